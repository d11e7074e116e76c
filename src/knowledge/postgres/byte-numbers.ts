/** Writes whole numbers from 0 to 2^32 in 7 bits a byte, least first. */
export class ByteWriter {
  #bytes = new Uint8Array(2048);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  write(value: number): void {
    this.#makeRoom(5);
    let left = value;
    while (left >= 0x80) {
      this.#bytes[this.#length] = (left % 0x80) | 0x80;
      this.#length += 1;
      left = Math.floor(left / 0x80);
    }
    this.#bytes[this.#length] = left;
    this.#length += 1;
  }

  append(other: ByteWriter): void {
    this.#makeRoom(other.#length);
    this.#bytes.set(other.#bytes.subarray(0, other.#length), this.#length);
    this.#length += other.#length;
  }

  clear(): void {
    this.#length = 0;
  }

  toBytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #makeRoom(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const longer = new Uint8Array(2 * (this.#length + count));
    longer.set(this.#bytes);
    this.#bytes = longer;
  }
}

/** Reads what `ByteWriter` wrote. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #place = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get place(): number {
    return this.#place;
  }

  get isAtEnd(): boolean {
    return this.#place >= this.#bytes.length;
  }

  read(): number {
    let value = 0;
    for (let unit = 1; ; unit *= 0x80) {
      const byte = this.#bytes[this.#place] ?? 0;
      this.#place += 1;
      if (byte < 0x80) return value + byte * unit;
      value += (byte - 0x80) * unit;
    }
  }

  skip(count: number): void {
    this.#place += count;
  }
}

/** Runs of numbers, each from its first to one less than its end: ascending, apart from each other. */
export type Runs = readonly (readonly [from: number, until: number])[];

export function encodeRuns(runs: Runs): Uint8Array {
  const writer = new ByteWriter();
  let last = 0;
  for (const [from, until] of runs) {
    writer.write(from - last);
    writer.write(until - from);
    last = until;
  }
  return writer.toBytes();
}

export function decodeRuns(bytes: Uint8Array): Runs {
  const reader = new ByteReader(bytes);
  const runs: [number, number][] = [];
  let last = 0;
  while (!reader.isAtEnd) {
    const from = last + reader.read();
    last = from + reader.read();
    runs.push([from, last]);
  }
  return runs;
}

/** Joins runs that meet; none of the added ones may overlap another. */
export function addRuns(runs: Runs, added: Runs): Runs {
  const joined: [number, number][] = [];
  for (const [from, until] of [...runs, ...added].sort(([one], [other]) => one - other)) {
    const last = joined.at(-1);
    if (last !== undefined && last[1] === from) last[1] = until;
    else joined.push([from, until]);
  }
  return joined;
}
