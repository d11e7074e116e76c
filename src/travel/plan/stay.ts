import type { Place } from '../../domain/place.js';
import type { TripRequest } from '../../domain/trip-request.js';
import type { HolidayCalendar } from '../calendar/calendar.js';
import { addDays } from '../calendar/calendar-date.js';
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

/** Whether a place to stay has all that was asked for. */
export function offers(stay: Place, wanted: readonly string[]): boolean {
  return wanted.every((tag) => isTagged(stay, tag));
}

/** What was said about where to stay. */
export type StayWish = Pick<TripRequest, 'stayAt' | 'stayWith' | 'days'>;

/**
 * The hotels among which to choose: those of the wished name, else those in the wished area, else the three nearest to
 * the place that was named ("near the lake"); always of those that have what was asked for.
 */
export function staysFor({ stayAt: wish, stayWith = [], days }: StayWish, places: readonly Place[]): StayChoice {
  const fit = places.filter((place) => isStay(place) && offers(place, stayWith));
  const willing = fit.filter(({ minimumNights = 1 }) => minimumNights < days);
  const all = willing.length > 0 ? willing : fit;
  const priced = all.filter((stay) => stay.roomPrice !== undefined);
  const usual = priced.length > 0 ? priced : all;
  if (wish === undefined || foldName(wish) === '') return { stays: usual, understood: true };
  const named = placesNamed(wish, all);
  if (named.length > 0) return { stays: named, understood: true };
  const folded = foldName(wish);
  const inArea = all.filter((stay) => {
    const area = foldName(stay.area ?? '');
    return area.length > 1 && (area.includes(folded) || folded.includes(area));
  });
  if (inArea.length > 0) return { stays: inArea, understood: true };
  const landmark = placesNamed(wish, places)[0];
  if (landmark === undefined) return { stays: usual, understood: false };
  const nearest = usual.toSorted(
    (left, right) =>
      distanceBetween(left.position, landmark.position) - distanceBetween(right.position, landmark.position),
  );
  return { stays: nearest.slice(0, 3), understood: true };
}
