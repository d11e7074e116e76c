import type { ChatRequest } from '../chat-model.js';
import { resolveKey } from '../endpoint/options.js';
import type { Protocol, WireCall } from '../endpoint/protocol.js';
import { toHttpError } from '../endpoint/vendor-fault.js';
import { CompletionDecoder } from './decode-stream.js';
import { createDialectLearner } from './dialect-learner.js';
import { encodeRequest } from './encode-request.js';
import type { Endpoint } from './options.js';

/** Speaks the chat-completions protocol with one endpoint, and remembers what that endpoint refuses. */
export function createProtocol(owner: string, endpoint: Endpoint): Protocol {
  const { url, target, timeLimits, retry, maxEventLength, fetch } = endpoint;
  const learner = createDialectLearner(endpoint.dialect, endpoint.thinking);
  const { authHeader, continuation, ownKnowledge } = endpoint.dialect;
  const encode = async (request: ChatRequest, said?: string): Promise<WireCall> => {
    const key = await resolveKey(owner, endpoint.apiKey);
    return {
      url,
      headers: {
        accept: 'text/event-stream',
        'content-type': 'application/json',
        [authHeader.name]: `${authHeader.prefix}${key}`,
        ...endpoint.headers,
      },
      body: JSON.stringify(encodeRequest(request, { ...endpoint, dialect: learner.dialect, said })),
    };
  };
  return {
    target,
    timeLimits,
    retry,
    maxEventLength,
    fetch,
    continues: continuation !== 'none',
    encode,
    createDecoder: ({ body }) => new CompletionDecoder({ target, sent: body, ownKnowledge }),
    toRefusalError: (refusal) => toHttpError(target, refusal),
    adapt: (refusal, { body }) => learner.learn(refusal, body),
  };
}
