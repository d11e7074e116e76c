const chinese: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 两: 2, 头: 1, a: 1, b: 2, c: 3 };
const english: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, one: 1, two: 2, three: 3 };

const which =
  /^(?:(?:那|就|嗯|好的?|行|ok|okay)[,，\s]*)*(?:我)?(?:要|选择?|挑|用|按|看|就)*\s*(?:方案|选项|第)?\s*(?<number>[abc123一二三头])\s*(?:个|种|项|套|方案|选项)*(?:吧|好了|好|就行|行|可以|不错|那个|这个|了|。|!|\.)*$|(?:选|要|用|按)(?:择|方案|选项)?\s*(?<chosen>[abc123])(?![a-z\d.])|第(?<ordinal>[一二三123])(?:个|种|项|套)(?:方案|选项)?|(?<![a-z])(?:option|plan|choice|number|no\.?|choose|take|pick|go with|i'll take|let's take)\s*(?<letter>[abc123])(?![a-z\d])|(?<![a-z])(?:the )?(?<word>first|second|third)(?: (?:one|option|plan))?\s*(?:,? please)?[.!]*$/;

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
  ['cheap', /便宜的|省钱的|(?<![a-z])the cheap(?:er)? one(?![a-z])/],
  ['relaxed', /轻松的|(?<![a-z])the (?:more )?relaxed one(?![a-z])/],
  ['off-the-beaten-track', /小众的|安静的|清静的|(?<![a-z])the quiet(?:er)? one(?![a-z])/],
];

/**
 * Reads which of the plans that were offered the customer takes: by its letter or number, or by what it is about.
 *
 * @param folded - the message folded by `foldText`
 * @param choices - for each plan offered, what it is about
 * @returns its number, from 1; undefined where the message chooses none of them
 */
export function readChoice(folded: string, choices: readonly (readonly string[])[]): number | undefined {
  if (choices.length === 0) return undefined;
  const text = folded.trim();
  const groups = which.exec(text)?.groups;
  const said = groups && Object.values(groups).find((value) => value !== undefined);
  if (said !== undefined) {
    const number = chinese[said] ?? english[said] ?? Number(said);
    return number >= 1 && number <= choices.length ? number : undefined;
  }
  // An amount or a number of days is a wish of its own.
  if (/\d/.test(text)) return undefined;
  const about = aboutWords.find(
    ([topic, words]) => words.test(text) && choices.some((each) => each.includes(topic)),
  )?.[0];
  const index = about === undefined ? -1 : choices.findIndex((each) => each.includes(about));
  return index < 0 ? undefined : index + 1;
}
