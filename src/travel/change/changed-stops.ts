import type { Itinerary, ItineraryDay } from '../../domain/itinerary.js';

const visits = (day: ItineraryDay) => day.stops.filter((stop) => stop.kind === 'visit').map((stop) => stop.placeId);
const tables = (day: ItineraryDay) => day.stops.filter((stop) => stop.kind === 'meal').map((stop) => stop.placeId);

function difference(before: readonly string[], now: readonly string[]): number {
  const gone = before.filter((id) => !now.includes(id)).length;
  const added = now.filter((id) => !before.includes(id)).length;
  // One stop in the place of another is one change.
  return Math.max(gone, added);
}

/** How many stops differ between two plans: exchanged, gone, new or moved to another day; tables count like sights. */
export function changedStops(before: Itinerary, now: Itinerary): number {
  const length = Math.max(before.days.length, now.days.length);
  let count = 0;
  for (let index = 0; index < length; index += 1) {
    const [earlier, later] = [before.days[index], now.days[index]];
    for (const of of [visits, tables]) count += difference(earlier ? of(earlier) : [], later ? of(later) : []);
  }
  return count;
}

/** Days, from 1, that are not to the minute as they were. */
export function changedDays(before: Itinerary, now: Itinerary): readonly number[] {
  const length = Math.max(before.days.length, now.days.length);
  return Array.from({ length }, (_, index) => index + 1).filter(
    (day) => JSON.stringify(before.days[day - 1]) !== JSON.stringify(now.days[day - 1]),
  );
}
