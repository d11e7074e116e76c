import type { Connection } from '../../domain/connection.js';
import type { Journey } from '../../domain/itinerary.js';
import type { Place } from '../../domain/place.js';
import type { JourneyMode, TripRequest } from '../../domain/trip-request.js';
import { addDays } from '../calendar/calendar-date.js';
import { formatClock, parseClock } from '../calendar/clock.js';
import { foldCity } from '../place/place-name.js';
import { paceOf } from './day-frame.js';
import { dayRhythms } from './pace.js';
import { partyPrice } from './party-cost.js';
import type { PlanWeights } from './weights.js';

/** Minutes that the party is at the station or the airport before it leaves. */
export const boardingMinutes: Readonly<Record<JourneyMode, number>> = { train: 25, coach: 25, flight: 90, drive: 0 };
const homeBy = 22 * 60 + 30;
const dayTripReturn = 19 * 60 + 30;
const midnight = 24 * 60;
/** Minutes between leaving the hotel and the train home without which the last day is none. */
const leastLastDay = 120;

/** The way to the city and back. Times are minutes after midnight. */
export interface JourneyPlan {
  readonly connection: Connection;
  readonly station: Place;
  readonly depart: number;
  readonly arrive: number;
  /** Latest departure for home that suits the pace. */
  readonly returnDepart: number;
  /** One way, yuan for the whole party. */
  readonly costYuan: number;
}

function departuresOf(connection: Connection): readonly number[] {
  const first = parseClock(connection.departures.first) ?? 0;
  const last = parseClock(connection.departures.last) ?? first;
  const count = Math.floor((last - first) / connection.departures.everyMinutes) + 1;
  return Array.from({ length: Math.max(count, 1) }, (_, index) => first + index * connection.departures.everyMinutes);
}

function planJourney(connection: Connection, station: Place, request: TripRequest): JourneyPlan | undefined {
  const departures = departuresOf(connection);
  const outward = dayRhythms[paceOf(request, 1)];
  const homeward = dayRhythms[paceOf(request, request.days)];
  const depart = departures.find((time) => time >= outward.departFrom) ?? departures.at(-1);
  if (depart === undefined || depart + connection.minutes >= midnight) return undefined;
  const arrive = depart + connection.minutes;
  const wished = request.days === 1 ? Math.max(homeward.returnBy, dayTripReturn) : homeward.returnBy;
  const latest = Math.min(wished, homeBy - connection.minutes);
  // Where the pace's hours leave nothing of the last day, it goes on until the next departure.
  const leavesDay = (time: number) => time >= homeward.leaveHotel + leastLastDay;
  const inTime = departures.findLast((time) => time <= latest && leavesDay(time));
  const later = departures.find((time) => time > latest && time + connection.minutes < midnight);
  const returnDepart = inTime ?? later ?? departures.findLast((time) => time <= latest) ?? departures[0];
  if (
    returnDepart === undefined ||
    (request.days === 1 && returnDepart < arrive + 2 * boardingMinutes[connection.mode])
  )
    return undefined;
  return { connection, station, depart, arrive, returnDepart, costYuan: partyPrice(connection.price, request.party) };
}

/** The connection with the least time and money, or undefined where the tenant knows none. */
export function chooseJourney(
  request: TripRequest,
  places: readonly Place[],
  connections: readonly Connection[],
  weights: PlanWeights,
): JourneyPlan | undefined {
  const { origin, city } = request;
  if (origin === undefined || foldCity(origin) === foldCity(city)) return undefined;
  const burden = (plan: JourneyPlan) =>
    plan.connection.minutes * weights.perLegMinute + plan.costYuan * weights.perYuan;
  return connections
    .filter((each) => foldCity(each.from) === foldCity(origin) && foldCity(each.to) === foldCity(city))
    .map((connection) => {
      const station = places.find((place) => place.id === connection.station);
      return station === undefined ? undefined : planJourney(connection, station, request);
    })
    .filter((plan) => plan !== undefined)
    .reduce<JourneyPlan | undefined>(
      (best, plan) => (best === undefined || burden(plan) < burden(best) ? plan : best),
      undefined,
    );
}

/** The way there, as it is shown. */
export function outboundJourney(plan: JourneyPlan, request: TripRequest): Journey {
  return {
    mode: plan.connection.mode,
    from: plan.connection.from,
    to: plan.connection.to,
    date: request.startDate,
    depart: formatClock(plan.depart),
    arrive: formatClock(plan.arrive),
    costYuan: plan.costYuan,
  };
}

/** The way home with the first departure that a party at the station by `ready` catches. */
export function inboundJourney(plan: JourneyPlan, request: TripRequest, ready: number): Journey {
  const depart =
    departuresOf(plan.connection).find(
      (time) => time >= ready + boardingMinutes[plan.connection.mode] && time <= plan.returnDepart,
    ) ?? plan.returnDepart;
  return {
    mode: plan.connection.mode,
    from: plan.connection.to,
    to: plan.connection.from,
    date: addDays(request.startDate, request.days - 1),
    depart: formatClock(depart),
    arrive: formatClock(depart + plan.connection.minutes),
    costYuan: plan.costYuan,
  };
}
