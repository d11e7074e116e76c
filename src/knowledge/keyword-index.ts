import type { Passage, ScoredPassage } from '../domain/passage.js';
import { isFunctionWord } from '../text/function-words.js';
import { type TokenStream, tokenize } from '../text/tokenize.js';
import {
  buildSegment,
  countBits,
  countMask,
  countUnit,
  hashToken,
  type IndexSegment,
  mergeSegments,
} from './index-segment.js';
import { coverageShare, saturation, streamWeights } from './token-stream-weights.js';

/** How common tokens are in an index. */
export interface TokenStatistics {
  readonly passageCount: number;
  /** Number of passages that have the token in their text, title or headings. */
  passagesWith(stream: TokenStream, token: string): number;
}

/** Passages of one document; an empty list removes the document. */
export interface IndexEntry {
  readonly documentId: string;
  readonly passages: readonly Passage[];
}

interface QueryToken {
  readonly stream: number;
  readonly hash: number;
  /** How often the question has it. */
  readonly count: number;
  readonly framing: boolean;
}

/** A segment that lost more than this share of its passages is written anew. */
const maxDeadShare = 0.3;

/**
 * Finds passages by the words of a question, with BM25 over several token streams.
 *
 * A token's weight is its inverse document frequency within its stream; a passage's score is the weighted sum over the
 * streams, lessened where the passage covers little of the question. Putting and removing a document costs about as
 * much as the document is long; larger costs are spread over many puts, as in a log-structured merge tree.
 * BM25: S. Robertson and H. Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009.
 */
export class KeywordIndex implements TokenStatistics {
  #segments: IndexSegment[] = [];
  #places = new Map<string, { readonly segment: IndexSegment; readonly from: number; readonly until: number }>();

  #totals: Totals | undefined;

  get passageCount(): number {
    this.#totals ??= countTotals(this.#segments);
    return this.#totals.passages;
  }

  /** Adds documents, replacing those with the same ids. */
  put(entries: readonly IndexEntry[]): void {
    const latest = new Map(entries.map((entry) => [entry.documentId, entry.passages]));
    const passages = [...latest.values()].flat();
    const added = passages.length === 0 ? [] : [buildSegment(passages)];
    for (const documentId of latest.keys()) this.#bury(documentId);
    for (const segment of added) this.#locate(segment);
    this.#segments = compact([...this.#segments, ...added], (merged) => this.#locate(merged));
    this.#totals = undefined;
  }

  /** Takes a document out. @returns whether it was there */
  remove(documentId: string): boolean {
    const found = this.#bury(documentId);
    if (found) {
      this.#segments = compact(this.#segments, (merged) => this.#locate(merged));
      this.#totals = undefined;
    }
    return found;
  }

  passagesWith(stream: TokenStream, token: string): number {
    const number = streamWeights.findIndex((each) => each.stream === stream);
    const hash = hashToken(number, token);
    return this.#segments.reduce((count, segment) => count + liveCount(segment, findTerm(segment, hash)), 0);
  }

  /** Finds the best passages, best first; passages with equal scores come in the order in which they were put. */
  search(question: string, limit: number): ScoredPassage[] {
    const tokens = readQuery(question);
    const hits: ScoredPassage[] = [];
    this.#totals ??= countTotals(this.#segments);
    const { passages: total, averageLengths: averages } = this.#totals;
    const places = tokens.map((token) => this.#segments.map((segment) => findTerm(segment, token.hash)));
    const weights = tokens.map((token, index) => {
      const found = this.#segments.reduce((sum, segment, at) => sum + liveCount(segment, places[index]?.[at] ?? -1), 0);
      const rarity = Math.log(1 + (total - found + 0.5) / (found + 0.5));
      return found === 0 ? 0 : rarity * token.count * (streamWeights[token.stream]?.weight ?? 0);
    });
    const onlyFraming = tokens.every((token, index) => token.framing || weights[index] === 0);
    const used = tokens.flatMap((token, index) => {
      const weight = weights[index] ?? 0;
      return weight > 0 && (onlyFraming || !token.framing) ? [{ token, weight, at: places[index] ?? [] }] : [];
    });
    const coverable = used.reduce((sum, { token, weight }) => sum + (isCoverage(token) ? weight : 0), 0);
    for (const [at, segment] of this.#segments.entries()) {
      const scores = new Float64Array(segment.passages.length);
      const covered = new Float64Array(segment.passages.length);
      for (const { token, weight, at: terms } of used) {
        const coverage = isCoverage(token) ? weight : 0;
        addScores(
          segment,
          terms[at] ?? -1,
          token.stream,
          weight,
          coverage,
          averages[token.stream] ?? 1,
          scores,
          covered,
        );
      }
      collect(segment, scores, covered, coverable, limit, hits);
    }
    return hits;
  }

  #bury(documentId: string): boolean {
    const place = this.#places.get(documentId);
    if (place === undefined) return false;
    place.segment.live.fill(0, place.from, place.until);
    this.#places.delete(documentId);
    return true;
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
}

/**
 * Keeps each segment at least twice as long as the next, and free of too many dead passages.
 *
 * @param onMerge - hears of each new segment
 */
function compact(segments: readonly IndexSegment[], onMerge: (merged: IndexSegment) => void): IndexSegment[] {
  const result = segments.filter((segment) => segment.live.includes(1));
  const isSparse = (segment: IndexSegment) =>
    segment.live.reduce((sum, alive) => sum + alive, 0) < segment.passages.length * (1 - maxDeadShare);
  const isShort = (segment: IndexSegment, next: IndexSegment | undefined) =>
    next !== undefined && segment.passages.length < 2 * next.passages.length;
  for (;;) {
    const at = result.findIndex((segment, index) => isSparse(segment) || isShort(segment, result[index + 1]));
    if (at === -1) return result;
    const merged = mergeSegments(result.slice(at, at + 2));
    result.splice(at, 2, merged);
    onMerge(merged);
  }
}

interface Totals {
  readonly passages: number;
  /** By stream, over the live passages. */
  readonly averageLengths: readonly number[];
}

function countTotals(segments: readonly IndexSegment[]): Totals {
  let passages = 0;
  const sums = streamWeights.map(() => 0);
  for (const { live, lengths } of segments) {
    for (let ordinal = 0; ordinal < live.length; ordinal += 1) {
      if (live[ordinal] !== 1) continue;
      passages += 1;
      for (const stream of sums.keys()) sums[stream] = (sums[stream] ?? 0) + (lengths[stream]?.[ordinal] ?? 0);
    }
  }
  return { passages, averageLengths: sums.map((sum) => sum / Math.max(1, passages) || 1) };
}

function isCoverage(token: QueryToken): boolean {
  const stream = streamWeights[token.stream]?.stream;
  return stream === 'words' || stream === 'characters';
}

function readQuery(question: string): QueryToken[] {
  const streams = tokenize(question);
  return streamWeights.flatMap(({ stream: name }, stream) => {
    const counts = new Map<string, number>();
    for (const token of streams[name]) counts.set(token, (counts.get(token) ?? 0) + 1);
    return Array.from(counts, ([token, count]) => ({
      stream,
      hash: hashToken(stream, token),
      count,
      framing: isFunctionWord(token),
    }));
  });
}

/** @returns the term's number in the segment, or -1 */
function findTerm(segment: IndexSegment, hash: number): number {
  let low = 0;
  let high = segment.hashes.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = segment.hashes[middle] ?? 0;
    if (found === hash) return middle;
    if (found < hash) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function liveCount(segment: IndexSegment, term: number): number {
  if (term < 0) return 0;
  let count = 0;
  for (let at = segment.starts[term] ?? 0; at < (segment.starts[term + 1] ?? 0); at += 1) {
    count += segment.live[(segment.postings[at] ?? 0) >>> countBits] ?? 0;
  }
  return count;
}

function addScores(
  segment: IndexSegment,
  term: number,
  stream: number,
  weight: number,
  coverage: number,
  averageLength: number,
  scores: Float64Array,
  covered: Float64Array,
): void {
  if (term < 0) return;
  const lengths = segment.lengths[stream];
  const normalization = streamWeights[stream]?.lengthNormalization ?? 0;
  for (let at = segment.starts[term] ?? 0; at < (segment.starts[term + 1] ?? 0); at += 1) {
    const posting = segment.postings[at] ?? 0;
    const ordinal = posting >>> countBits;
    const count = (posting & countMask) / countUnit;
    const relativeLength = (lengths?.[ordinal] ?? 0) / averageLength;
    const share =
      (count * (saturation + 1)) / (count + saturation * (1 - normalization + normalization * relativeLength));
    scores[ordinal] = (scores[ordinal] ?? 0) + weight * share;
    covered[ordinal] = (covered[ordinal] ?? 0) + coverage;
  }
}

/** Puts a segment's best passages into `hits`, which stays sorted and no longer than `limit`. */
function collect(
  segment: IndexSegment,
  scores: Float64Array,
  covered: Float64Array,
  coverable: number,
  limit: number,
  hits: ScoredPassage[],
): void {
  for (let ordinal = 0; ordinal < scores.length; ordinal += 1) {
    const sum = scores[ordinal] ?? 0;
    const passage = segment.passages[ordinal];
    if (sum === 0 || segment.live[ordinal] !== 1 || passage === undefined) continue;
    const coverage = coverable === 0 ? 1 : (covered[ordinal] ?? 0) / coverable;
    const score = sum * (1 - coverageShare + coverageShare * coverage);
    const worst = hits.at(-1);
    if (hits.length >= limit && worst !== undefined && score <= worst.score) continue;
    let place = hits.length;
    while (place > 0 && (hits[place - 1]?.score ?? 0) < score) place -= 1;
    hits.splice(place, 0, { passage, score });
    if (hits.length > limit) hits.pop();
  }
}
