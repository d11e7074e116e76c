import type { TransportMode } from '../../domain/trip-request.js';
import { stairFare, taxiFare } from './fares.js';

/** What people use who have not come by car. */
export const usualModes: readonly TransportMode[] = ['walk', 'bus', 'metro', 'taxi'];

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
  /** Share by which the minutes of a single way may be off: 0.3 for 「约30分钟」 that may be 21 or 39. */
  readonly errorShare: number;
}

const everywhere = Number.POSITIVE_INFINITY;

/** The stair of most mainland cities: 2 yuan up to 4 km, then 1 yuan more for each further 4, 4, 6, 6 and 8 km. */
const metroFare = stairFare(2, [4, 8, 12, 18, 24, 32], 8);

/** 13 yuan with the first 3 km, 2.5 for each further one, half as much again beyond 10 km; four people a car. */
const usualTaxi = taxiFare({ flagFall: 13, firstKm: 3, perKm: 2.5, surcharges: [{ fromKm: 10, share: 0.5 }] });

/** Averages of large mainland cities outside the rush hour. */
export const defaultModeProfiles: Readonly<Record<TransportMode, ModeProfile>> = {
  walk: {
    detour: 1.3,
    kilometersPerHour: 4.5,
    extraMinutes: 0,
    fromMeters: 0,
    untilMeters: 3_500,
    fare: () => 0,
    errorShare: 0.25,
  },
  bus: {
    detour: 1.4,
    kilometersPerHour: 17,
    extraMinutes: 11,
    fromMeters: 700,
    untilMeters: everywhere,
    fare: (kilometers, people) => (kilometers > 30 ? 4 : 2) * people,
    errorShare: 0.4,
  },
  metro: {
    detour: 1.3,
    kilometersPerHour: 33,
    extraMinutes: 15,
    fromMeters: 1_200,
    untilMeters: everywhere,
    fare: (kilometers, people) => metroFare(kilometers) * people,
    errorShare: 0.3,
  },
  taxi: {
    detour: 1.4,
    kilometersPerHour: 26,
    extraMinutes: 6,
    fromMeters: 500,
    untilMeters: everywhere,
    fare: usualTaxi,
    errorShare: 0.35,
  },
  drive: {
    detour: 1.4,
    kilometersPerHour: 26,
    extraMinutes: 8,
    fromMeters: 500,
    untilMeters: everywhere,
    fare: (kilometers) => Math.round(kilometers * 0.8),
    errorShare: 0.35,
  },
};
