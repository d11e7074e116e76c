import type { Itinerary } from '../../domain/itinerary.js';
import { splitSentences } from '../../text/sentences.js';
import {
  type UnverifiedSentence,
  WordingChecker,
  type WordingContext,
  type WordingCorrection,
} from './wording-checker.js';

export interface CheckWordingOptions extends WordingContext {
  /** What becomes of a sentence with something that cannot be verified. Default `keep`. */
  readonly unverified?: 'keep' | 'remove' | undefined;
}

export interface WordingCheck {
  /** The text with wrong values put right; the same text where nothing was wrong. */
  readonly text: string;
  readonly corrections: readonly WordingCorrection[];
  readonly unverified: readonly UnverifiedSentence[];
}

/**
 * Compares a model's text about a plan with the plan: clock times, prices, durations, distances, dates, numbers of
 * days, nights, rooms and people, and names of places, in Chinese and English, in digits or in characters.
 *
 * A wrong value is corrected where it is plain what belongs there: the time beside the name of a stop, the price of its
 * ticket, the minutes of a way, the total. Any other sentence that says what the plan does not is reported, or removed.
 * Sums for one person are right where they are the party's sum divided by its people.
 *
 * @example
 * const { text, corrections } = checkWording('9:00 到灵隐寺，门票 30 元。', itinerary, { places });
 */
export function checkWording(text: string, itinerary: Itinerary, options: CheckWordingOptions = {}): WordingCheck {
  const checker = new WordingChecker(itinerary, options);
  const corrections: WordingCorrection[] = [];
  const unverified: UnverifiedSentence[] = [];
  let checked = '';
  let from = 0;
  for (const { text: sentence, start, end } of splitSentences(text)) {
    const result = checker.check(sentence);
    corrections.push(...result.corrections);
    const isOpen = result.unverified.length > 0;
    if (isOpen) unverified.push({ sentence, claims: result.unverified });
    checked += text.slice(from, start) + (isOpen && options.unverified === 'remove' ? '' : result.text);
    from = end;
  }
  return { text: checked + text.slice(from), corrections, unverified };
}
