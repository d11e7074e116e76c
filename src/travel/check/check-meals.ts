import type { ItineraryDay, Stop } from '../../domain/itinerary.js';
import type { Place } from '../../domain/place.js';
import { type CheckedTrip, isFreeDay, wishFor } from './checked-trip.js';
import { toClock, toMinutes } from './clock-time.js';
import { isEatery } from './meant-places.js';
import { shown, type Violation, violation } from './violation.js';

type Meal = 'lunch' | 'dinner';

/** When a meal may begin, and the hours of a day that cannot pass without it. Minutes after midnight. */
const mealHours: Readonly<
  Record<Meal, { readonly from: number; readonly until: number; readonly dayFrom: number; readonly dayUntil: number }>
> = {
  lunch: { from: 630, until: 840, dayFrom: 660, dayUntil: 810 },
  dinner: { from: 990, until: 1230, dayFrom: 1020, dayUntil: 1200 },
};
const leastBreakMinutes = 30;

/** Whether a sight has food: by its own word, or because people stay there for half a day. */
function servesInside(place: Place | undefined): boolean {
  return place?.kind === 'sight' && (place.mealsInside ?? (place.visitMinutes ?? 90) >= 240);
}

/** Whether the day leaves time for a meal on one's own: a break, a long visit with food, or an end early enough. */
function leavesTime(day: ItineraryDay, meal: Meal, trip: CheckedTrip): boolean {
  const { from, until } = mealHours[meal];
  let free = toMinutes(day.start.time);
  for (const stop of day.stops) {
    const setOut = toMinutes(stop.arrive) - stop.leg.minutes;
    if (Math.min(setOut, until + leastBreakMinutes) - Math.max(free, from) >= leastBreakMinutes) return true;
    free = toMinutes(stop.leave);
    const hours = Math.min(free, until + leastBreakMinutes) - Math.max(toMinutes(stop.arrive), from);
    if (hours >= leastBreakMinutes && servesInside(trip.places.get(stop.placeId))) return true;
  }
  const setOut = toMinutes(day.end.time) - day.end.leg.minutes;
  if (Math.min(setOut, until + leastBreakMinutes) - Math.max(free, from) >= leastBreakMinutes) return true;
  return day.overnight !== undefined && toMinutes(day.end.time) <= until + leastBreakMinutes;
}

function checkTable(stop: Stop, meal: Meal, day: number, trip: CheckedTrip): Violation[] {
  const spot = { day, placeId: stop.placeId };
  const { from, until } = mealHours[meal];
  const arrive = toMinutes(stop.arrive);
  const violations: Violation[] = [];
  if (arrive < from || arrive > until) {
    const hours = { from: toClock(from), until: toClock(until) };
    const facts = { problem: 'hour', meal, place: shown(stop), arrive: stop.arrive, ...hours } as const;
    violations.push(violation('meals', facts, spot));
  }
  const place = trip.places.get(stop.placeId);
  if (place !== undefined && !isEatery(place))
    violations.push(violation('meals', { problem: 'no-food', place: shown(stop) }, spot));
  return violations;
}

/** Whether the party is on its way at the hours of a meal. A free day, and hours of its own, are its own affair. */
function isNeeded(day: ItineraryDay, meal: Meal, trip: CheckedTrip): boolean {
  const { dayFrom, dayUntil } = mealHours[meal];
  if (isFreeDay(day.day, trip) || toMinutes(day.start.time) > dayFrom) return false;
  const goesHome = wishFor('until', day.day, trip) !== undefined || day.overnight === undefined;
  return !goesHome || toMinutes(day.end.time) >= dayUntil;
}

function checkMeal(day: ItineraryDay, meal: Meal, trip: CheckedTrip): Violation[] {
  const spot = { day: day.day };
  const stops = day.stops.filter((stop) => stop.kind === 'meal' && stop.meal === meal);
  const own = trip.itinerary.remarks.filter(
    (remark) => remark.type === 'meal-on-your-own' && remark.day === day.day && remark.meal === meal,
  );
  const violations = stops.flatMap((stop) => checkTable(stop, meal, day.day, trip));
  const report = (problem: 'missing' | 'twice' | 'no-time') =>
    violations.push(violation('meals', { problem, meal }, spot));
  if (stops.length + own.length > 1) report('twice');
  if (own.length > 0 && !leavesTime(day, meal, trip)) report('no-time');
  if (stops.length + own.length === 0 && isNeeded(day, meal, trip)) report('missing');
  return violations;
}

/** A meal without a name, and a visit with one. */
function checkNames(day: ItineraryDay): Violation[] {
  return day.stops
    .filter((stop) => (stop.kind === 'meal') !== (stop.meal !== undefined))
    .map((stop) =>
      violation('meals', { problem: 'unnamed', place: shown(stop) }, { day: day.day, placeId: stop.placeId }),
    );
}

/** Every full day has lunch and dinner, at a sensible time, where people can eat. */
export function checkMeals(trip: CheckedTrip): Violation[] {
  return trip.itinerary.days.flatMap((day) => [
    ...checkNames(day),
    ...checkMeal(day, 'lunch', trip),
    ...checkMeal(day, 'dinner', trip),
  ]);
}
