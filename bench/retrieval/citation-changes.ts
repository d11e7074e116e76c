import { normalizeText } from '../../src/text/normalize.js';
import { foldScript } from '../../src/text/script.js';

/** What a change may draw on. */
export interface Change {
  /** 0 to 1, seeded. */
  readonly random: () => number;
  /** The text of some other passage of the task. */
  readonly others: () => string;
  readonly passage: string;
  /** All that the passage says, normalised. */
  readonly support: string;
}

/** Makes another sentence of one; undefined where the sentence has nothing to change. */
export type Maker = (sentence: string, change: Change) => string | undefined;

/** A seeded generator of numbers from 0 to 1 (mulberry32, public domain). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pick<T>(list: readonly T[], random: () => number): T | undefined {
  return list[Math.floor(random() * list.length)];
}

const isHan = (text: string) => /[\u3400-\u9fff]/.test(text);

/** Replaces one of the matches, chosen by chance. */
function replaceOne(
  text: string,
  pattern: RegExp,
  change: Change,
  replace: (found: RegExpMatchArray) => string | undefined,
): string | undefined {
  const found = pick([...text.matchAll(pattern)], change.random);
  const made = found === undefined ? undefined : replace(found);
  if (found === undefined || made === undefined || made === found[0]) return undefined;
  return text.slice(0, found.index) + made + text.slice(found.index + found[0].length);
}

// Rewordings that keep the sense

const chineseOpenings = /^(?:因此|所以|此外|另外|同时|然而|但是|但|不过|而且|而|其中|后来|之后|于是|目前|当时)[,，]?/;
const englishOpenings =
  /^(?:However|Therefore|Moreover|In addition|Furthermore|Also|Thus|But|And|Additionally|Please),? /;

const chinesePairs = [
  ['因此', '所以'],
  ['但是', '不过'],
  ['由于', '因为'],
  ['以及', '和'],
  ['使用', '采用'],
  ['并且', '而且'],
  ['如果', '若'],
  ['位于', '坐落于'],
  ['是', '为'],
  ['与', '和'],
  ['可以', '可'],
  ['包括', '包含'],
  ['目前', '现在'],
  ['大约', '大概'],
  ['非常', '十分'],
  ['没有', '没'],
  ['通过', '经由'],
  ['需要', '须'],
  ['其', '它的'],
  ['成立', '创立'],
  ['全部', '所有'],
] as const;
const traditionalPairs = [
  ['因此', '所以'],
  ['但是', '不過'],
  ['由於', '因為'],
  ['以及', '和'],
  ['並且', '而且'],
  ['位於', '坐落於'],
  ['是', '為'],
  ['與', '和'],
  ['可以', '可'],
  ['包括', '包含'],
  ['目前', '現在'],
  ['大約', '大概'],
  ['非常', '十分'],
  ['沒有', '沒'],
  ['其', '它的'],
  ['成立', '創立'],
] as const;
const englishPairs = [
  ['however', 'but'],
  ['although', 'though'],
  ['such as', 'like'],
  ['because', 'since'],
  ['while', 'whereas'],
  ['many', 'numerous'],
  ['large', 'big'],
  ['also', 'too'],
  ['often', 'frequently'],
  ['began', 'started'],
  ['use', 'employ'],
  ['can', 'may'],
  ['about', 'around'],
  ['several', 'a few'],
  ['within', 'inside'],
  ['must', 'have to'],
  ['cannot', "can't"],
  ['do not', "don't"],
  ['is not', "isn't"],
  ['will', 'is going to'],
  ['select', 'choose'],
  ['buy', 'purchase'],
  ['the', 'this'],
] as const;

const fillersOf = (text: string) =>
  isHan(text)
    ? /(?:也|还|還|都|就|则|則|便|曾|亦|更|又|已)(?=[\u3400-\u9fff])/g
    : /\b(?:also|very|just|now|still|then|currently|usually) /g;

const words: Maker = (text, change) => {
  const pairs = isHan(text) ? (foldScript(text) === text ? chinesePairs : traditionalPairs) : englishPairs;
  const usable = pairs.filter(([word]) => (isHan(text) ? text.includes(word) : new RegExp(`\\b${word}\\b`).test(text)));
  const pair = pick(usable, change.random);
  if (pair === undefined) return undefined;
  return text.replace(isHan(text) ? pair[0] : new RegExp(`\\b${pair[0]}\\b`), pair[1]);
};

const opening: Maker = (text) => {
  const made = text.replace(isHan(text) ? chineseOpenings : englishOpenings, '');
  return made === text ? undefined : isHan(text) ? made : made.charAt(0).toUpperCase() + made.slice(1);
};

const filler: Maker = (text, change) => replaceOne(text, fillersOf(text), change, () => '');

/** Swaps what stands before and after one comma, at the end or start of the sentence kept in their places. */
const swap: Maker = (text, change) => {
  const end = /[。.!?！？;;]*$/.exec(text)?.[0] ?? '';
  const body = text.slice(0, text.length - end.length);
  const comma = isHan(text) ? '，' : ', ';
  const clauses = body.split(isHan(text) ? /[,，]/ : /, /);
  if (
    /\d,\d/.test(body) ||
    clauses.length < 2 ||
    clauses.some((clause) => clause.length < 4) ||
    /["“”「」『』()()《》]/.test(text)
  )
    return undefined;
  const at = Math.floor(change.random() * (clauses.length - 1));
  const swapped = [...clauses.slice(0, at), clauses[at + 1], clauses[at], ...clauses.slice(at + 2)];
  return swapped.join(comma) + end;
};

const width: Maker = (text) =>
  text.replace(/[0-9A-Za-z%]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

const hanDigits = '零一二三四五六七八九';

function spell(value: number): string {
  if (value < 10) return hanDigits.charAt(value);
  const tens = Math.floor(value / 10);
  return `${tens === 1 ? '' : hanDigits.charAt(tens)}十${value % 10 === 0 ? '' : hanDigits.charAt(value % 10)}`;
}

const numberFormat: Maker = (text, change) => {
  const thousands = replaceOne(text, /(?<![\d.,])\d{1,3},\d{3}(?![\d,.])/g, change, ([found]) =>
    found.replace(',', ''),
  );
  if (thousands !== undefined) return thousands;
  const clock = replaceOne(
    text,
    /(?<!\d)(1[3-9]|2[0-3]):([0-5]\d)(?!\d)/g,
    change,
    ([, hour, minute]) => `${Number(hour) - 12}:${minute} pm`,
  );
  if (clock !== undefined) return clock;
  if (!isHan(text))
    return replaceOne(text, /(?<![\d.,])\d{4,6}(?= [a-z])/g, change, ([found]) =>
      Number(found) > 2100 ? Number(found).toLocaleString('en') : undefined,
    );
  return replaceOne(
    text,
    /(?<![\d.,:\-/A-Za-z])[1-9]\d?(?=[元个個人天名位座家条條次种種部只隻张張月])/g,
    change,
    ([found]) => spell(Number(found)),
  );
};

/** One light rewording, and by chance another. */
export const rewordings: Maker = (sentence, change) => {
  const kinds = [words, opening, filler, swap, width, numberFormat];
  const [first, second] = kinds
    .map((kind) => ({ kind, order: change.random() }))
    .sort((one, other) => one.order - other.order)
    .map(({ kind }) => kind)
    .filter((kind) => kind(sentence, change) !== undefined);
  const once = first?.(sentence, change);
  if (once === undefined || change.random() < 0.5) return once;
  return second?.(once, change) ?? once;
};

// Changes of the sense

const isSaid = (text: string, { support }: Change) => support.includes(normalizeText(text));

/** Tries until the passage does not say the same by chance. */
function unsaid(make: () => string | undefined, change: Change): string | undefined {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const made = make();
    if (made !== undefined && !isSaid(made, change)) return made;
  }
  return undefined;
}

const otherDigits = (digits: string, { random }: Change) =>
  [...digits]
    .map((digit, index) =>
      /\d/.test(digit) ? String(index === 0 ? 1 + Math.floor(random() * 9) : Math.floor(random() * 10)) : digit,
    )
    .join('');

const digits = /(?<![\d.,:\-/A-Za-z年月])\d+(?:,\d{3})*(?:\.\d+)?(?![\d:\-/A-Za-z]|年|月|日|[.,]\d)/g;
const numerals =
  /(?<![零一二三四五六七八九十百千万萬亿億两兩第])[二三四五六七八九十百两兩]{1,4}(?=[个個元人天名位座家条條次种種部只隻张張大所间間层層岁歲分])/g;
const englishNumerals = /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty)\b(?!-)/g;
const englishNumeralList = 'two three four five six seven eight nine ten eleven twelve twenty thirty'.split(' ');

const changeNumber: Maker = (text, change) => {
  const isWritten = /\d/.test(text) && text.match(digits) !== null && change.random() < 0.75;
  if (isWritten) return replaceOne(text, digits, change, ([found]) => unsaid(() => otherDigits(found, change), change));
  if (isHan(text)) {
    return replaceOne(text, numerals, change, ([found]) =>
      unsaid(() => spell(2 + Math.floor(change.random() * 98)), { ...change, support: change.support + found }),
    );
  }
  return replaceOne(text, englishNumerals, change, ([found]) =>
    unsaid(() => pick(englishNumeralList, change.random), { ...change, support: change.support + found }),
  );
};

const monthNames = 'January February March April May June July August September October November December'.split(' ');
const dates = new RegExp(
  `(?<!\\d)(?:1\\d|20)\\d{2}(?=年)|\\d{1,2}(?=月)|(?<=月)\\d{1,2}(?=[日号號])|\\b(?:1[0-9]|20)\\d{2}\\b(?![年,.]?\\d)|\\b(?:${monthNames.join('|')})\\b(?= \\d)`,
  'g',
);

const changeDate: Maker = (text, change) =>
  replaceOne(text, dates, change, ([found]) =>
    unsaid(
      () =>
        /\d{4}/.test(found)
          ? String(Number(found) + Math.floor(change.random() * 40) - 20)
          : /\d/.test(found)
            ? String(1 + Math.floor(change.random() * 12))
            : pick(monthNames, change.random),
      change,
    ),
  );

const surnames =
  '王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫朱马馬胡郭林何高梁郑鄭罗羅宋谢謝唐韩韓曹许許邓鄧萧蕭冯馮曾程蔡彭潘袁于董余苏蘇叶葉吕呂魏蒋蔣田杜丁沈姜范范江傅钟鐘卢盧汪戴崔任陆陸廖姚方金邱夏谭譚韦韋贾賈邹鄒石熊孟秦阎閻薛侯雷白龙龍段郝孔邵史毛常万萬顾顧赖賴武康贺賀严嚴尹钱錢施牛洪龚龔';
/** Names by kind: a name is replaced by one of the same kind. */
const nameKinds: readonly RegExp[] = [
  /(?<=《)[^《》]{2,12}(?=》)/g,
  /(?<=[「“])[^「」“”]{2,8}(?=[」”])/g,
  /(?<=[在于於到往从從由和与與、,，。]|^)[\u3400-\u9fff]{2,3}(?:省|市|县|縣|区|區|镇|鎮|州|国|國|岛|島|湖|山|寺)(?=[的,，。、和与與在之为為是])/g,
  new RegExp(`(?<=[由与與和、,，。]|^)[${surnames}][\\u3400-\\u9fff]{1,2}(?=[的,，。、和与與在为為是])`, 'g'),
  /[\u3400-\u9fff]{2,5}·[\u3400-\u9fff]{2,5}/g,
];
const latinName =
  /(?<=[a-z,;)"”’] |(?<=[\u3400-\u9fff]) ?)(?!(?:Notes?|What|Will|You|For)\b)(?!(?:I|The|A|An|It|In|On|If|He|She|We|You|This|That)\b)[A-Z][A-Za-z]{2,}(?![A-Za-z'’-])/g;

/** What a pattern finds, without what the heuristic cut wrongly: a name does not begin with a preposition. */
const namesOf = (text: string, kind: RegExp) =>
  [...text.matchAll(kind)]
    .map(([found]) => found)
    .filter((found) => !/^[在于於到往从從由和与與是为為的了其该該此这這那各一两兩及以自许許曾统統]/.test(found));

const changeName: Maker = (text, change) => {
  const kinds = [...(isHan(text) ? nameKinds : []), latinName].filter((kind) => text.match(kind) !== null);
  const kind = pick(kinds, change.random);
  if (kind === undefined) return undefined;
  return replaceOne(text, kind, change, () =>
    unsaid(() => pick(namesOf(change.others(), kind), change.random), change),
  );
};

const changeNegation: Maker = (text, change) => {
  if (isHan(text)) {
    const removable =
      /(?<![不没沒])(?:不(?=[会會能可需应應是支得再同存])|没(?=有)|沒(?=有)|未(?=[能被经經曾])|无法|無法)(?!不|久)/g;
    const removed =
      change.random() < 0.6
        ? replaceOne(text, removable, change, ([found]) => (/[无無]/.test(found) ? '可以' : ''))
        : undefined;
    return (
      removed ??
      replaceOne(
        text,
        /(?<![不没沒未无無可])(?:会|會|能(?![力够源量])|可以|需要|支持|属于|屬於|应该|必须|必須|是(?![否不]))/g,
        change,
        ([found]) => `不${found}`,
      )
    );
  }
  const removed =
    change.random() < 0.6
      ? (replaceOne(text, / (?:not|never)(?= [a-z])/g, change, () => '') ??
        replaceOne(
          text,
          /\b(is|are|was|were|do|does|did|have|has|had|would|could|should)n['’]t\b/g,
          change,
          ([, verb]) => verb,
        ))
      : undefined;
  return (
    removed ??
    replaceOne(
      text,
      /\b(?:is|are|was|were|can|will|may|should|could|would|has been|must)\b(?! not|n['’]t)/g,
      change,
      ([found]) => `${found} ${change.random() < 0.8 ? 'not' : 'never'}`,
    )
  );
};

/** A number or name of the sentence in place of another: its passage has each of them, but not there. */
const exchange: Maker = (text, change) => {
  const kinds = [digits, ...(isHan(text) ? nameKinds : []), latinName];
  const rich = kinds.filter((kind) => new Set([...change.passage.matchAll(kind)].map(([found]) => found)).size > 1);
  const kind = pick(
    rich.filter((each) => text.match(each) !== null),
    change.random,
  );
  if (kind === undefined) return undefined;
  return replaceOne(text, kind, change, () =>
    unsaid(
      () => pick([...change.passage.matchAll(kind)], change.random)?.[0],
      // Two names in one statement may change places without a change of the words: only what stands elsewhere counts.
      { ...change, support: normalizeText(text) },
    ),
  );
};

const chineseSynonyms =
  '著名 知名|担任 出任|曾经 曾|发现 察觉|大型 大规模|重要 关键|帮助 协助|方法 办法|原因 缘由|建议 推荐|显示 表明|增加 增多|购买 购置|选择 挑选|查看 检视|例如 比如|由于 因|位置 地点|完成 达成|参加 参与|举行 举办|影响 冲击|支持 支援|设置 设定|删除 移除|执行 运行|解决 化解|发生 出现|允许 准许|认为 主张|父亲 爸爸|妻子 太太|死 去世|居住 生活|美丽 漂亮|快速 迅速|附近 周边|经常 常|同意 赞成|大约 约|主要 首要|目的 目标|迁移 搬迁|保留 保存|结束 终止|离开 离去|知道 得知|领导 率领|组成 构成|分为 划分为|任务 工作|当时 那时|创建 新建|输入 键入|错误 报错|数据 资料|返回 回到|添加 加入'
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]);

/** An everyday word by another of the same sense. */
const synonym: Maker = (text, change) => {
  if (!isHan(text)) return undefined;
  const folded = foldScript(text);
  const pair = pick(
    chineseSynonyms.filter(([word]) => folded.includes(word)),
    change.random,
  );
  return pair === undefined ? undefined : folded.replace(pair[0], pair[1]);
};

/** Rewordings beside the light ones: a content word by a near synonym. */
export const looseRewordings: readonly (readonly [string, Maker])[] = [['synonym', synonym]];

/** The doctorings by name. */
export const doctorings: readonly (readonly [string, Maker])[] = [
  ['number', changeNumber],
  ['date', changeDate],
  ['name', changeName],
  ['negation', changeNegation],
  ['exchange', exchange],
];
