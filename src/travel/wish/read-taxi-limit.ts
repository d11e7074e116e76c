import { numberPattern, parseNumber } from '../../text/chinese-number.js';
import type { WishText } from './wish-text.js';

const length = `(?<number>${numberPattern}|\\d+\\.\\d+)\\s*(?:(?<km>公里|千米|km|kilomet(?:er|re)s?)|(?<meters>米|met(?:er|re)s?))(?![a-z])`;
const taxi = '(?:打车|打的|坐出租车?|叫车|出租车|网约车|taxis?|cabs?|didi)';
const beyond =
  '(?:超过|大于|多于|远于|长于|高于|exceed(?:s|ing)?|(?:is |are )?(?:longer|more|farther|further|greater|over)(?: than)?|over|beyond|above)';
const patterns = [
  new RegExp(
    `(?:如果|要是|只要|凡是|若|if|when(?:ever)?|for)?[^,，。;；!！?？.\\n]{0,60}?${beyond}\\s*${length}[^。;；!！?？\\n.]{0,30}?${taxi}(?![a-z])`,
    'g',
  ),
  new RegExp(`${length}\\s*(?:以上|开外|之外)[^。;；!！?？\\n.]{0,16}?${taxi}`, 'g'),
  new RegExp(
    `${taxi}[^,，。;；!！?？\\n]{0,30}?(?:if|when(?:ever)?|for)(?:[^,，。;；!！?？.\\n]{0,40}?)${beyond}\\s*${length}`,
    'g',
  ),
];
const denied = /不(?:要|想|用|坐)?打车|(?:no|not|n't|without|avoid)[^,.]{0,12}(?:taxi|cab)/;

/** The length in kilometres beyond which ways go by taxi: "超过3公里就打车", "take a taxi if it is more than 3 km". */
export function readTaxiLimit(text: WishText): number | undefined {
  let limit: number | undefined;
  for (const pattern of patterns) {
    text.take(pattern, ({ 0: whole, groups }) => {
      const number = groups?.number ?? '';
      const said = /^\d+\.\d+$/.test(number) ? Number(number) : parseNumber(number);
      if (said === undefined || denied.test(whole)) return undefined;
      limit ??= Math.round((groups?.km === undefined ? said / 1000 : said) * 100) / 100;
      return true;
    });
  }
  return limit;
}
