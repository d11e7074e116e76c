import type { Connection } from '../../domain/connection.js';
import type { Journey } from '../../domain/itinerary.js';
import type { Place } from '../../domain/place.js';
import type { JourneyMode, TripRequest } from '../../domain/trip-request.js';
import { addDays } from '../calendar/calendar-date.js';
import { formatClock, parseClock } from '../calendar/clock.js';
import { foldCity } from '../place/place-name.js';
import { paceOf } from './day-frame.js';
import { dayRhythms } from './pace.js';
import { partyPrice, toFen } from './party-cost.js';
import type { PlanWeights } from './weights.js';

/** Minutes that the party is at the station or the airport before it leaves. */
export const boardingMinutes: Readonly<Record<JourneyMode, number>> = { train: 25, coach: 25, flight: 90, drive: 0 };
/** Minutes from the platform, or from the gate with the baggage, to the way into the city. */
export const alightingMinutes: Readonly<Record<JourneyMode, number>> = { train: 10, coach: 5, flight: 40, drive: 0 };
const homeBy = 22 * 60 + 30;
const dayTripReturn = 19 * 60 + 30;
const midnight = 24 * 60;
/** Minutes between leaving the hotel and the train home without which the last day is none. */
const leastLastDay = 120;
/** More than any journey is worth: a way within the budget comes first. */
const overBudgetBurden = 1_000_000;

/** A way between the cities. Times are minutes after midnight. */
export interface JourneyWay {
  readonly connection: Connection;
  readonly station: Place;
  /** On the way home: the latest departure that suits the pace. */
  readonly depart: number;
  readonly arrive: number;
  /** Yuan for the whole party. */
  readonly costYuan: number;
}

/** The way to the city and the way back, which need not be alike. */
export interface JourneyPlan {
  readonly outbound: JourneyWay;
  readonly inbound: JourneyWay;
}

/** Yuan there and back for the whole party; nothing where no journey is planned. */
export function journeyCost(journey: JourneyPlan | undefined): number {
  return journey === undefined ? 0 : toFen(journey.outbound.costYuan + journey.inbound.costYuan);
}

function departuresOf({ departures }: Connection, direction: 'outbound' | 'inbound'): readonly number[] {
  if ('outbound' in departures) return departures[direction].map((time) => parseClock(time) ?? 0);
  const first = parseClock(departures.first) ?? 0;
  const last = parseClock(departures.last) ?? first;
  const count = Math.floor((last - first) / departures.everyMinutes) + 1;
  return Array.from({ length: Math.max(count, 1) }, (_, index) => first + index * departures.everyMinutes);
}

function wayOn(connection: Connection, station: Place, depart: number, request: TripRequest): JourneyWay {
  const arrive = depart + connection.minutes;
  return { connection, station, depart, arrive, costYuan: partyPrice(connection.price, request.party) };
}

function wayThere(connection: Connection, station: Place, request: TripRequest): JourneyWay | undefined {
  const departures = departuresOf(connection, 'outbound');
  const { departFrom } = dayRhythms[paceOf(request, 1)];
  const depart = departures.find((time) => time >= departFrom) ?? departures.at(-1);
  return depart === undefined || depart + connection.minutes >= midnight
    ? undefined
    : wayOn(connection, station, depart, request);
}

function wayHome(connection: Connection, station: Place, request: TripRequest): JourneyWay | undefined {
  const departures = departuresOf(connection, 'inbound');
  const { returnBy, leaveHotel } = dayRhythms[paceOf(request, request.days)];
  const wished = request.days === 1 ? Math.max(returnBy, dayTripReturn) : returnBy;
  const latest = Math.min(wished, homeBy - connection.minutes);
  // Where the pace's hours leave nothing of the last day, it goes on until the next departure.
  const inTime = departures.findLast((time) => time <= latest && time >= leaveHotel + leastLastDay);
  const later = departures.find((time) => time > latest && time + connection.minutes < midnight);
  const depart = inTime ?? later ?? departures.findLast((time) => time <= latest) ?? departures[0];
  return depart === undefined ? undefined : wayOn(connection, station, depart, request);
}

function connects(request: TripRequest, connection: Connection): boolean {
  const { origin, city } = request;
  if (origin === undefined || foldCity(origin) === foldCity(city)) return false;
  return foldCity(connection.from) === foldCity(origin) && foldCity(connection.to) === foldCity(city);
}

/** How people can travel from the party's home to the city, whatever they asked for. */
export function knownJourneyModes(request: TripRequest, connections: readonly Connection[]): readonly JourneyMode[] {
  return [...new Set(connections.filter((each) => connects(request, each)).map(({ mode }) => mode))];
}

function allows(modes: readonly JourneyMode[] | undefined, { connection }: JourneyWay): boolean {
  return modes === undefined || modes.length === 0 || modes.includes(connection.mode);
}

/**
 * The ways there and back with the least time and money, of the modes that were asked for and within the budget for
 * journeys where any are; undefined where the tenant knows none.
 */
export function chooseJourney(
  request: TripRequest,
  places: readonly Place[],
  connections: readonly Connection[],
  weights: PlanWeights,
): JourneyPlan | undefined {
  const waysBy = (way: typeof wayThere, modes: readonly JourneyMode[] | undefined) =>
    connections
      .filter((each) => connects(request, each))
      .flatMap((connection) => {
        const station = places.find((place) => place.id === connection.station);
        return station === undefined ? [] : (way(connection, station, request) ?? []);
      })
      .filter((each) => allows(modes, each));
  const { outbound: modesThere, inbound: modesHome } = request.journeyModes ?? {};
  const homeward = waysBy(wayHome, modesHome);
  const journeys = waysBy(wayThere, modesThere)
    .flatMap((outbound) => homeward.map((inbound) => ({ outbound, inbound })))
    .filter(
      ({ outbound, inbound }) =>
        request.days > 1 || inbound.depart >= outbound.arrive + 2 * boardingMinutes[inbound.connection.mode],
    );
  const limits = (request.budgets ?? []).filter(({ scope }) => scope === 'intercity-transport');
  const burden = (journey: JourneyPlan) => {
    const cost = journeyCost(journey);
    const over = Math.max(0, ...limits.map(({ maxYuan }) => cost - maxYuan));
    const minutes = journey.outbound.connection.minutes + journey.inbound.connection.minutes;
    return minutes * weights.perLegMinute + cost * weights.perYuan + (over > 0 ? overBudgetBurden + over : 0);
  };
  return journeys.reduce<JourneyPlan | undefined>(
    (best, journey) => (best === undefined || burden(journey) < burden(best) ? journey : best),
    undefined,
  );
}

/** The way there, as it is shown. */
export function outboundJourney({ outbound }: JourneyPlan, request: TripRequest): Journey {
  const { mode, from, to } = outbound.connection;
  return {
    ...{ mode, from, to },
    date: request.startDate,
    depart: formatClock(outbound.depart),
    arrive: formatClock(outbound.arrive),
    costYuan: outbound.costYuan,
  };
}

/** The way home with the first departure that a party at the station by `ready` catches. */
export function inboundJourney({ inbound }: JourneyPlan, request: TripRequest, ready: number): Journey {
  const { mode, from, to, minutes } = inbound.connection;
  const depart =
    departuresOf(inbound.connection, 'inbound').find(
      (time) => time >= ready + boardingMinutes[mode] && time <= inbound.depart,
    ) ?? inbound.depart;
  return {
    ...{ mode, from: to, to: from },
    date: addDays(request.startDate, request.days - 1),
    depart: formatClock(depart),
    arrive: formatClock(depart + minutes),
    costYuan: inbound.costYuan,
  };
}
