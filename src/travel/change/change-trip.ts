import type { Itinerary, PlanOutcome } from '../../domain/itinerary.js';
import type { Place } from '../../domain/place.js';
import type { TripRequest } from '../../domain/trip-request.js';
import { type TripIssue, TripRequestError } from '../../error/travel-error.js';
import { isCalendarDate } from '../calendar/calendar-date.js';
import { parseClock } from '../calendar/clock.js';
import { foldCity } from '../place/place-name.js';
import { readCity } from '../plan/city.js';
import { type PlanOptions, replanTrip } from '../planner.js';
import { changedDays, changedStops } from './changed-stops.js';
import { cheaperTrip } from './cheaper-trip.js';
import { type Revision, reviseTrip } from './revision.js';
import type { ChangeOutcome, KnownPlan, TripChange } from './trip-change.js';

export type ChangeOptions = Omit<PlanOptions, 'previous' | 'iterations'>;

type Replanned = PlanOutcome & { readonly request: TripRequest };

const longestDelay = 24 * 60;

function changeIssues(change: TripChange, { itinerary, now }: KnownPlan): TripIssue[] {
  const days = itinerary.days.length;
  const issues: TripIssue[] = [];
  const { day } = change as { readonly day?: number | undefined };
  if (day !== undefined && (!Number.isInteger(day) || day < 1 || day > days)) {
    issues.push({ field: 'change.day', message: `must be a day of the trip, from 1 to ${days}` });
  }
  if (now !== undefined && (parseClock(now.at) === undefined || !(now.day >= 1 && now.day <= days))) {
    issues.push({ field: 'now', message: `must be a day from 1 to ${days} and a time of day, HH:MM` });
  }
  if (day !== undefined && now !== undefined && day < now.day) {
    issues.push({ field: 'change.day', message: `must not be over: it is day ${now.day} now` });
  }
  if (change.type === 'late') {
    if (!Number.isFinite(change.minutes) || change.minutes < 0 || change.minutes > longestDelay) {
      issues.push({ field: 'change.minutes', message: `must be from 0 to ${longestDelay} minutes` });
    }
    if (change.at !== undefined && parseClock(change.at) === undefined) {
      issues.push({ field: 'change.at', message: 'must be a time of day, HH:MM' });
    }
  }
  if (change.type === 'closed' && change.date !== undefined && !isCalendarDate(change.date)) {
    issues.push({ field: 'change.date', message: 'must be a date that exists, YYYY-MM-DD' });
  }
  return issues;
}

/** Plans a revision within the narrowest of its scopes that leads to a plan. */
function replan({ request, places, scopes }: Revision, { itinerary }: KnownPlan, options: ChangeOptions): Replanned {
  const city = readCity(request.city, places, options);
  let first: Replanned | undefined;
  for (const scope of scopes) {
    const outcome = { ...replanTrip(request, city, { previous: itinerary, scope }), request };
    if (outcome.status === 'planned') return outcome;
    // That no day works as it is to be says nothing about the city.
    first ??= { ...outcome, obstacles: outcome.obstacles.filter(({ type }) => type !== 'no-places') };
  }
  return first ?? { status: 'no-plan', obstacles: [], request };
}

function toOutcome(known: KnownPlan, request: TripRequest, itinerary: Itinerary): ChangeOutcome {
  const days = changedDays(known.itinerary, itinerary);
  if (days.length === 0) return { status: 'unchanged', reason: 'suits-already', request, itinerary: known.itinerary };
  return { status: 'changed', request, itinerary, days, changedStops: changedStops(known.itinerary, itinerary) };
}

/** Of all revisions that lead to a plan, the one with the fewest changed stops, the earlier one where several have. */
function leastDisturbing(revisions: readonly Revision[], known: KnownPlan, options: ChangeOptions): ChangeOutcome {
  let least: Extract<ChangeOutcome, { readonly status: 'changed' | 'unchanged' }> | undefined;
  let failed: Extract<ChangeOutcome, { readonly status: 'no-plan' }> | undefined;
  const stopsOf = (outcome: ChangeOutcome) => (outcome.status === 'changed' ? outcome.changedStops : 0);
  for (const revision of revisions) {
    // A last resort that opens every day is of no use once a single day was enough.
    if (least !== undefined && revision === revisions.at(-1) && revisions.length > 1) break;
    const outcome = replan(revision, known, options);
    if (outcome.status === 'no-plan') {
      failed = outcome;
      continue;
    }
    const changed = toOutcome(known, outcome.request, outcome.itinerary);
    if (changed.status === 'no-plan') continue;
    if (least === undefined || stopsOf(changed) < stopsOf(least)) least = changed;
  }
  return least ?? failed ?? { status: 'unchanged', reason: 'suits-already', ...known };
}

/**
 * Changes a plan by as little as possible: a stop is exchanged, a day skipped or rained on, a place closed, the party
 * late, or the trip is to be cheaper, slower or faster.
 *
 * Days that the change does not concern stay as they are, to the minute; on the day it concerns, as many stops as
 * possible stay, in their order. Only where that leads to no plan may the other days change too. The plan is verified
 * like every other. The same input gives the same plan.
 *
 * Of a trip that is under way (`now`), days that are over and what lies behind on the present day stay as they were.
 *
 * @param known - the plan, the request that it was made for, and where the party is by now
 * @param places - as for `planTrip`
 * @returns `unchanged` where the plan suits as it is, `no-plan` with the wishes in the way where none fits any more
 * @throws {TripRequestError} the change names a day that the trip does not have, or a time or date that does not exist
 * @example
 * const outcome = changeTrip({ request, itinerary }, { type: 'rain', day: 2 }, places);
 * if (outcome.status === 'changed') console.log(outcome.itinerary.days[1]);
 */
export function changeTrip(
  known: KnownPlan,
  change: TripChange,
  places: readonly Place[],
  options: ChangeOptions = {},
): ChangeOutcome {
  const issues = changeIssues(change, known);
  if (issues.length > 0) throw new TripRequestError(issues);
  const cityPlaces = places.filter((place) => foldCity(place.city) === foldCity(known.request.city));
  if (change.type === 'cheaper') return cheaperTrip(known, cityPlaces, options);
  const choice = reviseTrip(known, change, cityPlaces);
  if (choice.type === 'keep') {
    return { status: 'unchanged', reason: choice.reason, request: choice.request, itinerary: known.itinerary };
  }
  return leastDisturbing(choice.revisions, known, options);
}
