import type { ItineraryDay } from '../../domain/itinerary.js';
import type { RestWish } from '../../domain/trip-request.js';
import { type CheckedTrip, isFreeDay, wishesFor } from './checked-trip.js';
import { toMinutes } from './clock-time.js';
import { type Violation, violation } from './violation.js';

interface Span {
  readonly from: number;
  readonly until: number;
}

/** The hours in which the party is at no stop; the way that each holds is still to come off it. */
function gapsOf(day: ItineraryDay): readonly (Span & { readonly way: number })[] {
  const begins = [toMinutes(day.start.time), ...day.stops.map((stop) => toMinutes(stop.leave))];
  const ends = [...day.stops, { arrive: day.end.time, leg: day.end.leg }];
  return ends.map(({ arrive, leg }, index) => ({
    from: begins[index] as number,
    until: toMinutes(arrive),
    way: leg.minutes,
  }));
}

/** Rests that lie within a stop, on a way, or in one another. */
function checkPlaced(day: ItineraryDay): Violation[] {
  const rests = (day.rests ?? []).map(({ from, until }) => ({ from: toMinutes(from), until: toMinutes(until) }));
  const gaps = gapsOf(day);
  return rests.flatMap(({ from, until }, index) => {
    const gap = gaps.find((each) => each.from <= from && until <= each.until);
    const within = rests.filter((rest) => gap !== undefined && gap.from <= rest.from && rest.until <= gap.until);
    const rested = within.reduce((sum, rest) => sum + rest.until - rest.from, 0);
    const overlaps = rests.slice(0, index).some((rest) => from < rest.until && rest.from < until);
    if (gap !== undefined && !overlaps && from <= until && rested + gap.way <= gap.until - gap.from) return [];
    const { from: begins, until: ends } = day.rests?.[index] ?? { from: '', until: '' };
    return [violation('rests', { problem: 'no-time', from: begins, until: ends }, { day: day.day })];
  });
}

/** Whether the party can rest on its own: before the day begins, or when it is over. */
function isHadOutside({ minutes, earliest, latest }: RestWish, { start, end }: ItineraryDay): boolean {
  const before = toMinutes(start.time) - toMinutes(earliest);
  const after = toMinutes(latest) - toMinutes(end.time);
  return before >= minutes || after >= minutes;
}

function checkWished(day: ItineraryDay, trip: CheckedTrip): Violation[] {
  if (isFreeDay(day.day, trip)) return [];
  const wishes = [...(trip.request.rests ?? []), ...wishesFor(day.day, trip).flatMap(({ rests }) => rests ?? [])];
  const left = [...(day.rests ?? [])];
  const byEnd = [...wishes].sort((one, other) => toMinutes(one.latest) - toMinutes(other.latest));
  return byEnd.flatMap((wish) => {
    const { minutes, earliest, latest } = wish;
    const index = left.findIndex(
      ({ from, until }) =>
        toMinutes(from) >= toMinutes(earliest) &&
        toMinutes(until) <= toMinutes(latest) &&
        toMinutes(until) - toMinutes(from) >= minutes,
    );
    if (index >= 0) {
      left.splice(index, 1);
      return [];
    }
    if (isHadOutside(wish, day)) return [];
    return [violation('rests', { problem: 'missing', minutes, earliest, latest }, { day: day.day })];
  });
}

/** Every rest that was asked for is there, and every rest that is there has its time. */
export function checkRests(trip: CheckedTrip): Violation[] {
  return trip.itinerary.days.flatMap((day) => [...checkPlaced(day), ...checkWished(day, trip)]);
}
