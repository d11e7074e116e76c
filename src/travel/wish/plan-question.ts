import type { Itinerary } from '../../domain/itinerary.js';
import type { Language } from '../../domain/language.js';
import { readDateParts } from '../render/date-parts.js';
import { renderCosts } from '../render/render-costs.js';
import { inLanguage, type Voice } from '../render/voice.js';

/** A question that the plan itself answers. */
export type PlanQuestion = 'total-cost' | 'cost-per-person' | 'stay';

const patterns: readonly (readonly [PlanQuestion, RegExp])[] = [
  [
    'cost-per-person',
    /(?:人均|平均每人|每个?人|一个?人)(?:大概|大约|要|得|花|是)*(?:多少|几)|(?<![a-z])(?:how much|cost|price)[^.?!]{0,16} (?:per person|each|a head)(?![a-z])/,
  ],
  [
    'total-cost',
    /(?:总共|一共|总计|合计|全程|全部|加起来)[^,。?!]{0,4}(?:多少|几)|总(?:价|费用|花费)|(?<![a-z])(?:how much|what)[^.?!]{0,24}(?:in total|total|altogether|in all|overall)(?![a-z])|(?<![a-z])total (?:cost|price)(?![a-z])/,
  ],
  [
    'stay',
    /(?:^|[^要想])住(?:在)?(?:哪|什么(?:酒店|地方))|(?:酒店|宾馆|住宿)(?:是|在|订在|安排在)(?:哪|什么)|(?:酒店|宾馆|住宿)(?:费|费用|一晚|每晚)?(?:一共|总共|要|是|得)?多少钱?|(?<![a-z])where (?:do|will|are|would) (?:we|i) (?:stay|sleep|staying|sleeping)|(?<![a-z])which hotel(?![a-z])/,
  ],
];

/** Recognises a question about the plan that was shown: what it costs in all, where the nights are. */
export function readPlanQuestion(folded: string): PlanQuestion | undefined {
  return patterns.find(([, pattern]) => pattern.test(folded))?.[0];
}

/** Answers a question about a plan from the plan. */
export function answerFromPlan(question: PlanQuestion, itinerary: Itinerary, language: Language): string {
  return inLanguage(language, (voice) => {
    if (question === 'total-cost') return renderCosts(itinerary.costs, voice);
    const { words, nameOf } = voice;
    if (question === 'cost-per-person') return perPerson(itinerary, language, voice);
    const nights = itinerary.days.flatMap(({ day, date, overnight }) => {
      if (overnight === undefined) return [];
      const title = words.dayTitle(day, words.date(readDateParts(date)), undefined);
      return [
        `${title} · ${words.withNight(nameOf(overnight), overnight.rooms, overnight.costYuan, overnight.bedsPerRoom)}`,
      ];
    });
    // A trip of one day has no night: its costs say so.
    return nights.length === 0 ? renderCosts(itinerary.costs, voice) : nights.join('\n');
  });
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
