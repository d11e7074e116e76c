import { createSentenceSplitter, type SentenceSplitter, splitSentences } from '../text/sentences.js';
import { CitationFinder, unsupportedFacts } from './citation/citation.js';
import { type GateLinks, SentenceGate } from './citation/sentence-gate.js';
import { SentenceJudge, type SentenceJudgement, type Support } from './citation/support.js';

/** How an answer is held against what it may rest on, while it is written. */
export interface Grounding {
  /** Finds the sentences of an answer that arrives piece by piece. */
  createSplitter(): SentenceSplitter;
  /** What a sentence of the answer rests on. */
  judge(sentence: string, support: Support): SentenceJudgement;
  /** Holds back what is to be judged before it is shown. @param mayRetry - whether the model may be asked once more */
  createGate(links: GateLinks, mayRetry: boolean): SentenceGate;
  /** Whether a text states facts, such as numbers, times and prices, that stand in none of the sources. */
  claimsMore(text: string, sources: readonly string[]): boolean;
}

/** Holds every sentence of one answer against the passages and other sources. Questions claim nothing. */
export function createGrounding(): Grounding {
  const judge = new SentenceJudge(new CitationFinder());
  return {
    createSplitter: createSentenceSplitter,
    judge: (sentence, support) => judge.judge(sentence, support),
    createGate: (links, mayRetry) => new SentenceGate(links, mayRetry),
    claimsMore: (text, sources) =>
      splitSentences(text).some(
        (sentence) => !/[?？]\s*$/u.test(sentence.text) && unsupportedFacts(sentence.text, sources).length > 0,
      ),
  };
}
