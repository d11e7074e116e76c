import type { KindLimit } from '../../domain/trip-request.js';
import { numberPattern, parseNumber } from '../../text/chinese-number.js';
import { interestTags } from './interest-tags.js';
import type { WishText } from './wish-text.js';

const tagOf = new Map(
  Object.entries(interestTags).flatMap(([tag, words]) => words.map((word) => [word, tag] as const)),
);
const kinds = [...tagOf.keys()].sort((left, right) => right.length - left.length).join('|');
const head = `(?<count>${numberPattern})\\s*(?:个|座|处|家|次)?`;
const verb = '(?:只|就|想|再)*(?:去|看|逛|安排|爬|玩|要|排)?';
const patterns = [
  new RegExp(`(?:最多|顶多|至多|不(?:要)?超过|不多于|别超过)${verb}${head}(?<kind>${kinds})`, 'g'),
  new RegExp(
    `(?<kind>${kinds})(?:类|类的|这类)?(?:景点|地方)?(?:最多|顶多|至多|不(?:要)?超过|不多于|别超过|只|就)${verb}${head}`,
    'g',
  ),
  new RegExp(`${verb}${head}(?<kind>${kinds})就(?:够|好|行|可以)了?`, 'g'),
  new RegExp(
    `(?<![a-z])(?:at most|at the most|no more than|not more than|max(?:imum)?(?: of)?|only|just|up to) ${head} ?(?<kind>${kinds})(?![a-z])`,
    'g',
  ),
];

/** At most so many sights of a kind: "寺庙最多一个", "at most one temple". Taken out, for it is no wish to see them. */
export function readKindLimits(text: WishText): readonly KindLimit[] | undefined {
  const limits = new Map<string, KindLimit>();
  for (const pattern of patterns) {
    text.take(pattern, ({ groups }) => {
      const most = parseNumber(groups?.count ?? '');
      const tag = tagOf.get(groups?.kind ?? '');
      if (most === undefined || tag === undefined || !Number.isInteger(most)) return undefined;
      limits.set(tag, { tag, most });
      return true;
    });
  }
  return limits.size === 0 ? undefined : [...limits.values()];
}
