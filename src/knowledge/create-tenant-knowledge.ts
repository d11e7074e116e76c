import type { EmbeddingModel } from '../domain/embedding-model.js';
import type { Passage } from '../domain/passage.js';
import { SynonymTable } from '../text/synonyms.js';
import type { PassageIndex, ReaderQuery } from './passage-index.js';
import { PassageSearch } from './passage-search.js';
import { questionModelOptions } from './question-models.js';
import { type IndexEntry, KeywordIndex } from './search/keyword-index.js';
import type { TenantSearchOptions } from './search-options.js';
import { splitDocuments } from './split-documents.js';
import type { SegmentFiles } from './store/segment-files.js';
import type { TenantKnowledge } from './tenant-knowledge.js';
import { Turns } from './turns.js';
import { embeddedText, embedPassages } from './vector/embed-passages.js';
import { nearestPassages } from './vector/nearest-passages.js';
import { isFilled, type VectorRow } from './vector/vector-table.js';

/** The knowledge of one tenant in memory. */
export interface LoadedKnowledge extends TenantKnowledge {
  readonly passageCount: number;
}

/**
 * Makes the knowledge of one tenant, loaded from `files` where there are any, and saved there with each change. A change
 * that cannot be saved leaves memory ahead of the files: the caller forgets this one then and loads it anew.
 */
export async function createTenantKnowledge(
  { tenantId, models, synonyms, maxDocumentCharacters }: TenantSearchOptions,
  files: SegmentFiles | undefined,
): Promise<LoadedKnowledge> {
  const { embedding, onModelCall } = models;
  const index = new KeywordIndex(await files?.load(), synonyms.length === 0 ? undefined : new SynonymTable(synonyms));
  const search = new PassageSearch(searchable(index), questionModelOptions(tenantId, models));
  const turns = new Turns();
  let saving: Promise<void> = Promise.resolve();

  /** Of two puts of a document the later one counts, however long its model takes. */
  function inOrder<T>(change: () => Promise<T>): Promise<T> {
    return turns.take(tenantId, change);
  }

  /** Each manifest stands for all that came before it: after one that failed, none is written any more. */
  function save(): Promise<void> {
    if (files === undefined) return saving;
    saving = saving.then(() => files.save(index.segments));
    return saving;
  }

  /** The vector that a passage has had before, for what has not changed is not paid for twice. */
  function knownVectors(
    documentId: string,
    { id, dimensions }: EmbeddingModel,
  ): (passage: Passage) => VectorRow | undefined {
    const rows = index.vectorsOf(documentId);
    const byText = new Map(index.passagesOf(documentId).map((passage, at) => [embeddedText(passage), rows[at]]));
    return (passage) => {
      const row = byText.get(embeddedText(passage));
      const isOfModel = row?.table.model === id && row.table.dimensions === (dimensions ?? row.table.dimensions);
      return isOfModel && isFilled(row) ? row : undefined;
    };
  }

  /** @throws {ModelError} the embedding model could not be asked */
  async function embed(entries: readonly IndexEntry[], model: EmbeddingModel): Promise<readonly IndexEntry[]> {
    const passages = entries.flatMap((entry) => {
      const known = knownVectors(entry.documentId, model);
      return entry.passages.map((passage) => ({ passage, known: known(passage) }));
    });
    const { rows, usage } = await embedPassages(model, passages);
    if (usage !== undefined) onModelCall?.({ tenantId, act: 'embed-documents', model: model.id, usage });
    let from = 0;
    return entries.map((entry) => {
      from += entry.passages.length;
      return { ...entry, vectors: rows.slice(from - entry.passages.length, from) };
    });
  }

  function isUpToDate({ documentId, passages }: IndexEntry): boolean {
    if (!isSame(index.passagesOf(documentId), passages)) return false;
    if (embedding === undefined) return true;
    const known = knownVectors(documentId, embedding);
    return passages.every((passage) => known(passage) !== undefined);
  }

  return {
    get passageCount() {
      return index.passageCount;
    },
    async put(documents) {
      const entries = splitDocuments(documents, maxDocumentCharacters);
      await inOrder(async () => {
        const changed = entries.filter((entry) => !isUpToDate(entry));
        if (changed.length === 0) return;
        const complete = embedding === undefined ? changed : await embed(changed, embedding);
        // Nothing below throws before all are added, so that a refused document leaves nothing half added.
        index.put(complete);
        await save();
      });
    },
    remove: (documentId) =>
      inOrder(async () => {
        const wasThere = index.remove(documentId);
        if (wasThere) await save();
        return wasThere;
      }),
    clear: () =>
      inOrder(async () => {
        index.clear();
        saving = saving.catch(() => {}).then(() => files?.clear());
        await saving;
      }),
    async list() {
      return index.documents();
    },
    retrieve: (question, given = {}) => search.retrieve(question, given),
    evidence: (question, given = {}) => search.evidence(question, given),
  };
}

function searchable(index: KeywordIndex): PassageIndex {
  return {
    findByWords: (question, query) => ({
      passages: index.search(question, query.depth, { explain: query.explain, accept: acceptFor(query) }),
      statistics: index,
    }),
    findNearest: ({ model, values }, query) =>
      nearestPassages(index.segments, values, { model, limit: query.depth, accept: acceptFor(query) }),
    list: (query) => {
      const listed: Passage[] = [];
      for (const passage of index.passages(acceptFor(query))) {
        if (listed.push(passage) === query.depth) break;
      }
      return listed;
    },
  };
}

/** Whether a reader may find a passage at a moment. */
function acceptFor({ tags, now }: ReaderQuery): (passage: Passage) => boolean {
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
