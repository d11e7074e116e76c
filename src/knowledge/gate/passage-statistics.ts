import type { Passage, ScoredPassage } from '../../domain/passage.js';
import { isFunctionWord } from '../../text/function-words.js';
import { type TokenStream, tokenize } from '../../text/tokenize.js';
import type { TokenStatistics } from '../search/keyword-index.js';
import {
  coverageShare,
  headingWeight,
  type StreamWeight,
  saturation,
  streamWeights,
} from '../search/token-stream-weights.js';
import { minPassageCount } from './question-coverage.js';

/** How often a passage has the tokens of one stream, those of its headings counted with their weight. */
interface StreamCounts {
  readonly counts: ReadonlyMap<string, number>;
  readonly length: number;
}

/** A token of a question that some passage has. */
interface QuestionToken {
  readonly token: string;
  /** Number of its stream. */
  readonly stream: number;
  readonly weights: StreamWeight;
  readonly worth: number;
}

/**
 * How common tokens are, as far as passages that were found elsewhere tell by themselves: of the knowledge that they come
 * from nothing else is known. What none of them has counts as unknown, and they count as the only ones of a hundred that
 * have a token, which keeps the differences between tokens small.
 *
 * Measured as `evidenceWeights` is, by bench/retrieval with the eight best passages of each question.
 */
export class PassageStatistics implements TokenStatistics {
  readonly passageCount: number;
  readonly #passages: readonly Passage[];
  readonly #counts: readonly (readonly StreamCounts[])[];
  readonly #averageLengths: readonly number[];

  constructor(passages: readonly Passage[]) {
    this.passageCount = Math.max(minPassageCount, passages.length);
    this.#passages = passages;
    this.#counts = passages.map(countStreams);
    this.#averageLengths = streamWeights.map((_, stream) => {
      const sum = this.#counts.reduce((total, streams) => total + (streams[stream]?.length ?? 0), 0);
      return sum / Math.max(1, passages.length) || 1;
    });
  }

  passagesWith(stream: TokenStream, token: string): number {
    return this.#countWith(
      streamWeights.findIndex((each) => each.stream === stream),
      token,
    );
  }

  /**
   * Scores the passages for a question as the keyword index would, for scores given elsewhere mean something else.
   *
   * @returns all passages, best first; equal ones in the order in which they were given
   */
  score(question: string): ScoredPassage[] {
    const tokens = this.#readQuestion(question);
    const coverable = worthOf(tokens.filter(({ weights }) => weights.covers));
    return this.#passages
      .map((passage, at) => {
        const had = tokens.filter(({ stream, token }) => this.#counts[at]?.[stream]?.counts.has(token));
        const covered = coverable === 0 ? 1 : worthOf(had.filter(({ weights }) => weights.covers)) / coverable;
        const sum = had.reduce((total, token) => total + token.worth * this.#saturate(token, at), 0);
        return { passage, score: sum * (1 - coverageShare + coverageShare * covered) };
      })
      .sort((one, other) => other.score - one.score);
  }

  #readQuestion(question: string): QuestionToken[] {
    const streams = tokenize(question);
    return streamWeights.flatMap((weights, stream) =>
      [...countTokens(streams[weights.stream])].flatMap(([token, count]) => {
        const found = this.#countWith(stream, token);
        if (found === 0) return [];
        const rarity = Math.log(1 + (this.passageCount - found + 0.5) / (found + 0.5));
        const substance = isFunctionWord(token) ? weights.framing : 1;
        return [{ token, stream, weights, worth: rarity * count * weights.weight * substance }];
      }),
    );
  }

  #countWith(stream: number, token: string): number {
    return this.#counts.filter((streams) => streams[stream]?.counts.has(token)).length;
  }

  /** BM25's part that grows with the count of a token and comes to rest, slower in longer passages. */
  #saturate({ token, stream, weights }: QuestionToken, at: number): number {
    const { counts, length } = this.#counts[at]?.[stream] ?? { counts: new Map<string, number>(), length: 0 };
    const count = counts.get(token) ?? 0;
    const relative = length / (this.#averageLengths[stream] ?? 1);
    return (count * (saturation + 1)) / (count + saturation * (1 + weights.lengthNormalization * (relative - 1)));
  }
}

function countStreams({ title, headings, text }: Passage): StreamCounts[] {
  const heading = tokenize([...new Set([title, ...headings])].join('\n'));
  const body = tokenize(text);
  return streamWeights.map(({ stream }) => {
    const counts = countTokens(body[stream]);
    for (const token of heading[stream]) counts.set(token, (counts.get(token) ?? 0) + headingWeight);
    return { counts, length: body[stream].length + heading[stream].length * headingWeight };
  });
}

function countTokens(tokens: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}

function worthOf(tokens: readonly QuestionToken[]): number {
  return tokens.reduce((sum, { worth }) => sum + worth, 0);
}
