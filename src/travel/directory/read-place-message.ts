import type { Directory } from './directory.js';
import type { FoundCondition } from './found-condition.js';
import { findSigns, type MessageSigns, type NamedThing, takeOut } from './message-signs.js';
import { isWords, type PlaceWay } from './place-kind.js';
import type { PlaceTalk } from './place-talk.js';
import { readComparison } from './read-comparison.js';
import { type ConditionReading, readConditions } from './read-conditions.js';
import { type LetGo, readLetGo } from './read-let-go.js';
import { findNear, type NearSign } from './read-near.js';
import { vocabularyOf } from './vocabulary.js';

/** What one message says about the things of a directory. */
export interface PlaceReading {
  /** The kind that it speaks of. */
  readonly kind?: string | undefined;
  readonly names: readonly NamedThing[];
  readonly conditions: readonly FoundCondition[];
  /** The conditions are wished for near something. */
  readonly near?: NearSign | undefined;
  /** Kinds asked for near a thing. */
  readonly asksNear: readonly string[];
  /** The thing, where it is said which. */
  readonly asksNearTo?: Pick<NearSign, 'name' | 'sourceKind'> | undefined;
  /** Fields asked about. */
  readonly asks: readonly string[];
  readonly way?: { readonly way: PlaceWay; readonly ends: readonly NamedThing[] } | undefined;
  /** It points at what is at hand: 这家, 它. */
  readonly isReference: boolean;
  /** It looks for things: 推荐, 找一家. */
  readonly isSearch: boolean;
  /** It asks outright for something to be found: 推荐一家. */
  readonly isRequest: boolean;
  /** It narrows what was shown: 其中, or 哪家 where these were shown last. */
  readonly isNarrowing: boolean;
  /** It asks whether something is so. */
  readonly isQuestion: boolean;
  /** It names the kind that it is about, and not as a thing at hand: 找一家酒店, but not 这家酒店. */
  readonly namesKind: boolean;
  /** It asks the same of something else: 那健身房呢？ */
  readonly isFollowUp: boolean;
  /** It says of what kind it should be: 4分以上的景点, but not 景点的评分是4分以上. */
  readonly describesKind: boolean;
  /** Earlier wishes that it lets go of: 评分无所谓. */
  readonly letGo: readonly LetGo[];
  /** What it names takes the place of what was named before: 换成吃面的. */
  readonly isCorrection: boolean;
  /** It wishes for something beyond the thing at hand: 再便宜一点. */
  readonly isComparison: boolean;
  /** It wants something else than before: 另外, 换一家, 别的. */
  readonly isAnew: boolean;
  /** Which of the shown things is meant, from 0: 第二家; -1 is the last one. */
  readonly ordinal?: number | undefined;
}

const search =
  /推荐|推介|介绍|(?:找|选|挑|换|来|求|订|预[定订]|安排|预约)(?:一|个|家|间|处|座)|帮.{0,3}找|给.{0,3}找|想[找吃]|要[找吃]|寻找|有(?:没有|木有|啥|什么)|有[^,。?]*的[^,。?]{0,6}(?:吗|么)|想(?:要)?(?:去|到|住|逛|玩)|(?<![a-z])(?:recommend|suggest|find|look(?:ing)? for|any|want|need|book|show me)(?![a-z])/;
const request =
  /推荐|推介|介绍|(?:找|选|挑|换|来|订|预[定订]|安排|预约)(?:一|个|家|间|处|座)|帮.{0,3}找|给.{0,3}找|(?<![a-z])(?:recommend|suggest|find|book|show me)(?![a-z])/;
const narrowing =
  /其中|当中|里面|(?:这|那|以上|上述|上面|刚才说的)[几些两三哪](?!道|种|样|份)|(?<![a-z])(?:of (?:them|these|those))(?![a-z])/;
const choosing = /哪[一1]?[家个座间]|(?<!有)哪些|(?<![a-z])which(?![a-z])/;
const question =
  /[吗么嘛不没]\s*[?？]?\s*[。!~呀啊哦,]*\s*$|[吗么嘛](?=[?,。!\s]|$)|是否|是不是|有没有|能不能|可不可以|(?<![a-z])(?:is it|does it|do they|are they)(?![a-z])/;
const followUp = /^\s*(?:(?:and|what about|how about)(?![a-z]).*\?\s*$|[^,。!?;]{1,12}呢[?。!\s]*$)/;
const correction =
  /换成|改成|改为|改到|我是说|我的意思是|说错了|(?<![a-z])(?:rather|instead|i meant?|change (?:it|that|the)|make (?:it|that))(?![a-z])/;
const anew =
  /另外|再(?:帮|给|替|为|推荐|找|介绍|来|请|安排|挑|选|搜|查一)|还(?:想|要|需|得)|换(?:一|个|家)|别的|其[他它](?!人)|重新|不要这|(?<![a-z])(?:another|different|other)(?![a-z])/;
const reference =
  /[这那该此](?:一)?(?:个|家|座|处|间|里|儿|边)|它|[他她]们?家|[你贵]们?[店家]|(?<![a-z])(?:it|its|they|their|there|this one|that one)(?![a-z])/;

/**
 * Reads one message: which kind it is about, what it names, what it wishes and what it asks, by the words of the directory.
 */
export function readPlaceMessage(message: string, talk: PlaceTalk, directory: Directory): PlaceReading {
  const { signs, letGo } = readLetGo(
    findSigns(message, talk, directory),
    talk.kind,
    talk.wishes[talk.kind ?? ''] ?? {},
  );
  const nears = findNear(signs);
  const way = readWay(signs, talk);
  const { kind, near, reading } = chooseKind(signs, nears, talk, directory);
  const { text } = signs;
  const compared = comparedIn(text, kind, talk, directory).filter(
    ({ field }) => !reading.conditions.some((each) => each.field === field),
  );
  // 推荐菜 is a field, not a request.
  const bare = signs.fields.reduce((rest, { start, end }) => takeOut(rest, start, end), text);
  const asked = { conditions: reading.conditions, signs, kind };
  const source =
    nears.find(({ kinds }) => kinds.length > 0) ?? askedOn(signs, talk) ?? anythingNear(nears, asked, directory);
  return {
    kind,
    names: signs.names,
    conditions: [...reading.conditions, ...compared],
    near,
    asksNearTo: near === undefined ? source : undefined,
    asksNear:
      near === undefined && !isElsewhere(signs) ? kindsNear(source === undefined ? [] : [source, ...nears]) : [],
    asks: asksOf(unasked(signs, compared), reading.usedFields, source, signs.names[0]?.kind ?? kind ?? talk.kind),
    way,
    isReference: reference.test(text) || signs.kinds.some((each) => each.isReference),
    isSearch:
      search.test(bare) ||
      signs.kinds.some(({ start }) => /(?:找|订|要|看看?)(?:点|下)?\s*$/.test(text.slice(0, start))),
    isRequest: request.test(bare),
    isNarrowing: narrowing.test(text) || (choosing.test(text) && kind !== undefined && talk.newest.includes(kind)),
    isQuestion: question.test(text),
    isFollowUp: followUp.test(text),
    describesKind: isDescribed(signs, kind, reading),
    namesKind: signs.kinds.some((each) => each.kind === kind && !each.isReference),
    letGo,
    isCorrection: correction.test(text),
    isComparison: compared.length > 0,
    isAnew: anew.test(text),
    ordinal: readOrdinal(text),
  };
}

function kindsNear(nears: readonly NearSign[]): readonly string[] {
  return [...new Set(nears.flatMap(({ kinds }) => kinds.map(({ kind }) => kind)))];
}

/** Nothing but a kind, after another kind near a thing was told of: 那酒店呢？ */
function askedOn({ text, kinds }: MessageSigns, talk: PlaceTalk): NearSign | undefined {
  const to = talk.shownNear[talk.newest.at(-1) ?? ''];
  const bare = kinds.reduce((rest, { start, end }) => takeOut(rest, start, end), text);
  if (to === undefined || !/^(?:那|那么|还有|and|what about|how about|\s)*\uFFFC+(?:呢|呀)?[\s?!。]*$/.test(bare))
    return undefined;
  return { start: 0, name: { ...to, start: 0, end: 0 }, sourceKind: to.kind, kinds, isAlone: false };
}

/** What is near a thing, of whatever kind: 附近有什么？ */
function anythingNear(
  nears: readonly NearSign[],
  { conditions, signs, kind }: { conditions: readonly FoundCondition[]; signs: MessageSigns; kind: string | undefined },
  { tables }: Directory,
): NearSign | undefined {
  const [near] = nears;
  const asks = /有(?:些|点)?(?:什么|啥|哪些)|(?<![a-z])what(?![a-z])/.test(signs.text);
  const table = tables.find(({ name }) => name === (near?.sourceKind ?? kind));
  if (near === undefined || !asks || conditions.length > 0 || table === undefined) return undefined;
  const of = table.fields.flatMap((field) => (field.type === 'nearby' ? [field.of] : []));
  return { ...near, kinds: of.map((each) => ({ start: near.start, end: near.start, kind: each, isReference: false })) };
}

function comparedIn(
  text: string,
  kind: string | undefined,
  talk: PlaceTalk,
  directory: Directory,
): readonly FoundCondition[] {
  const table = directory.tables.find(({ name }) => name === kind);
  const atHand = table === undefined ? undefined : directory.named(table.name, talk.chosen[table.name] ?? '')[0];
  return table === undefined || atHand === undefined ? [] : readComparison(text, table, atHand);
}

function isDescribed(
  { kinds, text }: MessageSigns,
  kind: string | undefined,
  { conditions }: ConditionReading,
): boolean {
  return kinds.some(
    (each) =>
      each.kind === kind &&
      !each.isReference &&
      conditions.some(
        ({ end }) => end <= each.start && /^[^,。!?;]{0,4}的[^,。!?;]{0,3}$/.test(text.slice(end, each.start)),
      ),
  );
}

function readWay({ text, ways, names }: MessageSigns, talk: PlaceTalk): PlaceReading['way'] {
  const [way] = ways.flatMap(({ meanings }) => meanings);
  if (way === undefined) return undefined;
  const goes = /从|出发|到达|去|到|前往|(?<![a-z])(?:from|to)(?![a-z])/.test(text);
  if (names.length < 2 && !goes) return undefined;
  const known = Object.entries(talk.chosen).flatMap(([kind, name]) => (name === undefined ? [] : [{ kind, name }]));
  const missing = known.filter(({ name }) => !names.some((named) => named.name === name));
  const ends = names.length >= 2 ? names.slice(0, 2) : [...names];
  if (ends.length < 2 && missing.length === 0) return undefined;
  return { way, ends };
}

interface ChosenKind {
  readonly kind?: string | undefined;
  readonly near?: NearSign | undefined;
  readonly reading: ConditionReading;
}

const nothing: ConditionReading = { conditions: [], usedFields: new Set() };

/** Decides which kind the message is about: a search near something, a kind that it names, or the one at hand. */
function chooseKind(
  signs: MessageSigns,
  nears: readonly NearSign[],
  talk: PlaceTalk,
  directory: Directory,
): ChosenKind {
  const vocabulary = vocabularyOf(directory);
  const read = (kind: string | undefined) => {
    const table = directory.tables.find(({ name }) => name === kind);
    return table === undefined ? nothing : readConditions(signs, table, vocabulary);
  };
  const direct = directKinds(signs, nears);
  const sought = direct.findLast((each) => !each.isReference)?.kind;
  const byWords = () => kindOfFields(signs, talk) ?? kindOfConditions(talk, directory, read);
  const asked = isElsewhere(signs) ? [] : nears;
  for (const near of asked) {
    if (near.kinds.length > 1) continue;
    const kind = near.kinds[0]?.kind ?? sought ?? byWords();
    const reading = read(kind);
    const isAside = direct.some((each) => each.start < near.start && endsBefore(read(each.kind), near, signs));
    const conditions = reading.conditions.filter(
      ({ start, end }) => start > near.start || !(isAside || isApart(end, near, signs)),
    );
    if (kind !== undefined && conditions.length > 0) return { kind, near, reading: { ...reading, conditions } };
    if (near.isAlone && talk.kind !== undefined) return { kind: talk.kind, near, reading: nothing };
    const narrowed = choosing.test(signs.text) || narrowing.test(signs.text) ? talk.newest.at(-1) : undefined;
    if (near.kinds.length === 0 && near.name !== undefined && narrowed !== undefined) {
      return { kind: narrowed, near, reading: nothing };
    }
  }
  const candidates = [
    sought,
    direct.at(-1)?.kind,
    asked === nears ? undefined : nears.flatMap(({ kinds }) => kinds)[0]?.kind,
    nears.find(({ kinds }) => kinds.length > 0)?.sourceKind,
    signs.names.at(-1)?.kind,
    byWords(),
    talk.kind,
  ];
  const kind = candidates.find((each) => each !== undefined);
  return { kind, reading: read(kind) };
}

/** Nothing is wished near that any more: 既然附近没有，那就去别处. */
function isElsewhere({ text }: MessageSigns): boolean {
  return /别处|别的地方|其[他它]地方|既然[^。!?;]*没|(?<![a-z])(?:elsewhere|somewhere else|anywhere)(?![a-z])/.test(
    text,
  );
}

/** Whether conditions are complete before another clause asks what is near: 找一家4分以上的餐馆，再看看周边有什么景点. */
function endsBefore({ conditions }: ConditionReading, near: NearSign, { text }: MessageSigns): boolean {
  const last = conditions.findLast(({ end }) => end <= near.start);
  return (
    last !== undefined &&
    /[,。!?;]/.test(text.slice(last.end, near.start)) &&
    !conditions.some(({ start }) => start > near.start)
  );
}

/** Whether another sentence begins between a condition and the place that it would have to be near to. */
function isApart(end: number, near: NearSign, { text }: MessageSigns): boolean {
  return /[。!?;]/.test(text.slice(end, near.start));
}

/** Kind words that are neither looked for near something nor what something is near to. */
function directKinds({ kinds }: MessageSigns, nears: readonly NearSign[]) {
  return kinds.filter(
    (kind) => !nears.some((near) => near.kinds.includes(kind) || (kind.end <= near.start && near.start - kind.end < 2)),
  );
}

/** The kind whose field is named, unless the kind at hand has it too. */
function kindOfFields({ fields }: MessageSigns, talk: PlaceTalk): string | undefined {
  const kinds = fields.map(({ meanings }) => [...new Set(meanings.map(({ kind }) => kind))]);
  const others = kinds.filter((each) => talk.kind === undefined || !each.includes(talk.kind));
  return others.find(({ length }) => length === 1)?.[0];
}

/**
 * The kind of which the message wishes most; of several, the one at hand. Where none is at hand, numbers alone speak of no
 * kind: 2000元以内玩三天.
 */
function kindOfConditions(
  talk: PlaceTalk,
  { tables }: Directory,
  read: (kind: string) => ConditionReading,
): string | undefined {
  const kinds = tables.map(({ name }) => name);
  const order = talk.kind === undefined ? kinds : [talk.kind, ...kinds.filter((kind) => kind !== talk.kind)];
  const isEvidence = ({ condition }: FoundCondition) => talk.kind !== undefined || isWords(condition);
  const counts = order
    .map((kind) => ({ kind, found: read(kind).conditions }))
    .filter(({ found }) => found.some(isEvidence))
    .map(({ kind, found }) => ({ kind, count: found.length }));
  return counts.reduce<(typeof counts)[number] | undefined>(
    (best, each) => (best === undefined || each.count > best.count ? each : best),
    undefined,
  )?.kind;
}

/** The signs without the fields in which a comparison is worded: 评分更高的 asks for no rating. */
function unasked(signs: MessageSigns, compared: readonly FoundCondition[]): MessageSigns {
  const isWord = (start: number) => compared.some((each) => each.start <= start && start < each.end);
  return { ...signs, fields: signs.fields.filter(({ start }) => !isWord(start)) };
}

/** @param about - the kind spoken of: a word that several kinds have for a field means the field of that one */
function asksOf(
  { fields }: MessageSigns,
  used: ReadonlySet<number>,
  near: NearSign | undefined,
  about: string | undefined,
): readonly string[] {
  const asked = fields.filter(({ start }) => !used.has(start) && start !== near?.start);
  const meant = asked.flatMap(({ meanings }) => meanings.find(({ kind }) => kind === about) ?? meanings.slice(0, 1));
  return [...new Set(meant.map(({ field }) => field))];
}

const ordinals = '一二三四五六七八九';

function readOrdinal(text: string): number | undefined {
  if (/最后[一1]?[个家]/.test(text)) return -1;
  const match = /第\s*([一二三四五六七八九1-9])\s*[个家间座]/.exec(text)?.[1];
  if (match !== undefined) return ordinals.includes(match) ? ordinals.indexOf(match) : Number(match) - 1;
  const english = /(?<![a-z])the (first|second|third|last) (?:one|hotel|place)?/.exec(text)?.[1];
  return english === undefined ? undefined : english === 'last' ? -1 : ['first', 'second', 'third'].indexOf(english);
}
