import type { Position } from '../../domain/place.js';
import type { TransportMode } from '../../domain/trip-request.js';
import { TransportServiceError } from '../../error/travel-error.js';
import { toMapPosition } from '../place/position.js';
import type { FoundWay, ServiceCallOptions, TransportService } from '../transport/transport-service.js';
import type { MapSettings } from './map-options.js';
import { RequestBudget } from './request-budget.js';
import { requestJson } from './request-json.js';
import type { MapVendor, VendorCall, WayQuestion } from './vendor.js';

/** Minutes of an hour of Beijing, in which traffic is taken to be the same. */
const hourMs = 3_600_000;
const beijingHours = 8;

const onTheRoad: ReadonlySet<TransportMode> = new Set(['taxi', 'drive', 'bus']);

/** Four decimals are about ten metres: the same door. */
const round = ({ latitude, longitude }: Position) => `${latitude.toFixed(4)},${longitude.toFixed(4)}`;

/** Makes a service of a vendor: conversion to GCJ-02, cache, quota and further attempts are the same for all. */
export function createMapService(vendor: MapVendor, settings: MapSettings): TransportService {
  const asker = new Asker(vendor, settings);
  return {
    name: vendor.name,
    matrix: vendor.matrix,
    ways: (mode, from, to, options = {}) => asker.ways(mode, from.map(toMapPosition), to.map(toMapPosition), options),
    way: (mode, from, to, options = {}) => asker.way(mode, toMapPosition(from), toMapPosition(to), options),
  };
}

class Asker {
  readonly #vendor: MapVendor;
  readonly #settings: MapSettings;
  readonly #budgets = new Map<string, RequestBudget>();

  constructor(vendor: MapVendor, settings: MapSettings) {
    this.#vendor = vendor;
    this.#settings = settings;
  }

  async ways(mode: TransportMode, from: readonly Position[], to: readonly Position[], options: ServiceCallOptions) {
    const known = await Promise.all(
      from.map((origin) => Promise.all(to.map((end) => this.#recall(this.#key('matrix', mode, origin, end, options))))),
    );
    const rows = from.map((_, row) => row).filter((row) => known[row]?.includes(undefined));
    const columns = to.map((_, column) => column).filter((column) => known.some((row) => row[column] === undefined));
    const result: (FoundWay | null | undefined)[][] = known.map((row) => [...row]);
    if (rows.length > 0) {
      const pick = (all: readonly Position[], indices: readonly number[]) =>
        indices.flatMap((index) => all[index] ?? []);
      const question = { mode, from: pick(from, rows), to: pick(to, columns), options };
      const found = await this.#askMatrix(question, options.signal);
      for (const [rowIndex, row] of rows.entries()) {
        for (const [columnIndex, column] of columns.entries()) {
          const way = found[rowIndex]?.[columnIndex] ?? null;
          const origin = from[row];
          const end = to[column];
          if (result[row] !== undefined) result[row][column] = way;
          if (origin && end) await this.#keep(this.#key('matrix', mode, origin, end, options), way);
        }
      }
    }
    return result.map((row) => row.map((way) => way ?? undefined));
  }

  async way(mode: TransportMode, from: Position, to: Position, options: ServiceCallOptions) {
    const key = this.#key('route', mode, from, to, options);
    const known = await this.#recall(key);
    if (known !== undefined) return known ?? undefined;
    const question: WayQuestion = { mode, from: [from], to: [to], options };
    const call = this.#vendor.encodeRoute(question);
    const answer = await this.#ask(call, options.signal);
    const way = answer.type === 'no-way' ? null : this.#vendor.decodeRoute(answer.body, question);
    if (way === undefined) throw this.#unusable(call);
    await this.#keep(key, way);
    return way ?? undefined;
  }

  async #askMatrix(question: WayQuestion, signal: AbortSignal | undefined) {
    const call = this.#vendor.encodeMatrix(question);
    const answer = await this.#ask(call, signal);
    if (answer.type === 'no-way') return [];
    const found = this.#vendor.decodeMatrix(answer.body, question);
    if (found === undefined) throw this.#unusable(call);
    return found;
  }

  #ask(call: VendorCall, signal: AbortSignal | undefined) {
    const budget = this.#budgets.get(call.path) ?? new RequestBudget(this.#settings.quota);
    this.#budgets.set(call.path, budget);
    return requestJson(this.#vendor, call, { settings: this.#settings, budget, signal });
  }

  #unusable({ path }: VendorCall): TransportServiceError {
    return new TransportServiceError(
      `${this.#vendor.name} answered with something other than ways: ${this.#settings.baseUrl}${path}`,
      { kind: 'invalid-response', status: 200 },
    );
  }

  #key(interfaceName: string, mode: TransportMode, from: Position, to: Position, { departAt }: ServiceCallOptions) {
    const time = departAt?.getTime() ?? Date.now();
    const hour = onTheRoad.has(mode) ? ` ${(Math.floor(time / hourMs) + beijingHours) % 24}` : '';
    return `${this.#vendor.name} ${interfaceName} ${mode} ${round(from)} ${round(to)}${hour}`;
  }

  async #recall(key: string): Promise<FoundWay | null | undefined> {
    const entry = await this.#settings.cache?.get(key);
    return entry !== undefined && Date.now() - entry.at <= this.#settings.maxAgeMs ? entry.way : undefined;
  }

  async #keep(key: string, way: FoundWay | null): Promise<void> {
    await this.#settings.cache?.set(key, { way, at: Date.now() });
  }
}
