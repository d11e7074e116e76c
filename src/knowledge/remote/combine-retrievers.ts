import type { Passage, ScoredPassage } from '../../domain/passage.js';
import { KnowledgeBaseError } from '../../error/knowledge-base-error.js';
import { demand, demandNumber } from '../../schema/demand.js';
import { requireKnownOptions } from '../../schema/known-options.js';
import { normalizeText } from '../../text/normalize.js';
import { fuseRankings, type PassageRanking } from '../fusion.js';
import { limitOf, type Retriever } from '../retriever.js';
import { defaultTimeoutMs, longestMs, withTimeLimit } from '../time-limit.js';

/** A retriever whose places count more, or less, than those of the others. */
export interface WeighedRetriever {
  readonly retriever: Retriever;
  /** Above 0, default 1: one of weight 2 counts as two that agree. */
  readonly weight?: number | undefined;
}

export interface CombineOptions {
  /** Longest wait for each of them, in milliseconds, whatever its own. Default 5 000. */
  readonly timeoutMs?: number | undefined;
  /** Told of each that failed or was too slow while another answered. @param position - in the list, from 0 */
  readonly onError?: ((error: unknown, position: number) => void) | undefined;
}

/**
 * Makes one retriever of several: all are asked at once, and what they find is put into one order by rank (see
 * `fuseRankings`), for their scores cannot be compared. The same text from two of them comes once.
 *
 * One that fails, or is slow, does not take the others down.
 *
 * @throws {ConfigurationError} an option is unusable
 * @throws {KnowledgeBaseError} by `retrieve()`: all of them failed; `cause` is an AggregateError of why
 * @example
 * const retriever = combineRetrievers([difyRetriever({ … }), { retriever: ragflowRetriever({ … }), weight: 2 }]);
 */
export function combineRetrievers(
  retrievers: readonly (Retriever | WeighedRetriever)[],
  options: CombineOptions = {},
): Retriever {
  const owner = 'combineRetrievers()';
  requireKnownOptions(owner, options, ['timeoutMs', 'onError']);
  const { timeoutMs = defaultTimeoutMs, onError = () => {} } = options;
  demand(Array.isArray(retrievers) && retrievers.length > 0, `${owner} needs at least one retriever`);
  demandNumber(`${owner}: "timeoutMs"`, timeoutMs, { from: 1, to: longestMs });
  demand(typeof onError === 'function', `${owner}: "onError" must be a function`);
  const all: readonly WeighedRetriever[] = retrievers.map((given, position) => {
    const weighed = 'retriever' in given ? given : { retriever: given };
    demand(typeof weighed.retriever?.retrieve === 'function', `${owner}: number ${position} has no retrieve()`);
    demandNumber(`${owner}: "weight"`, weighed.weight, { from: Number.MIN_VALUE });
    return weighed;
  });
  return {
    async retrieve(question, options = {}) {
      const limit = limitOf(options);
      const outcomes = await Promise.allSettled(
        all.map(({ retriever }, position) =>
          withTimeLimit((signal) => retriever.retrieve(question, { ...options, limit, signal }), {
            timeoutMs,
            signal: options.signal,
            toTimeoutError: () =>
              new KnowledgeBaseError(
                `${owner}: retriever ${position} did not answer within ${timeoutMs} ms; see "timeoutMs"`,
                { kind: 'timeout' },
              ),
          }),
        ),
      );
      options.signal?.throwIfAborted();
      const errors = outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason : undefined));
      if (outcomes.every(({ status }) => status === 'rejected')) throw toAllFailedError(owner, errors);
      for (const [position, { status }] of outcomes.entries()) {
        if (status === 'rejected') onError(errors[position], position);
      }
      return fuseByText(
        outcomes.map((outcome, position) => ({
          passages: outcome.status === 'fulfilled' ? outcome.value : [],
          weight: all[position]?.weight,
        })),
        limit,
      );
    },
  };
}

/** What to tell where nothing is left to answer from. */
export function toAllFailedError(owner: string, errors: readonly unknown[]): KnowledgeBaseError {
  return new KnowledgeBaseError(`${owner}: none of the ${errors.length} retrievers answered; see the cause for each`, {
    kind: 'unavailable',
    cause: new AggregateError(errors),
  });
}

/**
 * Fuses rankings of several bases: the same text is one passage whatever its ids, and two texts that happen to have the same
 * id are two, of which the second gets another.
 */
export function fuseByText(rankings: readonly PassageRanking[], limit: number): ScoredPassage[] {
  const byText = new Map<string, Passage>();
  const taken = new Set<string>();
  const nameOf = (passage: Passage) => {
    const key = keyOf(passage);
    const known = byText.get(key);
    if (known !== undefined) return known;
    let { id } = passage;
    for (let copy = 2; taken.has(id); copy += 1) id = `${passage.id}~${copy}`;
    taken.add(id);
    const own = { ...passage, id };
    byText.set(key, own);
    return own;
  };
  const named = rankings.map(({ passages, weight }) => {
    const once = new Map(passages.map((found) => [keyOf(found.passage), found] as const).reverse());
    return {
      passages: passages
        .filter((found) => once.get(keyOf(found.passage)) === found)
        .map((found) => ({ ...found, passage: nameOf(found.passage) })),
      weight,
    };
  });
  return fuseRankings(named, limit);
}

/** Letters and digits only; the headings too, for two questions may have the same short answer. */
function keyOf({ headings, text }: Passage): string {
  return [...headings, text].map((part) => normalizeText(part).replace(/[^\p{L}\p{N}]+/gu, '')).join('\n');
}
