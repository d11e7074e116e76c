import { normalizeText } from './normalize.js';

/** What kind of fact a question asks for. */
export type QuestionKind =
  | 'duration'
  | 'price'
  | 'time'
  | 'contact'
  | 'place'
  | 'person'
  | 'reason'
  | 'measure'
  | 'number'
  | 'way'
  | 'yes-no'
  | 'other';

interface KindPattern {
  readonly kind: QuestionKind;
  /** Words that only ask for it. */
  readonly asks?: RegExp;
  /** Words that ask for it and are part of the subject too. */
  readonly hints?: RegExp;
  /** What an answer has; undefined where no form tells. */
  readonly answers?: RegExp;
  /** What a text is still worth that has not the form of an answer, 0 to 1. */
  readonly formless: number;
}

const number = '[0-9零〇一二两三四五六七八九十百千万半]';
const clock = `[0-9]{1,2}:[0-9]{2}|${number}点|[0-9]\\s?[ap]\\.?m\\b|noon|midnight`;
const numeral = 'one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundred|thousand|million';

/** The first kind that asks wins, so the more special ones come first. All patterns are for normalised text. */
const patterns: readonly KindPattern[] = [
  {
    kind: 'duration',
    asks: /多久|多长时间|几天|几小时|几个小时|几分钟|几个工作日|how long|how many (?:days|hours|minutes|weeks|months)/,
    answers: new RegExp(
      `(?:${number}|几|数|\\b(?:an?|few|${numeral}))\\s*(?:working |business )?个?(?:多|半)?(?:分钟|小时|天|日|周|星期|月|年|工作日|min|hour|day|week|month|year)|当天|立即|即时|immediate|instant|since|until`,
    ),
    formless: 0.25,
  },
  {
    kind: 'price',
    hints: /几折|打折/,
    asks: /多少钱|几块钱?|几元|花多少|多少元|要钱|how much(?: (?:is|are|was|were|do|does|did|money|will|would|for)\b|\s*\??$)|(?<!(?:^(?:when|where|who|why)\b|谁|何时|什么时候|为什么).*)(?:什么价格?|怎么收费?|要?收费吗?|价格|票价(?!格)|费用|运费|贵不贵|免费吗|\b(?:prices?|cost|costs|fees?|fares?|(?<!in )charge[ds]?)\b|expensive)/,
    answers: new RegExp(
      `${number}\\s*(?:元|块|rmb|yuan|usd|dollars?|美元|港币|欧元)|[¥$€£]\\s*[0-9]|[(（]元|[0-9] ?%|[0-9.]+ ?折|免费|[不免]收?[门船]?[票费]|半价|包邮|percent|[0-9] (?:million|billion)|\\bfree\\b|no (?:extra )?(?:charge|fee|cost)`,
    ),
    formless: 0.25,
  },
  {
    kind: 'time',
    asks: /几点|什么时候|什么时间|何时|时间|几号|哪几?天|星期几|周几|哪一?年|几月|多会儿|(?<!\b(?:what|which|who|how|why)\b.*)when\b(?!.*\b(?:what|which|who|how|why)\b)|what time|which (?:day|year|month)|what (?:day|year|date)|hours/,
    hints: /开门|关门|营业(?!务)|末班|首班|opening|closing/,
    answers: new RegExp(
      `${clock}|${number}(?:月|日|号|年|天|小时|分钟|时)|(?:周|星期)[一二三四五六日天末]|每[天日周月年]|全天|全年|[早晚]上|上午|下午|中午|[0-9]{4}|世纪|年代|期间|day|week|month|hour|year|century|decade|night|spring|summer|autumn|winter|during|january|february|march|april|june|july|august|september|october|november|december|always|daily|24/7`,
    ),
    formless: 0.25,
  },
  {
    kind: 'contact',
    hints: /电话|热线|联系方式|号码|邮箱|网址|官网|微信号?|phone|telephone|e-?mail|website|hotline|contact/,
    answers: /[0-9][0-9 -]{4,}|@[a-z0-9]|https?:|www\.|微信|公众号|[a-z0-9]+\.(?:com|cn|org|net)/,
    formless: 0.25,
  },
  {
    kind: 'place',
    asks: /在?哪里|在?哪儿|在哪|什么地方|位置|地址|何处|哪个城市|哪国|where\b|address|location|located|which (?:city|country|place)/,
    answers:
      /位于|坐落|地址|地处|码头|[东南西北]侧|旁|[路街号楼层区站市省县国点处馆店]|门口|出口|入口|中心|附近|页面|菜单|located|address|street|road|floor|station|pier|park|office|cent(?:er|re)|building|gate|entrance|square|next to|near/,
    formless: 0.75,
  },
  { kind: 'person', asks: /谁|哪位|何人|who\b|whom\b|whose\b/, formless: 1 },
  {
    kind: 'reason',
    asks: /为什么|为何|为啥|什么原因|怎么回事|why\b|how come|reason/,
    answers: /因为|由于|原因|因此|所以|导致|because|due to|since|reason|so that|caused/,
    formless: 0.7,
  },
  {
    kind: 'measure',
    asks: /有?多(?:大(?!学)|[高长远重宽深])|how (?:far|old|big|large|tall|high|deep|wide|long is the)/,
    answers: new RegExp(
      `(?:${number}|\\b(?:${numeral}))\\s*(?:多|余|平方|立方|公|千|厘|square |cubic )*(?:米|里|克|斤|吨|岁|年|亩|顷|层|met|kilo|k?m\\b|cm\\b|feet|foot|mile|acre|hectare|years?)`,
    ),
    formless: 0,
  },
  {
    kind: 'number',
    asks: /多少|几[个人位次张件台间辆种条名层岁公]|how (?:many|often|much)/,
    answers: new RegExp(`${number}|\\b(?:${numeral}|once|twice|no)\\b`),
    formless: 0.5,
  },
  {
    kind: 'way',
    asks: /怎么|如何|怎样|咋|步骤|流程|方法|how (?:do|can|to|does|should|would)|what should i do|way to|steps/,
    formless: 1,
  },
  {
    kind: 'yes-no',
    asks: /吗|能不能|可不可以|是不是|有没有|要不要|会不会|能否|是否|可否|^(?:is|are|was|were|do|does|did|can|could|will|would|should|may|has|have)\b/,
    formless: 1,
  },
];

const patternByKind = new Map(patterns.map((pattern) => [pattern.kind, pattern]));

/** Words that ask for a fact even in a question that ends like one for yes or no: 能告诉我几点开门吗. */
const interrogative = /几|什么时候|何时|哪|多久|多少|怎么|如何|谁|为什么|免费|收费|要钱/;

/** Tells what kind of fact a question asks for, from the words that it asks with. */
export function questionKind(question: string): QuestionKind {
  const text = normalizeText(question).trim();
  if (/(?:吗[\s?!。]*$|(.)不\1)/.test(text) && !interrogative.test(text)) return 'yes-no';
  return patterns.find(({ asks, hints }) => asks?.test(text) || hints?.test(text))?.kind ?? 'other';
}

/** Whether a text has the form of an answer to that kind of question: a clock time, a price. True where no form tells. */
export function hasAnswerForm(kind: QuestionKind, text: string): boolean {
  const plain = normalizeText(text).replace(/(\d)\s+(?=[\u3400-\u9fff])/g, '$1');
  return patternByKind.get(kind)?.answers?.test(plain) ?? true;
}

/** How well a text fits the form of an answer, 0 to 1: 1 for a text that has it, less the more telling the form is. */
export function formFit(kind: QuestionKind, text: string): number {
  return hasAnswerForm(kind, text) ? 1 : (patternByKind.get(kind)?.formless ?? 1);
}

/** The part of a text that asks for that kind, to be left out when the rest is compared. */
export function dropAskingWords(kind: QuestionKind, normalizedText: string): string {
  const asks = patternByKind.get(kind)?.asks;
  return asks === undefined ? normalizedText : normalizedText.replace(new RegExp(asks, 'g'), ' ');
}
