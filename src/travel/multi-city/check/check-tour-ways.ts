import type { Connection } from '../../../domain/connection.js';
import type { Journey } from '../../../domain/itinerary.js';
import type { JourneyMode } from '../../../domain/trip-request.js';
import { toClock, toMinutes } from '../../check/clock-time.js';
import { isSameCity } from '../../check/meant-places.js';
import { isSameYuan, priceForAll } from '../../check/price.js';
import { shown } from '../../check/violation.js';
import { type CheckedMultiCityTrip, directionOf, type WayOfTrip, waysOfTrip } from './checked-multi-city-trip.js';
import { type MultiCityViolation, violation } from './multi-city-violation.js';

/** Nobody who comes later is let on, in minutes before the departure. */
const leastBoardingMinutes: Readonly<Record<JourneyMode, number>> = { train: 20, coach: 10, flight: 60, drive: 0 };

/** A row of the table that a journey can be, in the direction of that journey. */
interface Row {
  readonly row: Connection;
  readonly direction: 'outbound' | 'inbound';
}

function isDeparture({ row, direction }: Row, depart: number): boolean {
  const { departures } = row;
  if ('outbound' in departures) return departures[direction].some((time) => toMinutes(time) === depart);
  const since = depart - toMinutes(departures.first);
  return since >= 0 && depart <= toMinutes(departures.last) && since % departures.everyMinutes === 0;
}

function rowsOf(journey: Journey, connections: readonly Connection[]): readonly Row[] {
  return connections.flatMap((row) => {
    const direction = directionOf(row, journey.from, journey.to);
    return direction === undefined || row.mode !== journey.mode ? [] : [{ row, direction }];
  });
}

/** A way from or to home that nobody knows is owned up to. */
function checkMissing({ direction, from, to }: WayOfTrip, { itinerary }: CheckedMultiCityTrip): MultiCityViolation[] {
  const isOwned = itinerary.remarks.some((remark) => remark.type === 'assumed' && remark.slot === 'origin-journey');
  return direction !== 'onward' && isOwned ? [] : [violation('way', { problem: 'missing', from, to })];
}

function checkTimetable(journey: Journey, way: WayOfTrip, trip: CheckedMultiCityTrip): MultiCityViolation[] {
  const { connections } = trip.options;
  if (connections === undefined) return [];
  const { from, to, mode, depart } = journey;
  const leaves = toMinutes(depart);
  const running = rowsOf(journey, connections).filter(
    (each) => isDeparture(each, leaves) && toMinutes(journey.arrive) === leaves + each.row.minutes,
  );
  if (running.length === 0) return [violation('way', { problem: 'timetable', from, to, mode, depart })];
  const fareOf = ({ row }: Row) => priceForAll(row.price, trip.request.party);
  const paid = running.filter((each) => isSameYuan(fareOf(each), journey.costYuan));
  const [first] = running;
  if (paid.length === 0 && first !== undefined)
    return [violation('way', { problem: 'fare', from, to, yuan: journey.costYuan, right: fareOf(first) })];
  return checkStations(paid, way, trip);
}

/** The day before a way ends at its station, and the day after it begins at its station, where the table names them. */
function checkStations(rows: readonly Row[], way: WayOfTrip, { places }: CheckedMultiCityTrip): MultiCityViolation[] {
  const idAt = ({ row, direction }: Row, end: 'start' | 'end') => {
    const id = (direction === 'outbound') === (end === 'end') ? row.station : row.fromStation;
    return id !== undefined && places.get(id)?.kind === 'station' ? id : undefined;
  };
  const { lastDay, firstDay, from, to } = way;
  const leavesAt = (each: Row) => {
    const id = idAt(each, 'start');
    return lastDay === undefined || id === undefined || id === lastDay.end.placeId;
  };
  const comesTo = (each: Row) => {
    const id = idAt(each, 'end');
    return firstDay === undefined || id === undefined || id === firstDay.start.placeId;
  };
  if (rows.some((each) => leavesAt(each) && comesTo(each))) return [];
  const violations: MultiCityViolation[] = [];
  if (lastDay !== undefined && !rows.some(leavesAt))
    violations.push(violation('departure', { problem: 'station', city: from, place: shown(lastDay.end) }));
  if (firstDay !== undefined && (violations.length === 0 || !rows.some(comesTo)))
    violations.push(violation('arrival', { problem: 'station', city: to, place: shown(firstDay.start) }));
  return violations;
}

function checkHours(journey: Journey, { lastDay, firstDay }: WayOfTrip): MultiCityViolation[] {
  const { from, to, date, depart, arrive, mode } = journey;
  const violations: MultiCityViolation[] = [];
  for (const day of [lastDay, firstDay])
    if (day !== undefined && day.date !== date)
      violations.push(violation('way', { problem: 'date', from, to, found: date, asked: day.date }));
  if (!(toMinutes(arrive) > toMinutes(depart)))
    violations.push(violation('way', { problem: 'timetable', from, to, mode, depart }));
  const latest = toMinutes(depart) - leastBoardingMinutes[mode];
  if (lastDay !== undefined && !(toMinutes(lastDay.end.time) <= latest)) {
    const facts = { problem: 'late', city: from, mode, depart, found: lastDay.end.time } as const;
    violations.push(violation('departure', { ...facts, latest: toClock(Math.max(0, latest)) }));
  }
  if (firstDay !== undefined && !(toMinutes(firstDay.start.time) >= toMinutes(arrive)))
    violations.push(violation('arrival', { problem: 'early', city: to, start: firstDay.start.time, arrive }));
  return violations;
}

function checkWay(way: WayOfTrip, trip: CheckedMultiCityTrip): MultiCityViolation[] {
  const { journey, from, to, direction } = way;
  if (journey === undefined) return checkMissing(way, trip);
  if (!isSameCity(journey.from, from) || !isSameCity(journey.to, to))
    return [violation('way', { problem: 'wrong-way', from, to })];
  const asked = trip.request.journeyModes?.[direction] ?? [];
  const { mode } = journey;
  return [
    ...(asked.length > 0 && !asked.includes(mode) ? [violation('journey-modes', { from, to, mode, asked })] : []),
    ...checkHours(journey, way),
    ...checkTimetable(journey, way, trip),
  ];
}

/** The ways join the cities in time and place, as the timetable has them, and a car is on all of them or on none. */
export function checkTourWays(trip: CheckedMultiCityTrip): MultiCityViolation[] {
  const ways = waysOfTrip(trip);
  const journeys = ways.flatMap(({ journey }) => journey ?? []);
  const drives = journeys.filter(({ mode }) => mode === 'drive');
  const others = journeys.filter(({ mode }) => mode !== 'drive');
  const [odd] = drives.length > 0 ? others : [];
  const car = odd === undefined ? [] : [violation('car', { from: odd.from, to: odd.to, mode: odd.mode })];
  return [...ways.flatMap((way) => checkWay(way, trip)), ...car];
}
