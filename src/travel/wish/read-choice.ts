import { parseNumber } from '../../text/chinese-number.js';

const chinese: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 两: 2, 头: 1, a: 1, b: 2, c: 3, 前: 1, 上: 1 };
const english: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  one: 1,
  two: 2,
  three: 3,
  former: 1,
};

const opening = '(?:(?:那|就|嗯|好的?|行|ok|okay)[,，\\s]*)*(?:我)?(?:要|选择?|挑|用|按|看|就)*\\s*';
const closing = '(?:吧|好了|好|就行|行|可以|不错|那个|这个|了|。|!|\\.)*$';
const which = new RegExp(
  [
    `^${opening}(?:方案|选项|第)?\\s*(?<number>[abc123一二三头])\\s*(?:个|种|项|套|方案|选项)*${closing}`,
    '(?:选|要|用|按)(?:择|方案|选项)?\\s*(?<chosen>[abc123])(?![a-z\\d.])',
    '第(?<ordinal>[一二三123])(?:个|种|项|套)(?:方案|选项)?',
    '方案(?<plan>[abc一二三123])(?![a-z\\d])',
    `^${opening}(?:(?<position>前|上|后|下|最后)(?:面|边|一)?(?:那)?(?:个|种|套|者))${closing}`,
    "(?<![a-z])(?:option|plan|choice|number|no\\.?|choose|take|pick|go with|i'll take|let's take)\\s*(?<letter>[abc123])(?![a-z\\d])",
    '(?<![a-z])(?:the )?(?<word>first|second|third|last|former|latter)(?: (?:one|option|plan))?\\s*(?:,? please)?[.!]*$',
  ].join('|'),
);
const last = /^(?:后|下|最后|last|latter)$/;

/** What customers say of a concession without naming its letter, by what is given up. */
const aboutWords: readonly (readonly [string, RegExp])[] = [
  [
    'budget',
    /预算[^,。?!\d]{0,4}(?:多|加|提高|高|涨|宽)|(?:多花|加)(?:一?点|些)?钱|贵一?点(?:没关系|也?行|可以|无所谓)|(?<![a-z])(?:(?:raise|increase|more) (?:the )?budget|spend more|more money|pay more)(?![a-z])/,
  ],
  [
    'must-see',
    /少(?:看|去|逛)(?:一|两|几)?(?:处|个|点)|(?<![a-z])(?:one sight less|skip one|leave (?:one|it) out|fewer sights)(?![a-z])/,
  ],
  [
    'more-days',
    /多(?:玩|留|住|待|呆)(?:一|1)天|(?<![a-z])(?:one more day|stay (?:a day )?longer|an extra day)(?![a-z])/,
  ],
  ['days', /少(?:玩|住|待|呆)(?:一|1)天|(?<![a-z])(?:one day less|a day less|shorter)(?![a-z])/],
  ['pace', /(?:紧|赶|快)(?:凑)?(?:一?点|一?些)|(?<![a-z])(?:a faster pace|packed|tighter)(?![a-z])/],
  [
    'modes',
    /(?:打车|坐车|公交|地铁|什么车)(?:也)?(?:可以|行|都行)|(?<![a-z])(?:taxi|any transport) is (?:fine|ok)(?![a-z])/,
  ],
  [
    'cheap',
    /(?:便宜|省钱?|划算|实惠|经济)(?:一?点儿?|一?些)?的|(?<![a-z])the cheap(?:er|est)? (?:one|option|plan)(?![a-z])/,
  ],
  ['dear', /贵(?:一?点儿?|一?些)?的|(?<![a-z])the (?:more )?expensive (?:one|option|plan)(?![a-z])/],
  ['short', /(?:短|天数少)(?:一?点儿?|一?些)?的|(?<![a-z])the short(?:er|est)? (?:one|option|plan)(?![a-z])/],
  ['long', /(?:长|天数多)(?:一?点儿?|一?些)?的|(?<![a-z])the long(?:er|est)? (?:one|option|plan)(?![a-z])/],
  ['relaxed', /(?:轻松|松)(?:一?点儿?|一?些)?的|(?<![a-z])the (?:more )?relaxed (?:one|option|plan)(?![a-z])/],
  ['off-the-beaten-track', /小众的|安静的|清静的|(?<![a-z])the quiet(?:er)? one(?![a-z])/],
];

/** "玩一天的那个", "the two-day one". */
const ofDays =
  /(?<days>[一二两三四五六七八九十\d]+)天的(?:那个|那种|那套|方案|安排)?(?:吧|好了|就行|。|!)*$|(?<![a-z])the (?<english>one|two|three|four|five|\d+)[- ]day (?:one|option|plan)/;
const leavesIt =
  /^(?:都(?:可以|行|好)|随便|随意|你(?:来)?(?:定|看着办|决定|选)|您(?:定|选)|哪个都行|either(?: one| is fine)?|any(?: of them)?|you (?:decide|choose|pick)|up to you)[吧.!。]*$/;
const takesNone =
  /(?:都|一个都)不(?:要|行|好|想|满意|合适)|(?<![a-z])(?:neither|none of (?:them|these|those))(?![a-z])/;

/**
 * Reads which of the plans that were offered the customer takes: by its letter or number, or by what it is about.
 *
 * @param folded - the message folded by `foldText`
 * @param choices - for each plan offered, what it is about
 * @returns its number, from 1; undefined where the message chooses none of them
 */
export function readChoice(folded: string, choices: readonly (readonly string[])[]): number | undefined {
  const text = folded.trim();
  if (choices.length === 0 || takesNone.test(text)) return undefined;
  const said = saidNumber(text, choices.length);
  if (said !== undefined) return said >= 1 && said <= choices.length ? said : undefined;
  const index = leavesIt.test(text) ? 0 : indexByTopic(text, choices);
  return index < 0 ? undefined : index + 1;
}

/** Whether a message does nothing but leave things to the assistant: "随便", "up to you". */
export function isLeftToUs(folded: string): boolean {
  return leavesIt.test(folded.trim());
}

/** Whether a message takes none of the plans that were offered. */
export function refusesAll(folded: string): boolean {
  return takesNone.test(folded);
}

/** Whether a message does nothing but choose by letter or number: "选B", "option C", "第二个". */
export function isChoice(folded: string): boolean {
  const said = which.exec(folded.trim())?.[0];
  // A bare number may count anything.
  if (said === undefined || /^[\d一二三两]+[.。!]?$/.test(said.trim())) return false;
  return folded.replace(said, '').replace(fillers, '').trim() === '';
}

const fillers =
  /那|就|嗯|好的?|行|我|们|要|选择?|个|吧|了|[,，。.!！?？\s]|(?<![a-z])(?:please|ok|okay|i|we|want|would|like|the|then|let's)(?![a-z])/g;

/** The number said, from 1; a word for the last one counts from the end. */
function saidNumber(text: string, offered: number): number | undefined {
  const groups = which.exec(text)?.groups;
  const said = groups && Object.values(groups).find((value) => value !== undefined);
  if (said === undefined) return undefined;
  return last.test(said) ? offered : (chinese[said] ?? english[said] ?? Number(said));
}

function indexByTopic(text: string, choices: readonly (readonly string[])[]): number {
  const days = ofDays.exec(text)?.groups;
  const count = parseNumber(days?.days ?? days?.english ?? '');
  if (count !== undefined) return choices.findIndex((each) => each.includes(`${count}-days`));
  // An amount or a number of days is a wish of its own.
  if (/\d/.test(text)) return -1;
  const about = aboutWords.find(
    ([topic, words]) => words.test(text) && choices.some((each) => each.includes(topic)),
  )?.[0];
  return about === undefined ? -1 : choices.findIndex((each) => each.includes(about));
}
