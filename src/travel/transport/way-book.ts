import type { Position } from '../../domain/place.js';
import type { TransportMode } from '../../domain/trip-request.js';
import { toSatellitePosition } from '../place/position.js';
import {
  createTransportEstimator,
  profilesFor,
  type TransportEstimate,
  type TransportEstimator,
  type TransportOptions,
} from './estimate.js';
import type { ModeProfile } from './mode-profiles.js';
import type { Pair } from './pair-blocks.js';
import type { FoundWay } from './transport-service.js';

/** Services know cars, not who drives them. */
export function vehicleModeOf(mode: TransportMode): TransportMode {
  return mode === 'taxi' ? 'drive' : mode;
}

/** Five decimals are a metre. */
const placeKey = ({ latitude, longitude }: { readonly latitude: number; readonly longitude: number }) =>
  `${latitude.toFixed(5)},${longitude.toFixed(5)}`;

/** Ways that were fetched, by mode and ends, and an estimator that reads in them. */
export class WayBook {
  readonly estimate: TransportEstimator;
  fetched = 0;
  readonly #points: readonly Position[];
  readonly #indices: ReadonlyMap<string, number>;
  readonly #ways = new Map<TransportMode, Map<number, FoundWay | null>>();
  readonly #profiles: Readonly<Record<TransportMode, ModeProfile>>;

  /** @param points - in WGS-84 */
  constructor(points: readonly Position[], options: TransportOptions) {
    this.#points = points;
    this.#indices = new Map(points.map((point, index) => [placeKey(point), index]));
    this.#profiles = profilesFor(options);
    const byDistance = createTransportEstimator(options);
    this.estimate = (from, to, mode, people) => {
      const found = this.#find(from, to, mode);
      if (found === undefined) return byDistance(from, to, mode, people);
      // Whether the mode makes sense is the estimate's to say; how long it takes is the service's.
      const guess = byDistance(from, to, mode, people);
      return found === null || guess === undefined ? undefined : this.#toEstimate(found, mode, people);
    };
  }

  pointAt(index: number): Position {
    return this.#points[index] ?? { latitude: 0, longitude: 0, datum: 'WGS-84' };
  }

  /** Whether anybody would go that far by the mode. */
  isSensible(mode: TransportMode, meters: number): boolean {
    const { fromMeters, untilMeters } = this.#profiles[mode];
    return meters >= fromMeters && meters <= untilMeters;
  }

  write(mode: TransportMode, { from, to }: Pair, way: FoundWay | undefined): void {
    const ways = this.#ways.get(mode) ?? new Map<number, FoundWay | null>();
    this.#ways.set(mode, ways);
    ways.set(from * this.#points.length + to, way ?? null);
    this.fetched += 1;
  }

  #find(from: Position, to: Position, mode: TransportMode): FoundWay | null | undefined {
    const start = this.#indices.get(placeKey(toSatellitePosition(from)));
    const end = this.#indices.get(placeKey(toSatellitePosition(to)));
    if (start === undefined || end === undefined) return undefined;
    return this.#ways.get(vehicleModeOf(mode))?.get(start * this.#points.length + end);
  }

  #toEstimate(way: FoundWay, mode: TransportMode, people: number): TransportEstimate {
    const profile = this.#profiles[mode];
    const isCar = mode === 'taxi' || mode === 'drive';
    const kilometers = way.distanceMeters / 1000;
    const vehicles = mode === 'taxi' ? Math.ceil(people / 4) : people;
    return {
      // Waiting for a car and looking for a place to park are not in what a service tells.
      minutes: way.minutes + (isCar ? profile.extraMinutes : 0),
      distanceMeters: way.distanceMeters,
      costYuan: way.fareYuan === undefined ? profile.fare(kilometers, people) : way.fareYuan * vehicles,
    };
  }
}
