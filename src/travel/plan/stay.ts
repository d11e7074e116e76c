import type { Place } from '../../domain/place.js';
import type { TripRequest } from '../../domain/trip-request.js';
import type { HolidayCalendar } from '../calendar/calendar.js';
import { addDays } from '../calendar/calendar-date.js';
import { hasAccess } from '../place/access.js';
import { foldName, isTagged, placesNamed } from '../place/place-name.js';
import { distanceBetween } from '../place/position.js';
import { roomsFor, toFen } from './party-cost.js';

/** Yuan for one night of the whole party: on public holidays the holiday price, where it is known. */
export function nightCost(stay: Place, date: string, request: TripRequest, calendar: HolidayCalendar): number {
  const usual = stay.roomPrice ?? 0;
  const price = calendar.holidayOn(date) === undefined ? usual : (stay.holidayRoomPrice ?? usual);
  return toFen(price * roomsFor(request.party, request.bedsPerRoom, stay));
}

/** Yuan for all nights of a trip. */
export function stayCost(stay: Place, request: TripRequest, calendar: HolidayCalendar): number {
  let cost = 0;
  for (let night = 0; night < request.days - 1; night += 1) {
    cost += nightCost(stay, addDays(request.startDate, night), request, calendar);
  }
  return toFen(cost);
}

export interface StayChoice {
  /** Hotels that meet the wish; all of them where there is none. */
  readonly stays: readonly Place[];
  /** False when a wish was said and nothing of that name is known. */
  readonly understood: boolean;
}

export const isStay = (place: Place): boolean => place.kind === 'hotel' || place.kind === 'hotel-area';

/** What was said about where to stay, and what the party needs there. */
export type StayWish = Pick<TripRequest, 'stayAt' | 'stayWith' | 'needs' | 'days'>;

/** Whether a place to stay has all that was asked for, and is not known to shut somebody of the party out. */
export function suits(stay: Place, { stayWith = [], needs = [] }: StayWish): boolean {
  return stayWith.every((tag) => isTagged(stay, tag)) && needs.every((need) => hasAccess(stay, need) !== false);
}

/** Whether it suits and takes a stay as short as this trip. */
export function takes(stay: Place, wish: StayWish): boolean {
  return suits(stay, wish) && (stay.minimumNights ?? 1) < wish.days;
}

/** The places to stay that a name means: those of that name, else those in the area. */
export function staysMeant(name: string | undefined, stays: readonly Place[]): readonly Place[] {
  const folded = foldName(name ?? '');
  if (name === undefined || folded === '') return [];
  const named = placesNamed(name, stays);
  if (named.length > 0) return named;
  return stays.filter((stay) => {
    const area = foldName(stay.area ?? '');
    return area.length > 1 && (area.includes(folded) || folded.includes(area));
  });
}

/**
 * The hotels among which to choose: those of the wished name, else those in the wished area, else the three nearest to
 * the place that was named ("near the lake"); always of those that take the party.
 */
export function staysFor(wish: StayWish, places: readonly Place[]): StayChoice {
  const { stayAt } = wish;
  const all = places.filter((place) => isStay(place) && takes(place, wish));
  const priced = all.filter((stay) => stay.roomPrice !== undefined);
  const usual = priced.length > 0 ? priced : all;
  if (stayAt === undefined || foldName(stayAt) === '') return { stays: usual, understood: true };
  const meant = staysMeant(stayAt, all);
  if (meant.length > 0) return { stays: meant, understood: true };
  const landmark = placesNamed(stayAt, places)[0];
  if (landmark === undefined) return { stays: usual, understood: false };
  const nearest = usual.toSorted(
    (left, right) =>
      distanceBetween(left.position, landmark.position) - distanceBetween(right.position, landmark.position),
  );
  return { stays: nearest.slice(0, 3), understood: true };
}
