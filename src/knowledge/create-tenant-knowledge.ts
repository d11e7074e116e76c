import type { Document } from '../domain/document.js';
import type { EmbeddingModel } from '../domain/embedding-model.js';
import type { Evidence } from '../domain/evidence.js';
import type { Passage } from '../domain/passage.js';
import { DocumentError } from '../error/document-error.js';
import { demandNumber } from '../schema/demand.js';
import { findApproved } from './approved-answer.js';
import { checkDocument } from './check-document.js';
import { judgeByMeaning, type MeaningThresholds } from './gate/evidence-by-meaning.js';
import { type FoundPassages, searchPassages } from './passage-search.js';
import { type QuestionModelOptions, QuestionModels, QuestionVectors } from './question-models.js';
import type { RetrieveOptions } from './retriever.js';
import { type IndexEntry, KeywordIndex } from './search/keyword-index.js';
import { splitDocument } from './split/splitter.js';
import type { SegmentFiles } from './store/segment-files.js';
import { evidenceInTalk } from './talk/evidence-in-talk.js';
import type { TenantKnowledge } from './tenant-knowledge.js';
import { embeddedText, embedPassages } from './vector/embed-passages.js';
import { isFilled, type VectorRow } from './vector/vector-table.js';

const defaultLimit = 8;

/** The knowledge of one tenant in memory. */
export interface LoadedKnowledge extends TenantKnowledge {
  readonly passageCount: number;
}

export interface TenantKnowledgeOptions extends QuestionModelOptions, MeaningThresholds {
  readonly maxDocumentCharacters: number;
  /** Where it is kept, if anywhere. */
  readonly files: SegmentFiles | undefined;
}

/**
 * Makes the knowledge of one tenant, loaded from `files` where there are any, and saved there with each change. A change
 * that cannot be saved leaves memory ahead of the files: the caller forgets this one then and loads it anew.
 */
export async function createTenantKnowledge(options: TenantKnowledgeOptions): Promise<LoadedKnowledge> {
  const { tenantId, maxDocumentCharacters, files, embedding, onModelCall } = options;
  const index = new KeywordIndex(await files?.load());
  const vectors = new QuestionVectors();
  let saving: Promise<void> = Promise.resolve();
  let changing: Promise<unknown> = Promise.resolve();

  /** One change after the other: of two puts of a document the later one counts, however long its model takes. */
  function inOrder<T>(change: () => Promise<T>): Promise<T> {
    const changed = changing.then(change);
    changing = changed.catch(() => {});
    return changed;
  }

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

  function search(question: string, given: RetrieveOptions, models: QuestionModels): Promise<FoundPassages> {
    return searchPassages(index, models, question, {
      limit: limitOf(given),
      explain: given.explain === true,
      accept: acceptFor(given.tags ?? [], given.now ?? new Date()),
    });
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

  async function evidenceFor(question: string, given: RetrieveOptions): Promise<Evidence> {
    const models = new QuestionModels(options, vectors, given.signal);
    const found = await search(question, given, models);
    const { calls, unavailable } = models;
    const asked = { ...(calls.length > 0 && { calls }), ...(unavailable.length > 0 && { unavailable }) };
    // An approved answer known by many questions may stand behind passages that are all about one.
    const approved = findApproved(
      question,
      found.byWords.map(({ passage }) => passage),
    );
    if (approved === undefined) return { ...judgeByMeaning(found, options), ...asked };
    const { passage, match } = approved;
    return {
      answerability: 'answerable',
      passages: [passage],
      confidence: 1,
      approved: { passageId: passage.id, match },
      ...asked,
    };
  }

  return {
    get passageCount() {
      return index.passageCount;
    },
    async put(documents) {
      const entries = listOf(documents).map((document) => {
        const { id, title, ...rest } = checkDocument(document, maxDocumentCharacters);
        const passages = splitDocument({ id, title, ...rest });
        if (passages.length === 0) {
          throw new DocumentError(`Document "${id}" has no words; give it text or questions, or leave it out`, {
            code: 'document-empty',
            document: id,
          });
        }
        return { documentId: id, passages };
      });
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
    async retrieve(question, given = {}) {
      const { ranked } = await search(question, given, new QuestionModels(options, vectors, given.signal));
      return ranked;
    },
    async evidence(question, given = {}) {
      const accept = acceptFor(given.tags ?? [], given.now ?? new Date());
      return evidenceInTalk(
        question,
        given.earlier ?? [],
        (meant) => evidenceFor(meant, given),
        () => index.passages(accept),
      );
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
