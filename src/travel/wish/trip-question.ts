import type { Itinerary, Stop } from '../../domain/itinerary.js';
import type { Language } from '../../domain/language.js';
import type { MissingSlot } from '../../domain/trip-request.js';
import { toTraditional } from '../../text/script.js';
import { readDateParts } from '../render/date-parts.js';
import { inLanguage } from '../render/voice.js';

/** What may be asked beside the slots that have to be known. */
export type OtherQuestion =
  | 'time'
  | 'change'
  | 'slower'
  | 'faster'
  | 'no-choice'
  | 'only-plan'
  | 'rainy-day'
  | 'as-it-is';
type Question = MissingSlot | OtherQuestion | 'other-on-day' | 'other-among' | 'dry-trip';

const questions: Readonly<Record<Language, Readonly<Record<Question, string>>>> = {
  'zh-Hans': {
    city: '您想去哪个城市玩？',
    dates: '您打算哪天出发？',
    days: '您打算玩几天？',
    time: '您打算哪天出发，玩几天？',
    party: '一共几位出行？',
    change: '您想改哪里？比如换掉某个景点，或者调整天数、节奏、预算。',
    'no-choice': '现在还没有可以选的方案。告诉我想去哪里、什么时候去，我排好给您，行吗？',
    'only-plan': '目前只有这一个安排，没有别的选项。想比较一下，就说“还有别的方案吗”；想改哪里，也直接告诉我。',
    'rainy-day': '您担心哪天下雨？说“第二天下雨”，我就把那天换成不怕雨的地方。',
    'as-it-is': '那就按现在的安排来。想改哪里，随时告诉我。',
    'dry-trip':
      '{date}不在行程里，您是 {first}出发，安排不受影响。行程里哪天下雨，说“第二天下雨”，我就把那天换成不怕雨的地方。',
    slower: '节奏已经是最轻松的了。想更松，可以去掉某个景点，或者延长行程，您看怎么改？',
    faster: '节奏已经是最紧凑的了。还想多看，可以延长行程，或者换上更想去的地方，您看怎么改？',
    'other-on-day': '第 {day} 天您想换掉哪一处？或者想换成什么样的地方？',
    'other-among': '第 {day} 天有{sights}。您想换掉哪一处？或者想换成什么样的地方？',
  },
  'zh-Hant': {
    city: '您想去哪個城市玩？',
    dates: '您打算哪天出發？',
    days: '您打算玩幾天？',
    time: '您打算哪天出發，玩幾天？',
    party: '一共幾位出行？',
    change: '您想改哪裡？比如換掉某個景點，或者調整天數、節奏、預算。',
    'no-choice': '現在還沒有可以選的方案。告訴我想去哪裡、什麼時候去，我排好給您，行嗎？',
    'only-plan': '目前只有這一個安排，沒有別的選項。想比較一下，就說「還有別的方案嗎」；想改哪裡，也直接告訴我。',
    'rainy-day': '您擔心哪天下雨？說「第二天下雨」，我就把那天換成不怕雨的地方。',
    'as-it-is': '那就按現在的安排來。想改哪裡，隨時告訴我。',
    'dry-trip':
      '{date}不在行程裡，您是 {first}出發，安排不受影響。行程裡哪天下雨，說「第二天下雨」，我就把那天換成不怕雨的地方。',
    slower: '節奏已經是最輕鬆的了。想更鬆，可以去掉某個景點，或者延長行程，您看怎麼改？',
    faster: '節奏已經是最緊湊的了。還想多看，可以延長行程，或者換上更想去的地方，您看怎麼改？',
    'other-on-day': '第 {day} 天您想換掉哪一處？或者想換成什麼樣的地方？',
    'other-among': '第 {day} 天有{sights}。您想換掉哪一處？或者想換成什麼樣的地方？',
  },
  en: {
    city: 'Which city would you like to visit?',
    dates: 'Which day would you like to start?',
    days: 'How many days would you like to stay?',
    time: 'When would you like to start, and for how many days?',
    party: 'How many of you are travelling?',
    change: 'What should be different: a sight, the days, the pace or the budget?',
    'no-choice':
      'There are no plans to choose from yet. Tell me where you would like to go and when, and I will make one.',
    'only-plan':
      'This is the only plan so far, so there is nothing to choose. Say “any other plans?” to compare, or tell me what to change.',
    'rainy-day': 'Which day do you fear the rain for? Say “it rains on day 2”, and I will move that day under a roof.',
    'as-it-is': 'Then we keep the plan as it is. Tell me any time what should change.',
    'dry-trip':
      '{date} is not a day of your trip, which begins on {first}, so nothing changes. If it rains on one of its days, say “it rains on day 2”, and I will move that day under a roof.',
    slower:
      'The pace is as relaxed as I can make it. To ease it further, leave out a sight or stay longer; which would you like?',
    faster:
      'The days are as full as I can make them. To see more, stay longer or swap a sight for one you would rather see; which would you like?',
    'other-on-day': 'Which stop on day {day} should I replace, or what would you rather see?',
    'other-among': 'Day {day} has {sights}. Which of them should I replace, or what would you rather see?',
  },
};

/**
 * One short question. `time` asks for the start and the length at once, `change` for what another plan should have,
 * `slower` and `faster` for what else could help where the pace can go no further; `no-choice` and `only-plan` where
 * somebody chooses and nothing was offered; `rainy-day` for the day that it rains on. `as-it-is` takes a plan for settled
 * where somebody leaves to us what nobody asked.
 */
export function tripQuestion(question: MissingSlot | OtherQuestion, language: Language): string {
  return questions[language][question];
}

/** Says that rain on a date, `YYYY-MM-DD`, does not concern the trip. */
export function rainBesideTripAnswer(date: string, { days }: Itinerary, language: Language): string {
  return inLanguage(language, ({ words }) => {
    const said = (day: string) => words.date(readDateParts(day));
    const begins = days[0]?.date ?? date;
    return questions[language]['dry-trip'].replace('{date}', said(date)).replace('{first}', said(begins));
  });
}

/**
 * Asks which stop of a day is to be replaced.
 *
 * @param sights - what the day holds so far, for the customer to choose from
 */
export function otherOnDayQuestion(
  day: number,
  sights: readonly Pick<Stop, 'name' | 'englishName'>[],
  language: Language,
): string {
  if (sights.length === 0) return questions[language]['other-on-day'].replace('{day}', String(day));
  const names = sights.map(({ name, englishName = name }) => (language === 'en' ? englishName : name));
  const list = names.join(language === 'en' ? ', ' : '、');
  return questions[language]['other-among']
    .replace('{day}', String(day))
    .replace('{sights}', language === 'zh-Hant' ? toTraditional(list) : list);
}

const dayQuestions = Object.values(questions)
  .flatMap((words) => [words['other-on-day'], words['other-among']])
  .map((question) => question.replaceAll('?', '\\?').replace('{day}', '(\\d{1,2})').replace('{sights}', '.+'))
  .map((pattern) => new RegExp(pattern, 'u'));

/** The day, from 1, that an assistant's message asks about by `otherOnDayQuestion`. */
export function askedDay(message: string): number | undefined {
  const day = dayQuestions.map((question) => question.exec(message)?.[1]).find((found) => found !== undefined);
  return day === undefined ? undefined : Number(day);
}

/** The slot that an assistant's message asks for, in its last question; whoever worded it. */
export function askedSlot(message: string): MissingSlot | undefined {
  const question = message
    .split(/(?<=[?？。.!！\n])/)
    .map((sentence) => sentence.trim())
    .findLast((sentence) => /[?？]$/.test(sentence));
  if (question === undefined) return undefined;
  if (/几天|幾天|多少天|how many days|how long/i.test(question)) return 'days';
  if (/哪[天日]|哪一天|什么时候|什麼時候|几号|幾號|何时|何時|日期|when|which day|what dates?/i.test(question))
    return 'dates';
  if (/哪个城市|哪個城市|哪座城市|去哪|目的地|which city|where/i.test(question)) return 'city';
  if (/几位|幾位|几个人|幾個人|多少人|几人|how many (?:people|of you|travell?ers)/i.test(question)) return 'party';
  return undefined;
}
