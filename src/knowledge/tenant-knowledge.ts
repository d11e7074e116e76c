import type { Document } from '../domain/document.js';
import type { Evidence } from '../domain/evidence.js';
import type { RetrieveOptions, Retriever } from './retriever.js';

/** What a document list shows. */
export interface DocumentSummary {
  readonly id: string;
  readonly title: string;
  /** How many passages the document was cut into. */
  readonly passages: number;
}

/** The documents of one tenant. Nothing of it can be reached through another tenant's. */
export interface TenantKnowledge extends Retriever {
  /**
   * Adds documents; one with a known id replaces the old one, and one that has not changed costs no more than the look.
   * Either all are added or, on an error, none.
   *
   * @throws {DocumentError} a document is empty, too large or malformed; the error names it
   * @throws {KnowledgeStoreError} it could not be stored
   */
  put(documents: Document | readonly Document[]): Promise<void>;
  /** Takes a document out. @returns whether it was there */
  remove(documentId: string): Promise<boolean>;
  /** Takes all documents out; with a store, nothing of the tenant is left there. */
  clear(): Promise<void>;
  /** All documents, in the order in which they were last put. */
  list(): Promise<readonly DocumentSummary[]>;
  /**
   * Finds passages for a customer's question and judges whether they answer it. An approved answer to the question
   * settles it.
   */
  evidence(question: string, options?: RetrieveOptions): Promise<Evidence>;
}
