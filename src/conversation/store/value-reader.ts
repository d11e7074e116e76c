import { copyOther } from './other-value.js';
import { code, range } from './value-code.js';
import type { PackingContext } from './value-writer.js';

const doubleBytes = new DataView(new ArrayBuffer(8));

/** Reads values that a `ValueWriter` has packed, one after the other. Every object that it gives is new. */
export class ValueReader {
  readonly #packed: string;
  readonly #context: PackingContext;
  readonly #others: readonly unknown[];
  #position: number;
  #turnId: string | undefined;

  /** @param from - where to begin, and the turn of what stood before */
  constructor(
    packed: string,
    context: PackingContext,
    others: readonly unknown[] = [],
    from: { readonly position: number; readonly turnId: string | undefined } = { position: 0, turnId: undefined },
  ) {
    this.#packed = packed;
    this.#context = context;
    this.#others = others;
    this.#position = from.position;
    this.#turnId = from.turnId;
  }

  /** Where the next value stands. */
  get position(): number {
    return this.#position;
  }

  /** The turn of what was read last. */
  get turnId(): string | undefined {
    return this.#turnId;
  }

  /** The id of the turn of what comes next. */
  readTurn(): string | undefined {
    if (this.#packed.charCodeAt(this.#position) === code.turn) {
      this.#position += 1;
      this.#turnId = this.read() as string | undefined;
    }
    return this.#turnId;
  }

  read(): unknown {
    const unit = this.#unit();
    if (unit >= range.integer) {
      return unit - range.integer;
    }
    if (unit >= range.wideText) {
      return this.#wideText(unit - range.wideText);
    }
    if (unit >= range.narrowText) {
      return this.#narrowText(unit - range.narrowText);
    }
    const { vocabulary } = this.#context;
    if (unit >= range.word) {
      return vocabulary.word(unit - range.word);
    }
    if (unit >= range.object) {
      return this.#object(vocabulary.names(unit - range.object));
    }
    if (unit >= range.list) {
      return this.#list(unit - range.list);
    }
    switch (unit) {
      case code.null:
        return null;
      case code.false:
        return false;
      case code.true:
        return true;
      case code.longInteger:
        return this.#unit() * 2 ** 16 + this.#unit();
      case code.double:
        return this.#double();
      case code.longText:
        return this.#wideText(this.read() as number);
      case code.longList:
        return this.#list(this.read() as number);
      case code.namedObject:
        return this.#namedObject(this.read() as number);
      case code.bareObject:
        return Object.setPrototypeOf(this.read(), null) as unknown;
      case code.turnId:
        return this.#turnId;
      case code.conversationId:
        return this.#context.conversationId;
      case code.earlier:
        return this.#earlier(this.#position - 1);
      case code.piece:
        return this.#piece(this.read() as number);
      case code.other:
        return copyOther(this.#others[this.read() as number]);
      default:
        return undefined;
    }
  }

  /** @param from - where the code stands */
  #earlier(from: number): unknown {
    const distance = this.read() as number;
    const goOn = this.#position;
    this.#position = from - distance;
    const text = this.read();
    this.#position = goOn;
    return text;
  }

  #unit(): number {
    return this.#packed.charCodeAt(this.#position++);
  }

  #wideText(length: number): string {
    this.#position += length;
    return this.#packed.slice(this.#position - length, this.#position);
  }

  #narrowText(length: number): string {
    const characters: number[] = [];
    for (let index = 0; index < length; index += 2) {
      const pair = this.#unit();
      characters.push(pair & 0xff, pair >>> 8);
    }
    characters.length = length;
    return String.fromCharCode(...characters);
  }

  #double(): number {
    for (let offset = 0; offset < 8; offset += 2) {
      doubleBytes.setUint16(offset, this.#unit());
    }
    return doubleBytes.getFloat64(0);
  }

  #list(length: number): unknown[] {
    const list: unknown[] = [];
    for (let index = 0; index < length; index += 1) {
      list.push(this.read());
    }
    return list;
  }

  #object(names: readonly string[]): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    for (const name of names) {
      object[name] = this.read();
    }
    return object;
  }

  #namedObject(size: number): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    for (let index = 0; index < size; index += 1) {
      // Assigned, `__proto__` would be the object's prototype.
      const name = this.read() as string;
      Object.defineProperty(object, name, { value: this.read(), writable: true, enumerable: true, configurable: true });
    }
    return object;
  }

  #piece(number: number): unknown {
    const { vocabulary, pieces } = this.#context;
    return new ValueReader(pieces?.textOf(number) ?? '', { vocabulary }).read();
  }
}
