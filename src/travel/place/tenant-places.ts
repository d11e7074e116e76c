import type { Connection } from '../../domain/connection.js';
import type { Place } from '../../domain/place.js';
import { parseConnections } from './connections.js';
import { parsePlaces } from './places.js';

/** Rows for everybody, or a function that loads those of a tenant. */
export type PerTenant<Row> = readonly Row[] | ((tenantId: string) => readonly Row[] | Promise<readonly Row[]>);

export interface TenantPlaces {
  /** The places that every tenant shares; undefined where each has its own. */
  readonly shared: readonly Place[] | undefined;
  readonly load: (tenantId: string) => Promise<{
    readonly places: readonly Place[];
    readonly connections: readonly Connection[];
  }>;
}

/**
 * Gives each tenant its checked places and connections. Shared rows are checked at once, loaded ones when they are
 * loaded; the same array is checked once only, so a loader may cache.
 *
 * @throws {PlaceError} shared rows are invalid
 */
export function createTenantPlaces(places: PerTenant<Place>, connections: PerTenant<Connection> = []): TenantPlaces {
  const checked = new WeakMap<readonly Place[], readonly Place[]>();
  const check = (rows: readonly Place[]) => {
    const known = checked.get(rows) ?? parsePlaces(rows);
    checked.set(rows, known);
    return known;
  };
  const shared = typeof places === 'function' ? undefined : check(places);
  if (shared && typeof connections !== 'function') parseConnections(connections, shared);
  return {
    shared,
    async load(tenantId) {
      const own = shared ?? check(await rowsOf(places, tenantId));
      return { places: own, connections: parseConnections(await rowsOf(connections, tenantId), own) };
    },
  };
}

function rowsOf<Row>(rows: PerTenant<Row>, tenantId: string): readonly Row[] | Promise<readonly Row[]> {
  return typeof rows === 'function' ? rows(tenantId) : rows;
}
