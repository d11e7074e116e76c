import type { RerankModel } from '../../domain/rerank-model.js';
import { addUsage, noUsage } from '../../domain/usage.js';
import { demandNumber } from '../../schema/demand.js';
import { countCharacters, fitText } from '../endpoint/fit-text.js';
import { chargeFor, toInputUsage } from '../endpoint/input-usage.js';
import type { Transport } from '../endpoint/options.js';
import type { WireCall } from '../endpoint/protocol.js';
import { requestJson } from '../endpoint/request-json.js';
import { runBatches, splitIntoBatches } from '../endpoint/run-batches.js';
import { estimateTokens } from '../estimate-tokens.js';
import { decodeRanking } from './decode-ranking.js';
import type { RerankLimits } from './dialect.js';

export interface RerankCall {
  readonly query: string;
  readonly documents: readonly string[];
  readonly topN: number | undefined;
}

/** What one vendor's reranking is asked with. */
export interface RerankEndpoint extends RerankLimits {
  readonly id: string;
  /** Method and redacted address, for errors. */
  readonly target: string;
  readonly transport: Transport;
  readonly concurrency: number;
  /** Whether the answer ranks every document, whatever `topN` asks for. */
  readonly ranksAll: boolean;
  /** Writes one call. */
  encode(call: RerankCall): WireCall | Promise<WireCall>;
  /** Finds the results, as `decodeRanking` takes them, and the usage report in an answer. */
  read(answer: Readonly<Record<string, unknown>>): { readonly results: unknown; readonly usage: unknown };
}

/** Estimates are good to about a third, so that much of a limit in tokens is left free. */
const estimateMargin = 4 / 3;

/** Makes a model of an endpoint: splits, asks, checks and merges. */
export function createRerankModel(endpoint: RerankEndpoint): RerankModel {
  const { id, target, transport, concurrency } = endpoint;

  const ask = async (call: RerankCall, signal: AbortSignal) => {
    const { query, documents, topN } = call;
    const count = documents.length;
    const expected = endpoint.ranksAll || topN === undefined ? count : topN;
    const { value, retries } = await requestJson({ target, transport, signal, encode: () => endpoint.encode(call) });
    const { results, usage: report } = endpoint.read(value);
    const usage = toInputUsage(report, [...documents.map(() => query), ...documents], retries);
    return { results: chargeFor(usage, () => decodeRanking(results, { count, expected, target })), usage };
  };

  return {
    id,
    rerank: async (query, documents, { topN, signal } = {}) => {
      demandNumber(`rerank(): "topN"`, topN, { from: 1, whole: true });
      const fitted = fitCall(endpoint, query, documents);
      const batches = splitIntoBatches([...fitted.documents.entries()], fitted.limits);
      const answers = await runBatches(batches, { concurrency, signal }, async (batch, stop) => {
        const texts = batch.map(([, text]) => text);
        const most = topN === undefined ? undefined : Math.min(topN, texts.length);
        const answer = await ask({ query: fitted.query, documents: texts, topN: most }, stop);
        const results = answer.results.map(({ index, score }) => ({ index: batch[index]?.[0] ?? index, score }));
        return { ...answer, results };
      });
      const results = answers.flatMap((answer) => answer.results);
      results.sort((left, right) => right.score - left.score || left.index - right.index);
      return {
        results: results.slice(0, topN),
        usage: answers.map(({ usage }) => usage).reduce(addUsage, noUsage),
      };
    },
  };
}

/** Makes query and documents fit for calls, and says how many of them a call takes. */
function fitCall(endpoint: RerankEndpoint, givenQuery: string, givenDocuments: readonly string[]) {
  const { id: model, tooLong, maxDocuments, maxQueryCharacters, maxDocumentCharacters, maxCharacters } = endpoint;
  const query = fitText(givenQuery, 'query', { model, tooLong, maxCharacters: maxQueryCharacters });
  const room = maxCharacters === undefined ? undefined : Math.max(1, maxCharacters - countCharacters(query));
  const bounds = [room, maxDocumentCharacters].filter((bound) => bound !== undefined);
  const limit = { model, tooLong, maxCharacters: bounds.length === 0 ? undefined : Math.min(...bounds) };
  const documents = givenDocuments.map((text, index) => fitText(text, `documents[${index}]`, limit));
  const { maxTokens, maxDocumentTokens = Number.POSITIVE_INFINITY } = endpoint;
  const queryTokens = estimateTokens(query);
  const limits =
    maxTokens === undefined
      ? { maxWeight: room, weigh: ([, text]: readonly [number, string]) => countCharacters(text) }
      : {
          maxWeight: maxTokens / estimateMargin,
          weigh: ([, text]: readonly [number, string]) =>
            queryTokens + Math.min(estimateTokens(text), maxDocumentTokens),
        };
  return { query, documents, limits: { maxItems: maxDocuments, ...limits } };
}
