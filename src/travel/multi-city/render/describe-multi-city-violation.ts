import type { Language } from '../../../domain/language.js';
import { isCalendarDate } from '../../calendar/calendar-date.js';
import { wordClockTimes } from '../../render/clock-time.js';
import { readDateParts } from '../../render/date-parts.js';
import { describeViolation } from '../../render/describe-violation.js';
import { inLanguage } from '../../render/voice.js';
import type { MultiCityRule, MultiCityViolation, MultiCityViolationOf } from '../check/multi-city-violation.js';
import { chineseMultiCityWords } from './chinese-multi-city-words.js';
import { englishMultiCityWords } from './english-multi-city-words.js';
import type { MultiCityTeller, MultiCityWords } from './multi-city-words.js';

function tell<R extends MultiCityRule>(
  { rule, facts }: MultiCityViolationOf<R>,
  words: MultiCityWords,
  teller: MultiCityTeller,
): string {
  return words.violation[rule](facts, teller);
}

/**
 * Words one broken rule of a trip over several cities for a customer, in one sentence: what the plan says, and what would
 * be right.
 *
 * @param violation - one that `checkMultiCityTrip` found
 * @example
 * checkMultiCityTrip(itinerary, request, places).map((violation) => describeMultiCityViolation(violation, 'zh-Hans'));
 * // ['10:40 才到苏州，行程却从 09:30 就开始。']
 */
export function describeMultiCityViolation(violation: MultiCityViolation, language: Language): string {
  const own = multiCityWords(language);
  return inLanguage(language, (voice) => {
    const teller: MultiCityTeller = {
      ...voice,
      city: voice.words.city,
      date: (date) => (isCalendarDate(date) ? voice.words.date(readDateParts(date)) : voice.words.quote(date)),
      inCity: (each) => describeViolation(each, language === 'en' ? 'en' : 'zh-Hans'),
    };
    return wordClockTimes(tell(violation, own, teller), voice.words.nextDay);
  });
}

/** The words of a language; traditional Chinese is converted from simplified. */
export function multiCityWords(language: Language): MultiCityWords {
  return language === 'en' ? englishMultiCityWords : chineseMultiCityWords;
}
