import type { Document } from '../domain/document.js';
import type { Evidence } from '../domain/evidence.js';
import { DocumentError } from '../error/document-error.js';
import { demand, demandNumber } from '../schema/demand.js';
import { checkDocument } from './check-document.js';
import { judgeEvidence } from './gate.js';
import { KeywordIndex } from './keyword-index.js';
import type { Retriever } from './retriever.js';
import { splitDocument } from './splitter.js';

export interface KnowledgeOptions {
  /** Most text of one document, in UTF-16 code units, default 20 000 000. Larger ones are refused: split them. */
  readonly maxDocumentCharacters?: number | undefined;
}

/** What a document list shows. */
export interface DocumentSummary {
  readonly id: string;
  readonly title: string;
  /** How many passages the document was cut into. */
  readonly passages: number;
}

export interface RetrieveOptions {
  /** Most passages, a whole number from 1, default 8. */
  readonly limit?: number | undefined;
}

/** The documents of one tenant. Nothing of it can be reached through another tenant's. */
export interface TenantKnowledge extends Retriever {
  /**
   * Adds documents; one with a known id replaces the old one. Either all are added or, on an error, none.
   *
   * @throws {DocumentError} a document is empty, too large or malformed; the error names it
   */
  put(documents: Document | readonly Document[]): Promise<void>;
  /** Takes a document out. @returns whether it was there */
  remove(documentId: string): Promise<boolean>;
  /** All documents, in the order in which they were first put. */
  list(): Promise<readonly DocumentSummary[]>;
  /** Finds passages for a customer's question and judges whether they answer it. */
  evidence(question: string, options?: RetrieveOptions): Promise<Evidence>;
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

const defaultLimit = 8;

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
      const created = createTenantKnowledge(maxCharacters);
      tenants.set(id, created);
      return created;
    },
  };
}

function createTenantKnowledge(maxCharacters: number): TenantKnowledge {
  const index = new KeywordIndex();
  const summaries = new Map<string, DocumentSummary>();

  function search(question: string, options: RetrieveOptions = {}) {
    const limit = options.limit ?? defaultLimit;
    demandNumber('retrieve(): limit', limit, { from: 1, whole: true });
    return index.search(question, limit);
  }

  return {
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
        return { documentId: id, title, passages };
      });
      // Nothing below throws, so that a refused document leaves nothing half added.
      index.put(entries);
      for (const { documentId: id, title, passages } of entries) {
        summaries.set(id, { id, title, passages: passages.length });
      }
    },
    async remove(documentId) {
      index.remove(documentId);
      return summaries.delete(documentId);
    },
    async list() {
      return [...summaries.values()];
    },
    async retrieve(question, options) {
      return search(question, options);
    },
    async evidence(question, options) {
      return judgeEvidence(question, search(question, options), index);
    },
  };
}

function listOf(documents: Document | readonly Document[]): readonly Document[] {
  return Array.isArray(documents) ? documents : [documents as Document];
}
