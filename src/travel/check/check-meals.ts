import type { ItineraryDay } from '../../domain/itinerary.js';
import type { Place } from '../../domain/place.js';
import type { CheckedTrip } from './checked-trip.js';
import { toMinutes } from './clock-time.js';
import type { Violation } from './violation.js';

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

function checkMeal(day: ItineraryDay, meal: Meal, trip: CheckedTrip): Violation[] {
  const hours = mealHours[meal];
  const violations: Violation[] = [];
  const report = (message: string, placeId?: string) =>
    violations.push({ rule: 'meals', day: day.day, placeId, message });
  const stops = day.stops.filter((stop) => stop.kind === 'meal' && stop.meal === meal);
  const own = trip.itinerary.remarks.filter(
    (remark) => remark.type === 'meal-on-your-own' && remark.day === day.day && remark.meal === meal,
  );
  if (stops.length + own.length > 1) report(`Day ${day.day} has more than one ${meal}`);
  for (const stop of stops) {
    const arrive = toMinutes(stop.arrive);
    if (arrive < hours.from || arrive > hours.until) report(`${stop.arrive} is no time for ${meal}`, stop.placeId);
    const kind = trip.places.get(stop.placeId)?.kind;
    if (kind !== undefined && kind !== 'restaurant' && kind !== 'food-street')
      report(`${stop.name} serves no meals`, stop.placeId);
  }
  if (own.length > 0 && !leavesTime(day, meal, trip)) report(`Day ${day.day} leaves no time for ${meal}`);
  const lasts = day.overnight !== undefined || toMinutes(day.end.time) >= hours.dayUntil;
  const isNeeded = toMinutes(day.start.time) <= hours.dayFrom && lasts;
  if (isNeeded && stops.length + own.length === 0) report(`Day ${day.day} has no ${meal}`);
  return violations;
}

/** Every full day has lunch and dinner, at a sensible time, where people can eat. */
export function checkMeals(trip: CheckedTrip): Violation[] {
  const stray = trip.itinerary.days.flatMap((day) =>
    day.stops
      .filter((stop) => (stop.kind === 'meal') !== (stop.meal !== undefined))
      .map(
        (stop): Violation => ({
          rule: 'meals',
          day: day.day,
          placeId: stop.placeId,
          message: `${stop.name}: which meal is it?`,
        }),
      ),
  );
  return [
    ...stray,
    ...trip.itinerary.days.flatMap((day) => [...checkMeal(day, 'lunch', trip), ...checkMeal(day, 'dinner', trip)]),
  ];
}
