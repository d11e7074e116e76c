import { ZhikeError } from './zhike-error.js';

/** A document cannot become knowledge; the message names it and says what to change. */
export class DocumentError extends ZhikeError {
  override readonly name = 'DocumentError';
  /** Id or file name of the document. */
  readonly document: string;

  constructor(
    message: string,
    options: {
      readonly code:
        | 'document-unreadable'
        | 'document-too-large'
        | 'document-invalid'
        | 'document-empty'
        | 'document-encrypted'
        | 'document-scanned'
        | 'document-reader-missing'
        | 'page-unreachable'
        | 'folder-unreadable'
        | 'folder-empty';
      readonly document: string;
      readonly cause?: unknown;
    },
  ) {
    super(message, { code: options.code, cause: options.cause });
    this.document = options.document;
  }
}
