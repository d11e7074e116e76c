import type { Passage } from '../domain/passage.js';
import { forEachPosting, type IndexSegment, postingOf } from './index-segment.js';
import { streamWeights } from './token-stream-weights.js';

/** Changes with whatever changes a segment: its tokens, hashes or streams. */
const indexVersion = 1;

interface Head {
  readonly version: number;
  readonly passages: readonly Passage[];
  readonly terms: number;
  readonly postings: number;
}

/** A count in quarters that is one, the most frequent by far. */
const once = 4;

/**
 * Writes a segment as bytes: its passages as deflated JSON, then their lengths, the tokens and their postings as
 * differences in numbers of variable length (LEB128).
 */
export async function encodeSegment(segment: IndexSegment): Promise<Uint8Array> {
  const { passages, lengths, hashes, starts, postings } = segment;
  const head: Head = { version: indexVersion, passages, terms: hashes.length, postings: postings.length };
  const json = await passThrough(new TextEncoder().encode(JSON.stringify(head)), new CompressionStream('deflate-raw'));
  const numbers = new NumberWriter(json.length);
  for (const values of lengths) {
    // They are sums of counts, which are whole quarters.
    for (const length of values) numbers.write(Math.round(length * 4));
  }
  let lastHash = 0;
  for (const [term, hash] of hashes.entries()) {
    numbers.write(hash - lastHash);
    lastHash = hash;
    numbers.write((starts[term + 1] ?? 0) - (starts[term] ?? 0));
    let last = -1;
    forEachPosting(segment, term, (ordinal, count) => {
      const quarters = Math.round(count * 4);
      // The lowest bit tells whether a count follows, so that most postings take a byte or two.
      numbers.write((ordinal - last - 1) * 2 + (quarters === once ? 0 : 1));
      if (quarters !== once) numbers.write(quarters);
      last = ordinal;
    });
  }
  const written = numbers.bytes();
  const bytes = new Uint8Array(4 + json.length + written.length);
  new DataView(bytes.buffer).setUint32(0, json.length);
  bytes.set(json, 4);
  bytes.set(written, 4 + json.length);
  return bytes;
}

/**
 * Reads what `encodeSegment` wrote; all passages are live.
 *
 * @returns only the passages where they were indexed in another way than this version does: index them anew
 * @throws where the bytes are damaged
 */
export async function decodeSegment(bytes: Uint8Array): Promise<IndexSegment | { readonly passages: Passage[] }> {
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const json = await passThrough(bytes.subarray(4, 4 + size), new DecompressionStream('deflate-raw'));
  const head = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json)) as Head;
  const passages = [...head.passages];
  if (head.version !== indexVersion) return { passages };
  const numbers = new NumberReader(bytes, 4 + size);
  const lengths = streamWeights.map(() => Float32Array.from(passages, () => numbers.read() / 4));
  const hashes = new Uint32Array(head.terms);
  const starts = new Uint32Array(head.terms + 1);
  const postings = new Uint32Array(head.postings);
  let hash = 0;
  let place = 0;
  for (let term = 0; term < head.terms; term += 1) {
    hash += numbers.read();
    hashes[term] = hash;
    starts[term] = place;
    const until = place + numbers.read();
    for (let last = -1; place < until; place += 1) {
      const step = numbers.read();
      last += 1 + (step >>> 1);
      postings[place] = postingOf(last, ((step & 1) === 0 ? once : numbers.read()) / 4);
    }
  }
  starts[head.terms] = place;
  if (place !== head.postings || !numbers.isAtEnd) throw new RangeError('Segment has another length than it says');
  return { passages, live: new Uint8Array(passages.length).fill(1), lengths, hashes, starts, postings };
}

async function passThrough(bytes: Uint8Array, stream: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  const source = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(source).arrayBuffer());
}

/** Whole numbers from 0 below 2^53, seven bits a byte, the lowest first. */
class NumberWriter {
  #bytes: Uint8Array;
  #length = 0;

  constructor(size: number) {
    this.#bytes = new Uint8Array(Math.max(1024, size));
  }

  write(value: number): void {
    if (this.#length + 8 > this.#bytes.length) {
      const longer = new Uint8Array(this.#bytes.length * 2);
      longer.set(this.#bytes);
      this.#bytes = longer;
    }
    let rest = value;
    while (rest > 0x7f) {
      this.#bytes[this.#length] = (rest % 0x80) + 0x80;
      this.#length += 1;
      rest = Math.floor(rest / 0x80);
    }
    this.#bytes[this.#length] = rest;
    this.#length += 1;
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}

class NumberReader {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  read(): number {
    const bytes = this.#bytes;
    let byte = bytes[this.#at] ?? 0;
    this.#at += 1;
    if (byte < 0x80) return byte;
    let value = byte - 0x80;
    for (let unit = 0x80; ; unit *= 0x80) {
      if (this.#at >= bytes.length) throw new RangeError('Segment ends too early');
      byte = bytes[this.#at] ?? 0;
      this.#at += 1;
      if (byte < 0x80) return value + byte * unit;
      value += (byte - 0x80) * unit;
    }
  }
}
