import type { TripRequest } from '../../../domain/trip-request.js';
import { toMinutes } from '../../check/clock-time.js';
import { isSameCity } from '../../check/meant-places.js';
import { checkItinerary } from '../../check-itinerary.js';
import { type CheckedMultiCityTrip, wishFor } from './checked-multi-city-trip.js';
import { type MultiCityViolation, violation } from './multi-city-violation.js';

/** Every city that was asked for is visited once, in the order that was asked for, and no other. */
export function checkCities({ itinerary, request }: CheckedMultiCityTrip): MultiCityViolation[] {
  const found = itinerary.stays.map(({ city }) => city);
  const asked = request.stays.map(({ city }) => city);
  const has = (cities: readonly string[], city: string) => cities.some((each) => isSameCity(each, city));
  const problems = [
    ...asked.filter((city) => !has(found, city)).map((city) => ({ problem: 'missing', city }) as const),
    ...found.filter((city) => !has(asked, city)).map((city) => ({ problem: 'unasked', city }) as const),
    ...found
      .filter((city, index) => has(found.slice(0, index), city))
      .map((city) => ({ problem: 'twice', city }) as const),
  ];
  if (problems.length > 0) return problems.map((facts) => violation('cities', facts));
  if (request.order === 'best' || found.every((city, index) => isSameCity(city, asked[index] ?? ''))) return [];
  return [violation('cities', { problem: 'order', found, asked })];
}

/** Whoever leaves before that may get up earlier than the pace allows. */
const earlyDeparture = 10 * 60;

/** What a city is checked against. Its hours of arrival and departure are those of the ways, which are checked by themselves. */
function requestFor(index: number, trip: CheckedMultiCityTrip): TripRequest | undefined {
  const { request, itinerary } = trip;
  const stay = itinerary.stays[index];
  const wish = stay && wishFor(stay, trip);
  if (stay === undefined || wish === undefined) return undefined;
  const isLast = index === itinerary.stays.length - 1;
  // A stay that is too long, too short, too early or too late is told of once, as what it is.
  const days = stay.itinerary.days.length;
  const startDate = stay.itinerary.days[0]?.date ?? request.startDate;
  const { party, economical, noWalking, taxiBeyondKm, bedsPerRoom, stayWith, freeOnly, needs } = request;
  const { mustSee, cuisines, kindLimits, stayAt, dayWishes = [] } = wish;
  const arrives = stay.arrival !== undefined;
  const onward = isLast ? itinerary.inbound : itinerary.stays[index + 1]?.arrival;
  const leaves = onward !== undefined;
  const leavesEarly = leaves && toMinutes(onward.depart) < earlyDeparture;
  // Where a way begins or ends, its station and its hour stand before what was wished for that day.
  const ownDays = dayWishes.map((each) => ({
    ...each,
    ...(arrives && each.day === 1 ? { startAt: undefined } : {}),
    ...(leaves && each.day === days ? { endAt: undefined } : {}),
  }));
  const ends = [
    ...(arrives ? [{ day: 1, from: '00:00' }] : []),
    ...(leaves ? [{ day: days, until: '30:00' }] : []),
    ...(leavesEarly ? [{ day: days, from: '00:00' }] : []),
  ];
  return {
    ...{ city: wish.city, startDate, days, party, economical, noWalking, taxiBeyondKm, bedsPerRoom, stayWith },
    ...{ freeOnly, needs, mustSee, cuisines, kindLimits, stayAt, dayWishes: [...ownDays, ...ends] },
    pace: wish.pace ?? request.pace,
    modes: wish.modes ?? request.modes,
    mustNotSee: [...(request.mustNotSee ?? []), ...(wish.mustNotSee ?? [])],
  };
}

/** Each stay can be walked as it stands, and keeps what was asked for its city. */
export function checkWithinCities(trip: CheckedMultiCityTrip): MultiCityViolation[] {
  const { itinerary, places, options } = trip;
  return itinerary.stays.flatMap((stay, index) => {
    const request = requestFor(index, trip);
    if (request === undefined) return [];
    // A hotel of another city is no bed in this one.
    const ofCity = [...places.values()].filter((place) => isSameCity(place.city, stay.city));
    return checkItinerary(stay.itinerary, request, ofCity, { ...options, connections: undefined }).map((each) =>
      violation('in-city', { city: stay.city, violation: each }),
    );
  });
}
