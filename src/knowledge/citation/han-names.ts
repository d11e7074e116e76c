import { isFunctionWord } from '../../text/function-words.js';
import { once } from '../../text/once.js';
import { exclude } from './particular-words.js';

/** Some of the words of a clause. */
export interface Piece {
  /** Simplified Chinese characters in a row. */
  readonly clause: string;
  /** Where it stands in the clause. */
  readonly start: number;
  readonly end: number;
}

const surname =
  /^[王李张刘陈杨赵黄周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁董余苏叶吕魏蒋田杜丁沈姜范傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚陶]/;
/** What the name of a place or a house ends with. */
const place = /[省市县区镇乡村州国岛湖山寺路街站江河海港湾桥塔城宫庙堂楼馆院店洲峡]$/;

const segmenter = once((): { readonly cut?: Intl.Segmenter } =>
  typeof Intl.Segmenter === 'function' ? { cut: new Intl.Segmenter('zh', { granularity: 'word' }) } : {},
);

interface Word {
  readonly text: string;
  /** Whether it reaches into the piece, or stands beside it. */
  readonly isOwn: boolean;
}

/**
 * Whether two pieces that stand in each other's place name different things; if not, one may be said for the other.
 *
 * Names are told by their form: a word that no dictionary has falls apart into characters, a place ends with 镇 or 寺, a
 * person's name begins with a surname. Beside names, 成人 and 儿童 are different things, and whatever else excludes each
 * other. Where the platform cuts no words, all words are taken for names.
 */
export function nameDifferently(one: Piece, other: Piece): boolean {
  const { cut } = segmenter();
  if (cut === undefined) return true;
  const here = wordsOf(one, cut);
  const there = wordsOf(other, cut);
  const own = there.filter(({ isOwn }) => isOwn);
  const areExclusive = here.some(({ text, isOwn }) => isOwn && own.some((each) => exclude(text, each.text)));
  return areExclusive || isName(here) || isName(there);
}

function wordsOf({ clause, start, end }: Piece, cut: Intl.Segmenter): readonly Word[] {
  return [...cut.segment(clause)].map(({ segment, index }) => ({
    text: segment,
    isOwn: index < end && index + segment.length > start,
  }));
}

function isName(words: readonly Word[]): boolean {
  return words.some(({ text, isOwn }, index) => {
    if (!isOwn) return false;
    const next = words[index + 1]?.text ?? '';
    if (text.length === 1) return !isFunctionWord(text) && [words[index - 1]?.text, next].some(isLone);
    return place.test(text) || (text.length === 3 && surname.test(text)) || (next.length === 1 && place.test(next));
  });
}

/** Whether the dictionary leaves a character alone that is no word which frames a sentence. */
function isLone(text = ''): boolean {
  return text.length === 1 && !isFunctionWord(text);
}
