import { nanoid } from 'nanoid';
import { KnowledgeStoreError } from '../../error/knowledge-store-error.js';
import type { KnowledgeStore } from '../knowledge-store.js';
import { buildSegment, type IndexSegment } from '../search/index-segment.js';
import { decodeSegment, encodeSegment } from './segment-codec.js';

const manifestName = 'manifest.json';
const manifestVersion = 1;

interface Manifest {
  readonly version: number;
  readonly segments: readonly {
    readonly name: string;
    /** Numbers of the passages that were removed or replaced, as first and one more than last of each run. */
    readonly dead: readonly (readonly [number, number])[];
  }[];
}

/**
 * Keeps the segments of one tenant's index in a store: each in a blob of its own that is written once, and a manifest that
 * names those that count. The manifest is written last, so that a crash at any point leaves what was there before.
 */
export class SegmentFiles {
  readonly #store: KnowledgeStore;
  readonly #tenantId: string;
  #names = new Map<IndexSegment, string>();

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
    const names = new Map<IndexSegment, string>();
    const segments = await Promise.all(
      manifest.segments.map(async ({ name, dead }, at) => {
        const segment = await repair('read an index segment', async () => {
          const bytes = blobs[at];
          if (bytes === undefined) throw new Error('The segment is missing');
          const decoded = await decodeSegment(bytes);
          const whole = 'hashes' in decoded ? decoded : buildSegment(decoded.passages);
          if (whole === decoded) names.set(whole, name);
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
  async #readBlobs(): Promise<{ readonly manifest: Manifest; readonly blobs: readonly (Uint8Array | undefined)[] }> {
    let manifest = await this.#readManifest();
    for (;;) {
      const { segments } = manifest;
      const blobs = await attempt('read an index segment', () =>
        Promise.all(segments.map(({ name }) => this.#store.read(this.#tenantId, name))),
      );
      if (!blobs.includes(undefined)) return { manifest, blobs };
      const newer = await this.#readManifest();
      if (JSON.stringify(newer) === JSON.stringify(manifest)) return { manifest, blobs };
      manifest = newer;
    }
  }

  /** Writes what is new, then the manifest, then takes out what counts no more. */
  async save(segments: readonly IndexSegment[]): Promise<void> {
    // As things stand now: what is replaced while the segments are written is not stored yet, and must not die yet.
    const listed = segments.map((segment) => ({
      segment,
      name: this.#names.get(segment) ?? `segment-${nanoid()}`,
      dead: runsOf(segment.live, 0),
    }));
    for (const { segment, name } of listed) {
      if (this.#names.has(segment)) continue;
      const bytes = await encodeSegment(segment);
      await attempt('write an index segment', () => this.#store.write(this.#tenantId, name, bytes));
    }
    const manifest: Manifest = {
      version: manifestVersion,
      segments: listed.map(({ name, dead }) => ({ name, dead })),
    };
    const bytes = new TextEncoder().encode(JSON.stringify(manifest));
    await attempt('write the manifest', () => this.#store.write(this.#tenantId, manifestName, bytes));
    this.#names = new Map(listed.map(({ segment, name }) => [segment, name]));
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
