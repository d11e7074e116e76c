import type { TextChecker } from '../domain/tool.js';
import { createSentenceSplitter } from '../text/sentences.js';

/** A sentence as the model wrote it and as it is to be shown. */
export interface CheckedSentence {
  /** With the white space around it. */
  readonly text: string;
  /** The sentence alone, before and after. */
  readonly written: string;
  readonly corrected: string;
  readonly wrong: readonly string[];
}

/** Has what a model writes checked by the tools it writes about, sentence by sentence as it comes. */
export class CheckedText {
  readonly #checkers = new Map<string, TextChecker>();
  readonly #passages: readonly string[];
  #splitter = createSentenceSplitter();
  #held = '';
  #start = 0;

  /** @param passages - what the knowledge says to the question: values that stand there are not put right */
  constructor(passages: readonly string[] = []) {
    this.#passages = passages.map(withoutSpaces);
  }

  /** Holds the text that follows against a tool's newest result; against none of its results without a checker. */
  set(tool: string, checker: TextChecker | undefined): void {
    if (checker === undefined) this.#checkers.delete(tool);
    else this.#checkers.set(tool, checker);
  }

  /** Takes the next piece; gives the sentences that it completes. */
  push(delta: string): CheckedSentence[] {
    this.#held += delta;
    return this.#splitter.push(delta).map(({ text, end }) => this.#check(text, end));
  }

  /** Gives what is left at the end of the text. */
  flush(): CheckedSentence[] {
    const sentences = this.#splitter.flush().map(({ text, end }) => this.#check(text, end));
    const rest = this.#held;
    this.clear();
    return rest === '' ? sentences : [...sentences, { text: rest, written: '', corrected: '', wrong: [] }];
  }

  /** Forgets what was not given yet. */
  clear(): void {
    this.#splitter = createSentenceSplitter();
    this.#held = '';
    this.#start = 0;
  }

  #isToldByKnowledge(values: readonly string[]): boolean {
    return values.map(withoutSpaces).every((value) => this.#passages.some((passage) => passage.includes(value)));
  }

  #check(written: string, end: number): CheckedSentence {
    const raw = this.#held.slice(0, end - this.#start);
    this.#held = this.#held.slice(raw.length);
    this.#start = end;
    let corrected = written;
    const wrong: string[] = [];
    for (const check of this.#checkers.values()) {
      const result = check(corrected);
      if (result.wrong.length > 0 && this.#isToldByKnowledge(result.wrong)) continue;
      corrected = result.text;
      wrong.push(...result.wrong);
    }
    // A replacement by function: a `$` in the text means nothing.
    return { text: raw.replace(written, () => corrected), written, corrected, wrong };
  }
}

function withoutSpaces(text: string): string {
  return text.replace(/\s+/gu, '');
}
