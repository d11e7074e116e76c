import type { Passage } from '../domain/passage.js';
import { createSentenceSplitter, type SentenceSplitter, splitSentences } from '../text/sentences.js';
import { CitationFinder, unsupportedFacts } from './citation/citation.js';

/** How an answer is held against what it may rest on, while it is written. */
export interface Grounding {
  /** Finds the sentences of an answer that arrives piece by piece. */
  createSplitter(): SentenceSplitter;
  /** The passage that a sentence rests on; undefined when none supports it. */
  supportingPassage(sentence: string, passages: readonly Passage[]): Passage | undefined;
  /** Whether a text states facts, such as numbers, times and prices, that stand in none of the sources. */
  claimsMore(text: string, sources: readonly string[]): boolean;
}

/** Holds every sentence of one answer against the passages and other sources. Questions claim nothing. */
export function createGrounding(): Grounding {
  const finder = new CitationFinder();
  return {
    createSplitter: createSentenceSplitter,
    supportingPassage: (sentence, passages) => finder.supportingPassage(sentence, passages),
    claimsMore: (text, sources) =>
      splitSentences(text).some(
        (sentence) => !/[?？]\s*$/u.test(sentence.text) && unsupportedFacts(sentence.text, sources).length > 0,
      ),
  };
}
