import type { Passage } from '../../domain/passage.js';
import { forEachPosting, type IndexSegment, postingOf } from '../search/index-segment.js';
import { streamWeights } from '../search/token-stream-weights.js';

/** Changes with whatever changes a segment: its tokens, hashes or streams. */
const indexVersion = 1;

/** A count in quarters that is one, the most frequent by far. */
const once = 4;

/** Two numbers of 32 bits: the version of the index, and how many bytes the passages take. */
const headBytes = 8;

/**
 * Writes a segment as bytes: a head, its passages as deflated JSON, then their lengths, the tokens and their postings as
 * differences in numbers of variable length (LEB128).
 */
export async function encodeSegment(segment: IndexSegment): Promise<Uint8Array> {
  const { passages, lengths, hashes, starts, postings } = segment;
  const json = await deflate(new TextEncoder().encode(JSON.stringify(passages)));
  const numbers = new NumberWriter(json.length);
  for (const count of [passages.length, hashes.length, postings.length]) numbers.write(count);
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
  const bytes = new Uint8Array(headBytes + json.length + written.length);
  const head = new DataView(bytes.buffer);
  head.setUint32(0, indexVersion);
  head.setUint32(4, json.length);
  bytes.set(json, headBytes);
  bytes.set(written, headBytes + json.length);
  return bytes;
}

/**
 * Reads what `encodeSegment` wrote; all passages are live.
 *
 * @returns only the passages where they were indexed in another way than this version does: index them anew
 * @throws where the bytes are damaged
 */
export async function decodeSegment(bytes: Uint8Array): Promise<IndexSegment | { readonly passages: Passage[] }> {
  const head = new DataView(bytes.buffer, bytes.byteOffset, headBytes);
  const end = headBytes + head.getUint32(4);
  // Goes on beside, where it can, while the index is read.
  const inflating = inflate(bytes.subarray(headBytes, end));
  inflating.catch(() => {});
  const index = head.getUint32(0) === indexVersion ? readIndex(new NumberReader(bytes, end)) : undefined;
  const passages = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await inflating)) as Passage[];
  if (index === undefined) return { passages };
  if (index.live.length !== passages.length) throw new RangeError('Segment has another length than it says');
  return { passages, ...index };
}

function readIndex(numbers: NumberReader): Omit<IndexSegment, 'passages'> {
  const passageCount = numbers.read();
  const terms = numbers.read();
  const postingCount = numbers.read();
  // Each takes a byte at least: damaged counts reserve no memory.
  if (passageCount + terms + postingCount > numbers.left) throw new RangeError('Segment ends too early');
  const lengths = streamWeights.map(() => {
    const values = new Float32Array(passageCount);
    for (let at = 0; at < passageCount; at += 1) values[at] = numbers.read() / 4;
    return values;
  });
  const hashes = new Uint32Array(terms);
  const starts = new Uint32Array(terms + 1);
  const postings = new Uint32Array(postingCount);
  let hash = 0;
  let place = 0;
  for (let term = 0; term < terms; term += 1) {
    hash += numbers.read();
    hashes[term] = hash;
    starts[term] = place;
    const until = place + numbers.read();
    if (until > postingCount) throw new RangeError('Segment has another length than it says');
    numbers.readPostings(postings, place, until);
    place = until;
  }
  starts[terms] = place;
  if (place !== postingCount || numbers.left !== 0) throw new RangeError('Segment has another length than it says');
  return { live: new Uint8Array(passageCount).fill(1), lengths, hashes, starts, postings };
}

/** Node's own way, where there is one, takes half the time of the streams that every platform has, and runs beside. */
const zlib = globalThis.process?.getBuiltinModule?.('node:zlib');

function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  return zlib === undefined
    ? passThrough(bytes, new CompressionStream('deflate-raw'))
    : new Promise((resolve, reject) => zlib.deflateRaw(bytes, settle(resolve, reject)));
}

function inflate(bytes: Uint8Array): Promise<Uint8Array> {
  return zlib === undefined
    ? passThrough(bytes, new DecompressionStream('deflate-raw'))
    : new Promise((resolve, reject) => zlib.inflateRaw(bytes, settle(resolve, reject)));
}

const settle =
  (resolve: (bytes: Uint8Array) => void, reject: (error: Error) => void) =>
  (error: Error | null, bytes: Uint8Array): void =>
    error === null ? resolve(bytes) : reject(error);

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

  /** Bytes that are still to be read. */
  get left(): number {
    return this.#bytes.length - this.#at;
  }

  /** Where nearly all of the time goes, so most numbers, which take one byte, are read right here. */
  readPostings(postings: Uint32Array, from: number, until: number): void {
    const bytes = this.#bytes;
    let at = this.#at;
    let ordinal = -1;
    for (let place = from; place < until; place += 1) {
      let step = bytes[at] ?? 0;
      at += 1;
      if (step >= 0x80) {
        this.#at = at - 1;
        step = this.read();
        at = this.#at;
      }
      ordinal += 1 + (step >>> 1);
      let quarters = once;
      if ((step & 1) === 1) {
        this.#at = at;
        quarters = this.read();
        at = this.#at;
      }
      postings[place] = postingOf(ordinal, quarters / 4);
    }
    this.#at = at;
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
