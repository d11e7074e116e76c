import { resolveKey } from '../endpoint/options.js';
import type { Protocol } from '../endpoint/protocol.js';
import { toHttpError } from '../endpoint/vendor-fault.js';
import { DecoderV1 } from './decode-v1.js';
import { DecoderV2 } from './decode-v2.js';
import { encodeRequest } from './encode-request.js';
import type { Endpoint } from './options.js';

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
      const appKey = await resolveKey(owner, options.appKey);
      return {
        url,
        headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...headers },
        body: JSON.stringify(await encodeRequest(owner, request, endpoint, appKey)),
      };
    },
    createDecoder: ({ body: sent }) =>
      version === 'v1' ? new DecoderV1({ target, sent, incremental }) : new DecoderV2({ target, sent }),
    toRefusalError: (refusal) => toHttpError(target, refusal),
  };
}
