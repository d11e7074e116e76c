import type { Passage } from '../domain/passage.js';
import { tokenize } from '../text/tokenize.js';
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
  /** Passage number times 1024, plus the token's count in quarters. */
  readonly postings: Uint32Array;
}

export const countBits = 10;
export const countMask = (1 << countBits) - 1;
export const countUnit = 4;

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

/** A growing list of hash and posting pairs. */
class PostingList {
  hashes = new Uint32Array(1024);
  postings = new Uint32Array(1024);
  length = 0;

  add(hash: number, posting: number): void {
    if (this.length === this.hashes.length) {
      const hashes = new Uint32Array(this.length * 2);
      const postings = new Uint32Array(this.length * 2);
      hashes.set(this.hashes);
      postings.set(this.postings);
      this.hashes = hashes;
      this.postings = postings;
    }
    this.hashes[this.length] = hash;
    this.postings[this.length] = posting;
    this.length += 1;
  }
}

/** Indexes passages. The work is linear in their text. */
export function buildSegment(passages: readonly Passage[]): IndexSegment {
  const lengths = streamWeights.map(() => new Float32Array(passages.length));
  const list = new PostingList();
  for (const [ordinal, passage] of passages.entries()) {
    const heading = tokenize(headingText(passage));
    const body = tokenize(passage.text);
    for (const [stream, { stream: name }] of streamWeights.entries()) {
      const counts = new Map<string, number>();
      for (const token of heading[name]) counts.set(token, (counts.get(token) ?? 0) + headingWeight);
      for (const token of body[name]) counts.set(token, (counts.get(token) ?? 0) + 1);
      const streamLengths = lengths[stream];
      if (streamLengths !== undefined)
        streamLengths[ordinal] = heading[name].length * headingWeight + body[name].length;
      for (const [token, count] of counts) list.add(hashToken(stream, token), packPosting(ordinal, count));
    }
  }
  return sortSegment(passages, lengths, list);
}

/** Joins the passages of several segments that are still live. */
export function mergeSegments(segments: readonly IndexSegment[]): IndexSegment {
  const passages = segments.flatMap(({ passages, live }) => passages.filter((_, ordinal) => live[ordinal] === 1));
  const lengths = streamWeights.map(() => new Float32Array(passages.length));
  const list = new PostingList();
  let base = 0;
  for (const segment of segments) {
    const renumbered = new Int32Array(segment.passages.length).fill(-1);
    for (let ordinal = 0; ordinal < segment.passages.length; ordinal += 1) {
      if (segment.live[ordinal] !== 1) continue;
      renumbered[ordinal] = base;
      for (const [stream, values] of lengths.entries()) values[base] = segment.lengths[stream]?.[ordinal] ?? 0;
      base += 1;
    }
    for (let term = 0; term < segment.hashes.length; term += 1) {
      for (let at = segment.starts[term] ?? 0; at < (segment.starts[term + 1] ?? 0); at += 1) {
        const posting = segment.postings[at] ?? 0;
        const ordinal = renumbered[posting >>> countBits] ?? -1;
        if (ordinal >= 0) list.add(segment.hashes[term] ?? 0, ((ordinal << countBits) | (posting & countMask)) >>> 0);
      }
    }
  }
  return sortSegment(passages, lengths, list);
}

function headingText(passage: Passage): string {
  const headings = passage.headings.filter((heading) => heading !== passage.title);
  return [passage.title, ...headings].join('\n');
}

function packPosting(ordinal: number, count: number): number {
  if (ordinal >= maxPassages) throw new RangeError(`An index segment holds at most ${maxPassages} passages`);
  return ((ordinal << countBits) | Math.min(countMask, Math.round(count * countUnit))) >>> 0;
}

function sortSegment(passages: readonly Passage[], lengths: readonly Float32Array[], list: PostingList): IndexSegment {
  const { hashes, postings } = sortByHash(list);
  let terms = 0;
  for (let at = 0; at < hashes.length; at += 1) if (at === 0 || hashes[at] !== hashes[at - 1]) terms += 1;
  const uniqueHashes = new Uint32Array(terms);
  const starts = new Uint32Array(terms + 1);
  let term = 0;
  for (let at = 0; at < hashes.length; at += 1) {
    if (at > 0 && hashes[at] === hashes[at - 1]) continue;
    uniqueHashes[term] = hashes[at] ?? 0;
    starts[term] = at;
    term += 1;
  }
  starts[terms] = hashes.length;
  return { passages, live: new Uint8Array(passages.length).fill(1), lengths, hashes: uniqueHashes, starts, postings };
}

/** Radix sort, lowest 11 bits first: stable, so that a token's postings stay in the order of the passages. */
function sortByHash(list: PostingList): { hashes: Uint32Array; postings: Uint32Array } {
  let hashes = list.hashes.slice(0, list.length);
  let postings = list.postings.slice(0, list.length);
  for (const shift of [0, 11, 22]) {
    const places = new Uint32Array(2049);
    for (const hash of hashes) {
      const digit = ((hash >>> shift) & 2047) + 1;
      places[digit] = (places[digit] ?? 0) + 1;
    }
    for (let digit = 1; digit < places.length; digit += 1)
      places[digit] = (places[digit] ?? 0) + (places[digit - 1] ?? 0);
    const sortedHashes = new Uint32Array(list.length);
    const sortedPostings = new Uint32Array(list.length);
    for (let at = 0; at < hashes.length; at += 1) {
      const hash = hashes[at] ?? 0;
      const digit = (hash >>> shift) & 2047;
      const place = places[digit] ?? 0;
      places[digit] = place + 1;
      sortedHashes[place] = hash;
      sortedPostings[place] = postings[at] ?? 0;
    }
    hashes = sortedHashes;
    postings = sortedPostings;
  }
  return { hashes, postings };
}
