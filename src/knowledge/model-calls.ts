import type { Usage } from '../domain/usage.js';

/** What knowledge asks a model for: `embed-documents` when documents are put, the others for each question. */
export type KnowledgeAct = 'embed-documents' | 'embed-question' | 'rerank';

/** What one of those calls consumed. */
export interface KnowledgeModelCall {
  readonly tenantId: string;
  readonly act: KnowledgeAct;
  /** Id of the model. */
  readonly model: string;
  readonly usage: Usage;
}

/** A question's call that failed: the question was answered without it. */
export interface KnowledgeModelFailure {
  readonly tenantId: string;
  readonly act: 'embed-question' | 'rerank';
  readonly model: string;
}
