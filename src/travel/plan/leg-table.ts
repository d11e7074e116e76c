import type { Leg } from '../../domain/itinerary.js';
import { partySize } from '../../domain/party.js';
import type { Place, Position } from '../../domain/place.js';
import type { TransportMode, TripRequest } from '../../domain/trip-request.js';
import { toSatellitePosition } from '../place/position.js';
import type { TransportEstimator } from '../transport/estimate.js';

/** Stands for "wherever the customer is": the way from or to it is not planned. */
export const anywhere = -1;

/** A way and how unpleasant it is, in minutes: long walks count more than their time, fares are turned into minutes. */
export interface WeighedLeg {
  readonly leg: Leg;
  readonly burden: number;
}

const noLeg: WeighedLeg = { leg: { mode: 'walk', minutes: 0, distanceMeters: 0, costYuan: 0 }, burden: 0 };
/** How people get around where they do not mind. */
export const usualModes: readonly TransportMode[] = ['walk', 'bus', 'metro', 'taxi'];
const easyWalkMeters = 1_200;
/** What it takes to change from walking to a vehicle, beyond its minutes. */
const hassleMinutes: Readonly<Record<Exclude<TransportMode, 'walk'>, number>> = { bus: 3, metro: 3, taxi: 5, drive: 3 };

/** Modes that may be used on a way. Walking short hops belongs to every trip, unless it is ruled out. */
function allowedModes(request: TripRequest): readonly TransportMode[] {
  const wished = request.modes?.length ? request.modes : usualModes;
  const walks: readonly TransportMode[] = request.noWalking ? [] : ['walk'];
  return [...walks, ...new Set(wished.filter((mode) => mode !== 'walk'))];
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
  readonly #taxiBeyondMeters: number;

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
    this.#taxiBeyondMeters = (request.taxiBeyondKm ?? Number.POSITIVE_INFINITY) * 1000;
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
    const needsTaxi = this.#needsTaxi(start, end);
    for (const mode of this.#modes) {
      if (needsTaxi && mode !== 'taxi') continue;
      const estimate = this.#transport(start, end, mode, this.#people);
      if (estimate === undefined || (mode !== 'taxi' && estimate.distanceMeters > this.#taxiBeyondMeters)) continue;
      const burden =
        estimate.minutes +
        this.#effort(mode, estimate.minutes, estimate.distanceMeters) +
        estimate.costYuan * this.#minutesPerYuan;
      if (best === undefined || burden < best.burden) best = { leg: { mode, ...estimate }, burden };
    }
    return best;
  }

  /** Whether the road is longer than the party wants to go without a taxi. */
  #needsTaxi(start: Position, end: Position): boolean {
    if (this.#taxiBeyondMeters === Number.POSITIVE_INFINITY) return false;
    const road = this.#transport(start, end, 'taxi', this.#people);
    return road !== undefined && road.distanceMeters > this.#taxiBeyondMeters;
  }

  #effort(mode: TransportMode, minutes: number, distanceMeters: number): number {
    if (mode !== 'walk') return hassleMinutes[mode];
    const beyond = Math.max(0, 1 - easyWalkMeters / Math.max(distanceMeters, 1));
    return minutes * beyond * (this.#tiresEasily ? 2 : 1);
  }
}
