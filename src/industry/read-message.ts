import { normalizeText } from '../text/normalize.js';

/** A place in a sentence where something is denied, feared or foreseen; what follows within reach is not reported as a fact. */
interface Denial {
  readonly start: number;
  /** After the denying word itself. */
  readonly wordEnd: number;
  /** After the small words that may stand between it and what it denies. */
  readonly end: number;
  /** How many characters of a sign may follow it, when it stands within the sign. */
  readonly reach: number;
}

/** Where a clause stands, and whether it is told of someone else (`told`) or of what might be (`supposed`). */
interface Clause {
  readonly start: number;
  readonly told: boolean;
  readonly supposed: boolean;
}

/** A sentence of a customer's message, in the form in which patterns are matched. */
export interface ReadSentence {
  readonly text: string;
  readonly clauses: readonly Clause[];
  readonly denials: readonly Denial[];
}

/** What runs on without a full stop is cut, so that the time to read a message grows with its length and no faster. */
const longest = /[\s\S]{1,400}/g;

/** Traditional forms of rarer characters, each before its simplified form; 帐 is a common misspelling of 账. */
const rareForms =
  '絞绞驟骤嚨咙詐诈墊垫螢萤販贩禍祸軋轧墜坠瀉泻毆殴褻亵騷骚罵骂脅胁蹤踪竈灶樁桩竊窃唄呗訟讼腫肿脹胀嘔呕癢痒癱瘫襲袭誹诽謗谤潰溃脣唇餿馊蠅蝇懲惩爲为滯滞著着洩泄帐账噁恶';
const simplifiedForms = new Map(
  Array.from({ length: rareForms.length / 2 }, (_, index) => [
    rareForms.charAt(index * 2),
    rareForms.charAt(index * 2 + 1),
  ]),
);

const deniedInChinese =
  /(?<word>(?<![有淹埋])没有?(?![了想发注意料])|(?<!是)不是(?![^,]*[吗么])|(?<![会就都才])不会|并非|从未|并未|未曾|尚未|不算|不存在|不属于|不涉及|请勿|切勿|谨防|防止|预防|避免|以防|(?<![恐可不])怕(?!是)|担心(?!是)|容易|(?<![不就都才每社机误])会(?![员议计])|(?<![特分区性级告])别(?![人的墅])|不要)(?:有|是|被|人|说|再|真的?|遭|受到?|遇到?|发生|出现|任何|什么|要|在|把|将|给|引起|造成|导致|产生|引发)*/g;
const deniedInEnglish =
  /(?<word>\b(?:not|never|no|nobody|none|without|avoid|prevent|(?:have|has|had|was|were|is|are|did|do|does|would|wo)n't)\b)(?! (?:sure|certain|know|believe|realis|realiz|understand|remember|only|just|find|idea|matter|longer|notice|aware))(?: (?:one|a|an|any|anyone|been|being|be|yet|really|actually|it|that|this|is|was|were|are|had|have|got|get|getting|want|to|think|say|someone|anybody))* /g;

const clauseBreak =
  /[,:、()]|(?:但是?|可是|不过|结果|然后|现在|而且|所以)|\b(?:but|however|because|then|now|and(?= (?:i|my|we|our|now)\b))\b/g;
const supposed =
  /(?<![说称讲])(?:如果|假如|假设|假使|要是|倘若|若是|万一|一旦)(?!可以|方便|有空|不麻烦|没记错)|(?<!\b(?:as|do|even|see|check|know|wonder|wondering|sure|ask|tell|only) )\bif\b(?! (?:possible|you can|you could|you don't mind|so|not|i may|i'm not mistaken))|\bin case\b|\b(?:will|would|can|could|might|may|does|do) (?:it|this|these|they|the \w+) (?:\w+ )?(?:cause|trigger|give|make|irritate|burn|explode|hurt)\b|\bsuppos(?:e|ing)\b/;
const told =
  /什么是|什么叫|是?(?:什么|啥)意思|(?:怎么|如何|怎样)(?:才能)?(?:预防|防范|避免|识别|防止|辨别|分辨)|(?:新闻|报道|电视|电影|电视剧|小说|书|文章|视频|海报|标语|广播)(?:里|上|中)[^,]{0,4}(?:说|讲|写|提到|播|介绍|看到(?!的))|新闻说|(?:看|听|读)(?:到|了|过)?[^,]{0,4}(?:新闻|报道|讲座|故事|案例)|(?:写|做|交)[^,]{0,6}(?:论文|作业|调查|研究)|讲座|演练/;
const toldInEnglish =
  /\bwhat (?:does|do) [^,]*\bmean\b|\bwhat(?:'s| is| are) (?:an? |the difference)|\bhow (?:do|can|to|should)(?: (?:i|we|you|people|customers))? (?:avoid|prevent|spot|recogni[sz]e|identify|detect|protect)\b|\b(?:read|reading|saw|heard|watched|watching)\b[^,]{0,20}\b(?:news|article|report|film|movie|story|book|video|documentary|poster|leaflet)\b|\b(?:news|article|film|movie|book|documentary|poster|leaflet|lecture|novel|exhibition|museum|musical)\b[^,]{0,6}\b(?:says?|said|about|tells?|told|on)\b/;
const ownMatter =
  /我|咱|俺|本人|孩子|宝宝|老公|老婆|爸|妈|爷爷|奶奶|朋友|客人|游客|\b(?:i|i'm|i've|i'd|my|me|we|we're|we've|our|us)\b/;

/** Chinese written with spaces is either cut into words (转 人工 客服), which are joined, or cut where a comma belongs. */
function joinChinese(text: string): string {
  return text.replace(/[^\S\n]+/g, (space, start: number) => {
    const before = /\p{Script=Han}{1,3}$/u.exec(text.slice(Math.max(0, start - 3), start))?.[0].length ?? 0;
    const after =
      /^\p{Script=Han}{1,3}/u.exec(text.slice(start + space.length, start + space.length + 3))?.[0].length ?? 0;
    if (before === 0 || after === 0) return space;
    return before < 3 || after < 3 ? '' : ',';
  });
}

function readDenials(text: string): Denial[] {
  return [deniedInChinese, deniedInEnglish].flatMap((pattern, index) =>
    Array.from(text.matchAll(pattern), (match) => {
      const wordEnd = match.index + (match.groups?.word?.length ?? 0);
      return { start: match.index, wordEnd, end: match.index + match[0].length, reach: index === 0 ? 6 : 14 };
    }),
  );
}

function readClauses(text: string): Clause[] {
  const starts = [0, ...Array.from(text.matchAll(clauseBreak), (match) => match.index)];
  const clauses: Clause[] = [];
  for (const [index, start] of starts.entries()) {
    const words = text.slice(start, starts[index + 1]);
    const before = clauses.at(-1);
    // What was said of others, or under a condition, goes on until the customer speaks of their own matter.
    const goesOn = before !== undefined && !ownMatter.test(words);
    clauses.push({
      start,
      told: told.test(words) || toldInEnglish.test(words) || (goesOn && before.told),
      supposed: supposed.test(words) || (goesOn && before.supposed),
    });
  }
  return clauses;
}

/** Cuts a customer's message into sentences and finds in each what is denied, supposed, or told of others. */
export function readMessage(message: string): ReadSentence[] {
  const folded = normalizeText(message).replace(
    /[\u4e00-\u9fff]/g,
    (character) => simplifiedForms.get(character) ?? character,
  );
  return joinChinese(folded)
    .split(/[。!?;\n]+|\.(?=\s|$)/)
    .flatMap((text) => text.match(longest) ?? [])
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => ({ text, clauses: readClauses(text), denials: readDenials(text) }));
}
