import type { Journey } from '../../domain/itinerary.js';
import { formatClock } from '../calendar/clock.js';
import { boardingMinutes } from '../plan/journey-plan.js';
import type { DayRhythm } from '../plan/pace.js';
import { type CityWay, unsocialMinutes } from './city-way.js';

/** A way with the departure that was chosen. */
export interface TimedWay {
  readonly way: CityWay;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Minutes after midnight. */
  readonly depart: number;
  readonly arrive: number;
}

/** An hour of the night weighs as much as so many by which a departure misses the time that was wanted. */
const unsocialWeight = 4;
/** Minutes from a hotel to the station that are usual in a city. */
const toStation = 40;
const homeBy = 22 * 60 + 30;
const dayTripReturn = 19 * 60 + 30;

/** The departure nearest to the time that is wanted, of those after the party can be there; undefined where there is none. */
function nearest(way: CityWay, date: string, wanted: number, earliest: number): TimedWay | undefined {
  const missed = (depart: number) => Math.abs(depart - wanted) + unsocialWeight * unsocialMinutes(way, depart);
  const depart = way.departures
    .filter((each) => each >= earliest)
    .reduce<number | undefined>(
      (best, each) => (best === undefined || missed(each) < missed(best) ? each : best),
      undefined,
    );
  return depart === undefined ? undefined : { way, date, depart, arrive: depart + way.minutes };
}

/** The way from home, so that the first day is long. */
export function leaveHome(way: CityWay, date: string, { departFrom }: DayRhythm): TimedWay | undefined {
  return nearest(way, date, departFrom, 0);
}

/** The way onward on a day of which the city that is left gets a share, from 0 to 1. */
export function travelOn(
  way: CityWay,
  date: string,
  share: number,
  [before, after]: readonly [DayRhythm, DayRhythm],
): TimedWay | undefined {
  const boarding = boardingMinutes[way.mode];
  const useful = Math.max(0, after.sightsUntil - before.leaveHotel - toStation - boarding - way.minutes);
  return nearest(way, date, before.leaveHotel + toStation + boarding + share * useful, 0);
}

/** The way home, so that the last day is long. */
export function returnHome(
  way: CityWay,
  date: string,
  { returnBy }: DayRhythm,
  arrived: number | undefined,
): TimedWay | undefined {
  const wanted = arrived === undefined ? returnBy : Math.max(returnBy, dayTripReturn);
  const earliest = arrived === undefined ? 0 : arrived + 2 * boardingMinutes[way.mode];
  return nearest(way, date, Math.min(wanted, homeBy - way.minutes), earliest);
}

/** The same way with the first departure that a party at the station by then catches. */
export function noLaterThanNeeded(timed: TimedWay, ready: number): TimedWay {
  const { way, date } = timed;
  const depart = way.departures.find((each) => each >= ready + boardingMinutes[way.mode] && each <= timed.depart);
  return depart === undefined ? timed : { way, date, depart, arrive: depart + way.minutes };
}

/** The latest time to be at the station. */
export function readyBy({ way, depart }: TimedWay): number {
  return depart - boardingMinutes[way.mode];
}

/** The way as it is shown. */
export function journeyOf({ way, date, depart, arrive }: TimedWay): Journey {
  const { mode, from, to, costYuan } = way;
  return { mode, from, to, date, depart: formatClock(depart), arrive: formatClock(arrive), costYuan };
}
