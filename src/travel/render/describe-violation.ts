import type { Language } from '../../domain/language.js';
import { isCalendarDate } from '../calendar/calendar-date.js';
import type { Rule, Violation, ViolationOf } from '../check/violation.js';
import { chineseViolationWords } from './chinese-violation-words.js';
import { wordClockTimes } from './clock-time.js';
import { readDateParts } from './date-parts.js';
import { englishViolationWords } from './english-violation-words.js';
import type { ViolationTeller, ViolationWords } from './violation-words.js';
import { inLanguage, type Voice } from './voice.js';

/**
 * Words one broken rule for a customer, in one sentence: what the plan says, and what would be right.
 *
 * @param violation - one that `checkItinerary` found
 * @example
 * checkItinerary(itinerary, request, places).map((violation) => describeViolation(violation, 'zh-Hans'));
 * // ['第 2 天的灵隐寺 17:15 停止入场，行程却在 17:40 到达。']
 */
export function describeViolation(violation: Violation, language: Language): string {
  const words = language === 'en' ? englishViolationWords : chineseViolationWords;
  return inLanguage(language, (voice) => {
    const text = tell(violation, words, voice);
    return wordClockTimes(text, voice.words.nextDay);
  });
}

function tell<R extends Rule>(violation: ViolationOf<R>, words: ViolationWords, voice: Voice): string {
  return words[violation.rule](violation.facts, tellerOf(violation.day, words, voice));
}

function tellerOf(day: number | undefined, words: ViolationWords, voice: Voice): ViolationTeller {
  return {
    ...voice,
    day,
    date: (date) => (isCalendarDate(date) ? voice.words.date(readDateParts(date)) : voice.words.quote(date)),
    others: (violations) => violations.map((each) => tell(each, words, voice)),
  };
}
