import type { Connection } from '../../domain/connection.js';
import type { ItineraryDay, Journey } from '../../domain/itinerary.js';
import type { JourneyMode } from '../../domain/trip-request.js';
import { type CheckedTrip, wishFor } from './checked-trip.js';
import { toClock, toMinutes } from './clock-time.js';
import { isSameCity } from './meant-places.js';
import { shown, type Violation, violation } from './violation.js';

/** Nobody who comes later is let on, in minutes before the departure. */
const leastBoardingMinutes: Readonly<Record<JourneyMode, number>> = { train: 20, coach: 10, flight: 60, drive: 0 };

/** Whether a connection joins two cities; it is known in one direction and runs in both. */
export function joins({ from, to }: Connection, one: string, other: string): boolean {
  return (isSameCity(from, one) && isSameCity(to, other)) || (isSameCity(from, other) && isSameCity(to, one));
}

/** The journeys lead from home to the city and back; one that is missing is owned up to. */
function checkEnds({ itinerary, request, connections }: CheckedTrip): Violation[] {
  const { origin, city } = request;
  if (origin === undefined || isSameCity(origin, city)) return [];
  const { outbound, inbound, remarks } = itinerary;
  const leads = (journey: Journey | undefined, from: string, to: string) =>
    journey === undefined || (isSameCity(journey.from, from) && isSameCity(journey.to, to));
  if (!leads(outbound, origin, city) || !leads(inbound, city, origin))
    return [violation('journey', { problem: 'wrong-way', from: origin, to: city })];
  // A way that the party does not want to travel by is none.
  const isKnown = (['outbound', 'inbound'] as const).every((direction) => {
    const modes = request.journeyModes?.[direction] ?? [];
    return connections?.some((each) => joins(each, origin, city) && (modes.length === 0 || modes.includes(each.mode)));
  });
  const isOwned = remarks.some((remark) => remark.type === 'assumed' && remark.slot === 'origin-journey');
  if (!isKnown || isOwned || (outbound !== undefined && inbound !== undefined)) return [];
  return [violation('journey', { problem: 'missing', from: origin, to: city })];
}

/** The connections that a journey can be: of its mode and cities, and from the station where the day begins or ends. */
export function connectionsOf(
  journey: Journey,
  station: string | undefined,
  { connections }: CheckedTrip,
): readonly Connection[] | undefined {
  return connections?.filter(
    (each) =>
      (station === undefined || each.station === station) &&
      each.mode === journey.mode &&
      joins(each, journey.from, journey.to),
  );
}

/** The station where a journey meets the trip; undefined where the party begins or ends that day elsewhere. */
export function stationOf(direction: 'outbound' | 'inbound', trip: CheckedTrip): string | undefined {
  const { days } = trip.itinerary;
  const day = direction === 'outbound' ? days[0] : days.at(-1);
  if (day === undefined) return undefined;
  const base = direction === 'outbound' ? day.start : day.end;
  const wish = wishFor(direction === 'outbound' ? 'startAt' : 'endAt', day.day, trip);
  const isElsewhere = wish !== undefined && trip.places.get(base.placeId)?.kind !== 'station';
  return isElsewhere ? undefined : base.placeId;
}

/** Whether something leaves then; a timetable names its departures, by the direction in which it knows the way. */
function runsAt({ departures }: Connection, direction: 'outbound' | 'inbound', depart: number): boolean {
  if ('outbound' in departures) return departures[direction].some((time) => toMinutes(time) === depart);
  const sinceFirst = depart - toMinutes(departures.first);
  return sinceFirst >= 0 && depart <= toMinutes(departures.last) && sinceFirst % departures.everyMinutes === 0;
}

function checkTimetable(direction: 'outbound' | 'inbound', day: ItineraryDay, trip: CheckedTrip): Violation[] {
  const journey = trip.itinerary[direction];
  if (journey === undefined) return [];
  const station = stationOf(direction, trip);
  const known = connectionsOf(journey, station, trip);
  if (known === undefined) return [];
  const depart = toMinutes(journey.depart);
  const isRight = known.some(
    (each) => runsAt(each, direction, depart) && toMinutes(journey.arrive) === depart + each.minutes,
  );
  if (isRight) return [];
  const { from, mode } = journey;
  const facts = { problem: 'timetable', from, mode, depart: journey.depart } as const;
  return [violation('journey', facts, { day: day.day, placeId: station })];
}

function checkArrival(first: ItineraryDay, { itinerary: { outbound } }: CheckedTrip): Violation[] {
  if (outbound === undefined) return [];
  if (outbound.date === first.date && toMinutes(outbound.arrive) <= toMinutes(first.start.time)) return [];
  const facts = { problem: 'before-arrival', start: first.start.time, arrive: outbound.arrive } as const;
  return [violation('journey', facts, { day: first.day })];
}

function checkReturn(last: ItineraryDay, { itinerary: { inbound } }: CheckedTrip): Violation[] {
  if (inbound === undefined) return [];
  const latest = toMinutes(inbound.depart) - leastBoardingMinutes[inbound.mode];
  if (inbound.date === last.date && toMinutes(last.end.time) <= latest) return [];
  const { mode, depart } = inbound;
  const facts = { place: shown(last.end), mode, depart, found: last.end.time, latest: toClock(Math.max(0, latest)) };
  return [violation('return-in-time', facts, { day: last.day })];
}

/** The journeys are those of the timetable; the first day begins after the one, the last ends in time for the other. */
export function checkJourneys(trip: CheckedTrip): Violation[] {
  const { outbound, inbound, days } = trip.itinerary;
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  const isOneWay = (outbound === undefined) !== (inbound === undefined);
  return [
    ...checkEnds(trip),
    ...(isOneWay ? [violation('journey', { problem: 'one-way' })] : []),
    ...checkArrival(first, trip),
    ...checkTimetable('outbound', first, trip),
    ...checkReturn(last, trip),
    ...checkTimetable('inbound', last, trip),
  ];
}
