import type { Position } from '../../domain/place.js';
import type { TransportMode } from '../../domain/trip-request.js';
import { distanceBetween } from '../place/position.js';
import { cityProfile } from './city-profiles.js';
import { defaultModeProfiles, type ModeProfile } from './mode-profiles.js';

/** A way through the city: whole minutes, metres on the way, yuan for all people together. */
export interface TransportEstimate {
  readonly minutes: number;
  readonly distanceMeters: number;
  readonly costYuan: number;
  /** Share by which the minutes may be off, for estimates by distance; absent where a map service gave the way. */
  readonly errorShare?: number | undefined;
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

/** When the ways are gone: `rush` is 7 to 9 and 17 to 19 on working days, `night` from 22 to 6. */
export type TransportHours = 'day' | 'rush' | 'night';

export type TransportOptions = Readonly<Partial<Record<TransportMode, Partial<ModeProfile>>>> & {
  /** The city, for its metro and its fares where they are known: `北京`. Default: averages of large mainland cities. */
  readonly city?: string | undefined;
  /** Default `day`. */
  readonly hours?: TransportHours | undefined;
};

const modes: readonly TransportMode[] = ['walk', 'bus', 'metro', 'taxi', 'drive'];

/**
 * How speeds change with the hour: assumed, after the indices that map services publish for large cities (a drive in the
 * peak takes 1.6 to 2 times what it takes on free roads). Buses share the roads, the metro does not.
 */
const speedShares: Readonly<Record<TransportHours, Readonly<Partial<Record<TransportMode, number>>>>> = {
  day: {},
  rush: { bus: 0.75, taxi: 0.65, drive: 0.65 },
  night: { bus: 1.2, taxi: 1.3, drive: 1.3 },
};

/** What one does not know in the rush hour is more. */
const rushErrorShare = 1.3;

/** How each mode behaves in a city at an hour. */
export function profilesFor({
  city,
  hours = 'day',
  ...own
}: TransportOptions): Readonly<Record<TransportMode, ModeProfile>> {
  const known = city === undefined ? undefined : cityProfile(city);
  const byMode: Partial<Record<TransportMode, ModeProfile>> = {};
  for (const mode of modes) {
    const usual = defaultModeProfiles[mode];
    const speedShare = speedShares[hours][mode] ?? 1;
    const metroFare = mode === 'metro' ? known?.metroFare : undefined;
    const fare = metroFare
      ? (kilometers: number, people: number) => metroFare(kilometers) * people
      : (mode === 'taxi' && known?.taxiFare) || usual.fare;
    byMode[mode] = {
      ...usual,
      fare,
      kilometersPerHour: usual.kilometersPerHour * speedShare,
      errorShare: Math.round(usual.errorShare * (speedShare < 1 ? rushErrorShare : 1) * 100) / 100,
      ...(mode === 'metro' && known?.hasMetro === false ? { untilMeters: -1 } : {}),
      ...own[mode],
    };
  }
  return byMode as Readonly<Record<TransportMode, ModeProfile>>;
}

/**
 * Makes an estimator from distances alone: as the crow flies × detour, a speed, a waiting time and a fare a mode.
 * Coordinates in GCJ-02 and WGS-84 may be mixed. Each estimate says by what share its minutes may be off.
 *
 * @param options - the city, the hours, and what differs in a mode: `{ city: '北京', metro: { kilometersPerHour: 36 } }`
 */
export function createTransportEstimator(options: TransportOptions = {}): TransportEstimator {
  const byMode = profilesFor(options);
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
      errorShare: profile.errorShare,
    };
  };
}
