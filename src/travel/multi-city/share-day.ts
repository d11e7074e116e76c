import type { Place } from '../../domain/place.js';
import type { TripRequest } from '../../domain/trip-request.js';
import { dayRhythms } from '../plan/pace.js';
import { isRefused } from '../plan/wishes.js';

/** Sights that a visitor hardly misses; those without a rating are worth 3. */
const worthSeeing = 3.5;
const usualVisitMinutes = 90;
const wayMinutes = 30;

/** Minutes of sights for which the days that a city has to itself leave no room, up to one more day of them. */
function unseenMinutes({ request, places, ownDays }: SharingCity): number {
  const sights = places.filter((place) => place.kind === 'sight' && !isRefused(place, request));
  const wanted = sights
    .filter(({ rating = 3 }) => rating >= worthSeeing)
    .reduce((sum, { visitMinutes = usualVisitMinutes }) => sum + visitMinutes + wayMinutes, 0);
  const { easyMinutes } = dayRhythms[request.pace ?? 'moderate'];
  return Math.min(easyMinutes, Math.max(0, wanted - ownDays * easyMinutes));
}

/** A city that has a part of a day. */
export interface SharingCity {
  readonly request: TripRequest;
  readonly places: readonly Place[];
  /** Days that belong to this city alone, halves counted. */
  readonly ownDays: number;
}

/** The share of the day of the way onward for the city that is left: by what is still to be seen in each. */
export function shareOfDay(left: SharingCity, next: SharingCity): number {
  const unseen = unseenMinutes(left);
  const all = unseen + unseenMinutes(next);
  return all === 0 ? 0.5 : unseen / all;
}
