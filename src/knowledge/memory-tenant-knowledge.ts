import type { Document } from '../domain/document.js';
import { DocumentError } from '../error/document-error.js';
import { demandNumber } from '../schema/demand.js';
import { checkDocument } from './check-document.js';
import { judgeEvidence } from './gate.js';
import { KeywordIndex } from './keyword-index.js';
import type { RetrieveOptions } from './retriever.js';
import { splitDocument } from './splitter.js';
import type { DocumentSummary, TenantKnowledge } from './tenant-knowledge.js';

const defaultLimit = 8;

/** Makes the knowledge of one tenant, kept in memory, empty at first. */
export function createTenantKnowledge(maxCharacters: number): TenantKnowledge {
  const index = new KeywordIndex();
  const summaries = new Map<string, DocumentSummary>();

  function search(question: string, options: RetrieveOptions = {}) {
    const limit = options.limit ?? defaultLimit;
    demandNumber('retrieve(): limit', limit, { from: 1, whole: true });
    return index.search(question, limit, { explain: options.explain === true });
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
