import { type ModelError, ModelHttpError } from '../../error/model-error.js';
import type { HttpRefusal } from '../../http/post-json.js';
import type { Protocol } from '../endpoint/protocol.js';
import { parseJson, toBodyError, toHttpError } from '../endpoint/vendor-fault.js';
import { DecoderV1 } from './decode-v1.js';
import { DecoderV2 } from './decode-v2.js';
import { encodeRequest } from './encode-request.js';
import { readAdpFault } from './error-codes.js';
import { type Endpoint, resolveAppKey } from './options.js';

/** Speaks with a bot of Tencent ADP. */
export function createProtocol(owner: string, endpoint: Endpoint): Protocol {
  const { url, target, timeLimits, retry, maxEventLength, fetch, headers, options, version, incremental } = endpoint;
  return {
    target,
    timeLimits,
    retry,
    maxEventLength,
    fetch,
    continues: false,
    encode: async (request) => {
      const appKey = await resolveAppKey(owner, options.appKey);
      return {
        url,
        headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...headers },
        body: JSON.stringify(await encodeRequest(owner, request, endpoint, appKey)),
      };
    },
    createDecoder: ({ body: sent }) =>
      version === 'v1' ? new DecoderV1({ target, sent, incremental }) : new DecoderV2({ target, sent }),
    toRefusalError: (refusal) => toRefusalError(target, refusal),
  };
}

/** A code of the platform's says more than the status that it comes with. */
function toRefusalError(target: string, refusal: HttpRefusal): ModelError {
  const error = toHttpError(target, refusal);
  const fault = readAdpFault(parseJson(refusal.body));
  if (fault?.kind === undefined) {
    return error;
  }
  const { status, requestId, retryAfterMs } = error;
  const { kind, retryable, vendorCode, message } = toBodyError(target, fault);
  return new ModelHttpError(message.replace('although the status is 200', `with status ${status}`), {
    kind,
    retryable,
    status,
    requestId: requestId ?? fault.requestId,
    retryAfterMs,
    vendorCode,
  });
}
