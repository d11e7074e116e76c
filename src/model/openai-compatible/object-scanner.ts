/**
 * Follows a JSON object that grows piece by piece. Looks at each character once: reading the whole text again with every
 * piece takes seconds for long arguments.
 */
export class ObjectScanner {
  #depth = 0;
  #inString = false;
  #isEscaped = false;
  #state: 'before' | 'inside' | 'closed' | 'other' = 'before';

  /** True once the object's last brace has come, and nothing but white space after it. */
  get isClosed(): boolean {
    return this.#state === 'closed';
  }

  push(piece: string): void {
    for (let index = 0; index < piece.length && this.#state !== 'other'; index += 1) {
      this.#take(piece.charCodeAt(index));
    }
  }

  #take(code: number): void {
    if (this.#inString) {
      this.#inString = code !== quote || this.#isEscaped;
      this.#isEscaped = code === backslash && !this.#isEscaped;
    } else if (code === quote && this.#depth > 0) {
      this.#inString = true;
    } else if (code === openingBrace && this.#state !== 'closed') {
      this.#depth += 1;
      this.#state = 'inside';
    } else if (code === closingBrace && this.#depth > 0) {
      this.#depth -= 1;
      this.#state = this.#depth === 0 ? 'closed' : 'inside';
    } else if (this.#depth === 0 && code > space) {
      this.#state = 'other';
    }
  }
}

const space = 0x20;
const quote = 0x22;
const backslash = 0x5c;
const openingBrace = 0x7b;
const closingBrace = 0x7d;
