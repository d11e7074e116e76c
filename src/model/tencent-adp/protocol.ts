import { nanoid } from 'nanoid';
import { type ModelError, ModelHttpError } from '../../error/model-error.js';
import type { HttpRefusal } from '../../http/post-json.js';
import type { ChatRequest } from '../chat-model.js';
import { resolveKey } from '../endpoint/options.js';
import type { Protocol, WireCall } from '../endpoint/protocol.js';
import { parseJson, toBodyError, toHttpError } from '../endpoint/vendor-fault.js';
import { toPlatformIds } from './conversation-ids.js';
import { AdpDecoder } from './decode-stream.js';
import { encodeRequest } from './encode-request.js';
import { readAdpFault } from './error-codes.js';
import type { Endpoint } from './options.js';

/** Speaks the platform's own protocol, in either version, with one application. */
export function createProtocol(owner: string, endpoint: Endpoint): Protocol {
  const { url, target, timeLimits, retry, maxEventLength, fetch, version, incremental } = endpoint;
  const encode = async (request: ChatRequest): Promise<WireCall> => {
    const ids = await toPlatformIds(owner, request.conversation, endpoint.visitorId);
    const appKey = await resolveKey(owner, endpoint.apiKey);
    return {
      url,
      headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...endpoint.headers },
      body: JSON.stringify(encodeRequest(request, endpoint, { ...ids, appKey, requestId: nanoid(32) })),
    };
  };
  return {
    target,
    timeLimits,
    retry,
    maxEventLength,
    fetch,
    continues: false,
    encode,
    createDecoder: ({ body }) => new AdpDecoder({ version, incremental, target, sent: body }),
    toRefusalError: (refusal) => toRefusalError(target, refusal),
  };
}

/** The platform's code says more than the status. */
function toRefusalError(target: string, refusal: HttpRefusal): ModelError {
  const error = toHttpError(target, refusal);
  const fault = readAdpFault(parseJson(refusal.body));
  if (fault?.kind === undefined) {
    return error;
  }
  const { kind, retryable, vendorCode, message } = toBodyError(target, fault);
  const { status, retryAfterMs } = error;
  return new ModelHttpError(message.replace('although the status is 200', `with status ${status}`), {
    kind,
    retryable,
    status,
    retryAfterMs,
    vendorCode,
    requestId: error.requestId ?? fault.requestId,
  });
}
