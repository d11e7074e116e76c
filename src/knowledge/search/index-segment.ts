import type { Passage } from '../../domain/passage.js';
import { tokenize } from '../../text/tokenize.js';
import { joinRows, type VectorRow, type VectorTable } from '../vector/vector-table.js';
import { headingWeight, streamWeights } from './token-stream-weights.js';

/**
 * An immutable part of a keyword index: the postings of some passages in three flat arrays, for passages by the ten
 * thousand fit in memory only without an object per token.
 */
export interface IndexSegment {
  readonly passages: readonly Passage[];
  /** By passage: 0 once its document was removed or replaced. */
  readonly live: Uint8Array;
  /** By stream, by passage: number of tokens, those in headings counted with their weight. */
  readonly lengths: readonly Float32Array[];
  /** Hashes of the tokens, ascending, each once. */
  readonly hashes: Uint32Array;
  /** Where a token's postings start; one more than `hashes`, the last being the end. */
  readonly starts: Uint32Array;
  /** Passage number times 1024, plus the token's count in quarters: see `forEachPosting`. */
  readonly postings: Uint32Array;
  /** A row for each passage, where passages are embedded. */
  readonly vectors?: VectorTable | undefined;
}

const countBits = 10;
const maxQuarters = (1 << countBits) - 1;

/** The most passages that a segment can number in what `countBits` leaves of 32 bits. */
const maxPassages = 2 ** (32 - countBits);

/** FNV-1a over the stream's number and the token. Two tokens may share a hash: about one pair in a hundred thousand tokens. */
export function hashToken(stream: number, token: string): number {
  let hash = Math.imul(0x811c9dc5 ^ stream, 0x01000193);
  for (let index = 0; index < token.length; index += 1) {
    hash = Math.imul(hash ^ token.charCodeAt(index), 0x01000193);
  }
  // FNV leaves neighbouring code points near each other; the last step of MurmurHash3 spreads them.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Where the high half of a 64-bit number stands among its two 32-bit halves on this machine. */
const highHalf = new Uint8Array(new Uint32Array([1]).buffer)[0] ?? 1;

/** A growing list of hash and posting pairs: the halves of 64-bit numbers, so that they sort as numbers do. */
class PostingList {
  #halves = new Uint32Array(2048);
  #length = 0;

  add(hash: number, ordinal: number, count: number): void {
    if (this.#length === this.#halves.length) {
      const longer = new Uint32Array(this.#length * 2);
      longer.set(this.#halves);
      this.#halves = longer;
    }
    this.#halves[this.#length + highHalf] = hash;
    this.#halves[this.#length + 1 - highHalf] = postingOf(ordinal, count);
    this.#length += 2;
  }

  /** Orders the postings by token, those of a token by passage. */
  toSegment(
    passages: readonly Passage[],
    lengths: readonly Float32Array[],
    vectors: VectorTable | undefined,
  ): IndexSegment {
    const count = this.#length / 2;
    new BigUint64Array(this.#halves.buffer, 0, count).sort();
    const hashes = new Uint32Array(count);
    const starts = new Uint32Array(count + 1);
    const postings = new Uint32Array(count);
    let terms = 0;
    for (let at = 0; at < count; at += 1) {
      const hash = this.#halves[2 * at + highHalf] ?? 0;
      postings[at] = this.#halves[2 * at + 1 - highHalf] ?? 0;
      if (at > 0 && hash === hashes[terms - 1]) continue;
      hashes[terms] = hash;
      starts[terms] = at;
      terms += 1;
    }
    starts[terms] = count;
    const live = new Uint8Array(passages.length).fill(1);
    const index = { hashes: hashes.slice(0, terms), starts: starts.slice(0, terms + 1), postings };
    return { passages, live, lengths, ...index, ...(vectors !== undefined && { vectors }) };
  }
}

/** Calls back for each passage that has a token, with the token's count; not at all for term -1. */
export function forEachPosting(
  { starts, postings }: IndexSegment,
  term: number,
  visit: (ordinal: number, count: number) => void,
): void {
  const until = starts[term + 1] ?? 0;
  for (let at = starts[term] ?? until; at < until; at += 1) {
    const posting = postings[at] ?? 0;
    visit(ordinalOf(posting), countOf(posting));
  }
}

/** How often a passage has a token; 0 for term -1. */
export function countIn(segment: IndexSegment, term: number, passage: number): number {
  let found = 0;
  forEachPosting(segment, term, (ordinal, count) => {
    if (ordinal === passage) found = count;
  });
  return found;
}

/** @param count - in quarters at most; more than 255 count as that */
export function postingOf(ordinal: number, count: number): number {
  return ((ordinal << countBits) | Math.min(maxQuarters, Math.round(count * 4))) >>> 0;
}

/** Number of the passage that a posting is about. */
export function ordinalOf(posting: number): number {
  return posting >>> countBits;
}

/** How often the passage has the token, those in headings counted with their weight. */
export function countOf(posting: number): number {
  return (posting & maxQuarters) / 4;
}

/** What of a passage is indexed in one token stream. */
export interface TokenCounts {
  /** Number of tokens, those in headings counted with their weight. */
  readonly length: number;
  readonly counts: ReadonlyMap<string, number>;
}

/** By stream, in the order of `streamWeights`. */
export function countTokens({ title, headings, text, approved }: Passage): TokenCounts[] {
  const heading = tokenize([...new Set([title, ...headings, ...(approved?.questions ?? [])])].join('\n'));
  const body = tokenize(text);
  return streamWeights.map(({ stream }) => {
    const counts = new Map<string, number>();
    for (const token of heading[stream]) counts.set(token, (counts.get(token) ?? 0) + headingWeight);
    for (const token of body[stream]) counts.set(token, (counts.get(token) ?? 0) + 1);
    return { length: heading[stream].length * headingWeight + body[stream].length, counts };
  });
}

/**
 * Indexes passages. The work is linear in their text, but for the sorting of its tokens.
 *
 * @param rows - where their vectors stand, in their order
 */
export function buildSegment(
  passages: readonly Passage[],
  rows: readonly (VectorRow | undefined)[] = [],
): IndexSegment {
  if (passages.length > maxPassages) throw new RangeError(`An index segment holds at most ${maxPassages} passages`);
  const lengths = streamWeights.map(() => new Float32Array(passages.length));
  const list = new PostingList();
  for (const [ordinal, passage] of passages.entries()) {
    for (const [stream, { length, counts }] of countTokens(passage).entries()) {
      lengths[stream]?.set([length], ordinal);
      for (const [token, count] of counts) list.add(hashToken(stream, token), ordinal, count);
    }
  }
  return list.toSegment(passages, lengths, joinRows(rows));
}

/** Where the vector of one of a segment's passages stands; undefined where it has none. */
export function vectorRow({ vectors }: IndexSegment, ordinal: number): VectorRow | undefined {
  return vectors && { table: vectors, row: ordinal };
}

/** Joins the passages of several segments that are still live. */
export function mergeSegments(segments: readonly IndexSegment[]): IndexSegment {
  const passages = segments.flatMap(({ passages, live }) => passages.filter((_, ordinal) => live[ordinal] === 1));
  const lengths = streamWeights.map(() => new Float32Array(passages.length));
  const rows: (VectorRow | undefined)[] = [];
  const list = new PostingList();
  let next = 0;
  for (const segment of segments) {
    const renumbered = Array.from(segment.live, (alive, ordinal) => {
      if (alive === 0) return -1;
      for (const [stream, values] of lengths.entries()) values[next] = segment.lengths[stream]?.[ordinal] ?? 0;
      rows.push(vectorRow(segment, ordinal));
      next += 1;
      return next - 1;
    });
    for (const [term, hash] of segment.hashes.entries()) {
      forEachPosting(segment, term, (ordinal, count) => {
        const place = renumbered[ordinal] ?? -1;
        if (place >= 0) list.add(hash, place, count);
      });
    }
  }
  return list.toSegment(passages, lengths, joinRows(rows));
}
