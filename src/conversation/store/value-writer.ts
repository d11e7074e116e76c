import type { Numbering } from './numbering.js';
import { copyOther, isPlain } from './other-value.js';
import { code, range } from './value-code.js';
import type { Vocabulary } from './vocabulary.js';

/** What the packed values of a log refer to. */
export interface PackingContext {
  readonly vocabulary: Vocabulary;
  /** Packed objects that many events have in common. Absent while such an object itself is packed. */
  readonly pieces?: Numbering | undefined;
  readonly conversationId?: string | undefined;
}

/** Properties that hold passages of the knowledge, or lists of them: the same ones in many conversations. */
const pieceNames = new Set(['passage', 'passages']);

/** Properties whose texts often stand in the entries that follow again: what a message says, and its id. */
const repeatedNames: ReadonlySet<string> = new Set(['text', 'messageId']);
/** Shorter texts take no more room than the code that refers to them. */
const leastRepeated = 6;

/** The newest texts of these properties, and where they stand. */
export type EarlierTexts = Map<string, { readonly text: string; readonly position: number }>;

/** Deeper values are kept as they are, as those of no kind of JSON's: JSON that tools give does not go so deep. */
const maxDepth = 60;
/** Far below what engines take as arguments of a call. */
const maxUnits = 4_096;
const narrow = /^[\0-\xff]*$/;
const doubleBytes = new DataView(new ArrayBuffer(8));

/** Packs values; `value-code.ts` has the layout. */
export class ValueWriter {
  readonly #context: PackingContext;
  readonly #others: readonly unknown[];
  readonly #newOthers: unknown[] = [];
  readonly #parts: string[] = [];
  #units: number[] = [];
  /** Where the next unit will stand, less those in `#units`. */
  #position: number;
  readonly #earlier: EarlierTexts | undefined;
  #turnId: string | undefined;

  /**
   * @param others - values of the log that cannot be packed, from earlier writers
   * @param position - length of what is packed already
   * @param earlier - of the log; kept up to date
   */
  constructor(
    context: PackingContext,
    turnId: string | undefined,
    others: readonly unknown[] = [],
    position = 0,
    earlier?: EarlierTexts,
  ) {
    this.#position = position;
    this.#earlier = earlier;
    this.#context = context;
    this.#turnId = turnId;
    this.#others = others;
  }

  /** All that was written, as one flat string. */
  get packed(): string {
    this.#flush();
    return this.#parts.join('');
  }

  /** Values that could not be packed, in the order of their numbers. Copies, where a copy can be made. */
  get newOthers(): readonly unknown[] {
    return this.#newOthers;
  }

  writeTurn(turnId: string | undefined): void {
    this.#units.push(code.turn);
    this.write(turnId);
    this.#turnId = turnId;
  }

  /** Writes a value of any kind. */
  write(value: unknown): void {
    this.#write(value, '', 0);
  }

  #write(value: unknown, name: string, depth: number): void {
    switch (typeof value) {
      case 'string':
        this.#writeText(value, name, depth);
        break;
      case 'number':
        this.#writeNumber(value);
        break;
      case 'boolean':
        this.#units.push(value ? code.true : code.false);
        break;
      case 'undefined':
        this.#units.push(code.undefined);
        break;
      case 'object':
        if (value === null) {
          this.#units.push(code.null);
        } else if (depth < maxDepth && Array.isArray(value)) {
          this.#writeList(value, name, depth);
        } else if (depth < maxDepth && isPlain(value)) {
          this.#writeObject(value, name, depth);
        } else {
          this.#writeOther(value);
        }
        break;
      default:
        this.#writeOther(value);
    }
  }

  #writeText(text: string, name: string, depth: number): void {
    if (text === this.#turnId) {
      this.#units.push(code.turnId);
      return;
    }
    if (text === this.#context.conversationId) {
      this.#units.push(code.conversationId);
      return;
    }
    if (this.#earlier !== undefined && text.length >= leastRepeated && this.#writeEarlier(text, name, depth)) {
      return;
    }
    // Further inside, a property of the same name may be a customer's or a tool's.
    const word = depth === 1 ? this.#context.vocabulary.wordNumber(name, text) : undefined;
    if (word !== undefined) {
      this.#units.push(range.word + word);
    } else if (text.length < range.narrowText && narrow.test(text)) {
      this.#units.push(range.narrowText + text.length);
      for (let index = 0; index < text.length; index += 2) {
        // The last one of an odd number stands alone.
        this.#units.push(text.charCodeAt(index) | ((text.charCodeAt(index + 1) || 0) << 8));
      }
    } else {
      if (text.length < range.wideText) {
        this.#units.push(range.wideText + text.length);
      } else {
        this.#units.push(code.longText);
        this.#writeNumber(text.length);
      }
      this.#flush();
      this.#parts.push(text);
      this.#position += text.length;
    }
  }

  /** @returns whether the text stands earlier, and was referred to */
  #writeEarlier(text: string, name: string, depth: number): boolean {
    const position = this.#position + this.#units.length;
    for (const known of this.#earlier?.values() ?? []) {
      if (known.text === text) {
        this.#units.push(code.earlier);
        this.#writeNumber(position - known.position);
        return true;
      }
    }
    if (depth === 1 && repeatedNames.has(name)) {
      this.#earlier?.set(name, { text, position });
    }
    return false;
  }

  #writeNumber(number: number): void {
    if (number >= 0 && number < range.integer && Number.isInteger(number) && !Object.is(number, -0)) {
      this.#units.push(range.integer + number);
    } else if (number > 0 && number < 2 ** 32 && Number.isInteger(number)) {
      this.#units.push(code.longInteger, number >>> 16, number & 0xffff);
    } else {
      doubleBytes.setFloat64(0, number);
      this.#units.push(code.double, ...[0, 2, 4, 6].map((offset) => doubleBytes.getUint16(offset)));
    }
  }

  #writeList(list: readonly unknown[], name: string, depth: number): void {
    if (list.length < range.list) {
      this.#units.push(range.list + list.length);
    } else {
      this.#units.push(code.longList);
      this.#writeNumber(list.length);
    }
    for (const value of list) {
      // What holds for the list's property holds for what is in it.
      this.#write(value, name, depth + 1);
    }
  }

  #writeObject(object: Readonly<Record<string, unknown>>, name: string, depth: number): void {
    const { vocabulary, pieces } = this.#context;
    if (pieces !== undefined && pieceNames.has(name)) {
      const piece = new ValueWriter({ vocabulary }, undefined);
      piece.write(object);
      const number = piece.newOthers.length === 0 ? pieces.numberOf(piece.packed) : undefined;
      if (number !== undefined) {
        this.#units.push(code.piece);
        this.#writeNumber(number);
        return;
      }
    }
    if (Object.getPrototypeOf(object) === null) {
      this.#units.push(code.bareObject);
    }
    const names = Object.keys(object);
    const number = vocabulary.objectNumber(names);
    if (number !== undefined) {
      this.#units.push(range.object + number);
    } else {
      this.#units.push(code.namedObject);
      this.#writeNumber(names.length);
    }
    for (const each of names) {
      if (number === undefined) {
        this.write(each);
      }
      this.#write(object[each], each, depth + 1);
    }
    if (this.#units.length > maxUnits) {
      this.#flush();
    }
  }

  #writeOther(value: unknown): void {
    this.#units.push(code.other);
    this.#writeNumber(this.#others.length + this.#newOthers.length);
    this.#newOthers.push(copyOther(value));
  }

  #flush(): void {
    for (let start = 0; start < this.#units.length; start += maxUnits) {
      this.#parts.push(String.fromCharCode(...this.#units.slice(start, start + maxUnits)));
    }
    this.#position += this.#units.length;
    this.#units = [];
  }
}
