/** Numbers texts from 0 in the order of first sight; an equal text gets the same number. */
export class Numbering {
  readonly #texts: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #most: number;

  /** @param most - how many texts there is room for */
  constructor(most = Number.POSITIVE_INFINITY) {
    this.#most = most;
  }

  /** @returns undefined for a text that has no number */
  find(text: string): number | undefined {
    return this.#numbers.get(text);
  }

  /** @returns undefined for a new text that there is no room for */
  numberOf(text: string): number | undefined {
    const known = this.find(text);
    if (known !== undefined || this.#texts.length >= this.#most) {
      return known;
    }
    this.#numbers.set(text, this.#texts.length);
    return this.#texts.push(text) - 1;
  }

  textOf(number: number): string {
    return this.#texts[number] ?? '';
  }
}
