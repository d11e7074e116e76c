import type { Leg } from '../../domain/itinerary.js';
import { partySize } from '../../domain/party.js';
import type { Place, Position } from '../../domain/place.js';
import type { TransportMode, TripRequest } from '../../domain/trip-request.js';
import { toSatellitePosition } from '../place/position.js';
import type { TransportEstimator } from '../transport.js';

/** Stands for "wherever the customer is": the way from or to it is not planned. */
export const anywhere = -1;

/** A way and how unpleasant it is, in minutes: long walks count more than their time, fares are turned into minutes. */
export interface WeighedLeg {
  readonly leg: Leg;
  readonly burden: number;
}

const noLeg: WeighedLeg = { leg: { mode: 'walk', minutes: 0, distanceMeters: 0, costYuan: 0 }, burden: 0 };
const usualModes: readonly TransportMode[] = ['walk', 'bus', 'metro', 'taxi'];
const easyWalkMeters = 1_200;
/** What it takes to change from walking to a vehicle, beyond its minutes. */
const hassleMinutes: Readonly<Record<Exclude<TransportMode, 'walk'>, number>> = { bus: 3, metro: 3, taxi: 5, drive: 3 };

/** Modes that may be used on a way. Walking short hops belongs to every trip. */
function allowedModes(request: TripRequest): readonly TransportMode[] {
  const wished = request.modes ?? usualModes;
  return wished.length === 0 ? usualModes : [...new Set<TransportMode>(['walk', ...wished])];
}

/** The best ways between places, each worked out once. Places are known by their index. */
export class LegTable {
  readonly #known: (WeighedLeg | null | undefined)[][] = [];
  readonly #positions: readonly Position[];
  readonly #people: number;
  readonly #tiresEasily: boolean;
  readonly #modes: readonly TransportMode[];
  readonly #transport: TransportEstimator;
  readonly #minutesPerYuan: number;

  constructor(
    sites: readonly Place[],
    request: TripRequest,
    transport: TransportEstimator,
    options: { readonly minutesPerYuan: number },
  ) {
    this.#positions = sites.map((site) => ({ ...toSatellitePosition(site.position), datum: 'WGS-84' }));
    this.#people = partySize(request.party);
    this.#tiresEasily = (request.party.child ?? 0) + (request.party.senior ?? 0) > 0;
    this.#modes = allowedModes(request);
    this.#transport = transport;
    this.#minutesPerYuan = options.minutesPerYuan / this.#people;
  }

  /** The best way, or undefined when no allowed mode goes there. */
  between(from: number, to: number): WeighedLeg | undefined {
    if (from === anywhere || to === anywhere || from === to) return noLeg;
    this.#known[from] ??= [];
    const row = this.#known[from];
    let found = row[to];
    if (found === undefined) {
      found = this.#best(from, to) ?? null;
      row[to] = found;
    }
    return found ?? undefined;
  }

  #best(from: number, to: number): WeighedLeg | undefined {
    const start = this.#positions[from];
    const end = this.#positions[to];
    if (start === undefined || end === undefined) return undefined;
    let best: WeighedLeg | undefined;
    for (const mode of this.#modes) {
      const estimate = this.#transport(start, end, mode, this.#people);
      if (estimate === undefined) continue;
      const burden =
        estimate.minutes +
        this.#effort(mode, estimate.minutes, estimate.distanceMeters) +
        estimate.costYuan * this.#minutesPerYuan;
      if (best === undefined || burden < best.burden) best = { leg: { mode, ...estimate }, burden };
    }
    return best;
  }

  #effort(mode: TransportMode, minutes: number, distanceMeters: number): number {
    if (mode !== 'walk') return hassleMinutes[mode];
    const beyond = Math.max(0, 1 - easyWalkMeters / Math.max(distanceMeters, 1));
    return minutes * beyond * (this.#tiresEasily ? 2 : 1);
  }
}
