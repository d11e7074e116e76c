import { partySize } from '../../domain/party.js';
import type { Place } from '../../domain/place.js';
import type { TripRequest } from '../../domain/trip-request.js';
import type { TransportEstimator } from '../transport/estimate.js';
import { LegTable } from './leg-table.js';

/** The ways between the places of a city, kept for all requests that judge ways alike. */
export class LegBook {
  readonly #tables = new Map<string, LegTable>();
  readonly #sites: readonly Place[];
  readonly #transport: TransportEstimator;

  constructor(sites: readonly Place[], transport: TransportEstimator) {
    this.#sites = sites;
    this.#transport = transport;
  }

  tableFor(request: TripRequest, options: { readonly minutesPerYuan: number }): LegTable {
    const { modes, noWalking, taxiBeyondKm, party } = request;
    const tiresEasily = (party.child ?? 0) + (party.senior ?? 0) > 0;
    const key = JSON.stringify([modes, noWalking, taxiBeyondKm, partySize(party), tiresEasily, options]);
    const known = this.#tables.get(key);
    if (known !== undefined) return known;
    const table = new LegTable(this.#sites, request, this.#transport, options);
    this.#tables.set(key, table);
    return table;
  }
}
