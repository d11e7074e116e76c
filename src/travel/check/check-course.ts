import type { ItineraryDay, Stop } from '../../domain/itinerary.js';
import type { CheckedTrip } from './checked-trip.js';
import { toClock, toMinutes } from './clock-time.js';
import { shown, type Violation, violation } from './violation.js';

const leastMealMinutes = 20;

/** A time of the day that cannot be read. */
function brokenClock(day: ItineraryDay): string | undefined {
  const stops = day.stops.flatMap((stop) => [stop.arrive, stop.leave]);
  return [day.start.time, ...stops, day.end.time].find((clock) => Number.isNaN(toMinutes(clock)));
}

function checkArrival(stop: Stop, free: number, day: number): Violation[] {
  const arrive = toMinutes(stop.arrive);
  const spot = { day, placeId: stop.placeId };
  const place = shown(stop);
  if (arrive < free) return [violation('overlap', { place, arrive: stop.arrive, freeAt: toClock(free) }, spot)];
  if (arrive >= free + stop.leg.minutes) return [];
  const earliest = toClock(free + stop.leg.minutes);
  return [violation('travel-time', { problem: 'late', place, arrive: stop.arrive, earliest }, spot)];
}

function checkEnd(day: ItineraryDay, free: number): Violation[] {
  const earliest = free + day.end.leg.minutes;
  if (toMinutes(day.end.time) >= earliest) return [];
  const spot = { day: day.day, placeId: day.end.placeId };
  const place = shown(day.end);
  if (toMinutes(day.end.time) < free)
    return [violation('overlap', { place, arrive: day.end.time, freeAt: toClock(free) }, spot)];
  const facts = { problem: 'late', place, arrive: day.end.time, earliest: toClock(earliest) } as const;
  return [violation('travel-time', facts, spot)];
}

function checkDay(day: ItineraryDay, trip: CheckedTrip): Violation[] {
  const found = brokenClock(day);
  if (found !== undefined) return [violation('day-order', { found }, { day: day.day })];
  const violations: Violation[] = [];
  let free = toMinutes(day.start.time);
  for (const stop of day.stops) {
    violations.push(...checkArrival(stop, free, day.day));
    const leastMinutes = stop.kind === 'visit' ? (trip.places.get(stop.placeId)?.visitMinutes ?? 90) : leastMealMinutes;
    const leave = toMinutes(stop.leave);
    const minutes = leave - toMinutes(stop.arrive);
    if (minutes < leastMinutes) {
      const facts = { place: shown(stop), minutes, leastMinutes };
      violations.push(violation('visit-length', facts, { day: day.day, placeId: stop.placeId }));
    }
    free = Math.max(free, leave);
  }
  return [...violations, ...checkEnd(day, free)];
}

/** Times follow one another, ways fit in between, visits last long enough. */
export function checkCourse(trip: CheckedTrip): Violation[] {
  return trip.itinerary.days.flatMap((day) => checkDay(day, trip));
}
