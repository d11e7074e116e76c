import type { ItineraryDay } from '../../domain/itinerary.js';
import { partySize } from '../../domain/party.js';
import type { Place } from '../../domain/place.js';
import { canHost } from './check-stays.js';
import { type CheckedTrip, wishFor } from './checked-trip.js';
import { isStay } from './meant-places.js';
import { shown, type Violation, violation } from './violation.js';

/**
 * A room takes as many as the hotel says; else two in a double bed, or one in each of several beds, and one child more in
 * its parents' bed.
 */
function leastRooms({ request }: CheckedTrip, hotel: Place | undefined, beds: number | undefined): number {
  const people = partySize(request.party);
  const stated = beds === undefined ? hotel?.sleeps : undefined;
  const sleeps = stated ?? Math.max(beds ?? 2, 2);
  const most = stated ?? sleeps + 1;
  return Math.max(Math.ceil(people / most), Math.ceil((people - (request.party.child ?? 0)) / sleeps));
}

function checkNight(day: ItineraryDay, next: ItineraryDay, trip: CheckedTrip): Violation[] {
  const night = day.overnight;
  if (night === undefined) {
    const isPossible = [...trip.places.values()].some((place) => canHost(place, trip));
    return isPossible ? [violation('overnight', { problem: 'missing' }, { day: day.day })] : [];
  }
  const spot = { day: day.day, placeId: night.placeId };
  const place = shown(night);
  const violations: Violation[] = [];
  const report = (problem: 'no-hotel' | 'not-ended' | 'not-started') =>
    violations.push(violation('overnight', { problem, place }, spot));
  const hotel = trip.places.get(night.placeId);
  if (hotel === undefined || !isStay(hotel)) report('no-hotel');
  // Where the party itself said where a day ends or begins, the way to and from the bed is its own affair.
  if (day.end.placeId !== night.placeId && wishFor('endAt', day.day, trip) === undefined) report('not-ended');
  if (next.start.placeId !== night.placeId && wishFor('startAt', next.day, trip) === undefined) report('not-started');
  const least = leastRooms(trip, hotel, night.bedsPerRoom);
  if (!(night.rooms >= least))
    violations.push(violation('overnight', { problem: 'rooms', place, rooms: night.rooms, leastRooms: least }, spot));
  return violations;
}

/** Every night but the last has a hotel with room for all, from which the next day begins. */
export function checkNights(trip: CheckedTrip): Violation[] {
  const { days } = trip.itinerary;
  return days.flatMap((day, index) => {
    const next = days[index + 1];
    return next === undefined ? [] : checkNight(day, next, trip);
  });
}

/** Every room has the beds that were asked for. */
export function checkBeds({ itinerary, request }: CheckedTrip): Violation[] {
  const asked = request.bedsPerRoom;
  if (asked === undefined) return [];
  return itinerary.days.flatMap(({ day, overnight }): Violation[] => {
    if (overnight === undefined || overnight.bedsPerRoom === asked) return [];
    const facts = { place: shown(overnight), found: overnight.bedsPerRoom, asked };
    return [violation('beds', facts, { day, placeId: overnight.placeId })];
  });
}
