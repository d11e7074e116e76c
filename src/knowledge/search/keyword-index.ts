import type { Passage, ScoredPassage, ScoreExplanation } from '../../domain/passage.js';
import type { SynonymTable } from '../../text/synonyms.js';
import type { TokenStream } from '../../text/tokenize.js';
import type { DocumentSummary } from '../tenant-knowledge.js';
import type { VectorRow } from '../vector/vector-table.js';
import { keepBest, type Hit as PassageHit, type Reading, readClosely } from './close-reading.js';
import {
  buildSegment,
  countIn,
  countOf,
  forEachPosting,
  hashToken,
  type IndexSegment,
  mergeSegments,
  ordinalOf,
  vectorRow,
} from './index-segment.js';
import { type QuestionToken, readQuestion } from './question-tokens.js';
import {
  coverableOf,
  coverageFactorOf,
  coverOf,
  explainScore,
  firstOfGroups,
  saturate,
  slownessOf,
} from './scoring.js';
import { readingDepth, streamWeights } from './token-stream-weights.js';

/** How common tokens are in an index. */
export interface TokenStatistics {
  readonly passageCount: number;
  /** Number of passages that have the token in their text, title or headings. */
  passagesWith(stream: TokenStream, token: string): number;
  /** Of the tenant, beside those of every customer service. */
  readonly synonyms?: SynonymTable | undefined;
}

/** Passages of one document; an empty list removes the document. */
export interface IndexEntry {
  readonly documentId: string;
  readonly passages: readonly Passage[];
  /** Where the passages' vectors stand, in their order, where they are embedded. */
  readonly vectors?: readonly VectorRow[] | undefined;
}

export interface SearchOptions {
  readonly explain?: boolean | undefined;
  readonly accept?: ((passage: Passage) => boolean) | undefined;
}

/** Where the index has a token. */
interface FoundTerms {
  /** Number of passages that have it. */
  readonly passages: number;
  /** Its number in each segment, or -1. */
  readonly terms: readonly number[];
}

type QueryToken = QuestionToken<FoundTerms>;

/** A passage and where it stands in the index. */
interface Hit extends PassageHit {
  readonly segment: number;
  readonly ordinal: number;
}

interface Derived {
  /** By stream and passage: BM25's denominator but for the count. */
  readonly slownesses: readonly Float32Array[];
  /** Whether all of its passages are live. */
  readonly isWhole: boolean;
}

interface Totals {
  readonly passages: number;
  /** By stream, over the live passages. */
  readonly averageLengths: readonly number[];
}

const noNumbers = new Float32Array(0);

/** A segment that lost more than this share of its passages is written anew. */
const maxDeadShare = 0.3;

/**
 * Finds passages by the words of a question, with BM25 over several token streams.
 *
 * A token's weight is its inverse document frequency within its stream; a passage's score is the weighted sum over the
 * streams, lessened where the passage covers little of the question. The best are then read sentence by sentence.
 * Putting and removing a document costs about as much as the document is long; larger costs are spread over many puts, as in a log-structured merge tree.
 * BM25: S. Robertson and H. Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009.
 */
export class KeywordIndex implements TokenStatistics {
  #segments: IndexSegment[] = [];
  #places = new Map<string, { readonly segment: IndexSegment; readonly from: number; readonly until: number }>();
  #knownTotals: Totals | undefined;
  #derived = new Map<IndexSegment, Derived>();

  /**
   * @param segments - of an earlier index, the longest first
   * @param synonyms - beside those of every customer service
   */
  constructor(
    segments: readonly IndexSegment[] = [],
    readonly synonyms?: SynonymTable,
  ) {
    for (const segment of segments) this.#locate(segment);
    this.#settle(segments);
  }

  /** What the index consists of, the oldest and longest first. */
  get segments(): readonly IndexSegment[] {
    return this.#segments;
  }

  get passageCount(): number {
    return this.#totals.passages;
  }

  get #totals(): Totals {
    this.#knownTotals ??= countTotals(this.#segments);
    return this.#knownTotals;
  }

  /** All passages that are accepted, in the order of their segments. */
  *passages(accept: (passage: Passage) => boolean): Generator<Passage> {
    for (const { passages, live } of this.#segments) {
      for (const [ordinal, passage] of passages.entries()) if (live[ordinal] === 1 && accept(passage)) yield passage;
    }
  }

  /** Adds documents, replacing those with the same ids. */
  put(entries: readonly IndexEntry[]): void {
    const latest = new Map(entries.map((entry) => [entry.documentId, entry]));
    const passages = [...latest.values()].flatMap((entry) => entry.passages);
    const rows = [...latest.values()].flatMap((entry) => entry.passages.map((_, at) => entry.vectors?.[at]));
    const added = passages.length === 0 ? [] : [buildSegment(passages, rows)];
    for (const documentId of latest.keys()) this.#bury(documentId);
    for (const segment of added) this.#locate(segment);
    this.#settle([...this.#segments, ...added]);
  }

  /** Takes a document out. @returns whether it was there */
  remove(documentId: string): boolean {
    const found = this.#bury(documentId);
    if (found) this.#settle(this.#segments);
    return found;
  }

  clear(): void {
    this.#places.clear();
    this.#settle([]);
  }

  /** The documents, in the order in which they were last put. */
  documents(): DocumentSummary[] {
    return this.#segments.flatMap(({ passages, live }) => {
      const summaries: { id: string; title: string; passages: number }[] = [];
      for (const [ordinal, { documentId, title }] of passages.entries()) {
        const last = summaries.at(-1);
        if (live[ordinal] !== 1) continue;
        if (last?.id === documentId) last.passages += 1;
        else summaries.push({ id: documentId, title, passages: 1 });
      }
      return summaries;
    });
  }

  /** The passages of a document; none where it is not there. */
  passagesOf(documentId: string): readonly Passage[] {
    const place = this.#places.get(documentId);
    return place === undefined ? [] : place.segment.passages.slice(place.from, place.until);
  }

  /** Where the vectors of a document's passages stand, in their order. */
  vectorsOf(documentId: string): readonly (VectorRow | undefined)[] {
    const place = this.#places.get(documentId);
    if (place === undefined) return [];
    const { segment, from, until } = place;
    return Array.from({ length: until - from }, (_, at) => vectorRow(segment, from + at));
  }

  passagesWith(stream: TokenStream, token: string): number {
    const number = streamWeights.findIndex((each) => each.stream === stream);
    return this.#find(number, token).passages;
  }

  /**
   * Finds the best passages, best first; passages with equal scores come in the order in which they were put.
   *
   * @param options - `explain`: whether each score is explained; `accept`: tells which passages may be found, default all
   */
  search(
    question: string,
    limit: number,
    { explain = false, accept = () => true }: SearchOptions = {},
  ): ScoredPassage[] {
    const find = (stream: number, token: string) => this.#find(stream, token);
    const tokens = readQuestion(question, this.#totals.passages, find, this.synonyms);
    const found = readClosely(question, this.#findByTokens(tokens, Math.max(limit, readingDepth), accept));
    return found.slice(0, limit).map((hit) => {
      const { passage, score } = hit;
      return explain ? { passage, score, explanation: this.#explain(tokens, hit) } : { passage, score };
    });
  }

  #findByTokens(tokens: readonly QueryToken[], limit: number, accept: (passage: Passage) => boolean): Hit[] {
    const coverable = coverableOf(tokens);
    const hits: Hit[] = [];
    for (const [at, segment] of this.#segments.entries()) {
      const { passages, live, starts, postings } = segment;
      const { slownesses } = this.#derivedOf(segment);
      const scores = new Float64Array(passages.length);
      const covered = new Float64Array(passages.length);
      const saidGroups = new Uint16Array(passages.length);
      for (const token of tokens) {
        const { stream, found, worth, group } = token;
        const term = found.terms[at] ?? -1;
        const slowness = slownesses[stream] ?? noNumbers;
        const coverage = coverOf(token);
        const until = starts[term + 1] ?? 0;
        for (let place = starts[term] ?? until; place < until; place += 1) {
          const posting = postings[place] ?? 0;
          const ordinal = ordinalOf(posting);
          if (group !== 0) {
            if (saidGroups[ordinal] === group) continue;
            saidGroups[ordinal] = group;
          }
          scores[ordinal] = (scores[ordinal] ?? 0) + worth * saturate(countOf(posting), slowness[ordinal] ?? 0);
          if (coverage !== 0) covered[ordinal] = (covered[ordinal] ?? 0) + coverage;
        }
      }
      for (let ordinal = 0; ordinal < passages.length; ordinal += 1) {
        const sum = scores[ordinal] ?? 0;
        if (sum === 0 || live[ordinal] !== 1) continue;
        const score = sum * coverageFactorOf(covered[ordinal] ?? 0, coverable);
        const passage = passages[ordinal];
        if (passage === undefined || (hits.length >= limit && score <= (hits.at(-1)?.score ?? 0))) continue;
        if (accept(passage)) {
          keepBest(hits, { segment: at, ordinal, passage, score }, limit);
        }
      }
    }
    return hits;
  }

  #explain(tokens: readonly QueryToken[], hit: Hit & Reading): ScoreExplanation {
    const { segment: at, ordinal } = hit;
    const segment = this.#segments[at];
    const had = firstOfGroups(
      tokens.flatMap((token) => {
        const count = segment === undefined ? 0 : countIn(segment, token.found.terms[at] ?? -1, ordinal);
        if (segment === undefined || count === 0) return [];
        const slowness = this.#derivedOf(segment).slownesses[token.stream]?.[ordinal] ?? 0;
        return [{ ...token, score: token.worth * saturate(count, slowness) }];
      }),
    );
    return explainScore(had, coverableOf(tokens), hit);
  }

  /** What follows from a segment and the totals; kept until either changes. */
  #derivedOf(segment: IndexSegment): Derived {
    const known = this.#derived.get(segment);
    if (known !== undefined) return known;
    const { averageLengths } = this.#totals;
    const slownesses = streamWeights.map((weights, stream) => {
      const averageLength = averageLengths[stream] ?? 1;
      return (segment.lengths[stream] ?? noNumbers).map((length) => slownessOf(weights, length, averageLength));
    });
    const derived = { slownesses, isWhole: !segment.live.includes(0) };
    this.#derived.set(segment, derived);
    return derived;
  }

  #find(stream: number, token: string): FoundTerms {
    const terms = this.#findTerms(stream, token);
    return { terms, passages: this.#countLive(terms) };
  }

  #findTerms(stream: number, token: string): number[] {
    const hash = hashToken(stream, token);
    return this.#segments.map((segment) => findTerm(segment, hash));
  }

  /** @param terms - the token's number in each segment */
  #countLive(terms: readonly number[]): number {
    let count = 0;
    for (const [at, segment] of this.#segments.entries()) {
      const term = terms[at] ?? -1;
      if (term === -1) continue;
      if (this.#derivedOf(segment).isWhole) {
        count += (segment.starts[term + 1] ?? 0) - (segment.starts[term] ?? 0);
        continue;
      }
      forEachPosting(segment, term, (ordinal) => {
        count += segment.live[ordinal] ?? 0;
      });
    }
    return count;
  }

  #forgetTotals(): void {
    this.#knownTotals = undefined;
    this.#derived = new Map();
  }

  #bury(documentId: string): boolean {
    const place = this.#places.get(documentId);
    place?.segment.live.fill(0, place.from, place.until);
    return this.#places.delete(documentId);
  }

  #locate(segment: IndexSegment): void {
    let from = 0;
    for (let until = 1; until <= segment.passages.length; until += 1) {
      const documentId = segment.passages[from]?.documentId;
      if (documentId === undefined || segment.passages[until]?.documentId === documentId) continue;
      if (segment.live[from] === 1) this.#places.set(documentId, { segment, from, until });
      from = until;
    }
  }

  /** Keeps each segment at least twice as long as the next, and free of too many dead passages. */
  #settle(segments: readonly IndexSegment[]): void {
    const settled = segments.filter(({ live }) => live.includes(1));
    const isSparse = ({ live }: IndexSegment) =>
      live.reduce((sum, alive) => sum + alive, 0) < live.length * (1 - maxDeadShare);
    const isShort = ({ live }: IndexSegment, next: IndexSegment | undefined) =>
      next !== undefined && live.length < 2 * next.live.length;
    for (;;) {
      const at = settled.findIndex((segment, index) => isSparse(segment) || isShort(segment, settled[index + 1]));
      if (at === -1) break;
      const merged = mergeSegments(settled.slice(at, at + 2));
      settled.splice(at, 2, merged);
      this.#locate(merged);
    }
    this.#segments = settled;
    this.#forgetTotals();
  }
}

function countTotals(segments: readonly IndexSegment[]): Totals {
  let passages = 0;
  const sums = streamWeights.map(() => 0);
  for (const { live, lengths } of segments) {
    for (const [ordinal, alive] of live.entries()) {
      if (alive === 0) continue;
      passages += 1;
      for (const stream of sums.keys()) sums[stream] = (sums[stream] ?? 0) + (lengths[stream]?.[ordinal] ?? 0);
    }
  }
  return { passages, averageLengths: sums.map((sum) => sum / Math.max(1, passages) || 1) };
}

/** How far from where it is expected a hash is looked for first, in square roots of the number of hashes. */
const hashSpread = 2;

/** @returns the term's number in the segment, or -1 */
function findTerm({ hashes }: IndexSegment, hash: number): number {
  // Hashes are spread evenly, so that nearly all stand close to where they are expected.
  const expected = (hash / 2 ** 32) * hashes.length;
  const spread = hashSpread * Math.sqrt(hashes.length);
  let low = Math.max(0, Math.floor(expected - spread));
  let high = Math.min(hashes.length, Math.ceil(expected + spread));
  if (low > 0 && (hashes[low - 1] ?? 0) >= hash) low = 0;
  if (high < hashes.length && (hashes[high] ?? 0) < hash) high = hashes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((hashes[middle] ?? 0) < hash) low = middle + 1;
    else high = middle;
  }
  return hashes[low] === hash ? low : -1;
}
