import type { Itinerary } from '../../domain/itinerary.js';
import type { Language } from '../../domain/language.js';
import { readDateParts } from '../render/date-parts.js';
import { renderCosts } from '../render/render-costs.js';
import { inLanguage } from '../render/voice.js';

/** A question that the plan itself answers. */
export type PlanQuestion = 'total-cost' | 'stay';

const patterns: readonly (readonly [PlanQuestion, RegExp])[] = [
  [
    'total-cost',
    /(?:总共|一共|总计|合计|全程|全部|加起来)[^,。?!]{0,4}(?:多少|几)|总(?:价|费用|花费)|(?<![a-z])(?:how much|what)[^.?!]{0,24}(?:in total|total|altogether|in all|overall)(?![a-z])|(?<![a-z])total (?:cost|price)(?![a-z])/,
  ],
  [
    'stay',
    /(?:^|[^要想])住(?:在)?(?:哪|什么(?:酒店|地方))|(?:酒店|宾馆|住宿)(?:是|在|订在|安排在)(?:哪|什么)|(?<![a-z])where (?:do|will|are|would) (?:we|i) (?:stay|sleep|staying|sleeping)|(?<![a-z])which hotel(?![a-z])/,
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
