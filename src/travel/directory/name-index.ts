import { foldText } from '../wish/wish-text.js';

/** A word of a vocabulary found in a text, and what it stands for. */
export interface Found<Meaning> {
  readonly start: number;
  readonly end: number;
  readonly word: string;
  readonly meanings: readonly Meaning[];
}

const headLength = 2;

/**
 * Words with their meanings, to be found in a text in one pass however many there are: the longest word at each place
 * wins. Words and texts are folded by `foldText`.
 */
export class WordIndex<Meaning> {
  readonly #words = new Map<string, Meaning[]>();
  /** Lengths of the words that begin with two characters, longest first. */
  readonly #lengths = new Map<string, number[]>();

  add(word: string, meaning: Meaning): void {
    const folded = foldText(word).trim();
    if (folded === '') return;
    const known = this.#words.get(folded);
    if (known !== undefined) {
      if (!known.includes(meaning)) known.push(meaning);
      return;
    }
    this.#words.set(folded, [meaning]);
    const head = folded.slice(0, headLength);
    const lengths = this.#lengths.get(head) ?? [];
    if (!lengths.includes(folded.length)) lengths.push(folded.length);
    this.#lengths.set(head, lengths);
  }

  /** Call once after the last `add`. */
  seal(): this {
    for (const lengths of this.#lengths.values()) lengths.sort((left, right) => right - left);
    return this;
  }

  /** What exactly this word stands for. */
  meaningsOf(word: string): readonly Meaning[] {
    return this.#words.get(foldText(word).trim()) ?? [];
  }

  get words(): Iterable<string> {
    return this.#words.keys();
  }

  get size(): number {
    return this.#words.size;
  }

  /** @param text - folded by `foldText` */
  find(text: string): readonly Found<Meaning>[] {
    const found: Found<Meaning>[] = [];
    let index = 0;
    while (index < text.length) {
      const hit = this.#longestAt(text, index);
      if (hit !== undefined) found.push(hit);
      index = hit?.end ?? index + 1;
    }
    return found;
  }

  #longestAt(text: string, start: number): Found<Meaning> | undefined {
    const lengths = this.#lengths.get(text.slice(start, start + headLength)) ?? [];
    const single = this.#words.has(text.charAt(start)) ? [1] : [];
    for (const length of [...lengths, ...single]) {
      const word = text.slice(start, start + length);
      const meanings = word.length === length ? this.#words.get(word) : undefined;
      if (meanings !== undefined && !cutsWord(text, start, start + length)) {
        return { start, end: start + length, word, meanings };
      }
    }
    return undefined;
  }
}

/** Whether a Latin word goes on beyond the span: `spa` in `space`. */
function cutsWord(text: string, start: number, end: number): boolean {
  const latin = /[a-z]/;
  const pair = (left: string, right: string) => latin.test(left) && latin.test(right);
  return pair(text.charAt(start - 1), text.charAt(start)) || pair(text.charAt(end - 1), text.charAt(end));
}
