import type { Language } from '../../domain/language.js';
import type { MissingSlot } from '../../domain/trip-request.js';

type Question = MissingSlot | 'time' | 'other-on-day' | 'change';

const questions: Readonly<Record<Language, Readonly<Record<Question, string>>>> = {
  'zh-Hans': {
    city: '您想去哪个城市玩？',
    dates: '您打算哪天出发？',
    days: '您打算玩几天？',
    time: '您打算哪天出发，玩几天？',
    party: '一共几位出行？',
    change: '您想改哪里？比如换掉某个景点，或者调整天数、节奏、预算。',
    'other-on-day': '第{day}天您想换掉哪一处？或者想换成什么样的地方？',
  },
  'zh-Hant': {
    city: '您想去哪個城市玩？',
    dates: '您打算哪天出發？',
    days: '您打算玩幾天？',
    time: '您打算哪天出發，玩幾天？',
    party: '一共幾位出行？',
    change: '您想改哪裡？比如換掉某個景點，或者調整天數、節奏、預算。',
    'other-on-day': '第{day}天您想換掉哪一處？或者想換成什麼樣的地方？',
  },
  en: {
    city: 'Which city would you like to visit?',
    dates: 'Which day would you like to start?',
    days: 'How many days would you like to stay?',
    time: 'When would you like to start, and for how many days?',
    party: 'How many of you are travelling?',
    change: 'What should be different: a sight, the days, the pace or the budget?',
    'other-on-day': 'Which stop on day {day} should I replace, or what would you rather see?',
  },
};

/**
 * One short question. `time` asks for the start and the length at once, `change` for what another plan should have.
 */
export function tripQuestion(question: MissingSlot | 'time' | 'change', language: Language): string {
  return questions[language][question];
}

/** Asks which stop of a day is to be replaced. */
export function otherOnDayQuestion(day: number, language: Language): string {
  return questions[language]['other-on-day'].replace('{day}', String(day));
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
