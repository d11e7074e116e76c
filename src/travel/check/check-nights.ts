import type { ItineraryDay } from '../../domain/itinerary.js';
import { partySize } from '../../domain/party.js';
import type { Place } from '../../domain/place.js';
import { type CheckedTrip, wishFor } from './checked-trip.js';
import { isStay } from './meant-places.js';
import { shown, type Violation, violation } from './violation.js';

/**
 * Rooms of two, or of as many as there are beds; a child may sleep in its parents' bed, one a room. A home takes as many
 * as it says.
 */
function leastRooms({ request }: CheckedTrip, beds: number | undefined, home: Place | undefined): number {
  const people = partySize(request.party);
  if (beds === undefined && home?.sleeps !== undefined) return Math.ceil(people / home.sleeps);
  const sleeps = beds === undefined || beds < 2 ? 2 : beds;
  return Math.max(Math.ceil(people / (sleeps + 1)), Math.ceil((people - (request.party.child ?? 0)) / sleeps));
}

function checkNight(day: ItineraryDay, next: ItineraryDay, trip: CheckedTrip): Violation[] {
  const night = day.overnight;
  if (night === undefined) {
    const isPossible = [...trip.places.values()].some(isStay);
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
  const least = leastRooms(trip, night.bedsPerRoom, hotel);
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
