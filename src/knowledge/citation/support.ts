import type { Passage } from '../../domain/passage.js';
import { questionKind } from '../../text/question-kind.js';
import { splitSentences } from '../../text/sentences.js';
import { type CitationFinder, unsupportedFacts } from './citation.js';
import { admitsNotKnowing, readClaims } from './claims.js';
import { readNames } from './names.js';

/** What a sentence of an answer may rest on. */
export interface Support {
  /** What is cited, best first. */
  readonly passages: readonly Passage[];
  /** Other texts, which are not cited: the company's instructions, passages and tool results of earlier turns. */
  readonly others: readonly string[];
  /** What the customer wrote. What they ask supports nothing; what they tell may be told again. */
  readonly said: readonly string[];
  /** What tools have returned for this answer. */
  readonly tools: readonly string[];
}

/** What a sentence of an answer rests on. */
export interface SentenceJudgement {
  /** The passage to cite. */
  readonly passage?: Passage | undefined;
  /** `supported`: something has it, cited or not. `no-claim`: it needs nothing. */
  readonly verdict: 'supported' | 'no-claim' | 'unsupported';
  /** Of an unsupported one: its numbers, times, prices and addresses that stand nowhere. */
  readonly missing?: readonly string[];
  /** Whether it says that something is not known. */
  readonly admits?: boolean;
}

/** Judges the sentences of one answer. */
export class SentenceJudge {
  readonly #finder: CitationFinder;
  readonly #sources = new Map<string, Passage>();

  constructor(finder: CitationFinder) {
    this.#finder = finder;
  }

  /**
   * Tells what a sentence rests on: as a whole, or clause by clause, on a passage or another text. A tool's result is
   * data that a model words freely: a clause rests on it when no number, time, price, address or name of it is new.
   */
  judge(sentence: string, { passages, others, said, tools }: Support): SentenceJudgement {
    const whole = this.#finder.supportingPassage(sentence, passages);
    if (whole !== undefined) return { verdict: 'supported', passage: whole };
    const claims = readClaims(sentence);
    if (claims.length === 0) return { verdict: 'no-claim', admits: admitsNotKnowing(sentence) };
    const beside = [...others, ...tools, ...said.map(statementsOf)].map((text) => this.#toPassage(text));
    if (this.#finder.supportingPassage(sentence, beside) !== undefined) return { verdict: 'supported' };
    let cited: Passage | undefined;
    for (const claim of claims) {
      const passage = this.#finder.supportingPassage(claim, passages);
      cited ??= passage;
      if (passage !== undefined || this.#finder.supportingPassage(claim, beside) !== undefined) continue;
      const texts = [...passages.map(wholeOf), ...others, ...said, ...tools];
      const missing = unsupportedFacts(claim, texts);
      if (tools.length > 0 && missing.length === 0 && !namesMore(claim, texts)) continue;
      return { verdict: 'unsupported', missing, admits: admitsNotKnowing(sentence) };
    }
    return { verdict: 'supported', passage: cited };
  }

  /** One object a text, so that each is read once. */
  #toPassage(text: string): Passage {
    const known = this.#sources.get(text);
    if (known !== undefined) return known;
    const source = { id: '', documentId: '', title: '', headings: [], text };
    this.#sources.set(text, source);
    return source;
  }
}

/** What a customer's message tells, without what it asks. */
function statementsOf(message: string): string {
  return splitSentences(message)
    .filter(({ text }) => readClaims(text).length > 0 && questionKind(text) === 'other')
    .map(({ text }) => text)
    .join('\n');
}

function wholeOf({ title, headings, text }: Passage): string {
  return [title, ...headings, text].join('\n');
}

function namesMore(claim: string, texts: readonly string[]): boolean {
  const { marked, words } = readNames(claim);
  const whole = texts.join('\n').normalize('NFKC').toLowerCase();
  return [...marked, ...words].some((name) => !whole.includes(name));
}
