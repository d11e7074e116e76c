import { type HttpExchange, postJson } from '../../http/http-client.js';
import type { ChatRequest } from '../chat-model.js';
import { encodeRequest } from './encode-request.js';
import { parseJson, readFault, toErrorKind, toHttpError } from './error-mapping.js';
import { type Endpoint, requireKey } from './options.js';
import { toConnectionError, toTimeoutError } from './transport-error.js';

/** Opens exchanges with one endpoint, and remembers what the endpoint refuses. */
export class Connection {
  readonly #owner: string;
  readonly #endpoint: Endpoint;
  #includeUsage: boolean;

  constructor(owner: string, endpoint: Endpoint) {
    this.#owner = owner;
    this.#endpoint = endpoint;
    this.#includeUsage = endpoint.dialect.includeUsage;
  }

  /**
   * @throws {ModelError} the endpoint refused, kept silent or could not be reached
   */
  async open(request: ChatRequest): Promise<{ readonly exchange: HttpExchange; readonly sent: string }> {
    const { url, target, timeLimits, retry } = this.#endpoint;
    const { signal } = request;
    signal?.throwIfAborted();
    const headers = await this.#headers();
    const includeUsage = this.#includeUsage;
    const sent = JSON.stringify(encodeRequest(request, { ...this.#endpoint, includeUsage }));
    const outcome = await postJson({
      url,
      headers,
      body: sent,
      signal,
      headersTimeoutMs: timeLimits.firstByteMs,
      retry,
      mayRetry: ({ status, body }) => toErrorKind(status, readFault(parseJson(body))) !== 'quota',
    });
    switch (outcome.type) {
      case 'response':
        return { exchange: outcome, sent };
      case 'timeout':
        throw toTimeoutError(target, '');
      case 'network':
        throw toConnectionError(target, outcome.cause);
      case 'refusal':
        if (includeUsage && outcome.status < 500 && outcome.body.includes('stream_options')) {
          this.#includeUsage = false;
          return this.open(request);
        }
        throw toHttpError(target, outcome);
    }
  }

  async #headers(): Promise<Record<string, string>> {
    const { apiKey, dialect, headers } = this.#endpoint;
    const key = typeof apiKey === 'function' ? await apiKey() : apiKey;
    requireKey(this.#owner, key);
    return {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      [dialect.authHeader.name]: `${dialect.authHeader.prefix}${key}`,
      ...headers,
    };
  }
}
