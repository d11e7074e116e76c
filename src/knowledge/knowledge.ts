import type { EmbeddingModel } from '../domain/embedding-model.js';
import type { RerankModel } from '../domain/rerank-model.js';
import { KnowledgeStoreError } from '../error/knowledge-store-error.js';
import { demand, demandNumber } from '../schema/demand.js';
import type { LoadedKnowledge } from './create-tenant-knowledge.js';
import type { KnowledgeStore } from './knowledge-store.js';
import type { KnowledgeModelCall, KnowledgeModelFailure } from './model-calls.js';
import type { SegmentFiles } from './store/segment-files.js';
import type { TenantKnowledge } from './tenant-knowledge.js';

export interface KnowledgeOptions {
  /** Most text of one document, in UTF-16 code units, default 20 000 000. Larger ones are refused: split them. */
  readonly maxDocumentCharacters?: number | undefined;
  /** Where it is kept, default nowhere: it is gone with the process. */
  readonly store?: KnowledgeStore | undefined;
  /**
   * With a store: most passages in memory over all tenants, default 200 000 (about 250 MB). Tenants that were not asked for
   * the longest time leave memory first, and come back with the next question.
   */
  readonly maxLoadedPassages?: number | undefined;
  /**
   * Finds passages by meaning too, beside their words: each gets a vector when it is put, each question one when it is
   * asked. Put the documents again after a change of the model: what was embedded by another is found by words alone.
   */
  readonly embedding?: EmbeddingModel | undefined;
  /**
   * How much the order by meaning counts beside the order by words, times what the words leave open; 0 to 10,
   * default 1. `bench/retrieval` tells what suits a model.
   */
  readonly embeddingWeight?: number | undefined;
  /**
   * Cosine, 0 to 1, from which on the nearest passage makes a question partly answerable that words alone do not.
   * Each model has a scale of its own: choose it by `evidence().similarity` of questions that should and should not be
   * answered. Default none: words alone decide whether there is evidence.
   */
  readonly minSimilarity?: number | undefined;
  /** Orders the twenty best passages anew for each question. */
  readonly rerank?: RerankModel | undefined;
  /** The same as `minSimilarity` for the rerank model's score of the best passage, on that model's scale. */
  readonly minRelevance?: number | undefined;
  /**
   * Most time for each of these models while a customer waits, in milliseconds, default 3 000. One that takes longer or
   * fails is done without.
   */
  readonly modelTimeoutMs?: number | undefined;
  /** Called with the failure of a model that a question was answered without. */
  readonly onError?: ((error: unknown, failure: KnowledgeModelFailure) => void) | undefined;
  /** Called with what each call to these models consumed. */
  readonly onModelCall?: ((call: KnowledgeModelCall) => void) | undefined;
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
  const { maxDocumentCharacters = 20_000_000, maxLoadedPassages = 200_000, modelTimeoutMs = 3_000, store } = options;
  const { embedding, embeddingWeight = 1, minSimilarity, rerank, minRelevance, onError, onModelCall } = options;
  demandNumber('createKnowledge(): maxDocumentCharacters', maxDocumentCharacters, { from: 1, whole: true });
  demandNumber('createKnowledge(): maxLoadedPassages', maxLoadedPassages, { from: 0, whole: true });
  demand(
    store === undefined || typeof store?.read === 'function',
    'createKnowledge(): store must be a KnowledgeStore, such as createFolderStore("./knowledge")',
  );
  demandNumber('createKnowledge(): modelTimeoutMs', modelTimeoutMs, { from: 1, whole: true });
  demand(
    embedding === undefined || typeof embedding?.embed === 'function',
    'createKnowledge(): embedding must be an embedding model, such as openaiEmbeddings({ … }) of zhike/models',
  );
  demand(
    rerank === undefined || typeof rerank?.rerank === 'function',
    'createKnowledge(): rerank must be a rerank model, such as dashscopeRerank({ … }) of zhike/models',
  );
  demandNumber('createKnowledge(): embeddingWeight', embeddingWeight, { from: 0, to: 10 });
  demandNumber('createKnowledge(): minSimilarity', minSimilarity, { from: 0, to: 1 });
  demand(
    minRelevance === undefined || Number.isFinite(minRelevance),
    "createKnowledge(): minRelevance must be a number on the rerank model's scale",
  );
  // In the order of their last use.
  const shelves = new Map<string, Shelf>();

  /** Index, gate and splitter come with the first use: a program that starts and waits does not pay for them. */
  async function load(id: string): Promise<LoadedKnowledge> {
    const { createTenantKnowledge } = await import('./create-tenant-knowledge.js');
    return createTenantKnowledge({
      tenantId: id,
      maxDocumentCharacters,
      files: await filesOf(id),
      embedding,
      embeddingWeight,
      minSimilarity,
      rerank,
      minRelevance,
      timeoutMs: modelTimeoutMs,
      onError,
      onModelCall,
    });
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
