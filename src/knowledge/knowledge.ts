import { demand, demandNumber } from '../schema/demand.js';
import type { TenantKnowledge } from './tenant-knowledge.js';

export interface KnowledgeOptions {
  /** Most text of one document, in UTF-16 code units, default 20 000 000. Larger ones are refused: split them. */
  readonly maxDocumentCharacters?: number | undefined;
}

/** The knowledge of all tenants, kept in memory. */
export interface Knowledge {
  /**
   * The knowledge of one tenant; the same id gives the same documents.
   *
   * @throws {ConfigurationError} the id is empty
   */
  tenant(id: string): TenantKnowledge;
}

/**
 * Makes a knowledge that lives in memory, empty at first.
 *
 * @example
 * const knowledge = createKnowledge();
 * await knowledge.tenant('lakeside').put({ id: 'boats', title: '西湖游船', text: '末班船 17:30 开。' });
 * const { answerability } = await knowledge.tenant('lakeside').evidence('游船几点停?');
 */
export function createKnowledge(options: KnowledgeOptions = {}): Knowledge {
  const maxCharacters = options.maxDocumentCharacters ?? 20_000_000;
  demandNumber('createKnowledge(): maxDocumentCharacters', maxCharacters, { from: 1, whole: true });
  const tenants = new Map<string, TenantKnowledge>();
  return {
    tenant(id) {
      demand(typeof id === 'string' && id.trim() !== '', 'tenant(id): the id must be a text that is not empty');
      const known = tenants.get(id);
      if (known !== undefined) return known;
      const created = createLazyKnowledge(maxCharacters);
      tenants.set(id, created);
      return created;
    },
  };
}

/** Index, gate and splitter come with the first use: a program that starts and waits does not pay for them. */
function createLazyKnowledge(maxCharacters: number): TenantKnowledge {
  let loading: Promise<TenantKnowledge> | undefined;
  const load = () => {
    loading ??= import('./memory-tenant-knowledge.js').then((loaded) => loaded.createTenantKnowledge(maxCharacters));
    return loading;
  };
  return {
    put: async (documents) => (await load()).put(documents),
    remove: async (documentId) => (await load()).remove(documentId),
    list: async () => (await load()).list(),
    retrieve: async (question, options) => (await load()).retrieve(question, options),
    evidence: async (question, options) => (await load()).evidence(question, options),
  };
}
