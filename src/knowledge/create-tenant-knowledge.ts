import type { Passage } from '../domain/passage.js';
import { depthFor, judgeFound } from './judge-found.js';
import { limitOf, type RetrieveOptions } from './retriever.js';
import { KeywordIndex } from './search/keyword-index.js';
import { splitDocuments } from './split-documents.js';
import type { SegmentFiles } from './store/segment-files.js';
import type { TenantKnowledge } from './tenant-knowledge.js';

/** The knowledge of one tenant in memory. */
export interface LoadedKnowledge extends TenantKnowledge {
  readonly passageCount: number;
}

/**
 * Makes the knowledge of one tenant, loaded from `files` where there are any, and saved there with each change. A change
 * that cannot be saved leaves memory ahead of the files: the caller forgets this one then and loads it anew.
 */
export async function createTenantKnowledge(maxCharacters: number, files?: SegmentFiles): Promise<LoadedKnowledge> {
  const index = new KeywordIndex(await files?.load());
  let saving: Promise<void> = Promise.resolve();

  /**
   * One after the other, for each manifest stands for all that came before it: after one that failed, none is written any
   * more.
   */
  function save(): Promise<void> {
    if (files === undefined) return saving;
    saving = saving.then(() => files.save(index.segments));
    return saving;
  }

  function search(question: string, limit: number, options: RetrieveOptions) {
    return index.search(question, limit, {
      explain: options.explain === true,
      accept: acceptFor(options.tags ?? [], options.now ?? new Date()),
    });
  }

  return {
    get passageCount() {
      return index.passageCount;
    },
    async put(documents) {
      const entries = splitDocuments(documents, maxCharacters);
      // Nothing below throws before all are added, so that a refused document leaves nothing half added.
      const changed = entries.filter(({ documentId, passages }) => !isSame(index.passagesOf(documentId), passages));
      if (changed.length > 0) {
        index.put(changed);
        await save();
      }
    },
    async remove(documentId) {
      const wasThere = index.remove(documentId);
      if (wasThere) await save();
      return wasThere;
    },
    async clear() {
      index.clear();
      saving = saving.catch(() => {}).then(() => files?.clear());
      await saving;
    },
    async list() {
      return index.documents();
    },
    async retrieve(question, options = {}) {
      return search(question, limitOf(options), options);
    },
    async evidence(question, options = {}) {
      const limit = limitOf(options);
      return judgeFound(question, search(question, depthFor(limit), options), limit, index);
    },
  };
}

/** Whether a reader may find a passage at a moment. */
function acceptFor(tags: readonly string[], now: Date): (passage: Passage) => boolean {
  const time = now.getTime();
  return ({ validFrom, validUntil, visibleTo }) =>
    (validFrom === undefined || Date.parse(validFrom) <= time) &&
    (validUntil === undefined || time < Date.parse(validUntil)) &&
    (visibleTo === undefined || visibleTo.some((tag) => tags.includes(tag)));
}

/** A folder that is read again every night changes little; what is the same is not indexed again. */
function isSame(known: readonly Passage[], given: readonly Passage[]): boolean {
  return known.length === given.length && JSON.stringify(known) === JSON.stringify(given);
}
