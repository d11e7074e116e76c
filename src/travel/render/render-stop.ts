import type { Stop } from '../../domain/itinerary.js';
import { wordClockTimes } from './clock-time.js';
import type { Voice } from './voice.js';
import type { TripWords } from './words.js';

/** One visit or meal: when and what, then hours and cost. */
export function renderStop(stop: Stop, { words, nameOf }: Voice): string[] {
  const name = nameOf(stop);
  const what = stop.kind === 'meal' ? words.meal(stop.meal, name) : name;
  const span = wordClockTimes(`${stop.arrive}–${stop.leave}`, words.nextDay);
  return [`${span}  ${what}`, `  ${stopDetails(stop, words).join(' · ')}`];
}

/** Hours and cost of a stop. */
export function stopDetails(stop: Stop, words: TripWords): string[] {
  return stop.kind === 'meal' ? mealDetails(stop, words) : visitDetails(stop, words);
}

function visitDetails({ openingHours, costYuan }: Stop, words: TripWords): string[] {
  return [
    openingHours === undefined ? words.openAlways : words.open(wordClockTimes(openingHours, words.nextDay)),
    costYuan > 0 ? words.ticket(costYuan) : words.freeEntry,
  ];
}

function mealDetails({ openingHours, costYuan }: Stop, words: TripWords): string[] {
  return [
    ...(openingHours === undefined ? [] : [words.serving(wordClockTimes(openingHours, words.nextDay))]),
    costYuan > 0 ? words.mealCost(costYuan) : words.mealCostUnknown,
  ];
}
