import type { TripAlternative } from '../../domain/trip-request.js';
import { checkBudgets } from './check-costs.js';
import { checkJourneyModes, checkModes, checkNoWalking, checkTaxis } from './check-modes.js';
import { checkBeds } from './check-nights.js';
import { checkFree } from './check-sights.js';
import { checkMustNotSee, checkMustSee } from './check-wishes.js';
import type { CheckedTrip } from './checked-trip.js';
import { type Violation, violation } from './violation.js';

/** What a plan breaks of one alternative: its wishes taken as the only ones. */
function brokenOf(alternative: TripAlternative, trip: CheckedTrip): readonly Violation[] {
  const { city, startDate, days, party } = trip.request;
  const alone: CheckedTrip = { ...trip, request: { city, startDate, days, party, ...alternative } };
  return [
    ...checkBudgets(alone),
    ...checkMustSee(alone),
    ...checkMustNotSee(alone),
    // Without modes of its own an alternative says nothing of modes.
    ...(alternative.modes === undefined ? [] : checkModes(alone)),
    ...checkNoWalking(alone),
    ...checkTaxis(alone),
    ...checkJourneyModes(alone),
    ...checkBeds(alone),
    ...checkFree(alone),
  ];
}

/** At least one of the alternatives is kept whole. */
export function checkAlternatives(trip: CheckedTrip): Violation[] {
  const { anyOf = [] } = trip.request;
  if (anyOf.length === 0) return [];
  const all = anyOf.map((alternative) => brokenOf(alternative, trip));
  if (all.some((broken) => broken.length === 0)) return [];
  return [violation('any-of', { broken: all.flatMap((broken) => broken.slice(0, 1)) })];
}
