import type { Stop } from '../../domain/itinerary.js';
import type { DayChange, ItineraryChange } from './itinerary-change.js';
import type { Voice } from './voice.js';

/** More names than these say less than that the days were planned anew. */
const mostNames = 8;

/**
 * What differs between two plans, as the clauses of one sentence: the sights first, day by day, then what follows from
 * them, then the other days and the total.
 *
 * @param days - length of the trip as it is now
 */
export function describeChange(change: ItineraryChange, days: number, voice: Voice): string[] {
  const { change: words } = voice.words;
  const clauses = [
    ...sightClauses(change, voice),
    ...dayClauses(change, 'order', words.reordered),
    ...dayClauses(change, 'meals', words.otherMeals),
    ...(change.stay === undefined
      ? dayClauses(change, 'way', words.otherTimes)
      : [words.stay(voice.plainNameOf(change.stay))]),
    ...change.journeys.map((journey) => words.journey[journey]),
  ];
  const last = clauses.pop();
  const unchanged = days - change.days.length;
  const ending = last !== undefined && unchanged > 0 ? words.withOtherDays(last, unchanged) : last;
  return [...clauses, ...(ending === undefined ? [] : [ending]), totalClause(change, voice)];
}

/** How the total has changed. */
export function totalClause({ beforeYuan, nowYuan }: ItineraryChange, { words }: Voice): string {
  return beforeYuan === nowYuan
    ? words.change.sameTotal(words.money(nowYuan))
    : words.change.total(words.money(beforeYuan), words.money(nowYuan));
}

function sightClauses({ days, moved }: ItineraryChange, voice: Voice): string[] {
  const { change: words } = voice.words;
  const names = days.reduce((sum, { removed, added }) => sum + removed.length + added.length, moved.length);
  const concerned = days.filter(({ kind }) => kind === 'sights').map(({ day }) => day);
  if (names > mostNames) return [words.rearranged(concerned)];
  return [
    ...days.flatMap((day) => dayClause(day, voice)),
    ...moved.map(({ stop, from, to }) => words.moved(voice.plainNameOf(stop), from, to)),
  ];
}

function dayClause({ day, removed, added }: DayChange, { words, plainNameOf }: Voice): string[] {
  const { change } = words;
  const named = (stops: readonly Stop[]) => stops.map(plainNameOf);
  if (removed.length > 0 && added.length > 0) return [change.replaced(day, named(removed), named(added))];
  if (added.length > 0) return [change.added(day, named(added))];
  return removed.length > 0 ? [change.removed(day, named(removed))] : [];
}

function dayClauses(
  { days }: ItineraryChange,
  kind: DayChange['kind'],
  word: (days: readonly number[]) => string,
): string[] {
  const numbers = days.filter((day) => day.kind === kind).map(({ day }) => day);
  return numbers.length > 0 ? [word(numbers)] : [];
}
