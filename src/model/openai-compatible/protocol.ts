import type { ChatRequest } from '../chat-model.js';
import { resolveKey } from '../endpoint/options.js';
import type { Protocol, WireCall } from '../endpoint/protocol.js';
import { toHttpError } from '../endpoint/vendor-fault.js';
import { CompletionDecoder } from './decode-stream.js';
import { encodeRequest } from './encode-request.js';
import type { Endpoint } from './options.js';

/** Speaks the chat-completions protocol with one endpoint, and remembers what that endpoint refuses. */
export function createProtocol(owner: string, endpoint: Endpoint): Protocol {
  const { url, target, dialect, timeLimits, retry, maxEventLength, fetch } = endpoint;
  let { includeUsage } = dialect;
  const encode = async (request: ChatRequest, said?: string): Promise<WireCall> => {
    const key = await resolveKey(owner, endpoint.apiKey);
    return {
      url,
      headers: {
        accept: 'text/event-stream',
        'content-type': 'application/json',
        [dialect.authHeader.name]: `${dialect.authHeader.prefix}${key}`,
        ...endpoint.headers,
      },
      body: JSON.stringify(encodeRequest(request, { ...endpoint, includeUsage, said })),
    };
  };
  return {
    target,
    timeLimits,
    retry,
    maxEventLength,
    fetch,
    continues: dialect.continuation !== 'none',
    encode,
    createDecoder: ({ body }) => new CompletionDecoder({ target, sent: body, ownKnowledge: dialect.ownKnowledge }),
    toRefusalError: (refusal) => toHttpError(target, refusal),
    adapt: ({ status, body }, call) => {
      if (status >= 500 || !body.includes('stream_options') || !call.body.includes('"stream_options"')) {
        return false;
      }
      includeUsage = false;
      return true;
    },
  };
}
