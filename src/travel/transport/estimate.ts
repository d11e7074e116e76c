import type { Position } from '../../domain/place.js';
import type { TransportMode } from '../../domain/trip-request.js';
import { distanceBetween } from '../place/position.js';

/** A way through the city: whole minutes, metres on the way, yuan for all people together. */
export interface TransportEstimate {
  readonly minutes: number;
  readonly distanceMeters: number;
  readonly costYuan: number;
}

/**
 * Estimates a way within a city; undefined where the mode makes no sense.
 * A map service's routes fit this shape as well, once they are fetched.
 */
export type TransportEstimator = (
  from: Position,
  to: Position,
  mode: TransportMode,
  people: number,
) => TransportEstimate | undefined;

/** How one mode behaves. Every number may be replaced for a city. */
export interface ModeProfile {
  /** Distance on the ground divided by distance as the crow flies. */
  readonly detour: number;
  /** Door to door while moving, stops included. */
  readonly kilometersPerHour: number;
  /** Walking to the stop, waiting, looking for a car or a parking space. */
  readonly extraMinutes: number;
  /** Metres as the crow flies from and up to which the mode makes sense. */
  readonly fromMeters: number;
  readonly untilMeters: number;
  /** Yuan for the whole party, given kilometres on the ground and the number of people. */
  readonly fare: (kilometers: number, people: number) => number;
}

export type TransportOptions = Readonly<Partial<Record<TransportMode, Partial<ModeProfile>>>>;

/**
 * Metro fare of a person by distance. The stair that most mainland cities use: 2 yuan up to 4 km, then 1 yuan more for
 * each further 4, 4, 6, 6 and 8 km.
 */
function metroFare(kilometers: number): number {
  const stairs = [4, 8, 12, 18, 24, 32];
  const passed = stairs.findIndex((limit) => kilometers <= limit);
  return passed >= 0 ? 2 + passed : 8 + Math.ceil((kilometers - 32) / 8);
}

/** Taxi: 13 yuan with the first 3 km, 2.5 for each further one, half as much again beyond 10 km; four people a car. */
function taxiFare(kilometers: number, people: number): number {
  const car = 13 + Math.max(0, kilometers - 3) * 2.5 + Math.max(0, kilometers - 10) * 1.25;
  return Math.round(car) * Math.ceil(people / 4);
}

const everywhere = Number.POSITIVE_INFINITY;

/** Averages of large mainland cities outside the rush hour: expect a single way to be off by a third. */
export const defaultModeProfiles: Readonly<Record<TransportMode, ModeProfile>> = {
  walk: { detour: 1.3, kilometersPerHour: 4.5, extraMinutes: 0, fromMeters: 0, untilMeters: 3_500, fare: () => 0 },
  bus: {
    detour: 1.4,
    kilometersPerHour: 17,
    extraMinutes: 11,
    fromMeters: 700,
    untilMeters: everywhere,
    fare: (kilometers, people) => (kilometers > 30 ? 4 : 2) * people,
  },
  metro: {
    detour: 1.3,
    kilometersPerHour: 33,
    extraMinutes: 15,
    fromMeters: 1_200,
    untilMeters: everywhere,
    fare: (kilometers, people) => metroFare(kilometers) * people,
  },
  taxi: {
    detour: 1.4,
    kilometersPerHour: 26,
    extraMinutes: 6,
    fromMeters: 500,
    untilMeters: everywhere,
    fare: taxiFare,
  },
  drive: {
    detour: 1.4,
    kilometersPerHour: 26,
    extraMinutes: 8,
    fromMeters: 500,
    untilMeters: everywhere,
    fare: (kilometers) => Math.round(kilometers * 0.8),
  },
};

/**
 * Makes an estimator from distances alone: as the crow flies × detour, a speed, a waiting time and a fare a mode.
 * Coordinates in GCJ-02 and WGS-84 may be mixed.
 *
 * @param options - what differs in a city: `{ metro: { kilometersPerHour: 36 } }`
 */
export function createTransportEstimator(options: TransportOptions = {}): TransportEstimator {
  const profiles = (mode: TransportMode): ModeProfile => ({ ...defaultModeProfiles[mode], ...options[mode] });
  const byMode: Readonly<Record<TransportMode, ModeProfile>> = {
    walk: profiles('walk'),
    bus: profiles('bus'),
    metro: profiles('metro'),
    taxi: profiles('taxi'),
    drive: profiles('drive'),
  };
  return (from, to, mode, people) => {
    const profile = byMode[mode];
    const straight = distanceBetween(from, to);
    if (straight < profile.fromMeters || straight > profile.untilMeters) return undefined;
    const distanceMeters = Math.round(straight * profile.detour);
    const kilometers = distanceMeters / 1000;
    return {
      minutes: Math.ceil((kilometers / profile.kilometersPerHour) * 60 + profile.extraMinutes),
      distanceMeters,
      costYuan: profile.fare(kilometers, people),
    };
  };
}
