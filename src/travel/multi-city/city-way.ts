import type { Connection } from '../../domain/connection.js';
import type { Party } from '../../domain/party.js';
import type { Place } from '../../domain/place.js';
import type { JourneyMode } from '../../domain/trip-request.js';
import { parseClock } from '../calendar/clock.js';
import { foldCity } from '../place/place-name.js';
import { boardingMinutes } from '../plan/journey-plan.js';
import { partyPrice } from '../plan/party-cost.js';
import type { PlanWeights } from '../plan/weights.js';

/** A row of the connection table in the direction in which it is travelled. Times are minutes after midnight. */
export interface CityWay {
  readonly from: string;
  readonly to: string;
  readonly mode: JourneyMode;
  readonly minutes: number;
  /** Those that arrive on the same day, earliest first; at least one. */
  readonly departures: readonly number[];
  /** Yuan for the whole party. */
  readonly costYuan: number;
  /** Undefined where the tenant does not know the station, or there is none. */
  readonly departStation: Place | undefined;
  readonly arriveStation: Place | undefined;
}

const midnight = 24 * 60;
/** A party is on its way between these hours without getting up in the night or arriving in it. */
const socialFrom = 7 * 60;
const socialUntil = 22 * 60 + 30;

function departuresOf({ departures }: Connection, direction: 'outbound' | 'inbound'): readonly number[] {
  if ('outbound' in departures) return departures[direction].map((time) => parseClock(time) ?? midnight);
  const first = parseClock(departures.first) ?? midnight;
  const last = parseClock(departures.last) ?? first;
  const count = Math.floor((last - first) / departures.everyMinutes) + 1;
  return Array.from({ length: Math.max(count, 1) }, (_, index) => first + index * departures.everyMinutes);
}

/** Every way from one city to another that the table has, in either direction of its rows. */
export function waysBetween(
  from: string,
  to: string,
  connections: readonly Connection[],
  places: readonly Place[],
  party: Party,
): readonly CityWay[] {
  const stationOf = (id: string | undefined) =>
    id === undefined ? undefined : places.find((place) => place.id === id && place.kind === 'station');
  const isSame = (left: string, right: string) => foldCity(left) === foldCity(right);
  const ways = connections.flatMap((row): CityWay[] => {
    const isOutbound = isSame(row.from, from) && isSame(row.to, to);
    const isInbound = isSame(row.from, to) && isSame(row.to, from);
    if (!isOutbound && !isInbound) return [];
    const { mode, minutes } = row;
    const departures = departuresOf(row, isOutbound ? 'outbound' : 'inbound').filter(
      (time) => time + minutes < midnight,
    );
    if (departures.length === 0) return [];
    const [departStation, arriveStation] = isOutbound
      ? [stationOf(row.fromStation), stationOf(row.station)]
      : [stationOf(row.station), stationOf(row.fromStation)];
    const costYuan = partyPrice(row.price, party);
    return [{ from, to, mode, minutes, departures, costYuan, departStation, arriveStation }];
  });
  // Of rows for one and the same way the one that knows its stations says more.
  const known = ({ departStation, arriveStation }: CityWay) => Number(!!departStation) + Number(!!arriveStation);
  return ways.toSorted((left, right) => known(right) - known(left));
}

/** Minutes that a departure takes from the night. */
export function unsocialMinutes({ mode, minutes }: CityWay, depart: number): number {
  return Math.max(0, socialFrom - (depart - boardingMinutes[mode])) + Math.max(0, depart + minutes - socialUntil);
}

/** Time and money of a way, with the waiting before it, at the hour that suits best; in points. */
export function burdenOf(way: CityWay, weights: PlanWeights): number {
  const unsocial = Math.min(...way.departures.map((depart) => unsocialMinutes(way, depart)));
  const minutes = way.minutes + boardingMinutes[way.mode] + unsocial;
  return minutes * weights.perLegMinute + way.costYuan * weights.perYuan;
}
