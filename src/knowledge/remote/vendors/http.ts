import type { JsonValue } from '../../../domain/json.js';
import { demand } from '../../../schema/demand.js';
import { requireKnownOptions } from '../../../schema/known-options.js';
import type { Retriever } from '../../retriever.js';
import {
  type RemoteRetrieverOptions,
  readAddress,
  readSettings,
  remoteOptionNames,
  requireHeader,
} from '../options.js';
import type { RemotePassage } from '../read-passages.js';
import { createRemoteRetriever } from '../remote-retriever.js';

type Headers = Readonly<Record<string, string>>;

/** What a request is written from, beside the question. */
export interface HttpQuestionOptions {
  /** Most passages that are used. */
  readonly limit: number;
  /** Tags of the reader: a base that knows for whom a passage is must be asked with them. */
  readonly tags: readonly string[];
  readonly now: Date;
}

export interface HttpRetrieverOptions extends Omit<RemoteRetrieverOptions, 'headers'> {
  readonly url: string;
  /** Of every request, beside `content-type: application/json`; or a function that makes them, for keys that change. */
  readonly headers?: Headers | (() => Headers | Promise<Headers>) | undefined;
  /** Writes what is posted as JSON. */
  readonly request: (question: string, options: HttpQuestionOptions) => JsonValue;
  /**
   * Reads the passages in an answer, best first. The answer may have any shape; what this throws, or gives that are no
   * passages, becomes a `KnowledgeBaseError`.
   */
  // biome-ignore lint/suspicious/noExplicitAny: the caller knows the shape of their server's answers, and it is checked.
  readonly passages: (answer: any) => readonly RemotePassage[];
}

/**
 * Makes a retriever of anything that answers a POST of JSON with JSON.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const retriever = httpRetriever({
 *   url: 'https://search.example.com/v2/query',
 *   headers: { authorization: `Bearer ${process.env.SEARCH_KEY}` },
 *   request: (question, { limit }) => ({ q: question, size: limit }),
 *   passages: ({ hits }) => hits.map((hit) => ({ text: hit.body, title: hit.title, source: hit.url, score: hit.rank })),
 * });
 */
export function httpRetriever(options: HttpRetrieverOptions): Retriever {
  const owner = 'httpRetriever()';
  requireKnownOptions(owner, options, ['url', 'request', 'passages', ...remoteOptionNames]);
  const { url: given, headers = {}, request, passages, ...rest } = options;
  const { url, target } = readAddress(owner, 'url', given, '');
  demand(typeof request === 'function', `${owner}: "request" must be a function that writes the body`);
  demand(typeof passages === 'function', `${owner}: "passages" must be a function that reads an answer`);
  const settings = readSettings(owner, { ...rest, headers: typeof headers === 'function' ? {} : headers });
  return createRemoteRetriever({
    ...settings,
    owner,
    target,
    async encode({ text, limit, tags = [], now = new Date() }) {
      const own = typeof headers === 'function' ? await headers() : headers;
      for (const [name, value] of Object.entries(own)) requireHeader(owner, name, value);
      return {
        url,
        headers: { 'content-type': 'application/json', ...own },
        body: JSON.stringify(request(text, { limit, tags, now })),
      };
    },
    readFault: () => undefined,
    readPassages: passages,
  });
}
