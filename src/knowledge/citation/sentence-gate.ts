import type { UnsupportedClaim } from '../../domain/unsupported-claim.js';
import { createSentenceSplitter, type SentenceSplitter } from '../../text/sentences.js';
import type { SentenceJudgement } from './support.js';

/** Where a gate gets its judgements from, and where its sentences go. */
export interface GateLinks {
  readonly judge: (sentence: string) => SentenceJudgement;
  /** Shows a sentence with the white space before it. */
  readonly show: (text: string, sentence: string, judgement: SentenceJudgement) => void;
  /** Told of each sentence that is not shown. */
  readonly drop: (text: string, action: UnsupportedClaim['action'], missing: readonly string[]) => void;
}

interface JudgedSentence {
  /** With the white space before it. */
  readonly raw: string;
  readonly text: string;
  readonly judgement: SentenceJudgement;
}

/** An answer that must be written again. */
export interface RejectedDraft {
  readonly text: string;
  /** What the model is told of it. */
  readonly complaint: string;
  /** Shows what may be shown of it, where it cannot be written again. */
  restore(): void;
}

/**
 * Holds back what a model writes until it is judged: sentence by sentence, or, where the model may be asked once more,
 * until all of it is there.
 */
export class SentenceGate {
  readonly #links: GateLinks;
  #mayRetry: boolean;
  #splitter: SentenceSplitter = createSentenceSplitter();
  #held = '';
  /** Where what is held begins in the text of the step. */
  #start = 0;
  #draft: JudgedSentence[] = [];
  /** The answer that is sent back. */
  #rejected: readonly JudgedSentence[] = [];

  constructor(links: GateLinks, mayRetry: boolean) {
    this.#links = links;
    this.#mayRetry = mayRetry;
  }

  push(delta: string): void {
    this.#held += delta;
    for (const { text, end } of this.#splitter.push(delta)) this.#take(text, end);
  }

  /**
   * Ends the text of a step: shows what is still held back and may be shown.
   *
   * @param isAnswer - whether the model is done, so that it may be asked to write it again
   */
  end(isAnswer: boolean): void {
    for (const { text, end } of this.#splitter.flush()) this.#take(text, end);
    const draft = this.#draft;
    this.clear();
    if (this.#mayRetry && isAnswer && draft.some(isUnsupported)) {
      this.#mayRetry = false;
      this.#rejected = draft;
    } else {
      for (const sentence of draft) this.#settle(sentence);
    }
  }

  /** Gives the answer to send back, where there is one: none of it was shown. */
  takeRejected(): RejectedDraft | undefined {
    const draft = this.#rejected;
    if (draft.length === 0) return undefined;
    this.#rejected = [];
    const unsupported = draft.filter(isUnsupported);
    for (const { text, judgement } of unsupported) this.#links.drop(text, 'sent-back', judgement.missing ?? []);
    return {
      text: draft
        .map(({ raw }) => raw)
        .join('')
        .trim(),
      complaint: complain(unsupported.map(({ text }) => text)),
      restore: () => {
        for (const sentence of draft) this.#settle(sentence);
      },
    };
  }

  /** Forgets what was written in this step and not shown. */
  clear(): void {
    this.#draft = [];
    this.#splitter = createSentenceSplitter();
    this.#held = '';
    this.#start = 0;
  }

  #take(text: string, end: number): void {
    const raw = this.#held.slice(0, end - this.#start);
    this.#held = this.#held.slice(raw.length);
    this.#start = end;
    const sentence = { raw, text, judgement: this.#links.judge(text) };
    if (this.#mayRetry) this.#draft.push(sentence);
    else this.#settle(sentence);
  }

  #settle(sentence: JudgedSentence): void {
    const { raw, text, judgement } = sentence;
    if (isUnsupported(sentence)) {
      this.#links.drop(text, 'removed', judgement.missing ?? []);
      return;
    }
    this.#links.show(raw, text, judgement);
  }
}

function isUnsupported({ judgement }: JudgedSentence): boolean {
  return judgement.verdict === 'unsupported';
}

function complain(sentences: readonly string[]): string {
  const named = sentences.map((sentence) => `- ${sentence}`).join('\n');
  return `Your answer was not shown to the customer. These sentences of it stand neither in the passages nor in a tool result:
${named}
Write the whole answer again, in the customer's language. Say only what the passages and tool results given above support, with their numbers, times, prices and names as they stand there; where they do not tell, say so plainly. Mention neither this note nor your first answer.`;
}
