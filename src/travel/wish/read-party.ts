import type { Party, PersonKind } from '../../domain/party.js';
import { numberPattern, parseNumber } from '../../text/chinese-number.js';
import { isTakenBack, type WishText } from './wish-text.js';

/** Who travels, or who joins and leaves. */
export interface WishParty {
  readonly party?: Party | undefined;
  readonly change?: Party | undefined;
  /** Those of the party who are brought along by somebody whom no word counts: "带个孩子". */
  readonly brought?: Party | undefined;
}

const kindWords: readonly (readonly [PersonKind, string])[] = [
  [
    'child',
    '小孩子?|小朋友|孩子|儿童|宝宝|婴儿|娃娃?|女儿|儿子|小学生|孙子|孙女|kids?|child(?:ren)?|toddlers?|bab(?:y|ies)|infants?|sons?|daughters?|小(?![时山河巷])',
  ],
  ['student', '(?:大|中|高中|初中)?学生|students?'],
  ['senior', '老人家?|老年人|长辈|seniors?|elder(?:s|ly people|ly)?|grandparents?|老(?![师友板家外乡街城])'],
  ['adult', '大人|成年人|成人|adults?|grown-?ups?|大(?![学巴家概约道山])'],
];

const joining = '(?<![很最太许么差])(?:还有|另外有|(?:再|还)?(?:加|多|添|增加|多加|带上|多带|多来|多了|加上)(?:上)?)';
const leaving = '(?<![很最太多])(?:少|减|减少|去掉|少去|少了)';
const measure =
  '\\s*(?:个|位|名|口)?\\s*(?:[\\d一二两三四五六七八九十]+岁(?:的)?|\\d+-year-old )?(?:小(?=孩|朋友|学生|宝))?';
const kindPattern = kindWords.map(([kind, words]) => `(?<${kind}>${words})`).join('|');

const counted = new RegExp(
  `(?<number>${numberPattern}|(?<![a-z])(?:an?|one|another)(?= ))${measure}(?:(?:small|young|little|elderly|university|college|school) )?(?:${kindPattern})(?![a-z])`,
  'g',
);

const head = `(?<number>${numberPattern})`;
const total = new RegExp(
  [
    `(?<![/每第])${head}\\s*(?:(?:个|位|名)\\s*(?:朋友|同学|同事|闺蜜|兄弟|姐妹|人|游客)?|人)(?![均民币工类次生份称]|小时|半|一[天日晚顿餐]|月|晚|星期|礼拜|景点|地方|博物馆|公园|城市|预算|价|费)(?:一起|出行|同行)?`,
    `(?<![a-z])(?:group|party|family) of (?<group>${numberPattern})(?![a-z])`,
    `(?<![a-z])for (?<for>two|three|four|five|six|seven|eight|nine|ten|twelve|[1-9]\\d?)(?=\\s*(?:[,.!?\uFFFC]|$|(?:from|to|in|on|over|departing|leaving|starting|please)(?![a-z])))`,
    `(?<of>${numberPattern}) of us(?![a-z])`,
    // "with 4 friends" leaves the speaker to be counted beside them.
    `(?<!with )(?<![a-z\\d])(?<friends>${numberPattern}) (?:friends|colleagues|classmates|mates)(?![a-z])`,
    `(?<people>${numberPattern})\\s*(?:people|persons?|travell?ers?|tourists?|guests?|pax|visitors?)(?![a-z])`,
  ].join('|'),
  'g',
);

const family = new RegExp(
  `(?:一|全|我)家(?<size>${numberPattern})口|(?:a |our )?family of (?<english>${numberPattern})(?![a-z])`,
  'g',
);

const pairs =
  /我(?:的)?(?:女朋友|男朋友|女友|男友|老婆|老公|妻子|丈夫|爱人|对象|媳妇)(?=(?:都|也|一起)?(?:想|要|打算|准备|计划|喜欢))|情侣|夫妻俩?|夫妇|小?两口子?|俩口子?|蜜月|我们俩|咱们?俩|我俩|你我二人|俩人|(?<![a-z])(?:the two of us|both of us|(?:as )?a couple(?! of)|couple(?! of)|honeymoon|my (?:wife|husband|girlfriend|boyfriend|gf|bf|partner|mum|mom|mother|dad|father|friend) and (?:i|me)|(?:me|i) (?:and|n|&) my (?:wife|husband|girlfriend|boyfriend|gf|bf|partner|mum|mom|mother|dad|father|friend)|with (?:my|a) (?:wife|husband|girlfriend|boyfriend|partner|mum|mom|mother|dad|father|friend|colleague))(?![a-z])/g;

const companionWords: readonly (readonly [RegExp, Party])[] = [
  [/爷爷奶奶|外公外婆|姥姥姥爷|姥爷姥姥|(?:my |our )?grandparents/g, { senior: 2 }],
  [/(?:我)?(?:父母亲?|爸妈|爸爸妈妈|岳父岳母|公公婆婆|双亲)|(?:my |our )?parents(?! with)/g, { adult: 2 }],
  [
    /(?<![夫])(?:女朋友|男朋友|女友|男友|老公|老婆|妻子|丈夫|爱人|对象|媳妇|闺蜜|室友|朋友(?![们圈])|同学(?!们)|同事(?!们)|妈妈?(?!们)|爸爸?|老妈|老爸|母亲|父亲|姐姐|妹妹|哥哥|弟弟)/g,
    { adult: 1 },
  ],
  [/爷爷|奶奶|外公|外婆|姥姥|姥爷|老人家?|老年人|长辈/g, { senior: 1 }],
  [
    /小孩子?|小朋友|孩子|宝宝|娃娃?|女儿|儿子|孙子|孙女|(?:my |our |a )?(?:kid|child|son|daughter|baby|toddler)(?![a-z])/g,
    { child: 1 },
  ],
  [/(?:my |our |the )?(?:kids|children)(?![a-z])/g, { child: 2 }],
];

/** From this age on, in years, a companion is counted as a senior. */
const seniorAge = 60;
const agedBefore = /(?<age>\d+)多?岁的?(?:我的?)?$/;
const agedAfter = /^(?:一起|一块|也|都|去|来|玩)*[,，]?(?:[他她]们?)?(?:都|今年|已经)*(?<age>\d+)多?岁/;
const company =
  /(?:带着?|陪着?|携|领着?|有|我?和|跟|与|同|with|bring(?:ing)?|tak(?:e|ing))\s*(?:我|我的|家里的?|一?个|一?位|上|上个|my |our |the )?(?:[\d一二三四五六七八九十]+多?岁的?)?\s*$/;
const alone =
  /独自(?:一人)?|单人(?!房|间|床)|单独|就?我自己(?=$|[,，。!！吧])|自己(?:一个?人)?(?=去|玩|旅|出|走|来)|(?<!每)一个人|(?<!每)一人(?!均|一)|solo|(?<![a-z])(?:alone|by myself|just me|on my own|only me|myself)(?![a-z])/g;

/**
 * Reads who travels, by kind of person, in text whose dates, days and money are taken already.
 *
 * Whoever brings somebody travels too: "带两个学生" is one adult and two students. "一家四口" are two adults and two
 * children. Kinds that are part of a total ("四个人,其中一个小孩") do not add to it.
 *
 * @param asked - true when the party was asked for, so that a bare `2` is understood
 */
export function readParty(text: WishText, asked: boolean): WishParty {
  const { party, change, brought } = readPartyAndChange(text, asked);
  const joined = party !== undefined && change !== undefined && Object.values(change).every((count) => count > 0);
  return joined ? { party: addKinds(party, change) } : { party, change, brought };
}

/** "两个大人,还有一个小孩" names one party, though its second half reads like a change. */
function addKinds(party: Party, change: Party): Party {
  const sum: Partial<Record<PersonKind, number>> = { ...party };
  for (const kind of Object.keys(change) as PersonKind[]) sum[kind] = (sum[kind] ?? 0) + (change[kind] ?? 0);
  return sum;
}

function readPartyAndChange(text: WishText, asked: boolean): WishParty {
  const change = readChange(text);
  const family = readFamily(text);
  if (family !== undefined) return { party: family, ...change };
  const kinds: Partial<Record<PersonKind, number>> = {};
  let brings = false;
  let included = false;
  text.take(counted, (match) => {
    const kind = kindWords.find(([name]) => match.groups?.[name] !== undefined)?.[0];
    const count = countOf(match.groups?.number);
    if (kind === undefined || count === undefined || !isCount(count)) return undefined;
    if (isTakenBack(text.folded, { start: match.index, end: match.index + match[0].length })) return true;
    const before = text.folded.slice(0, match.index);
    brings ||=
      /(?:带着?|领着?|陪着?|和|跟|外加|加|plus|with|bring(?:ing)?|tak(?:e|ing))\s*(?:我?家?的?|my |our )?$/.test(
        before,
      );
    included ||= /(?:其中|包括|包含|含|里面?有?|including|of whom|of them)[^,，。]{0,6}$/.test(before);
    kinds[kind] = (kinds[kind] ?? 0) + count;
    return true;
  });
  const said = readTotal(text, asked);
  const pair = text.take(pairs, () => true).length > 0 ? 2 : undefined;
  const adultsCounted = kinds.adult !== undefined;
  const companions = readCompanions(text, kinds);
  const solo = said === undefined && text.take(alone, () => 1).length > 0 ? 1 : undefined;
  const known = Object.values(kinds).reduce((sum, count) => sum + count, 0);
  const people = said ?? pair ?? (known === 0 && !companions ? solo : undefined);
  if (people === undefined) {
    if (known === 0) return change;
    if (adultsCounted || (!companions && !brings)) return { party: kinds, ...change };
    return { party: withBringer(text.folded, kinds), brought: kinds, ...change };
  }
  const others = known - (kinds.adult ?? 0);
  const adults = (brings && !included) || (pair !== undefined && said === undefined) ? people : people - others;
  // "2 people with kids": how many of them are children is not said.
  if (companions && !adultsCounted && adults < 1 && kinds.child !== undefined) {
    return { party: people > 1 ? { adult: 1, child: people - 1 } : { adult: 1 }, ...change };
  }
  // A total beside counted adults only repeats them.
  if (!adultsCounted && adults > 0) kinds.adult = adults;
  return { party: kinds, ...change };
}

function countOf(text: string | undefined): number | undefined {
  return text === undefined || /^(?:an?|another)$/.test(text) ? 1 : parseNumber(text);
}

function isCount(count: number): boolean {
  return Number.isInteger(count) && count >= 0 && count < 1000;
}

/** The one who says "带孩子" is not counted by the words: a single adult, or two where they say we or leave it open with children. */
function withBringer(text: string, kinds: Readonly<Partial<Record<PersonKind, number>>>): Party {
  const single =
    /我(?!们|家)|(?<![a-z])(?:i|i'm|i am|me)(?![a-z])/.test(text) && !/我们|咱|(?<![a-z])we(?![a-z])/.test(text);
  const bringers = kinds.adult === undefined && kinds.child !== undefined && !single ? 2 : 1;
  return { ...kinds, adult: (kinds.adult ?? 0) + bringers };
}

function readFamily(text: WishText): Party | undefined {
  let party: Party | undefined;
  text.take(family, (match) => {
    const size = parseNumber(match.groups?.size ?? match.groups?.english ?? '');
    if (size === undefined || !isCount(size) || size === 0) return undefined;
    if (size <= 2) party = { adult: size };
    else if (size <= 4) party = { adult: 2, child: size - 2 };
    // Three generations: grandparents, parents, children.
    else if (size <= 6) party = { adult: 2, child: size - 4, senior: 2 };
    else party = { adult: size };
    return true;
  });
  return party;
}

function readTotal(text: WishText, asked: boolean): number | undefined {
  let people: number | undefined;
  text.take(total, (match) => {
    const { number, group, of, for: served, people: persons, friends } = match.groups ?? {};
    const count = parseNumber(number ?? group ?? of ?? served ?? persons ?? friends ?? '');
    if (count === undefined || !isCount(count)) return undefined;
    // "三个" alone counts anything; only with a word for people, or asked for, it counts people.
    if (number !== undefined && !/人|朋友|同学|同事|闺蜜|兄弟|姐妹|游客/.test(match[0])) return undefined;
    if (isTakenBack(text.folded, { start: match.index, end: match.index + match[0].length })) return true;
    const self =
      /朋友|同学|同事|闺蜜|兄弟|姐妹/.test(match[0]) && /(?:和|跟|与|带着?)$/.test(text.folded.slice(0, match.index));
    people = count + (self ? 1 : 0);
    return true;
  });
  text.take(/(?:我们|咱们?)?仨/g, () => {
    people ??= 3;
    return true;
  });
  text.take(new RegExp(`with (?<number>${numberPattern}) (?:friends|colleagues|classmates)`, 'g'), (match) => {
    const count = parseNumber(match.groups?.number ?? '');
    people ??= count === undefined ? undefined : count + 1;
    return true;
  });
  if (people === undefined && asked) {
    text.take(
      new RegExp(`^\\s*(?:就|一共|总共|共)?${head}\\s*(?:个|位)?(?:人)?(?:吧)?\\s*[。.!！]?\\s*$`, 'g'),
      (match) => {
        people = parseNumber(match.groups?.number ?? '');
        return true;
      },
    );
  }
  return people;
}

/** People named without a number: "带父母", "和女朋友", "with my kids". Adds to `kinds`; true when there are any. */
function readCompanions(text: WishText, kinds: Partial<Record<PersonKind, number>>): boolean {
  let found = false;
  const counted = new Set(Object.keys(kinds) as PersonKind[]);
  for (const [pattern, party] of companionWords) {
    text.take(pattern, (match) => {
      const before = text.rest.slice(0, match.index).replace(/\uFFFC/g, '人');
      if (!company.test(before) && !(found && /(?:和|跟|、|以及|and|人)\s*(?:my |our |我)?$/.test(before)))
        return undefined;
      // "带孩子去,3大2小" speaks of the children twice and counts them once.
      const named = Object.keys(party) as PersonKind[];
      if (named.every((kind) => kind === 'child' && counted.has(kind))) return true;
      found = true;
      const after = text.folded.slice(match.index + match[0].length);
      const age = agedBefore.exec(before)?.groups?.age ?? agedAfter.exec(after)?.groups?.age;
      const isOld = Number(age ?? 0) >= seniorAge;
      for (const kind of named) {
        const as = isOld && kind === 'adult' ? 'senior' : kind;
        kinds[as] = (kinds[as] ?? 0) + (party[kind] ?? 0);
      }
      return true;
    });
  }
  return found;
}

function readChange(text: WishText): { change?: Party } {
  const change: Partial<Record<PersonKind, number>> = {};
  const add = (kind: PersonKind, count: number) => {
    change[kind] = (change[kind] ?? 0) + count;
  };
  const who = `(?:(?<number>${numberPattern})|(?=个))${measure}(?:${kindPattern}|(?<any>人|朋友|同学|同事))(?:一起)?`;
  for (const [verb, sign] of [
    [joining, 1],
    [leaving, -1],
  ] as const) {
    text.take(new RegExp(`${verb}${who}`, 'g'), (match) => {
      const kind = kindWords.find(([name]) => match.groups?.[name] !== undefined)?.[0] ?? 'adult';
      const count = match.groups?.number === undefined ? 1 : parseNumber(match.groups.number);
      if (count === undefined || !isCount(count)) return undefined;
      add(kind, sign * count);
      return true;
    });
  }
  text.take(
    new RegExp(`(?<number>${numberPattern})个?人(?:又)?(?:不(?:能|想|会)?[去来]了?|来不了|去不了)`, 'g'),
    (match) => {
      const count = parseNumber(match.groups?.number ?? '');
      if (count === undefined) return undefined;
      add('adult', -count);
      return true;
    },
  );
  text.take(
    new RegExp(
      `(?<![a-z])(?:add(?:ing)? )?(?<number>${numberPattern}|an?|another)(?: (?:more|extra|additional|other))? (?:${kindPattern}|people|person|friend)(?![a-z])(?<joins> (?:is |are )?(?:join|com)\\w*)?`,
      'g',
    ),
    (match) => {
      if (!/more|extra|additional|another|^add|join|coming/.test(match[0])) return undefined;
      const kind = kindWords.find(([name]) => match.groups?.[name] !== undefined)?.[0] ?? 'adult';
      add(kind, countOf(match.groups?.number) ?? 1);
      return true;
    },
  );
  return Object.keys(change).length === 0 ? {} : { change };
}
