import { toCloudCall } from '../../http/tencent-cloud/cloud-call.js';
import type { Protocol } from '../endpoint/protocol.js';
import { toHttpError } from '../endpoint/vendor-fault.js';
import { NativeDecoder } from './decode-stream.js';
import { encodeRequest } from './encode-request.js';
import type { Endpoint } from './options.js';

const action = { service: 'hunyuan', action: 'ChatCompletions', version: '2023-09-01' };

/** Speaks Hunyuan's native interface. Every attempt is signed anew. */
export function createProtocol(owner: string, endpoint: Endpoint): Protocol {
  const { target, timeLimits, retry, maxEventLength, fetch } = endpoint;
  return {
    target,
    timeLimits,
    retry,
    maxEventLength,
    fetch,
    continues: false,
    encode: (request) =>
      toCloudCall(owner, action, { ...endpoint, body: JSON.stringify(encodeRequest(request, endpoint)) }),
    createDecoder: ({ body }, { headers }) =>
      new NativeDecoder({ target, sent: body, requestId: headers.get('x-tc-requestid') ?? undefined }),
    toRefusalError: (refusal) => toHttpError(target, refusal),
  };
}
