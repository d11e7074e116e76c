import { ModelError, type ModelErrorKind, ModelHttpError, ModelStreamError } from '../../error/model-error.js';
import { readRetryAfter } from '../../http/retry-policy.js';
import { parseJson, readFault, toErrorKind, toFault } from '../endpoint/vendor-fault.js';

/**
 * Turns an error of the AI SDK into a model error, by its shape: `APICallError` has `statusCode`, `responseBody`,
 * `responseHeaders` and `isRetryable`. Neither its message nor the error itself is kept, for both may quote the request.
 */
export function toModelError(owner: string, error: unknown, partialText: string): ModelError {
  if (error instanceof ModelError) {
    return error;
  }
  const shape = typeof error === 'object' && error !== null ? (error as Readonly<Record<string, unknown>>) : {};
  const { statusCode, responseBody, responseHeaders, isRetryable } = shape;
  if (typeof statusCode === 'number' && statusCode >= 400) {
    const fault = readFault(parseJson(typeof responseBody === 'string' ? responseBody : ''));
    const headers = new Headers(isHeaders(responseHeaders) ? responseHeaders : {});
    return new ModelHttpError(`Model request of ${owner} failed with status ${statusCode}`, {
      kind: toErrorKind(statusCode, fault),
      retryable: isRetryable === true,
      status: statusCode,
      retryAfterMs: readRetryAfter(headers, Date.now()),
      requestId: headers.get('x-request-id') ?? undefined,
      vendorCode: fault?.code,
      partialText,
    });
  }
  const isNetwork = isRetryable === true || error instanceof TypeError;
  const kind: ModelErrorKind = isNetwork ? 'network' : toErrorKind(200, readFault(error) ?? toFault(error));
  return new ModelStreamError(`Model request of ${owner} failed`, {
    kind,
    retryable: isNetwork || kind === 'overloaded' || kind === 'rate-limit',
    partialText,
  });
}

function isHeaders(value: unknown): value is Record<string, string> {
  return typeof value === 'object' && value !== null && Object.values(value).every((text) => typeof text === 'string');
}
