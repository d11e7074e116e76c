import type { ItineraryDay, Leg } from '../../domain/itinerary.js';
import type { Place, Position } from '../../domain/place.js';
import type { TransportMode } from '../../domain/trip-request.js';
import type { CheckedTrip } from './checked-trip.js';
import { toMinutes } from './clock-time.js';
import type { Violation } from './violation.js';

/** Nobody gets through a city faster, in kilometres an hour as the crow flies. */
const fastest: Readonly<Record<TransportMode, number>> = { walk: 8, bus: 70, metro: 90, taxi: 100, drive: 100 };
/** Two map datums may differ by 700 metres; where they do, that much distance cannot be judged. */
const datumErrorMeters = 800;
const leastMealMinutes = 20;
const latestEnd = 27 * 60;

/** Metres as the crow flies, on a plane that is good enough for one city. */
function straightMeters(from: Position, to: Position): number {
  const metersPerDegree = 111_195;
  const middle = ((from.latitude + to.latitude) / 2) * (Math.PI / 180);
  const north = (to.latitude - from.latitude) * metersPerDegree;
  const east = (to.longitude - from.longitude) * metersPerDegree * Math.cos(middle);
  const meters = Math.hypot(north, east);
  return from.datum === to.datum ? meters : Math.max(0, meters - datumErrorMeters);
}

function checkLeg(day: number, leg: Leg, from: Place | undefined, to: Place | undefined): Violation[] {
  if (leg.minutes < 0 || leg.distanceMeters < 0) {
    return [{ rule: 'travel-time', day, placeId: to?.id, message: `The way to ${to?.name} has no sensible length` }];
  }
  if (from === undefined || to === undefined || from.id === to.id) return [];
  const meters = straightMeters(from.position, to.position);
  const leastMinutes = (meters / 1000 / fastest[leg.mode]) * 60 - 1;
  if (leg.minutes >= leastMinutes && leg.distanceMeters >= meters * 0.9 - 50) return [];
  const kilometers = (meters / 1000).toFixed(1);
  return [
    {
      rule: 'travel-time',
      day,
      placeId: to.id,
      message: `${leg.minutes} minutes (${leg.mode}) from ${from.name} to ${to.name} cannot be: it is ${kilometers} km`,
    },
  ];
}

function checkDay(day: ItineraryDay, trip: CheckedTrip): Violation[] {
  const violations: Violation[] = [];
  const report = (rule: Violation['rule'], message: string, placeId?: string) =>
    violations.push({ rule, day: day.day, placeId, message });
  const clocks = [day.start.time, ...day.stops.flatMap((stop) => [stop.arrive, stop.leave]), day.end.time].map(
    toMinutes,
  );
  if (clocks.some(Number.isNaN)) {
    report('day-order', `Day ${day.day} has a time that is not a clock time`);
    return violations;
  }
  let free = toMinutes(day.start.time);
  let before = trip.places.get(day.start.placeId);
  for (const stop of day.stops) {
    const place = trip.places.get(stop.placeId);
    const arrive = toMinutes(stop.arrive);
    const leave = toMinutes(stop.leave);
    if (arrive < free)
      report('overlap', `${stop.name} begins at ${stop.arrive}, before what comes before it is over`, stop.placeId);
    else if (arrive < free + stop.leg.minutes) {
      report(
        'travel-time',
        `${stop.name} cannot be reached by ${stop.arrive}: the way takes ${stop.leg.minutes} minutes`,
        stop.placeId,
      );
    }
    const least = stop.kind === 'visit' ? (place?.visitMinutes ?? 90) : leastMealMinutes;
    if (leave - arrive < least)
      report('visit-length', `${stop.name} needs ${least} minutes, the plan leaves ${leave - arrive}`, stop.placeId);
    violations.push(...checkLeg(day.day, stop.leg, before, place));
    free = Math.max(free, leave);
    before = place;
  }
  const end = toMinutes(day.end.time);
  if (end < free + day.end.leg.minutes) {
    report('travel-time', `${day.end.name} cannot be reached by ${day.end.time}`, day.end.placeId);
  }
  if (end > latestEnd) report('day-order', `Day ${day.day} ends after three in the night`);
  violations.push(...checkLeg(day.day, day.end.leg, before, trip.places.get(day.end.placeId)));
  return violations;
}

/** Times follow one another, ways take the time that they need, visits last long enough. */
export function checkCourse(trip: CheckedTrip): Violation[] {
  return trip.itinerary.days.flatMap((day) => checkDay(day, trip));
}
