import { ModelError, ModelStreamError, ModelTimeoutError } from '../../error/model-error.js';
import { ZhikeError } from '../../error/zhike-error.js';
import { toResponseError } from './vendor-fault.js';

/** The endpoint kept silent beyond a limit, before or after the reply had begun. */
export function toTimeoutError(target: string, partialText: string): ModelTimeoutError {
  const ending = partialText === '' ? 'got no answer in time' : 'fell silent in mid-stream';
  return new ModelTimeoutError(`Model request ${ending}: ${target}; see "timeLimits"`, {
    retryable: true,
    partialText,
  });
}

/** No connection came about, or it broke before the endpoint answered. */
export function toConnectionError(target: string, cause: unknown): ModelError {
  return new ModelError(`Model request found no connection${codeOf(cause)}: ${target}`, {
    kind: 'network',
    retryable: true,
    cause,
  });
}

/** What ended the reading of a reply, as a model error that holds the text received so far. */
export function toBrokenReplyError(error: unknown, target: string, partialText: string): ModelError {
  if (error instanceof ModelError) {
    return error;
  }
  if (ZhikeError.isInstance(error)) {
    return toResponseError(target, 'an event of endless length', partialText, error);
  }
  return new ModelStreamError(`Model request lost its connection in mid-stream${codeOf(error)}: ${target}`, {
    kind: 'network',
    retryable: true,
    partialText,
    cause: error,
  });
}

/** The system's name of a network fault, where it gives one: ` (ECONNRESET)`. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' && /^[A-Z_]{3,40}$/.test(code) ? ` (${code})` : '';
}
