import type { ItineraryDay, Rest, TripRemark } from '../../domain/itinerary.js';
import { parseClock } from '../calendar/clock.js';

export type OwnMeal = Extract<TripRemark, { type: 'meal-on-your-own' }>;

/** Time between two stops that the way does not take; minutes after midnight. */
export interface Pause {
  readonly from: number;
  readonly until: number;
  /** Rests that come before the way. */
  readonly rests: readonly Rest[];
  /** The meal that the customer finds alone in this time. */
  readonly meal?: OwnMeal | undefined;
}

/** When people look for a meal, minutes after midnight. */
const mealTimes = {
  lunch: { from: 11 * 60, until: 14 * 60 + 30 },
  dinner: { from: 17 * 60, until: 20 * 60 + 30 },
};
const shortestMealMinutes = 30;

/**
 * The pauses of a day, one before each stop and one before the end, with the meals of one's own that fall into them.
 * A meal that no pause has time for is left for the evening.
 */
export function pausesOf(
  day: ItineraryDay,
  ownMeals: readonly OwnMeal[],
): { readonly pauses: readonly Pause[]; readonly evening: readonly OwnMeal[] } {
  const arrivals = [...day.stops, { leg: day.end.leg, arrive: day.end.time }];
  const departures = [day.start.time, ...day.stops.map((stop) => stop.leave)];
  const pauses: Pause[] = arrivals.map(({ leg, arrive }, index) => {
    const [leaves, until] = [minutesOf(departures[index]), minutesOf(arrive)];
    const rests = (day.rests ?? []).filter((rest) => leaves <= minutesOf(rest.from) && minutesOf(rest.until) <= until);
    const rested = rests.reduce((sum, rest) => sum + minutesOf(rest.until) - minutesOf(rest.from), 0);
    return { from: leaves + leg.minutes + rested, until, rests };
  });
  const evening: OwnMeal[] = [];
  for (const meal of ownMeals) {
    const index = pauses.findIndex((pause) => pause.meal === undefined && hasTimeFor(meal, pause));
    const pause = pauses[index];
    if (pause === undefined) evening.push(meal);
    else pauses[index] = { ...pause, meal };
  }
  return { pauses, evening };
}

function hasTimeFor({ meal }: OwnMeal, pause: Pause): boolean {
  const { from, until } = mealTimes[meal];
  return Math.min(until, pause.until) - Math.max(from, pause.from) >= shortestMealMinutes;
}

function minutesOf(time: string | undefined): number {
  return (time === undefined ? undefined : parseClock(time)) ?? 0;
}
