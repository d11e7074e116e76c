import type { Span, WishText } from './wish-text.js';

const several = '(?:any(?: one| of| one of)?|at least one|one|either(?: one)?)';
const marker = new RegExp(
  [
    `(?:satisfy(?:ing)?|satisfaction of|meet(?:ing)?|fulfil(?:l?ing)?|satisfied|met|keep(?:ing)?|requirements?|conditions?)[^.。:：\\n]{0,40}?${several}(?: of)?(?: the| these| those)?(?: following| two)?(?: conditions?| requirements?| criteria)?[^.。:：\\n]{0,30}?(?<colon>[:：.]|(?=\\s*1[.)、]))`,
    `${several}(?: of)? the following[^.。:：\\n]{0,50}?(?<colon2>[:：.]|(?=\\s*1[.)、]))`,
    `(?:(?:以下|下面|下列)[^。:：\\n]{0,14}?)?(?:满足|符合|做到|达到)?(?:其中)?(?:任意|任何|至少)?(?:其一|之一|一个|一条|一项|二选一|任选其一)(?:条件|要求)?(?:即可|就行|就可以|就好|都行|都可以)?\\s*[:：,，]`,
  ].join('|'),
);
const numbered =
  /(?:^|[\s,，;；:：。.、\n])(?:[(（](?<inBrackets>\d)[)）]|(?<plain>\d)(?:[.、)）](?!\d)|\s*[:：])|(?<circled>[①②③④⑤]))\s*/g;
const eitherOr = /要么(?<first>[^,，。;；\n]+)[,，;；\s]*要么(?<second>[^。;；\n]+)/;
const trailing =
  /(?<first>[^,，。;；:：\n]{3,40})(?:或者|或是|或)(?<second>[^,，。;；\n]{3,40}?)[,，]?\s*(?:(?:满足|做到|符合)?(?:其一|之一|任意一个|其中一个|一个)(?:即可|就行|就可以|就好|都行|都可以)|二选一|两者都行|哪个都行|都行|都可以)/;

/** What was said as one of several things of which one is enough, as spans of the message. */
export function alternativeSpans(text: WishText): readonly Span[] {
  const listed = listedSpans(text.rest);
  if (listed.length > 1) return listed;
  for (const pattern of [eitherOr, trailing]) {
    const match = pattern.exec(text.rest);
    const { first, second } = match?.groups ?? {};
    if (match === null || first === undefined || second === undefined) continue;
    const start = match.index + match[0].indexOf(first);
    const then = match.index + match[0].indexOf(second, match[0].indexOf(first) + first.length);
    return [
      { start, end: start + first.length },
      { start: then, end: then + second.length },
    ];
  }
  return [];
}

/** The numbered items behind "meet any one of the following". The last one ends with its paragraph. */
function listedSpans(rest: string): readonly Span[] {
  const head = marker.exec(rest);
  if (head === null) return [];
  // The marker may have taken the mark before the first number along.
  const from = head.index + head[0].length - 1;
  const numbers = [...rest.slice(from).matchAll(numbered)].map((match) => ({
    start: from + match.index,
    end: from + match.index + match[0].length,
  }));
  return numbers.map(({ end }, index) => ({ start: end, end: numbers[index + 1]?.start ?? rest.length }));
}
