import type { Itinerary } from '../../domain/itinerary.js';
import type { DayWish } from '../../domain/trip-request.js';
import type { WishReading } from './wish-reading.js';

/**
 * Reads the answer to the question which stop of a day to replace: a place that the day holds is to go, anything else is
 * what the customer would rather see on that day.
 *
 * @param shown - the plan that was asked about
 */
export function onAskedDay(reading: WishReading, day: number, shown: Itinerary | undefined): WishReading {
  const { mustSee = [], interests = [], mustNotSee = [], ...others } = reading.wish;
  if (others.dayWishes !== undefined || mustSee.length + interests.length + mustNotSee.length === 0) return reading;
  const stops = shown?.days.find((planned) => planned.day === day)?.stops ?? [];
  const isPlanned = (name: string) => stops.some((stop) => stop.name === name);
  const wanted = [...mustSee.filter((name) => !isPlanned(name)), ...interests];
  const refused = [...mustSee.filter(isPlanned), ...mustNotSee];
  const dayWish: DayWish = {
    day,
    ...(wanted.length > 0 ? { mustSee: wanted } : {}),
    ...(refused.length > 0 ? { mustNotSee: refused } : {}),
  };
  // "今天太累了" asks nothing, but after this question a name is an answer, however it is put.
  return { ...reading, asksFact: false, wish: { ...others, dayWishes: [dayWish] } };
}
