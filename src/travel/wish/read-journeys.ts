import type { JourneyMode, JourneyModes } from '../../domain/trip-request.js';
import type { Span, WishText } from './wish-text.js';

const allModes: readonly JourneyMode[] = ['train', 'coach', 'flight', 'drive'];

// Stations, tickets and prices are named after vehicles that nobody says they want to take.
const notVehicle = '(?!站|票|费|的?(?:预算|价格|票价)|几点|多少|(?:ing)? ?(?:station|ticket|fare|budget|price))';
const vehicles: readonly (readonly [JourneyMode, string])[] = [
  [
    'train',
    `(?:高铁|动车|火车|列车|城铁|high[- ]speed (?:rail|train)s?|bullet trains?|trains?|(?:by )?rail)${notVehicle}`,
  ],
  [
    'flight',
    `(?:飞机|航班|飞(?=去|过去|回|回来|过来|往返|来回)|air ?planes?|planes?|flights?|fly(?:ing)?|(?:by )?air(?=[\\s,.;]|$))${notVehicle}`,
  ],
  ['coach', `(?:长途(?:汽车|大巴|客车)|大巴(?:车)?|客车|coach(?:es)?|long[- ]distance bus(?:es)?)${notVehicle}`],
];
const vehicle = new RegExp(vehicles.map(([mode, words]) => `(?<${mode}>(?<![a-z])${words}(?![a-z]))`).join('|'), 'g');

const there =
  '(?:to|for) (?:the |our |my )?destination|(?:on the way )?there(?! (?:is|are))|outbound|one[- ]way there|去程|去的时候|去时|过去|前往|去(?![过哪])';
const home =
  'back(?:ward)?|(?:on the way )?home|return(?:ing|s)?|inbound|返程|回程|回来|回去|回家|返回|返(?![利])|回(?![民族])';
const both =
  'both (?:ways|directions)|each way|round[- ]?trips?|there and back|来回|往返|双程|来去|去回|去程?(?:和|、|与|及)?(?:返程|回程|返)|(?:来往)?都';
const directions = new RegExp(`(?<both>${both})|(?<there>${there})|(?<home>${home})`, 'g');
const uses =
  /坐|乘|搭|换|改|选|买|只|想|要|订|宁愿|最好|尽量|(?<![a-z])(?:by|take|taking|took|on|prefer|want|wish|via|only|use|using|rather)(?![a-z])/;
const denies =
  /不(?:想|要|愿意?|能|用|坐|乘|搭|喜欢|考虑|敢)?|别|避免|拒绝|n't(?![a-z])|(?<![a-z])(?:no|not|dont|without|avoid(?:ing)?|never|neither|nor|hate)(?![a-z])/;
const wantsAgain = /而|就|改|换|(?<![a-z])(?:but|instead|want to take|prefer to|rather)(?![a-z])/;

interface Said extends Span {
  readonly mode: JourneyMode;
  readonly denied: boolean;
  readonly direction: 'outbound' | 'inbound' | 'both' | undefined;
}

/**
 * How people want to travel between the cities: "高铁去飞机回", "不坐飞机", "by train both ways", "do not want to fly back".
 * A way that is refused leaves the others. Words that were understood are taken out.
 *
 * @param before - what was said of it earlier; the way there and the way back are kept apart
 */
export function readJourneys(text: WishText, before: JourneyModes | undefined): JourneyModes | undefined {
  const said = mentionsOf(text.rest);
  if (said.length === 0) return undefined;
  for (const { start, end } of said) text.remove({ start, end });
  const modesFor = (direction: 'outbound' | 'inbound') => {
    const meant = said.filter((each) => each.direction === direction || each.direction === 'both');
    const wanted = meant.filter(({ denied }) => !denied).map(({ mode }) => mode);
    if (wanted.length > 0) return [...new Set(wanted)];
    const refused = meant.map(({ mode }) => mode);
    return refused.length === 0 ? before?.[direction] : allModes.filter((mode) => !refused.includes(mode));
  };
  const outbound = modesFor('outbound');
  const inbound = modesFor('inbound');
  if (outbound === undefined && inbound === undefined) return undefined;
  return { ...(outbound ? { outbound } : {}), ...(inbound ? { inbound } : {}) };
}

function mentionsOf(rest: string): readonly Said[] {
  const matches = [...rest.matchAll(vehicle)];
  const said: Said[] = [];
  let denied = false;
  for (const [index, match] of matches.entries()) {
    const start = match.index;
    const end = start + match[0].length;
    const mode = vehicles.find(([name]) => match.groups?.[name] !== undefined)?.[0];
    if (mode === undefined) continue;
    const before = clauseBefore(rest, start, matches[index - 1]);
    const after = clauseAfter(rest, end, matches[index + 1]);
    denied = denies.test(before) || (denied && isJoined(before));
    const direction = directionOf(before, after);
    if (direction === undefined && !uses.test(before) && !denied) continue;
    said.push({ start, end, mode, denied, direction: direction ?? 'both' });
  }
  return withHalves(said);
}

/** "Take a train there and a plane": what has no direction goes the way that the other does not. */
function withHalves(said: readonly Said[]): readonly Said[] {
  const [first, second] = said;
  if (said.length !== 2 || first === undefined || second === undefined || first.denied !== second.denied) return said;
  if (first.direction === 'outbound' && second.direction === 'both')
    return [first, { ...second, direction: 'inbound' }];
  return said;
}

/** The words before a vehicle: back to the one before, to the end of the sentence, or to a comma that ends a thought. */
function clauseBefore(rest: string, start: number, previous: RegExpMatchArray | undefined): string {
  const from = previous === undefined ? 0 : (previous.index ?? 0) + previous[0].length;
  const words = rest.slice(from, start);
  const cut = Math.max(
    ...['。', ';', '；', '\n', '!', '?', '？', ':', '：', '. '].map((mark) => words.lastIndexOf(mark)),
  );
  const sentence = words.slice(cut + 1);
  // What stands right behind the vehicle before belongs to that one.
  const own = previous === undefined || cut >= 0 ? sentence : sentence.replace(afterVehicle, '');
  const comma = Math.max(own.lastIndexOf(','), own.lastIndexOf('，'));
  return own.slice(comma + 1);
}

const afterVehicle = new RegExp(`^\\s*(?:${both}|${there}|${home})`);

function clauseAfter(rest: string, end: number, next: RegExpMatchArray | undefined): string {
  const words = rest.slice(end, next?.index ?? rest.length);
  return /^[^,，。;；\n!?？]*/.exec(words)?.[0] ?? '';
}

function isJoined(between: string): boolean {
  return /(?<![a-z])(?:or|nor|and)(?![a-z])|或|和|跟|也/.test(between) && !wantsAgain.test(between);
}

/** The direction that is named nearest: right behind the vehicle, else before it. */
function directionOf(before: string, after: string): Said['direction'] {
  const behind = [...after.matchAll(directions)][0];
  const isNear = behind !== undefined && !/\s(?:and|or|but|then)\s|，|,/.test(after.slice(0, behind.index));
  const ahead = [...before.matchAll(directions)].at(-1);
  const found = isNear ? behind : ahead;
  if (found?.groups?.both !== undefined) return 'both';
  if (isNear && found?.groups?.there !== undefined && comesBack.test(after.slice(behind.index + behind[0].length))) {
    return 'both';
  }
  if (found?.groups?.there !== undefined) return 'outbound';
  return found?.groups?.home !== undefined ? 'inbound' : undefined;
}

const comesBack = /^\s*(?:and|or|,)\s*(?:back|home|return)\s*(?:$|[.;])/;
