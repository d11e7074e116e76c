import type { Evidence } from '../domain/evidence.js';
import type { Passage } from '../domain/passage.js';
import type { TurnEvent } from '../domain/turn.js';
import type { Grounding } from '../knowledge/grounding.js';
import type { Sentence, SentenceSplitter } from '../text/sentences.js';

export interface AnswerWriterOptions {
  /** Absent where the product answers for what its model says: then nothing is held back, checked or cited. */
  readonly grounding: Grounding | undefined;
  readonly evidence: Evidence;
  /** True while nothing is known that the answer could rest on: neither a passage nor a tool's result. */
  readonly mustHold: () => boolean;
  /** Everything else that the answer may rest on: the talk so far, tool results, the company's instructions. */
  readonly otherSources: () => readonly string[];
  /** What tools have said in this turn. A sentence of theirs rests on the tool and cites no passage. */
  readonly toolWords: () => readonly string[];
  /** Said instead of an answer that claims facts without any evidence. */
  readonly notKnown: string;
  readonly emit: (event: TurnEvent) => void;
}

/**
 * Writes the turn's text to the customer: streams it, cites sentence by sentence, and, where the gate found no
 * evidence, holds it back until it is known to claim nothing.
 *
 * The text of all steps of a turn is one answer: citations count offsets from its beginning.
 */
export class AnswerWriter {
  readonly #options: AnswerWriterOptions;
  readonly #numbers = new Map<string, number>();
  #splitter: SentenceSplitter | undefined;
  #held = '';
  #open = false;
  #text = '';
  /** Where the text since the last `text-start` begins, and where its words do: a blank line may lie between. */
  #blockStart = 0;
  #stepStart = 0;

  constructor(options: AnswerWriterOptions) {
    this.#options = options;
    this.#splitter = options.grounding?.createSplitter();
  }

  /** Takes what a model wrote; its claims are checked. */
  write(delta: string): void {
    if (this.#splitter === undefined) {
      this.#show(delta);
      return;
    }
    if (this.#options.mustHold()) {
      this.#held += delta;
      return;
    }
    let offset = this.#open ? this.#text.length - this.#stepStart : 0;
    let rest = delta;
    for (const sentence of this.#splitter.push(delta)) {
      // What follows a sentence in the same delta is shown after the sentence's citation.
      const cut = Math.max(0, sentence.end - offset);
      this.#show(rest.slice(0, cut));
      this.#cite(sentence);
      rest = rest.slice(cut);
      offset += cut;
    }
    this.#show(rest);
  }

  /** Says a sentence of zhike's own, or a tool's wording: nothing in it needs evidence. */
  say(text: string): void {
    this.#show(text);
  }

  /** Says what a passage says, word for word, and ends the text. */
  quote(passage: Passage): void {
    this.#show(passage.text);
    this.#point(passage, this.#text.length - passage.text.length, this.#text.length);
    this.close();
  }

  /** Ends a step's text: shows what was held back, or says that nothing is known. */
  endStep(): void {
    this.#releaseHeld();
    for (const sentence of this.#splitter?.flush() ?? []) {
      this.#cite(sentence);
    }
    this.close();
  }

  /** Ends the text as it stands, after a stop or an error. Text that was held back was never shown and is dropped. */
  close(): void {
    if (this.#open) {
      this.#options.emit({ type: 'text-end' });
    }
    this.#open = false;
    this.#held = '';
    this.#splitter = this.#options.grounding?.createSplitter();
    this.#stepStart = this.#text.length;
  }

  /** Takes back what this step has shown. */
  retract(reason: string): void {
    this.#held = '';
    if (this.#open) {
      this.#options.emit({ type: 'text-retract', reason });
      this.#text = this.#text.slice(0, this.#blockStart);
      this.#stepStart = this.#text.length;
      this.#splitter = this.#options.grounding?.createSplitter();
    }
  }

  #releaseHeld(): void {
    const held = this.#held;
    this.#held = '';
    if (held.trim() === '') {
      return;
    }
    const claimsMore = this.#options.grounding?.claimsMore(held, this.#options.otherSources());
    this.#show(claimsMore ? this.#options.notKnown : held);
  }

  #show(text: string): void {
    if (text === '') {
      return;
    }
    if (!this.#open) {
      this.#open = true;
      this.#blockStart = this.#text.length;
      this.#options.emit({ type: 'text-start' });
      if (this.#text !== '') {
        this.#append('\n\n');
        this.#stepStart = this.#text.length;
      }
    }
    this.#append(text);
  }

  #append(text: string): void {
    this.#text += text;
    this.#options.emit({ type: 'text-delta', delta: text });
  }

  #cite(sentence: Sentence): void {
    const isToolWording = this.#options.toolWords().some((words) => words.includes(sentence.text.trim()));
    const passage = isToolWording
      ? undefined
      : this.#options.grounding?.supportingPassage(sentence.text, this.#options.evidence.passages);
    if (passage === undefined) {
      return;
    }
    this.#point(passage, this.#stepStart + sentence.start, this.#stepStart + sentence.end);
  }

  #point(passage: Passage, start: number, end: number): void {
    const number = this.#numbers.get(passage.id) ?? this.#numbers.size + 1;
    this.#numbers.set(passage.id, number);
    this.#options.emit({ type: 'citation', citation: { number, passage, start, end } });
  }
}
