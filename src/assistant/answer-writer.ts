import type { Decision } from '../domain/decision.js';
import type { Evidence } from '../domain/evidence.js';
import type { Passage } from '../domain/passage.js';
import type { TurnEvent } from '../domain/turn.js';
import type { UnsupportedClaim } from '../domain/unsupported-claim.js';
import type { SentenceGate } from '../knowledge/citation/sentence-gate.js';
import type { SentenceJudgement, Support } from '../knowledge/citation/support.js';
import type { Grounding } from '../knowledge/grounding.js';
import type { Sentence, SentenceSplitter } from '../text/sentences.js';
import type { CheckedSentence, CheckedText } from './checked-text.js';
import type { UnsupportedPolicy } from './turn-setting.js';

export interface AnswerWriterOptions {
  /** Absent where the product answers for what its model says: then nothing is held back, checked or cited. */
  readonly grounding: Grounding | undefined;
  readonly evidence: Evidence;
  /** True while nothing is known that the answer could rest on: neither a passage nor a tool's result. */
  readonly mustHold: () => boolean;
  /** Everything else that the answer may rest on: the talk so far, tool results, the company's instructions. */
  readonly otherSources: () => readonly string[];
  /** The same, for sentence by sentence. A sentence of a tool's rests on the tool and cites no passage. */
  readonly support: () => Omit<Support, 'passages'>;
  readonly unsupported: UnsupportedPolicy;
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
  readonly gate: SentenceGate | undefined;
  /** Absent while no tool checks what is written. */
  #checked: CheckedText | undefined;
  #splitter: SentenceSplitter | undefined;
  #held = '';
  #open = false;
  #text = '';
  /** Where the text since the last `text-start` begins, and where its words do: a blank line may lie between. */
  #blockStart = 0;
  #stepStart = 0;
  /** Sentences shown that rest on something, and those that were left out. */
  #supported = 0;
  #removed = 0;
  /** Whether what was shown says that something is not known. */
  #admits = false;
  /** Whether the step's text was taken from the passages by code. */
  #isExtract = false;

  constructor(options: AnswerWriterOptions) {
    this.#options = options;
    const { grounding, unsupported } = options;
    this.#splitter = grounding?.createSplitter();
    if (grounding !== undefined && unsupported !== 'mark') {
      const links = {
        judge: (sentence: string) => this.#judge(sentence),
        show: (raw: string, sentence: string, judgement: SentenceJudgement) => {
          this.#show(this.#open ? raw : raw.trimStart());
          this.#settle(judgement, sentence, this.#text.length - sentence.length);
        },
        drop: (text: string, action: UnsupportedClaim['action'], missing: readonly string[]) =>
          this.#report(text, action, missing, this.#text.length, 0),
      };
      this.gate = grounding.createGate(links, unsupported === 'retry');
    }
  }

  /** Whether something was left out, and nothing that was shown answers or says that it is not known. */
  get isEmptied(): boolean {
    return this.#removed > 0 && this.#supported === 0 && !this.#admits;
  }

  /** What the text comes to for the customer. */
  get outcome(): Decision['outcome'] {
    if (this.#supported > 0) return 'answer';
    if (this.#admits) return 'unknown';
    // An offer of help asks nothing.
    return /[?？]\s*$/.test(this.#text) && !/帮|幫|help/.test(this.#text) ? 'ask-back' : 'answer';
  }

  /** Has what is written from now on put right by what checks it. */
  checkWith(checked: CheckedText): void {
    this.#checked = checked;
  }

  /** Takes what a model wrote; its claims are checked. @param isExtract - what code took from the passages is only cited */
  write(delta: string, isExtract = false): void {
    if (this.#checked === undefined || isExtract) {
      this.#write(delta, isExtract);
      return;
    }
    for (const sentence of this.#checked.push(delta)) this.#writeChecked(sentence);
  }

  #writeChecked({ text, written, corrected, wrong }: CheckedSentence): void {
    const before = this.#text.length;
    this.#write(text, false);
    if (wrong.length === 0) {
      return;
    }
    // A sentence that is held back by a gate is not shown yet.
    const isShown = this.#text.length - before >= text.length;
    const end = this.#text.length - (isShown ? text.length - text.trimEnd().length : 0);
    this.#report(written, 'corrected', wrong, isShown ? end - corrected.length : end, isShown ? corrected.length : 0);
  }

  #write(delta: string, isExtract: boolean): void {
    this.#isExtract = isExtract;
    if (this.#splitter === undefined) {
      this.#show(delta);
      return;
    }
    if (this.#options.mustHold()) {
      this.#held += delta;
      return;
    }
    if (this.gate !== undefined && !isExtract) {
      this.gate.push(delta);
      return;
    }
    let offset = this.#open ? this.#text.length - this.#stepStart : 0;
    let rest = delta;
    for (const sentence of this.#splitter.push(delta)) {
      // What follows a sentence in the same delta is shown after the sentence's citation.
      const cut = Math.max(0, sentence.end - offset);
      this.#show(rest.slice(0, cut));
      this.#finishSentence(sentence);
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
    this.#supported += 1;
    this.#show(passage.text);
    this.#point(passage, this.#text.length - passage.text.length, this.#text.length);
    this.close();
  }

  /**
   * Ends a step's text: shows what was held back, or says that nothing is known.
   *
   * @param isAnswer - whether the model is done
   */
  endStep(isAnswer: boolean): void {
    for (const sentence of this.#checked?.flush() ?? []) this.#writeChecked(sentence);
    this.#releaseHeld();
    this.gate?.end(isAnswer);
    for (const sentence of this.#splitter?.flush() ?? []) {
      this.#finishSentence(sentence);
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
    this.#checked?.clear();
    this.gate?.clear();
    this.#splitter = this.#options.grounding?.createSplitter();
    this.#stepStart = this.#text.length;
  }

  /** Takes back what this step has shown. */
  retract(reason: string): void {
    this.#held = '';
    this.#checked?.clear();
    this.gate?.clear();
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
    const { grounding, otherSources, notKnown } = this.#options;
    if (held.trim() === '' || grounding === undefined) {
      return;
    }
    const splitter = grounding.createSplitter();
    const sentences = [...splitter.push(held), ...splitter.flush()];
    const judged = sentences.map((sentence) => ({ ...sentence, judgement: this.#judge(sentence.text) }));
    const unsupported = judged.filter(({ judgement }) => judgement.verdict === 'unsupported');
    if (
      (this.gate !== undefined && !this.#isExtract && unsupported.length > 0) ||
      grounding.claimsMore(held, otherSources())
    ) {
      for (const { text, judgement } of unsupported) {
        this.#report(text, 'removed', judgement.missing, this.#text.length, 0);
      }
      this.#admits = true;
      this.#show(notKnown);
      return;
    }
    let shown = 0;
    for (const { text, end, judgement } of judged) {
      this.#show(held.slice(shown, end));
      this.#settle(judgement, text, this.#text.length - text.length);
      shown = end;
    }
    this.#show(held.slice(shown));
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

  #judge(sentence: string): SentenceJudgement {
    const { grounding, evidence, support } = this.#options;
    const beside = support();
    if (grounding === undefined || beside.tools.some((words) => words.includes(sentence))) {
      return { verdict: 'supported' };
    }
    return grounding.judge(sentence, { passages: evidence.passages, ...beside });
  }

  #finishSentence({ text, start }: Sentence): void {
    this.#settle(this.#judge(text), text, this.#stepStart + start);
  }

  /** Cites or marks a sentence that was shown. */
  #settle({ passage, verdict, missing, admits }: SentenceJudgement, text: string, start: number): void {
    const isExtracted = this.#isExtract && admits !== true && this.#options.evidence.passages.length > 0;
    this.#supported += verdict === 'supported' || (isExtracted && verdict === 'unsupported') ? 1 : 0;
    this.#admits ||= admits === true;
    if (passage !== undefined) {
      this.#point(passage, start, start + text.length);
    } else if (verdict === 'unsupported' && !this.#isExtract) {
      this.#report(text, 'marked', missing, start, text.length);
    }
  }

  #report(
    text: string,
    action: UnsupportedClaim['action'],
    missing: readonly string[] = [],
    start: number,
    length: number,
  ): void {
    this.#removed += action === 'removed' ? 1 : 0;
    this.#options.emit({ type: 'unsupported-claim', claim: { text, action, start, end: start + length, missing } });
  }

  #point(passage: Passage, start: number, end: number): void {
    const number = this.#numbers.get(passage.id) ?? this.#numbers.size + 1;
    this.#numbers.set(passage.id, number);
    this.#options.emit({ type: 'citation', citation: { number, passage, start, end } });
  }
}
