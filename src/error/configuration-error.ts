import { ZhikeError } from './zhike-error.js';

/** The caller must change something; the message names the option and the fix. */
export class ConfigurationError extends ZhikeError {
  override readonly name = 'ConfigurationError';

  constructor(message: string, options: { readonly code?: string | undefined; readonly cause?: unknown } = {}) {
    super(message, { code: options.code ?? 'invalid-configuration', cause: options.cause });
  }
}
