import type { ItineraryDay } from '../../domain/itinerary.js';
import type { Pace } from '../../domain/trip-request.js';
import { type CheckedTrip, isOwnedUp, wishFor } from './checked-trip.js';
import { toClock, toMinutes } from './clock-time.js';
import { placesAskedFor, spotsMeant } from './meant-places.js';
import { shown, type Violation, violation } from './violation.js';

/** What a pace can still mean for a day; minutes after midnight, and minutes. */
interface DaySpan {
  readonly earliest: number;
  readonly latest: number;
  readonly longest: number;
}

const spans: Readonly<Record<Pace, DaySpan>> = {
  relaxed: { earliest: 8 * 60, latest: 22 * 60, longest: 12.5 * 60 },
  moderate: { earliest: 7 * 60, latest: 22 * 60 + 30, longest: 14 * 60 },
  packed: { earliest: 6 * 60, latest: 23 * 60 + 30, longest: 16.5 * 60 },
};
/** A sight that was asked for may keep a party up until then, whatever the pace. */
const latestForWish = 24 * 60;
/** A party that arrives in the night still has to get to its hotel. */
const fromArrivalMinutes = 180;

export function paceOf(day: number, trip: CheckedTrip): Pace {
  return wishFor('pace', day, trip) ?? trip.request.pace ?? 'moderate';
}

/** The hours that the pace allows: beyond them only for a train, a wish, or by the party's own hours. */
function checkLength(day: ItineraryDay, trip: CheckedTrip): Violation[] {
  const { days, outbound, inbound } = trip.itinerary;
  const pace = paceOf(day.day, trip);
  const { earliest, latest, longest } = spans[pace];
  const isArrival = outbound !== undefined && day === days[0];
  const isDeparture = inbound !== undefined && day === days.at(-1);
  const from = wishFor('from', day.day, trip);
  const until = wishFor('until', day.day, trip);
  const start = toMinutes(day.start.time);
  const end = toMinutes(day.end.time);
  const report = (problem: 'early' | 'late' | 'long', allowed: string | number) => [
    violation('day-length', { problem, pace, start: day.start.time, end: day.end.time, allowed }, { day: day.day }),
  ];
  if (start < earliest && !isArrival && from === undefined) return report('early', toClock(earliest));
  if (until !== undefined || isDeparture) return [];
  const hasWish = () => {
    const wished = placesAskedFor(day.day, trip);
    return day.stops.some((stop) => wished.has(stop.placeId));
  };
  const latestEnd = Math.max(latest, isArrival || from !== undefined ? start + fromArrivalMinutes : 0);
  if (end > latestEnd && !(end <= latestForWish && hasWish())) return report('late', toClock(latestEnd));
  if (end - start > longest && from === undefined && !hasWish()) return report('long', longest);
  return [];
}

/** Whether a day begins where the journey arrives, or ends where it leaves: no wish moves a station. */
function isAtJourney(end: 'start' | 'end', day: ItineraryDay, { itinerary, places }: CheckedTrip): boolean {
  const { days, outbound, inbound } = itinerary;
  const meets =
    end === 'start' ? outbound !== undefined && day === days[0] : inbound !== undefined && day === days.at(-1);
  return meets && places.get(day[end].placeId)?.kind === 'station';
}

/** The hours and places that the party has set for a day itself. */
function checkOwnEnds(day: ItineraryDay, trip: CheckedTrip): Violation[] {
  const spot = { day: day.day };
  const violations: Violation[] = [];
  const from = wishFor('from', day.day, trip);
  const until = wishFor('until', day.day, trip);
  if (from !== undefined && !(toMinutes(day.start.time) >= toMinutes(from)))
    violations.push(violation('free-hours', { problem: 'from', found: day.start.time, asked: from }, spot));
  if (until !== undefined && !(toMinutes(day.end.time) <= toMinutes(until)))
    violations.push(violation('free-hours', { problem: 'until', found: day.end.time, asked: until }, spot));
  for (const problem of ['start', 'end'] as const) {
    const asked = wishFor(problem === 'start' ? 'startAt' : 'endAt', day.day, trip);
    const found = day[problem];
    if (asked === undefined || asked.trim() === '' || isAtJourney(problem, day, trip)) continue;
    const meant = spotsMeant(asked, trip);
    if (meant.has(found.placeId) || (meant.size === 0 && isOwnedUp(asked, trip))) continue;
    const facts = { problem, found: shown(found), asked };
    violations.push(violation('day-ends', facts, { ...spot, placeId: found.placeId }));
  }
  return violations;
}

/** A day is no longer than the pace allows, and begins and ends when and where the party said. */
export function checkDaySpan(trip: CheckedTrip): Violation[] {
  return trip.itinerary.days.flatMap((day) => [...checkLength(day, trip), ...checkOwnEnds(day, trip)]);
}
