import type { DayWish } from '../../domain/trip-request.js';
import { type DayMark, dayAt } from './day-scope.js';
import type { Clause, WishText } from './wish-text.js';

type DayState = Pick<DayWish, 'day' | 'rain' | 'free'>;

const rain =
  /(?:不会?|没有?)?(?:会|可能会?|要|预报)*(?:有(?:大|小|中|阵|暴)?雨|下(?:大|小|暴|阵|中)?雨(?:天)?|阴雨天?|是?雨天|雷阵雨)|(?<![a-z])(?:(?:it|there) ?(?:is|'s|will|may|might|'ll)? ?(?:be )?)?(?:going to |likely to |supposed to |forecast to )?rain(?:s|ing|y)?(?![a-z])/g;
const noRain = /^(?:不|没)|no $|not $|n't $/;
const onlyIf = /如果|要是|万一|假如|的话|吗|怎么办|(?<![a-z])(?:if|in case|unless|what|where)(?![a-z])/;
const freeDay =
  /不(?:用|要|需要|必)?(?:再)?(?:安排|排|规划)(?:行程|景点|活动|任何(?:东西|行程|活动)?)?(?=$|[,，。!！;；了吧\uFFFC])|自由活动|自由安排|(?:留给|空)(?:我们)?自己|留空|空出来|什么(?:也|都)不(?:安排|排|做)|(?:想|要|好好|就)?休息一?天?(?=$|[,，。!！;；])|(?<![a-z])(?:(?:leave|keep|have)[^,.;]{0,16} (?:free|open|empty|off|to ourselves)|(?:is|as|be) (?:a )?(?:free|rest) ?(?:day)?(?=$|[,.;!])|days? off|nothing (?:planned|at all|on)|no plans?|off(?=$|[,.;!]))/g;
const partOfDay = /上午|下午|晚上|中午|早上|半天|(?<![a-z])(?:morning|afternoon|evening|half)(?![a-z])/;

/**
 * Days of rain and days on which nothing is to be planned: "第二天下雨", "第三天不安排", "leave day 3 free". Only where the
 * day is named.
 */
export function readDayStates(
  text: WishText,
  marks: readonly DayMark[],
  clauses: readonly Clause[],
): readonly DayState[] {
  const states: DayState[] = [];
  const clauseAt = (position: number) => clauses.find(({ start, end }) => start <= position && position < end);
  const sentenceAt = (position: number) => {
    const sentence = clauseAt(position)?.sentence;
    const own = clauses.filter((clause) => clause.sentence === sentence);
    return text.folded.slice(own[0]?.start ?? 0, (own.at(-1)?.end ?? 0) + 1);
  };
  text.take(rain, (match) => {
    const day = dayAt(match.index, marks, clauses);
    if (day === undefined || onlyIf.test(sentenceAt(match.index))) return undefined;
    const isDry = noRain.test(match[0]) || noRain.test(text.rest.slice(Math.max(0, match.index - 4), match.index));
    states.push({ day, rain: !isDry });
    return true;
  });
  text.take(freeDay, (match) => {
    const clause = clauseAt(match.index);
    const isMarked = clause !== undefined && marks.some(({ start }) => start >= clause.start && start < clause.end);
    if (!isMarked || partOfDay.test(text.folded.slice(clause.start, clause.end))) return undefined;
    const day = dayAt(match.index, marks, clauses);
    if (day === undefined) return undefined;
    states.push({ day, free: true });
    return true;
  });
  return states;
}
