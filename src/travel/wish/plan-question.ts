import type { Itinerary, TripCosts } from '../../domain/itinerary.js';
import type { Language } from '../../domain/language.js';
import { wordClockTimes } from '../render/clock-time.js';
import { readDateParts } from '../render/date-parts.js';
import { renderCosts } from '../render/render-costs.js';
import { inLanguage, type Voice } from '../render/voice.js';
import { takeDayMarks } from './day-scope.js';
import { WishText } from './wish-text.js';

/** A question that the plan itself answers. */
export type PlanQuestion =
  | { readonly type: 'total-cost' | 'cost-per-person' | 'stay' }
  | { readonly type: 'cost-of'; readonly kind: CostKind }
  /** When a day begins; every day where none is named. */
  | { readonly type: 'departure'; readonly day: number | undefined };

type CostKind = Exclude<keyof TripCosts, 'total' | 'hotel'>;

const howMuch = '(?:一共|总共|总计|合计|加起来|全部)[^,。?!]{0,4}(?:多少|几)';
const howMuchEnglish = '(?:how much|what)[^.?!]{0,24}';
const altogether = '[^.?!]{0,16}(?:in total|total|altogether|in all|overall)';
const costWords: readonly (readonly [CostKind, string, string])[] = [
  ['attractions', '门票|票价|票钱', 'tickets?|entry fees?|entrance fees?|admissions?'],
  ['dining', '餐饮|吃饭|用餐|餐费|饭钱|伙食', 'meals?|food|eating|dining'],
  ['innerCityTransport', '市内交通|打车|车费|坐车|地铁', 'rides?|taxis?|getting around|local transport'],
  ['intercityTransport', '往返交通|城际交通|高铁|火车|车票|机票', 'trains?|flights?|journeys?'],
];

const patterns: readonly (readonly [PlanQuestion, RegExp])[] = [
  [
    { type: 'cost-per-person' },
    /(?:人均|平均每人|每个?人|一个?人)(?:大概|大约|要|得|花|是)*(?:多少|几)|(?<![a-z])(?:how much|cost|price)[^.?!]{0,16} (?:per person|each|a head)(?![a-z])/,
  ],
  ...costWords.map(([kind, chinese, english]): readonly [PlanQuestion, RegExp] => [
    { type: 'cost-of', kind },
    new RegExp(
      `(?:${chinese})(?:费用?|的钱|钱)?(?:要|得|花)?${howMuch}|${howMuch.replace('[^,。?!]{0,4}', '[^,。?!]{0,8}')}(?:钱|元)?的?(?:${chinese})|(?<![a-z])${howMuchEnglish}(?:${english})(?![a-z])${altogether}(?![a-z])|(?<![a-z])total for (?:the )?(?:${english})(?![a-z])`,
    ),
  ]),
  [
    { type: 'total-cost' },
    /(?:总共|一共|总计|合计|全程|全部|加起来)[^,。?!]{0,4}(?:多少|几)|总(?:价|费用|花费)|(?<![a-z])(?:how much|what)[^.?!]{0,24}(?:in total|total|altogether|in all|overall)(?![a-z])|(?<![a-z])total (?:cost|price)(?![a-z])/,
  ],
  [
    { type: 'stay' },
    /(?:^|[^要想])住(?:在)?(?:哪|什么(?:酒店|地方))|(?:酒店|宾馆|住宿)(?:是|在|订在|安排在)(?:哪|什么)|(?:酒店|宾馆|住宿)(?:费|费用|一晚|每晚)?(?:一共|总共|要|是|得)?多少钱?|(?<![a-z])where (?:do|will|are|would) (?:we|i) (?:stay|sleep|staying|sleeping)|(?<![a-z])which hotel(?![a-z])/,
  ],
];
/** Of the party: boats and shows have hours of their own. */
const asksDeparture =
  /(?:^|[天日]|行程|[我咱]们|早上|早晨|上午)(?:的|大概|大约|要|得|该|应该|是)*(?:(?:几点|什么时候|什么时间|啥时候)钟?(?:要|得|该)?(?:出发|出门|动身|启程|开始)|(?:出发|出门)(?:时间)?是?(?:几点|什么时候))|(?<![a-z])(?:what time|when) (?:do|will|should|must) (?:we|i) (?:start|leave|set (?:out|off)|go out|depart|begin)(?![a-z])|(?<![a-z])(?:what time|when) does (?:the )?(?:first |second |third |last )?day(?: \d+)? (?:start|begin)(?![a-z])/;

/**
 * Recognises a question about the plan that was shown: what it costs in all or of one kind, where the nights are, when a
 * day begins.
 *
 * @param folded - the message folded by `foldText`
 */
export function readPlanQuestion(folded: string, days: number): PlanQuestion | undefined {
  if (asksDeparture.test(folded)) {
    return { type: 'departure', day: takeDayMarks(new WishText(folded), days)[0]?.day };
  }
  return patterns.find(([, pattern]) => pattern.test(folded))?.[0];
}

/** Answers a question about a plan from the plan. */
export function answerFromPlan(question: PlanQuestion, itinerary: Itinerary, language: Language): string {
  return inLanguage(language, (voice) => {
    switch (question.type) {
      case 'total-cost':
        return renderCosts(itinerary.costs, voice);
      case 'cost-per-person':
        return perPerson(itinerary, language, voice);
      case 'cost-of':
        return costOf(question.kind, itinerary, language, voice);
      case 'departure':
        return departures(question.day, itinerary, voice);
      case 'stay':
        return nights(itinerary, voice);
    }
  });
}

function nights(itinerary: Itinerary, voice: Voice): string {
  const { words, nameOf } = voice;
  const lines = itinerary.days.flatMap(({ day, date, overnight }) => {
    if (overnight === undefined) return [];
    const stay = words.withNight(nameOf(overnight), overnight.rooms, overnight.costYuan, overnight.bedsPerRoom);
    return [`${titleOf(day, date, voice)} · ${stay}`];
  });
  // A trip of one day has no night: its costs say so.
  return lines.length === 0 ? renderCosts(itinerary.costs, voice) : lines.join('\n');
}

/** Where a named day is not of the trip, all days are told. */
function departures(day: number | undefined, { days }: Itinerary, voice: Voice): string {
  const { words, nameOf } = voice;
  const named = days.filter((each) => each.day === day);
  return (named.length > 0 ? named : days)
    .map(({ day, date, start, stops }) => {
      const setsOut = words.setOut(wordClockTimes(start.time, words.nextDay), nameOf(start));
      return `${titleOf(day, date, voice)} · ${stops.length === 0 ? words.emptyDay : setsOut}`;
    })
    .join('\n');
}

function titleOf(day: number, date: string, { words }: Voice): string {
  return words.dayTitle(day, words.date(readDateParts(date)), undefined);
}

/** The sum, and the tickets one by one. What nothing was counted for is told by all costs. */
function costOf(kind: CostKind, { costs, party, days }: Itinerary, language: Language, voice: Voice): string {
  const { words, nameOf } = voice;
  if (costs[kind] === 0 && kind !== 'attractions') return renderCosts(costs, voice);
  const isEnglish = language === 'en';
  const [label, sum] = [words.costs[kind], costs[kind] > 0 ? words.money(costs[kind]) : words.freeEntry];
  const people = Object.values(party).reduce((total, count) => total + count, 0);
  const forAll =
    people > 1 && costs[kind] > 0 ? (isEnglish ? ` for the ${people} of you` : `（${people} 人合计）`) : '';
  const paid = days.flatMap(({ stops }) => stops.filter((stop) => stop.kind === 'visit' && stop.costYuan > 0));
  const parts =
    kind === 'attractions' && paid.length > 1
      ? words.list(paid.map((stop) => `${nameOf(stop)} ${words.money(stop.costYuan)}`))
      : '';
  const detail = parts === '' ? '' : isEnglish ? `: ${parts}` : `：${parts}`;
  return isEnglish
    ? `${label}: ${sum}${forAll}${detail}.`
    : `${label}${costs[kind] > 0 ? '共 ' : ''}${sum}${forAll}${detail}。`;
}

/** Children and grown-ups pay alike in it: it is the total shared out. */
function perPerson({ costs, party }: Itinerary, language: Language, { words }: Voice): string {
  const people = Object.values(party).reduce((sum, count) => sum + count, 0);
  const share = words.money(Math.round((costs.total / people) * 100) / 100);
  const total = words.money(costs.total);
  return language === 'en'
    ? `About ${share} each: ${total} in all, shared by ${people}.`
    : `平均每人约 ${share}：全程合计 ${total}，按 ${people} 人平摊。`;
}
