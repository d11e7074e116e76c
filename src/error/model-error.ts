import type { Usage } from '../domain/usage.js';
import { ZhikeError, type ZhikeErrorOptions } from './zhike-error.js';

/** What went wrong, in kinds that call for different reactions. */
export type ModelErrorKind =
  | 'auth'
  | 'permission'
  | 'not-found'
  | 'invalid-request'
  | 'context-length'
  | 'content-filter'
  | 'rate-limit'
  | 'quota'
  | 'overloaded'
  | 'timeout'
  | 'network'
  | 'incomplete'
  | 'aborted'
  | 'invalid-response'
  | 'invalid-output'
  | 'unknown';

export interface ModelErrorOptions extends Omit<ZhikeErrorOptions, 'code'> {
  readonly kind: ModelErrorKind;
  /** What the model had written before the error. */
  readonly partialText?: string | undefined;
  /** What the call consumed all the same; estimated. */
  readonly usage?: Usage | undefined;
}

/** A model call failed. `code` is `model-` and the kind. */
export class ModelError extends ZhikeError {
  override readonly name: string = 'ModelError';
  readonly kind: ModelErrorKind;
  /** What the model had written before the error; empty when nothing was. */
  readonly partialText: string;
  /** What the failed call consumed, as far as that can be estimated; absent when nothing was sent. */
  readonly usage: Usage | undefined;

  constructor(message: string, options: ModelErrorOptions) {
    super(message, { ...options, code: `model-${options.kind}` });
    this.kind = options.kind;
    this.partialText = options.partialText ?? '';
    this.usage = options.usage;
  }
}

export interface ModelHttpErrorOptions extends ModelErrorOptions {
  readonly status: number;
  readonly requestId?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  /** The vendor's own code, as sent. */
  readonly vendorCode?: string | undefined;
}

/** The endpoint answered with an error. */
export class ModelHttpError extends ModelError {
  override readonly name = 'ModelHttpError';
  readonly status: number;
  readonly requestId: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly vendorCode: string | undefined;

  constructor(message: string, options: ModelHttpErrorOptions) {
    super(message, options);
    this.status = options.status;
    this.requestId = options.requestId;
    this.retryAfterMs = options.retryAfterMs;
    this.vendorCode = options.vendorCode;
  }
}

/** The endpoint kept silent for too long. */
export class ModelTimeoutError extends ModelError {
  override readonly name = 'ModelTimeoutError';

  constructor(message: string, options: Omit<ModelErrorOptions, 'kind'>) {
    super(message, { ...options, kind: 'timeout' });
  }
}

/** The stream broke, or carried an error, after it had begun. */
export class ModelStreamError extends ModelError {
  override readonly name = 'ModelStreamError';
}

/** The endpoint answered with something that is not a chat completion. */
export class ModelResponseError extends ModelError {
  override readonly name = 'ModelResponseError';

  constructor(message: string, options: Omit<ModelErrorOptions, 'kind'>) {
    super(message, { ...options, kind: 'invalid-response' });
  }
}

export interface OutputIssue {
  readonly message: string;
  /** Where in the value: `party.adult`; empty for the value itself. */
  readonly path: string;
}

/** The model's value does not fit the schema, also after it was told so. `partialText` holds what it wrote. */
export class ModelOutputError extends ModelError {
  override readonly name = 'ModelOutputError';
  readonly issues: readonly OutputIssue[];

  constructor(model: string, options: Omit<ModelErrorOptions, 'kind'> & { readonly issues: readonly OutputIssue[] }) {
    const places = options.issues.map(({ path }) => path || '(the value itself)').join(', ');
    super(`Model ${model} gave a value that does not fit the schema, at: ${places}`, {
      ...options,
      kind: 'invalid-output',
    });
    this.issues = options.issues;
  }
}

/**
 * The caller stopped the call. Named `AbortError`, as every stopped call is on the web platform; `cause` is the reason
 * that the caller gave.
 */
export class ModelAbortError extends ModelError {
  override readonly name = 'AbortError';

  constructor(message: string, options: Omit<ModelErrorOptions, 'kind'>) {
    super(message, { ...options, kind: 'aborted' });
  }
}
