import type { Document } from '../domain/document.js';
import type { Passage } from '../domain/passage.js';
import { DocumentError } from '../error/document-error.js';
import { checkDocument } from './check-document.js';
import { splitDocument } from './split/splitter.js';

/** A document as it is indexed. */
export interface SplitDocument {
  readonly documentId: string;
  readonly title: string;
  readonly passages: readonly Passage[];
}

/**
 * Checks documents and cuts them into passages.
 *
 * @throws {DocumentError} a document is empty, too large or malformed; the error names it
 */
export function splitDocuments(documents: Document | readonly Document[], maxCharacters: number): SplitDocument[] {
  return listOf(documents).map((given) => {
    const document = checkDocument(given, maxCharacters);
    const { id, title } = document;
    const passages = splitDocument(document);
    if (passages.length === 0) {
      throw new DocumentError(`Document "${id}" has no words; give it text or questions, or leave it out`, {
        code: 'document-empty',
        document: id,
      });
    }
    return { documentId: id, title, passages };
  });
}

function listOf(documents: Document | readonly Document[]): readonly Document[] {
  return Array.isArray(documents) ? documents : [documents as Document];
}
