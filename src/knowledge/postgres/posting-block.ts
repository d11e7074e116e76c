/**
 * How the postings of an index segment stand in rows of a database: the tokens' hashes ascending, some to a row, so that
 * the row that has a token is found by an index over the first hash of each.
 *
 * A row is a list of entries: the hash as its distance from the last one, the number of bytes that follow, the postings.
 * A posting is the distance from the last passage's number, the count in quarters, and the passage's length in halves.
 * All numbers are of 7 bits a byte, least first, as in Protocol Buffers.
 */
import type { Passage } from '../../domain/passage.js';
import { countTokens, hashToken } from '../search/index-segment.js';
import { streamWeights } from '../search/token-stream-weights.js';
import { ByteReader, ByteWriter } from './byte-numbers.js';

/** A row. */
export interface PostingBlock {
  /** The first hash that it has. */
  readonly hash: number;
  readonly bytes: Uint8Array;
}

/** Postings of one token, three numbers each: passage, count in quarters, the passage's length in halves. */
export type Postings = readonly number[];

const numbersEach = 3;

/** A row that has this many bytes takes no further token: short enough to stand in the table itself, not beside it. */
const fullBlockBytes = 1024;

export function countPostings(postings: Postings): number {
  return postings.length / numbersEach;
}

export function forEachPosting(
  postings: Postings,
  visit: (passage: number, count: number, length: number) => void,
): void {
  for (let at = 0; at < postings.length; at += numbersEach) {
    visit(postings[at] ?? 0, (postings[at + 1] ?? 0) / 4, (postings[at + 2] ?? 0) / 2);
  }
}

/** Writes tokens into blocks, in the order of their hashes. */
class BlockWriter {
  readonly blocks: PostingBlock[] = [];
  #bytes = new ByteWriter();
  readonly #entry = new ByteWriter();
  #first = 0;
  #last = 0;

  add(hash: number, postings: Postings): void {
    if (postings.length === 0) return;
    this.#entry.clear();
    let last = 0;
    for (let at = 0; at < postings.length; at += numbersEach) {
      const passage = postings[at] ?? 0;
      this.#entry.write(passage - last);
      this.#entry.write(postings[at + 1] ?? 0);
      this.#entry.write(postings[at + 2] ?? 0);
      last = passage;
    }
    if (this.#bytes.length + this.#entry.length > fullBlockBytes) this.#close();
    if (this.#bytes.length === 0) {
      this.#first = hash;
      this.#last = hash;
    }
    this.#bytes.write(hash - this.#last);
    this.#bytes.write(this.#entry.length);
    this.#bytes.append(this.#entry);
    this.#last = hash;
  }

  finish(): readonly PostingBlock[] {
    this.#close();
    return this.blocks;
  }

  #close(): void {
    if (this.#bytes.length > 0) this.blocks.push({ hash: this.#first, bytes: this.#bytes.toBytes() });
    this.#bytes.clear();
  }
}

/** The numbers of an indexed passage: tokens by stream, those in headings counted with their weight. */
export interface IndexedPassages {
  readonly blocks: readonly PostingBlock[];
  /** By passage, by stream. */
  readonly lengths: readonly (readonly number[])[];
}

/** Indexes passages; the first has number 0. */
export function buildBlocks(passages: readonly Passage[]): IndexedPassages {
  const hashes: number[] = [];
  const numbers: number[] = [];
  const lengths = passages.map((passage, number) =>
    countTokens(passage).map(({ length, counts }, stream) => {
      for (const [token, count] of counts) {
        hashes.push(hashToken(stream, token));
        numbers.push(number, Math.round(count * 4), Math.round(length * 2));
      }
      return length;
    }),
  );
  // Hash and place in one number, so that they sort without a function that compares: those of a token stay in order.
  const order = new BigUint64Array(hashes.length);
  for (const [place, hash] of hashes.entries()) order[place] = (BigInt(hash) << 32n) | BigInt(place);
  order.sort();
  const writer = new BlockWriter();
  let postings: number[] = [];
  let last = -1;
  for (const key of order) {
    const place = Number(key & 0xffffffffn);
    const hash = hashes[place] ?? 0;
    if (hash !== last) {
      writer.add(last, postings);
      postings = [];
      last = hash;
    }
    const from = place * numbersEach;
    postings.push(numbers[from] ?? 0, numbers[from + 1] ?? 0, numbers[from + 2] ?? 0);
  }
  writer.add(last, postings);
  return { blocks: writer.finish(), lengths };
}

/** Blocks of one segment, ascending, and what becomes of its passages' numbers. */
export interface BlocksToMerge {
  readonly blocks: readonly Uint8Array[];
  readonly firstHashes: readonly number[];
  /** @returns the passage's number among the merged ones, or undefined where it is gone */
  readonly renumber: (passage: number) => number | undefined;
}

/** Joins segments whose passages follow upon each other. */
export function mergeBlocks(segments: readonly BlocksToMerge[]): readonly PostingBlock[] {
  const heads = segments.map((segment) => {
    const entries = entriesOf(segment);
    return { entries, current: entries.next() };
  });
  const writer = new BlockWriter();
  for (;;) {
    let hash = Number.POSITIVE_INFINITY;
    for (const { current } of heads) if (!current.done && current.value.hash < hash) hash = current.value.hash;
    if (hash === Number.POSITIVE_INFINITY) return writer.finish();
    const postings: number[] = [];
    for (const head of heads) {
      if (head.current.done || head.current.value.hash !== hash) continue;
      for (const number of head.current.value.postings) postings.push(number);
      head.current = head.entries.next();
    }
    writer.add(hash, postings);
  }
}

function* entriesOf({ blocks, firstHashes, renumber }: BlocksToMerge) {
  for (const [at, bytes] of blocks.entries()) {
    const reader = new ByteReader(bytes);
    let hash = firstHashes[at] ?? 0;
    while (!reader.isAtEnd) {
      hash += reader.read();
      const until = reader.read() + reader.place;
      const postings: number[] = [];
      for (let passage = 0; reader.place < until; ) {
        passage += reader.read();
        const count = reader.read();
        const length = reader.read();
        const number = renumber(passage);
        if (number !== undefined) postings.push(number, count, length);
      }
      yield { hash, postings };
    }
  }
}

/** The postings of a token; undefined where the block has it not. */
export function findPostings({ hash: first, bytes }: PostingBlock, wanted: number): Postings | undefined {
  const reader = new ByteReader(bytes);
  let hash = first;
  while (!reader.isAtEnd) {
    hash += reader.read();
    const length = reader.read();
    if (hash > wanted) return undefined;
    if (hash < wanted) {
      reader.skip(length);
      continue;
    }
    const until = reader.place + length;
    const postings: number[] = [];
    for (let passage = 0; reader.place < until; ) {
      passage += reader.read();
      postings.push(passage, reader.read(), reader.read());
    }
    return postings;
  }
  return undefined;
}

/** Sums over passages, by stream. */
export function sumLengths(lengths: readonly (readonly number[])[]): readonly number[] {
  return streamWeights.map((_, stream) => lengths.reduce((sum, each) => sum + (each[stream] ?? 0), 0));
}
