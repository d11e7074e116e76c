import type { Passage, ScoredPassage } from '../../domain/passage.js';
import type { SynonymTable } from '../../text/synonyms.js';
import type { TokenStream } from '../../text/tokenize.js';
import { keepBest, type Hit as PassageHit, readClosely } from '../search/close-reading.js';
import { hashToken } from '../search/index-segment.js';
import type { TokenStatistics } from '../search/keyword-index.js';
import { type QuestionToken, readQuestion } from '../search/question-tokens.js';
import {
  coverableOf,
  coverageFactorOf,
  coverOf,
  explainScore,
  firstOfGroups,
  saturate,
  slownessOf,
} from '../search/scoring.js';
import { streamWeights } from '../search/token-stream-weights.js';
import { decodeRuns } from './byte-numbers.js';
import { countPostings, findPostings, forEachPosting, type PostingBlock, type Postings } from './posting-block.js';
import { toBytes, type Wide } from './rows.js';
import { toLengths } from './tenant-state.js';

export interface FoundRow {
  readonly kind: 'tenant' | 'segment' | 'block';
  readonly id: Wide;
  readonly number: Wide;
  readonly span: Wide | null;
  readonly lengths: string | null;
  readonly bytes: unknown;
}

/** A segment, as far as a question needs it. */
interface FoundSegment {
  readonly first: number;
  readonly span: number;
  /** By passage: 1 where it is gone. */
  readonly isDead: Uint8Array;
  /** Whether none is gone. */
  readonly isWhole: boolean;
  /** By their first hash, ascending. */
  readonly blocks: readonly PostingBlock[];
}

/** A passage that has words of the question, not read yet. */
export interface Candidate {
  readonly number: number;
  readonly score: number;
}

type ScoredToken = QuestionToken<{
  readonly passages: number;
  /** In each segment. */
  readonly postings: readonly (Postings | undefined)[];
}>;

/** What a tenant's index says about the tokens that it was asked about. */
export class FoundPostings implements TokenStatistics {
  readonly tenant: number;
  readonly passageCount: number;
  readonly #averageLengths: readonly number[];
  readonly #segments: readonly FoundSegment[];
  readonly #postings = new Map<number, readonly (Postings | undefined)[]>();
  readonly #asked: ReadonlySet<number>;
  /** Hashes of tokens that were looked for and not asked about: as if no passage had them. */
  readonly missing = new Set<number>();

  /**
   * @param rows - what the database has of `asked`
   * @param asked - hashes of tokens
   * @param synonyms - beside those of every customer service
   */
  constructor(
    rows: readonly FoundRow[],
    asked: ReadonlySet<number>,
    readonly synonyms?: SynonymTable,
  ) {
    this.#asked = asked;
    const tenant = rows.find(({ kind }) => kind === 'tenant');
    this.tenant = Number(tenant?.id ?? 0);
    this.passageCount = Number(tenant?.number ?? 0);
    this.#averageLengths = toLengths(tenant?.lengths ?? null).map((sum) => sum / Math.max(1, this.passageCount) || 1);
    const blocks = new Map<number, PostingBlock[]>();
    for (const { kind, id, number, bytes } of rows) {
      if (kind !== 'block') continue;
      const own = blocks.get(Number(id)) ?? [];
      own.push({ hash: Number(number), bytes: toBytes(bytes) });
      blocks.set(Number(id), own);
    }
    this.#segments = rows
      .filter(({ kind }) => kind === 'segment')
      .map(({ id, number, span, bytes }) => {
        const isDead = new Uint8Array(Number(span));
        const dead = decodeRuns(toBytes(bytes));
        for (const [from, until] of dead) isDead.fill(1, from, until);
        const own = (blocks.get(Number(id)) ?? []).sort((one, other) => one.hash - other.hash);
        return { first: Number(number), span: Number(span), isDead, isWhole: dead.length === 0, blocks: own };
      })
      .sort((one, other) => one.first - other.first);
  }

  /** Only of tokens that were asked for. */
  passagesWith(stream: TokenStream, token: string): number {
    return this.#countLive(this.#find(hashToken(streamNumber(stream), token)));
  }

  /** The tokens of a question that some passage has. */
  weighTokens(question: string): readonly ScoredToken[] {
    const find = (stream: number, token: string) => {
      const postings = this.#find(hashToken(stream, token));
      return { postings, passages: this.#countLive(postings) };
    };
    return readQuestion(question, this.passageCount, find, this.synonyms);
  }

  /** The passages with the highest scores, best first; of equal ones the one that was put first. */
  rank(tokens: readonly ScoredToken[], limit: number): readonly Candidate[] {
    const coverable = coverableOf(tokens);
    const best: Candidate[] = [];
    for (const [at, { first, span, isDead }] of this.#segments.entries()) {
      const scores = new Float64Array(span);
      const covered = new Float64Array(span);
      const saidGroups = new Uint16Array(span);
      for (const token of tokens) {
        const { group } = token;
        const coverage = coverOf(token);
        forEachPosting(token.found.postings[at] ?? [], (passage, count, length) => {
          if (group !== 0) {
            if (saidGroups[passage] === group) return;
            saidGroups[passage] = group;
          }
          scores[passage] = (scores[passage] ?? 0) + token.worth * saturate(count, this.#slowness(token, length));
          covered[passage] = (covered[passage] ?? 0) + coverage;
        });
      }
      for (let passage = 0; passage < span; passage += 1) {
        const sum = scores[passage] ?? 0;
        if (sum === 0 || isDead[passage] === 1) continue;
        const score = sum * coverageFactorOf(covered[passage] ?? 0, coverable);
        if (best.length >= limit && score <= (best.at(-1)?.score ?? 0)) continue;
        keepBest(best, { number: first + passage, score }, limit);
      }
    }
    return best;
  }

  /** Reads passages sentence by sentence, best first. */
  read(
    question: string,
    tokens: readonly ScoredToken[],
    found: readonly (Candidate & { readonly passage: Passage })[],
    explains: boolean,
  ): ScoredPassage[] {
    const coverable = coverableOf(tokens);
    return readClosely<Candidate & PassageHit>(question, found).map((hit) => {
      const { passage, score } = hit;
      return explains
        ? { passage, score, explanation: explainScore(this.#scoresOf(tokens, hit.number), coverable, hit) }
        : { passage, score };
    });
  }

  #scoresOf(tokens: readonly ScoredToken[], number: number) {
    const at = this.#segments.findIndex(({ first, span }) => first <= number && number < first + span);
    const wanted = number - (this.#segments[at]?.first ?? 0);
    const had: (QuestionToken & { readonly score: number })[] = [];
    for (const token of tokens) {
      forEachPosting(token.found.postings[at] ?? [], (passage, count, length) => {
        if (passage !== wanted) return;
        had.push({ ...token, score: token.worth * saturate(count, this.#slowness(token, length)) });
      });
    }
    return firstOfGroups(had);
  }

  /** By the stream that the token is of, which for one that stands for another may not be the other's. */
  #slowness({ stream, weights }: QuestionToken, length: number): number {
    return slownessOf(streamWeights[stream] ?? weights, length, this.#averageLengths[stream] ?? 1);
  }

  #find(hash: number): readonly (Postings | undefined)[] {
    let known = this.#postings.get(hash);
    if (known === undefined) {
      if (!this.#asked.has(hash)) this.missing.add(hash);
      known = this.#segments.map(({ blocks }) => {
        const block = blocks.findLast((each) => each.hash <= hash);
        return block && findPostings(block, hash);
      });
      this.#postings.set(hash, known);
    }
    return known;
  }

  #countLive(postings: readonly (Postings | undefined)[]): number {
    let count = 0;
    for (const [at, { isDead, isWhole }] of this.#segments.entries()) {
      const own = postings[at] ?? [];
      if (isWhole) {
        count += countPostings(own);
        continue;
      }
      forEachPosting(own, (passage) => {
        count += 1 - (isDead[passage] ?? 0);
      });
    }
    return count;
  }
}

function streamNumber(stream: TokenStream): number {
  return streamWeights.findIndex((each) => each.stream === stream);
}
