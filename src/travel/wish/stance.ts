import type { Span } from './wish-text.js';

/** What the customer makes of something named: wants it, does not want it, less of it, or only
 * names it. */
export type Stance = 'wanted' | 'unwanted' | 'fewer' | 'named';

const chineseDenied =
  '(?:不(?:太|大|怎么|是很|再)?(?:想|要|愿意|喜欢|爱|打算|感兴趣|考虑)(?:再|安排|太)?(?:去|看|逛|玩|爬|进|参观|安排|来|走|选|含|包括)?(?:什么)?|不(?:用|必|需要)(?:再)?(?:去|看|逛|玩|爬|安排)?|不(?:去|看|逛|玩|爬|进|安排|参观|含|包括|来|选|住)|别(?:再)?(?:安排|去|看|逛|玩|爬|带|给我)?|避开|避免|跳过|略过|去掉|删掉|删除|取消|拿掉|减掉|划掉|除了?|除去|讨厌|害怕|怕|免了|免去|没(?:有)?兴趣|腻了|已经去过|去过|玩过|看过|逛过|来过)';
const englishDenied = `(?:(?:do(?:es)? not|do(?:es)?n't|do(?:es)?nt|would not|wouldn't|rather not|prefer not|not|no longer|never)(?: really| particularly)?(?: want| wish| like| need| care| prefer| have)?(?: to)?(?: (?:see|visit|go|do|take|include|climb))?(?: to| for)?|without|skip(?:ping)?|avoid(?:ing)?|except(?: for)?|instead of|rather than|drop|remove|leave out|cut out|cancel|hates?|can't stand|dislikes?|tired of|sick of|enough of|no|(?:have |has |'ve |'s )?(?:already )?(?:been to|seen|visited)|no more|not interested in)`;
const chineseWanted =
  '(?:不(?:想|能|要|可以?)错过|别错过|(?:还)?没(?:有)?去过|没看过|一定要?(?:去|看|安排)?|必须(?:去|看)?|必去|必看|必打卡|想(?:要)?(?:再)?(?:去|看|逛|玩|参观|体验|打卡)?|要(?:去|看|逛|玩)?|去|看|逛|玩|游|参观|打卡|体验|喜欢|爱|加上|加个|加一个|加入|再加|增加|添加|包括|包含|安排|换成|改成|改去|换为|改为|换|选|来|感兴趣|只)';
const englishWanted = `(?:(?:do not|don't|can't|cannot|mustn't) miss|must[- ]see|must[- ]visit|must|want(?: to)?|would like(?: to)?|'d like(?: to)?|love(?: to)?|like(?: to)?|prefer|interested in|enjoy|see|visit|go(?:ing)? to|explore|add|include|including|with|haven't been to|have not been to|never been to|not only|plus|replace(?:d)? (?:it )?(?:with|by)|more|some|focus on|into)`;
const markers = new RegExp(
  `(?<strong>不(?:想|能|要|可以?)错过|别错过|(?:还)?没(?:有)?去过|没看过|(?<![a-z])(?:(?:do not|don't|can't|cannot|mustn't) miss|haven't been to|have not been to|never been to|not only|not just))|(?<fewer>(?:不要|别|不想)(?:看|去|安排)?(?:太多|全是|都是|只)|少(?:安排|去|看|逛|来)?(?:一?点儿?|一?些)?|太多(?:的)?|(?<![a-z])(?:fewer|less)(?![a-z])|(?<![a-z])(?:not )?too many)|(?<denied>${chineseDenied}|(?<![a-z])${englishDenied}(?![a-z]))|(?<wanted>${chineseWanted}|(?<![a-z])${englishWanted}(?![a-z]))`,
  'g',
);

const deniedAfter =
  /^(?:(?:我|我们|都|也|已经|就|以前|之前|上次|早就|那边|这个|这里|的|景点|地方|这种|之类|什么的|\s)*)(?:去过|玩过|看过|逛过|来过|不要(?!错过|紧)|不去|不想|不看|不用|不逛|不感兴趣|没兴趣|不喜欢|就不|就算了|算了|免了|没意思|删掉|删了|去掉|拿掉|取消|跳过|换掉|换个|换一|换别|改掉|除外|以外(?!.*(?:还|也))|(?:is|are) (?:out|off|too|not)|换成|换为|改成|改为|换到|替换)/;
const replacedAfter = /^\s*(?:with|by|for|换成|改成|换为|改为)/;
const asksMore = /还有(?:什么|啥|哪些|没有)/;
const beyond = /^(?:之外|以外|外)?[,，]?(?:还|也|再)/;

/**
 * What is made of the name at `span` by the words of its clause: the last word of wish or refusal before it decides, and
 * a refusal right behind it ("灵隐寺去过了") wins.
 *
 * @param clause - folded text with the names in it replaced by characters that are no words
 */
export function stanceOf(clause: string, span: Span): Stance {
  const before = clause.slice(0, span.start);
  // Names joined by "and" share what is said behind the last of them.
  const after = clause.slice(span.end).replace(/^(?:\s|和|跟|与|及|以及|、|\/|and|or|\uFFFC)+/, '');
  const replaces = /(?:replace|swap|exchange|change)(?: the| out)?\s*$/.test(before) || /(?:把|将)\s*$/.test(before);
  if (replaces && (replacedAfter.test(after) || deniedAfter.test(after))) return 'unwanted';
  if (deniedAfter.test(after) && !/(?:没|没有|不是|不要)$/.test(before)) return 'unwanted';
  let stance: Stance = 'named';
  for (const { index, 0: marker, groups } of before.matchAll(markers)) {
    if (groups?.strong !== undefined || groups?.wanted !== undefined) {
      // A bare "no temples, see the lake" turns; "不想去看" does not: the refusal took its verb along.
      stance = 'wanted';
    } else if (groups?.denied !== undefined) {
      stance = 'unwanted';
      if (/^除/.test(marker) && beyond.test(clause.slice(span.end))) {
        // Who asks what else there is knows this one already.
        stance = asksMore.test(clause.slice(span.end)) ? 'fewer' : 'wanted';
      }
      if (/^(?:去过|玩过|看过|逛过|来过|已经去过)$/.test(marker) && before.slice(index + marker.length).trim() !== '') {
        stance = /^(?:了|的)?[\s\uFFFC和、跟与]*$/.test(before.slice(index + marker.length)) ? 'unwanted' : 'named';
      }
    } else {
      stance = 'fewer';
    }
  }
  if (/(?:不|别|勿|不是)\s*$/.test(before)) return 'unwanted';
  return stance;
}
