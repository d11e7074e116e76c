import type { Document } from '../domain/document.js';
import type { Passage } from '../domain/passage.js';
import { DocumentError } from '../error/document-error.js';
import { demandNumber } from '../schema/demand.js';
import { SynonymTable } from '../text/synonyms.js';
import { findApproved } from './approved-answer.js';
import { checkDocument } from './check-document.js';
import type { SynonymGroups } from './check-synonyms.js';
import { judgeEvidence } from './gate/gate.js';
import type { RetrieveOptions } from './retriever.js';
import { KeywordIndex } from './search/keyword-index.js';
import { readingDepth } from './search/token-stream-weights.js';
import { splitDocument } from './split/splitter.js';
import type { SegmentFiles } from './store/segment-files.js';
import type { TenantKnowledge } from './tenant-knowledge.js';

const defaultLimit = 8;

/** The knowledge of one tenant in memory. */
export interface LoadedKnowledge extends TenantKnowledge {
  readonly passageCount: number;
}

/**
 * Makes the knowledge of one tenant, loaded from `files` where there are any, and saved there with each change. A change
 * that cannot be saved leaves memory ahead of the files: the caller forgets this one then and loads it anew.
 */
export async function createTenantKnowledge(
  maxCharacters: number,
  files?: SegmentFiles,
  synonyms: SynonymGroups = [],
): Promise<LoadedKnowledge> {
  const own = synonyms.length === 0 ? undefined : new SynonymTable(synonyms);
  const index = new KeywordIndex(await files?.load(), own);
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

  function limitOf({ limit = defaultLimit }: RetrieveOptions): number {
    demandNumber('retrieve(): limit', limit, { from: 1, whole: true });
    return limit;
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
      const entries = listOf(documents).map((document) => {
        const { id, title, ...rest } = checkDocument(document, maxCharacters);
        const passages = splitDocument({ id, title, ...rest });
        if (passages.length === 0) {
          throw new DocumentError(`Document "${id}" has no words; give it text or questions, or leave it out`, {
            code: 'document-empty',
            document: id,
          });
        }
        return { documentId: id, passages };
      });
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
      // An approved answer known by many questions may stand behind passages that are all about one.
      const found = search(question, Math.max(limit, readingDepth), options);
      const approved = findApproved(
        question,
        found.map(({ passage }) => passage),
      );
      if (approved === undefined) return judgeEvidence(question, found.slice(0, limit), index);
      const { passage, match } = approved;
      return {
        answerability: 'answerable',
        passages: [passage],
        confidence: 1,
        approved: { passageId: passage.id, match },
      };
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

function listOf(documents: Document | readonly Document[]): readonly Document[] {
  return Array.isArray(documents) ? documents : [documents as Document];
}

/** A folder that is read again every night changes little; what is the same is not indexed again. */
function isSame(known: readonly Passage[], given: readonly Passage[]): boolean {
  return known.length === given.length && JSON.stringify(known) === JSON.stringify(given);
}
