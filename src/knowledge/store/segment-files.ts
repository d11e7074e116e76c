import { nanoid } from 'nanoid';
import { KnowledgeStoreError } from '../../error/knowledge-store-error.js';
import type { KnowledgeStore } from '../knowledge-store.js';
import { buildSegment, type IndexSegment } from '../search/index-segment.js';
import type { VectorTable } from '../vector/vector-table.js';
import { decodeSegment, encodeSegment } from './segment-codec.js';
import { decodeVectors, encodeVectors } from './vector-codec.js';

const manifestName = 'manifest.json';
const manifestVersion = 1;

interface Manifest {
  readonly version: number;
  readonly segments: readonly {
    readonly name: string;
    /** Numbers of the passages that were removed or replaced, as first and one more than last of each run. */
    readonly dead: readonly (readonly [number, number])[];
    /** The blob of the passages' vectors, where they are embedded. */
    readonly vectors?: string | undefined;
  }[];
}

/**
 * Keeps the segments of one tenant's index in a store: each in a blob of its own that is written once, its vectors in
 * another, and a manifest that names those that count. The manifest is written last, so that a crash at any point leaves
 * what was there before.
 */
export class SegmentFiles {
  readonly #store: KnowledgeStore;
  readonly #tenantId: string;
  /** Of what is stored. */
  #names = new Map<IndexSegment | VectorTable, string>();

  constructor(store: KnowledgeStore, tenantId: string) {
    this.#store = store;
    this.#tenantId = tenantId;
  }

  /**
   * Reads the segments; none where nothing was saved.
   *
   * @throws {KnowledgeStoreError} the store cannot be reached, or what it has is damaged
   */
  async load(): Promise<IndexSegment[]> {
    const { manifest, blobs } = await this.#readBlobs();
    const names = new Map<IndexSegment | VectorTable, string>();
    const segments = await Promise.all(
      manifest.segments.map(async ({ name, dead, vectors: vectorName }) => {
        const segment = await repair('read an index segment', async () => {
          const decoded = await decodeSegment(blobOf(blobs, name));
          const vectors =
            vectorName === undefined ? undefined : decodeVectors(blobOf(blobs, vectorName), decoded.passages.length);
          if (vectors !== undefined && vectorName !== undefined) names.set(vectors, vectorName);
          const isWhole = 'hashes' in decoded;
          const whole = { ...(isWhole ? decoded : buildSegment(decoded.passages)), ...(vectors && { vectors }) };
          if (isWhole) names.set(whole, name);
          return whole;
        });
        for (const [from, until] of dead) segment.live.fill(0, from, until);
        return segment;
      }),
    );
    this.#names = names;
    return segments;
  }

  /** A process that writes meanwhile takes segments out that its newer manifest names no more: that one is read then. */
  async #readBlobs(): Promise<{ readonly manifest: Manifest; readonly blobs: ReadonlyMap<string, Uint8Array> }> {
    let manifest = await this.#readManifest();
    for (;;) {
      const names = manifest.segments.flatMap(({ name, vectors }) =>
        vectors === undefined ? [name] : [name, vectors],
      );
      const read = await attempt('read an index segment', () =>
        Promise.all(names.map(async (name) => [name, await this.#store.read(this.#tenantId, name)] as const)),
      );
      const blobs = new Map(read.flatMap(([name, bytes]) => (bytes === undefined ? [] : [[name, bytes]])));
      if (blobs.size === new Set(names).size) return { manifest, blobs };
      const newer = await this.#readManifest();
      if (JSON.stringify(newer) === JSON.stringify(manifest)) return { manifest, blobs };
      manifest = newer;
    }
  }

  /** Writes what is new, then the manifest, then takes out what counts no more. */
  async save(segments: readonly IndexSegment[]): Promise<void> {
    // As things stand now: what is replaced while the segments are written is not stored yet, and must not die yet.
    const listed = segments.map((segment) => ({ segment, dead: runsOf(segment.live, 0) }));
    const names = new Map<IndexSegment | VectorTable, string>();
    /** @returns the name of the blob that has it */
    const keep = async (
      part: IndexSegment | VectorTable,
      kind: string,
      encode: () => Promise<Uint8Array> | Uint8Array,
    ) => {
      const name = this.#names.get(part) ?? `${kind}-${nanoid()}`;
      names.set(part, name);
      if (!this.#names.has(part)) {
        const bytes = await encode();
        await attempt('write an index segment', () => this.#store.write(this.#tenantId, name, bytes));
      }
      return name;
    };
    const kept: Manifest['segments'][number][] = [];
    for (const { segment, dead } of listed) {
      const { vectors } = segment;
      kept.push({
        name: await keep(segment, 'segment', () => encodeSegment(segment)),
        dead,
        ...(vectors && { vectors: await keep(vectors, 'vectors', () => encodeVectors(vectors)) }),
      });
    }
    const manifest: Manifest = { version: manifestVersion, segments: kept };
    const bytes = new TextEncoder().encode(JSON.stringify(manifest));
    await attempt('write the manifest', () => this.#store.write(this.#tenantId, manifestName, bytes));
    this.#names = names;
    await this.#sweep();
  }

  /** Erases everything. */
  async clear(): Promise<void> {
    await attempt('erase the knowledge', async () => {
      await this.#store.remove(this.#tenantId, manifestName);
      for (const name of await this.#store.list(this.#tenantId)) await this.#store.remove(this.#tenantId, name);
    });
    this.#names = new Map();
  }

  /** What a crash or a merge has left behind only takes room: a failure waits for the next time. */
  async #sweep(): Promise<void> {
    const kept = new Set([manifestName, ...this.#names.values()]);
    try {
      for (const name of await this.#store.list(this.#tenantId)) {
        if (!kept.has(name)) await this.#store.remove(this.#tenantId, name);
      }
    } catch {
      // See above.
    }
  }

  async #readManifest(): Promise<Manifest> {
    const bytes = await attempt('read the manifest', () => this.#store.read(this.#tenantId, manifestName));
    if (bytes === undefined) return { version: manifestVersion, segments: [] };
    const manifest = await repair('read the manifest', async () => {
      const read = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Manifest;
      if (!Number.isInteger(read.version) || !Array.isArray(read.segments)) throw new Error('It is of another form');
      return read;
    });
    if (manifest.version > manifestVersion) throw new KnowledgeStoreError('read the manifest', 'too-new');
    return manifest;
  }
}

function blobOf(blobs: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const bytes = blobs.get(name);
  if (bytes === undefined) throw new Error('The segment is missing');
  return bytes;
}

/** First and one more than last place of each run of a value. */
function runsOf(values: Uint8Array, wanted: number): [number, number][] {
  const runs: [number, number][] = [];
  for (const [place, value] of values.entries()) {
    if (value !== wanted) continue;
    const last = runs.at(-1);
    if (last !== undefined && last[1] === place) last[1] = place + 1;
    else runs.push([place, place + 1]);
  }
  return runs;
}

async function attempt<T>(act: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (cause) {
    throw cause instanceof KnowledgeStoreError ? cause : new KnowledgeStoreError(act, 'unavailable', cause);
  }
}

async function repair<T>(act: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (cause) {
    throw new KnowledgeStoreError(act, 'broken', cause);
  }
}
