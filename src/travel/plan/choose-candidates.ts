import type { TripRequest } from '../../domain/trip-request.js';
import { type Candidate, toCandidate, worthOf } from './candidate.js';
import type { Interest } from './interest.js';
import { dayRhythms } from './pace.js';
import type { PlanContext } from './plan-context.js';
import { isRefused } from './wishes.js';

const mostConsidered = 150;
const leastConsidered = 45;
const consideredPerDay = 15;
const mustPoints = 500;

/** A candidate beside the others: what it would be worth as the first sight of the trip, those asked for on top. */
export function standing(candidate: Candidate, interests: readonly Interest[]): number {
  return worthOf(candidate, interests) + (candidate.isMust ? mustPoints : 0);
}

/** The sights worth thinking about, by site: the best ones, those asked for, and those of an earlier plan. */
export function chooseCandidates(
  request: TripRequest,
  context: PlanContext,
  interests: readonly Interest[],
): ReadonlyMap<number, Candidate> {
  const visitFactor = dayRhythms[request.pace ?? 'moderate'].visitFactor;
  const asked = new Set(context.wishes.sights.flatMap((wish) => wish.members));
  const known = new Set(context.previous?.days.flatMap((day) => day.stops.map((stop) => stop.placeId)));
  const most = Math.min(mostConsidered, Math.max(leastConsidered, consideredPerDay * request.days));
  const entries = [...context.places.entries()]
    .filter(([, place]) => place.kind === 'sight' && !isRefused(place, request))
    .map(([site, place]): [number, Candidate] => [
      site,
      toCandidate(site, place, request, { isMust: asked.has(site), visitFactor, interests }),
    ])
    .sort(([, left], [, right]) => standing(right, interests) - standing(left, interests));
  return new Map(entries.filter(([site, { place }], rank) => rank < most || asked.has(site) || known.has(place.id)));
}
