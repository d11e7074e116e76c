import type { ItineraryDay } from '../../domain/itinerary.js';
import { wordClockTimes } from './clock-time.js';
import { readDateParts } from './date-parts.js';
import { type OwnMeal, pausesOf } from './own-meals.js';
import { renderStop } from './render-stop.js';
import { renderWay } from './render-way.js';
import { section } from './section.js';
import type { Voice } from './voice.js';

/** What a day's lines need beside the day itself. */
export interface DayContext {
  /** Journeys that the day's total includes. */
  readonly journeys: readonly ('outbound' | 'inbound')[];
  /** Meals of this day that the customer finds alone. */
  readonly ownMeals: readonly OwnMeal[];
}

/** One day: where it starts, every stop with the way to it, where it ends, the night and the total. */
export function renderDay(day: ItineraryDay, { journeys, ownMeals }: DayContext, voice: Voice): string {
  const { words, nameOf } = voice;
  const { stops, start, end, overnight } = day;
  const isInside = ({ placeId }: OwnMeal) => stops.some((stop) => stop.placeId === placeId);
  const inside = ownMeals.filter(isInside);
  const { pauses, evening } = pausesOf(
    day,
    ownMeals.filter((meal) => !isInside(meal)),
  );
  const time = (clock: string) => wordClockTimes(clock, words.nextDay);

  // Nobody sets out on a day of rest to be back at the same minute.
  const stays = stops.length === 0 && start.placeId === end.placeId;
  // A day trip begins and ends at its own sights: that is no way to set out on or to come back from.
  const isAtFirst = stops[0]?.placeId === start.placeId && stops[0].leg.minutes === 0;
  const isAtLast = stops.at(-1)?.placeId === end.placeId && end.leg.minutes === 0 && overnight === undefined;
  const lines = stays || isAtFirst ? [] : [words.setOut(time(start.time), nameOf(start))];
  for (const [index, stop] of stops.entries()) {
    lines.push(...renderWay(stop.leg, pauses[index], words), ...renderStop(stop, voice));
    for (const { meal, costYuan } of inside.filter(({ placeId }) => placeId === stop.placeId)) {
      lines.push(`  · ${words.mealInside(meal, costYuan)}`);
    }
  }
  if (stops.length === 0) lines.push(stays ? words.emptyDay : `  ${words.emptyDay}`);
  if (!stays && !isAtLast) {
    lines.push(...renderWay(end.leg, pauses[stops.length], words), arrivalAtEnd(day, time(end.time), voice));
  }
  for (const { meal, costYuan } of evening) lines.push(words.ownMeal(meal, costYuan));
  if (overnight && (stays || overnight.placeId !== end.placeId)) {
    lines.push(
      words.withNight(words.overnight(nameOf(overnight)), overnight.rooms, overnight.costYuan, overnight.bedsPerRoom),
    );
  }
  lines.push(words.dayTotal(day.costYuan, journeys));

  const date = words.date(readDateParts(day.date));
  return section(words.dayTitle(day.day, date, day.holiday && words.holiday(day.holiday)), lines);
}

/** Where the day ends; with the night, where it is spent there. */
export function arrivalAtEnd({ start, end, overnight }: ItineraryDay, time: string, { words, nameOf }: Voice): string {
  const isBack = end.placeId === start.placeId;
  if (overnight?.placeId !== end.placeId) return (isBack ? words.backAt : words.arriveAt)(time, nameOf(end));
  const stay = (isBack ? words.backForNight : words.checkIn)(time, nameOf(end));
  return words.withNight(stay, overnight.rooms, overnight.costYuan, overnight.bedsPerRoom);
}
