import { KnowledgeStoreError } from '../error/knowledge-store-error.js';
import { demand, demandNumber } from '../schema/demand.js';
import type { LoadedKnowledge } from './create-tenant-knowledge.js';
import type { KnowledgeStore } from './knowledge-store.js';
import { checkSearchOptions, type KnowledgeSearchOptions, searchOptionsOf } from './search-options.js';
import type { SegmentFiles } from './store/segment-files.js';
import type { TenantKnowledge } from './tenant-knowledge.js';

export interface KnowledgeOptions extends KnowledgeSearchOptions {
  /** Where it is kept, default nowhere: it is gone with the process. */
  readonly store?: KnowledgeStore | undefined;
  /**
   * With a store: most passages in memory over all tenants, default 200 000 (about 250 MB). Tenants that were not asked for
   * the longest time leave memory first, and come back with the next question.
   */
  readonly maxLoadedPassages?: number | undefined;
}

/** The knowledge of all tenants. */
export interface Knowledge {
  /**
   * The knowledge of one tenant; the same id gives the same documents.
   *
   * @throws {ConfigurationError} the id is empty
   */
  tenant(id: string): TenantKnowledge;
}

/** A tenant that is in memory or on its way there. */
interface Shelf {
  readonly loading: Promise<LoadedKnowledge>;
  /** Set once it is loaded. */
  loaded: LoadedKnowledge | undefined;
  /** Calls under way: it cannot leave before they have ended. */
  calls: number;
}

/**
 * Makes a knowledge, empty at first or with what its store has.
 *
 * @example
 * const knowledge = createKnowledge();
 * await knowledge.tenant('lakeside').put({ id: 'boats', title: '西湖游船', text: '末班船 17:30 开。' });
 * const { answerability } = await knowledge.tenant('lakeside').evidence('游船几点停?');
 */
export function createKnowledge(options: KnowledgeOptions = {}): Knowledge {
  const { maxLoadedPassages = 200_000, store } = options;
  checkSearchOptions('createKnowledge()', options);
  demandNumber('createKnowledge(): maxLoadedPassages', maxLoadedPassages, { from: 0, whole: true });
  demand(
    store === undefined || typeof store?.read === 'function',
    'createKnowledge(): store must be a KnowledgeStore, such as createFolderStore("./knowledge")',
  );
  // In the order of their last use.
  const shelves = new Map<string, Shelf>();

  /** Index, gate and splitter come with the first use: a program that starts and waits does not pay for them. */
  async function load(id: string): Promise<LoadedKnowledge> {
    const { createTenantKnowledge } = await import('./create-tenant-knowledge.js');
    return createTenantKnowledge(searchOptionsOf('createKnowledge()', id, options), await filesOf(id));
  }

  async function filesOf(id: string): Promise<SegmentFiles | undefined> {
    if (store === undefined) return undefined;
    const { SegmentFiles } = await import('./store/segment-files.js');
    return new SegmentFiles(store, id);
  }

  function shelfOf(id: string): Shelf {
    const known = shelves.get(id);
    if (known !== undefined) {
      shelves.delete(id);
      shelves.set(id, known);
      return known;
    }
    const shelf: Shelf = { loading: load(id), loaded: undefined, calls: 0 };
    shelves.set(id, shelf);
    return shelf;
  }

  /** Without a store what leaves memory is lost, so nothing does. */
  function makeRoom(): void {
    if (store === undefined) return;
    let passages = 0;
    for (const { loaded } of shelves.values()) passages += loaded?.passageCount ?? 0;
    for (const [id, { loaded, calls }] of shelves) {
      if (passages <= maxLoadedPassages) return;
      if (loaded === undefined || calls > 0) continue;
      shelves.delete(id);
      passages -= loaded.passageCount;
    }
  }

  async function use<T>(id: string, run: (knowledge: LoadedKnowledge) => Promise<T>): Promise<T> {
    const shelf = shelfOf(id);
    shelf.calls += 1;
    try {
      shelf.loaded = await shelf.loading;
      return await run(shelf.loaded);
    } catch (error) {
      // Memory may be ahead of the store, or nothing was loaded: the next call begins with what is stored.
      const isLost = shelf.loaded === undefined || error instanceof KnowledgeStoreError;
      if (isLost && shelves.get(id) === shelf) shelves.delete(id);
      throw error;
    } finally {
      shelf.calls -= 1;
      makeRoom();
    }
  }

  async function clear(id: string): Promise<void> {
    try {
      await use(id, (knowledge) => knowledge.clear());
    } catch (error) {
      if (!(error instanceof KnowledgeStoreError) || error.retryable) throw error;
      // What cannot be loaded can be erased all the same.
      await (await filesOf(id))?.clear();
    }
  }

  return {
    tenant(id) {
      demand(typeof id === 'string' && id.trim() !== '', 'tenant(id): the id must be a text that is not empty');
      return {
        put: (documents) => use(id, (knowledge) => knowledge.put(documents)),
        remove: (documentId) => use(id, (knowledge) => knowledge.remove(documentId)),
        clear: () => clear(id),
        list: () => use(id, (knowledge) => knowledge.list()),
        retrieve: (question, given) => use(id, (knowledge) => knowledge.retrieve(question, given)),
        evidence: (question, given) => use(id, (knowledge) => knowledge.evidence(question, given)),
      };
    },
  };
}
