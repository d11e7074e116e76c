import type { ItineraryDay } from '../../domain/itinerary.js';
import { paceOf } from './check-day-span.js';
import { type CheckedTrip, isFreeDay, wishesFor } from './checked-trip.js';
import { toMinutes } from './clock-time.js';
import { placesMeant } from './meant-places.js';
import { shown, type Violation, violation } from './violation.js';

const mostVisits = { relaxed: 3, moderate: 5, packed: 8 } as const;

function checkPace(day: ItineraryDay, trip: CheckedTrip): Violation[] {
  const pace = paceOf(day.day, trip);
  const visits = day.stops.filter((stop) => stop.kind === 'visit').length;
  const facts = { pace, visits, mostVisits: mostVisits[pace] };
  return visits > facts.mostVisits ? [violation('pace', facts, { day: day.day })] : [];
}

function checkFreeDay(day: ItineraryDay, trip: CheckedTrip): Violation[] {
  if (!isFreeDay(day.day, trip)) return [];
  return day.stops.map((stop) =>
    violation('free-day', { place: shown(stop) }, { day: day.day, placeId: stop.placeId }),
  );
}

/** A visit begins at the very hour that was asked for. */
function checkAppointments(day: number, trip: CheckedTrip): Violation[] {
  const stops = trip.itinerary.days.find((each) => each.day === day)?.stops ?? [];
  return wishesFor(day, trip)
    .flatMap((wish) => wish.appointments ?? [])
    .flatMap(({ place: name, at }) => {
      const meant = placesMeant(name, trip);
      const there = stops.filter((stop) => meant.has(stop.placeId));
      if (there.some((stop) => toMinutes(stop.arrive) === toMinutes(at))) return [];
      const facts = { name, at, found: there[0]?.arrive };
      return [violation('appointments', facts, { day, placeId: there[0]?.placeId })];
    });
}

/** A day holds no more sights than its pace allows, what was booked at its hour, and nothing where it is to be free. */
export function checkDayPlans(trip: CheckedTrip): Violation[] {
  const daysAskedFor = new Set((trip.request.dayWishes ?? []).map((wish) => wish.day));
  return [
    ...trip.itinerary.days.flatMap((day) => [...checkPace(day, trip), ...checkFreeDay(day, trip)]),
    ...[...daysAskedFor].flatMap((day) => checkAppointments(day, trip)),
  ];
}
