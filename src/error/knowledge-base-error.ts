import { ZhikeError } from './zhike-error.js';

/** What went wrong with a knowledge base elsewhere, in kinds that call for different reactions. */
export type KnowledgeBaseErrorKind =
  | 'auth'
  | 'not-found'
  | 'rate-limit'
  | 'refused'
  | 'unavailable'
  | 'timeout'
  | 'invalid-response';

export interface KnowledgeBaseErrorOptions {
  readonly kind: KnowledgeBaseErrorKind;
  /** HTTP status, where there was an answer. */
  readonly status?: number | undefined;
  /** The vendor's own code, as sent. */
  readonly vendorCode?: string | undefined;
  readonly cause?: unknown;
}

const retryableKinds: ReadonlySet<KnowledgeBaseErrorKind> = new Set(['rate-limit', 'unavailable', 'timeout']);

/** A knowledge base elsewhere did not answer as asked. `code` is `knowledge-base-` and the kind. */
export class KnowledgeBaseError extends ZhikeError {
  override readonly name = 'KnowledgeBaseError';
  readonly kind: KnowledgeBaseErrorKind;
  readonly status: number | undefined;
  readonly vendorCode: string | undefined;

  constructor(message: string, { kind, status, vendorCode, cause }: KnowledgeBaseErrorOptions) {
    super(message, { code: `knowledge-base-${kind}`, retryable: retryableKinds.has(kind), cause });
    this.kind = kind;
    this.status = status;
    this.vendorCode = vendorCode;
  }
}
