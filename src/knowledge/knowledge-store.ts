/**
 * The port to a place that keeps the knowledge of tenants: blobs under names, for each tenant its own.
 *
 * Whatever keeps blobs will do: a folder (`zhike/knowledge/node` has one), an object store, a table. One process at a
 * time writes the knowledge of a tenant; any number read.
 */
export interface KnowledgeStore {
  /** @returns undefined where there is none of that name */
  read(tenantId: string, name: string): Promise<Uint8Array | undefined>;
  /** Writes a blob, replacing one of the same name as a whole; after a crash the old or the new one is there. */
  write(tenantId: string, name: string, bytes: Uint8Array): Promise<void>;
  /** Takes a blob out; does nothing where there is none. */
  remove(tenantId: string, name: string): Promise<void>;
  /** Names of all blobs of a tenant, in any order. */
  list(tenantId: string): Promise<readonly string[]>;
}
