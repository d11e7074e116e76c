import type { Leg } from '../../domain/itinerary.js';
import { wordClockTimes } from './clock-time.js';
import type { Pause } from './own-meals.js';
import type { TripWords } from './words.js';

/** Shorter pauses are slack, not worth a line. */
const shortestPauseMinutes = 30;

/** Rests, the way to the next stop, and what the time before it is good for. */
export function renderWay(leg: Leg, pause: Pause | undefined, words: TripWords): string[] {
  const rests = (pause?.rests ?? []).map(({ from, until }) => {
    const time = (clock: string) => wordClockTimes(clock, words.nextDay);
    return `  · ${words.rest(time(from), time(until))}`;
  });
  return [...rests, ...wayLines(leg, words), ...pauseLines(pause, words)];
}

function wayLines(leg: Leg, words: TripWords): string[] {
  if (leg.minutes === 0) return [];
  const way = words.wayTaking(words.mode[leg.mode], words.minutes(leg.minutes), Boolean(leg.errorShare));
  const isWalk = leg.mode === 'walk' && leg.distanceMeters > 0;
  const cost = leg.costYuan > 0 ? ` · ${words.money(leg.costYuan)}` : '';
  return [`  → ${isWalk ? words.withNote(way, words.distance(leg.distanceMeters)) : way}${cost}`];
}

function pauseLines(pause: Pause | undefined, words: TripWords): string[] {
  if (pause === undefined) return [];
  const { from, until, meal } = pause;
  if (meal) return [`  · ${words.ownMeal(meal.meal, meal.costYuan)}`];
  return until - from >= shortestPauseMinutes ? [`  · ${words.freeTime(words.about(until - from))}`] : [];
}
