import type { MemberWish } from '../../domain/trip-request.js';
import type { Span, WishText } from './wish-text.js';

/** A part of a message in which one member of the party says what they want. */
export interface MemberSpan extends Span {
  /** As the customer calls them; the customer is 我 or I. */
  readonly member: string;
}

const kin =
  '(?:爸爸?|妈妈?|父亲|母亲|爷爷|奶奶|外公|外婆|老公|老婆|女朋友|男朋友|女友|男友|女儿|儿子|孩子|小孩|姐姐?|妹妹?|哥哥?|弟弟?|闺蜜|室友|同事|朋友)';
const chinese = `(?<chinese>我?的?${kin}|[小老阿大]\\p{Script=Han}|[A-Za-z]{2,12}|我|他|她)(?:呢|就|也|说|还|则|比较)?(?=(?:很|特别|最|更|只|还|非常|一定)?(?:不?(?:想|喜欢|愿意|爱)|要(?!求)|不要|不去|不爬|怕|讨厌|没兴趣|对))`;
const english =
  "(?<![a-z])(?<english>(?:my )?(?:mum|mom|mother|dad|father|wife|husband|son|daughter|kids?|girlfriend|boyfriend|friend|brother|sister)|i|he|she|(?!we|you|they|it|that|who)[a-z]{2,12})(?='d|(?: really| also| just)? (?:wants?|would|loves?|likes?|hates?|prefers?|is keen|does(?: not|n't)|do(?: not|n't)|refuses|wishes))";
const subject = new RegExp(
  `(?:^|[,，。;；:：、\n]|但是?|而|(?<![a-z])(?:and|but|while)(?![a-z]))[ ]*(?:${chinese}|${english})`,
  'gu',
);

/** The parts of a message that belong to one member each, from one name to the next. */
export function memberSpans(text: WishText): readonly MemberSpan[] {
  const found = [...text.folded.matchAll(subject)].map(({ index, 0: said, groups = {} }) => {
    const name = groups.chinese ?? groups.english ?? '';
    return { start: index + said.lastIndexOf(name), name };
  });
  return found.map(({ start, name }, index) => {
    const rest = text.folded.slice(start, found[index + 1]?.start ?? text.folded.length);
    const sentence = /^[^。;；!！?？\n]*/.exec(rest)?.[0] ?? rest;
    return { start, end: start + sentence.length, member: text.original.slice(start, start + name.length) };
  });
}

/** What members want after one more message: whoever says something new about a place has changed their mind on it. */
export function mergeMembers(first: readonly MemberWish[], second: readonly MemberWish[]): readonly MemberWish[] {
  const members = new Map(first.map((wish) => [wish.member, wish]));
  for (const { member, wants = [], refuses = [] } of second) {
    const known = members.get(member);
    const kept = (names: readonly string[] = []) => names.filter((name) => ![...wants, ...refuses].includes(name));
    const all = { wants: [...kept(known?.wants), ...wants], refuses: [...kept(known?.refuses), ...refuses] };
    members.set(member, {
      member,
      ...(all.wants.length > 0 ? { wants: all.wants } : {}),
      ...(all.refuses.length > 0 ? { refuses: all.refuses } : {}),
    });
  }
  return [...members.values()];
}
