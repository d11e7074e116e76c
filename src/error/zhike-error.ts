const brand = Symbol.for('zhike.error');

export interface ZhikeErrorOptions {
  readonly code: string;
  /** Whether the same attempt may succeed later; decided where the error is made. */
  readonly retryable?: boolean | undefined;
  readonly cause?: unknown;
}

/**
 * The base of every error that zhike throws.
 *
 * `code` is stable and meant for programs; `message` says what was attempted and what to change. Neither ever holds a
 * key, a query string or a customer's words.
 */
export class ZhikeError extends Error {
  override readonly name: string = 'ZhikeError';
  readonly code: string;
  readonly retryable: boolean;

  constructor(message: string, options: ZhikeErrorOptions) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = options.code;
    this.retryable = options.retryable ?? false;
    Object.defineProperty(this, brand, { value: true });
  }

  /** Tells a zhike error from others, also across the ESM and CommonJS copies of the package. */
  static isInstance(value: unknown): value is ZhikeError {
    return typeof value === 'object' && value !== null && (value as Record<symbol, unknown>)[brand] === true;
  }
}
