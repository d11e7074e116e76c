import { foldName } from '../place/place-name.js';
import type { Directory } from './directory.js';
import { type Condition, isWords, type PlaceWish } from './place-kind.js';
import type { PlaceTalk, SpokenOf } from './place-talk.js';
import { withoutLetGo } from './read-let-go.js';
import { type PlaceReading, readPlaceMessage } from './read-place-message.js';

/** What to do about a message: search a kind, tell facts of things, tell what is near, tell about a way. */
export interface PlaceStep {
  readonly talk: PlaceTalk;
  readonly reading: PlaceReading;
  readonly action: 'search' | 'tell' | 'near' | 'way' | 'none';
  /** The things that facts are asked of. */
  readonly about: readonly SpokenOf[];
}

/** Follows the talk by one message of the customer's. */
export function followTalk(message: string, before: PlaceTalk, directory: Directory): PlaceStep {
  const reading = readPlaceMessage(message, before, directory);
  const talk: PlaceTalk = { ...before, newest: [] };
  if (reading.way !== undefined) return followWay(reading, talk);
  const { kind, conditions, letGo, near } = reading;
  if (kind === undefined) return { talk: before, reading, action: 'none', about: [] };
  const about = thingsMeant(reading, kind, talk);
  const known = withNames(talk, reading, about, kind, directory);
  if (near !== undefined)
    return { ...searchNear(reading, near, { ...known, kind: talk.kind }, directory), reading, about: [] };
  if (conditions.length + letGo.length > 0 && !isCheck(reading, about, before)) {
    const wish = mergeWish(reading, kind, talk, directory);
    return {
      talk: { ...known, wishes: { ...known.wishes, [kind]: wish }, kind },
      reading,
      action: 'search',
      about: [],
    };
  }
  const asksAnything = reading.asks.length > 0 || reading.asksNear.length > 0 || conditions.length > 0;
  const action = reading.asksNear.length > 0 ? 'near' : asksAnything || reading.names.length > 0 ? 'tell' : 'none';
  if (action === 'none' && reading.isSearch) {
    return { talk: { ...known, kind }, reading, action: 'search', about: [] };
  }
  if (action === 'near') return tellNear(reading, about, known, talk, directory);
  return { talk: known, reading, action, about };
}

/** Tells what stands beside a thing, or looks for what says that it is beside it. */
function tellNear(
  reading: PlaceReading,
  about: readonly SpokenOf[],
  known: PlaceTalk,
  before: PlaceTalk,
  directory: Directory,
): PlaceStep {
  const isPlain = reading.ordinal === undefined && reading.names.length === 0;
  const atHand = reading.asksNearTo?.name ?? sourceAtHand(reading.asksNearTo?.sourceKind, reading.kind ?? '', before);
  const source = isPlain ? (atHand ?? about[0]) : about[0];
  const [kind] = reading.asksNear;
  const field = source && kind !== undefined ? nearFieldOf(directory, kind, source.kind) : undefined;
  if (source === undefined || kind === undefined || field === undefined || nearFieldOf(directory, source.kind, kind)) {
    return { talk: known, reading, action: 'near', about: isPlain && source !== undefined ? [source] : about };
  }
  const talk = { ...known, wishes: { ...known.wishes, [kind]: { [field]: [source.name] } }, kind };
  return { talk, reading: { ...reading, kind, asksNear: [] }, action: 'search', about: [] };
}

/** Conditions of a thing at hand are asked about, not wished: 它的评分是4.5分以上吗. */
function isCheck(reading: PlaceReading, about: readonly SpokenOf[], { newest }: PlaceTalk): boolean {
  const { isNarrowing, isSearch, isReference, isQuestion, describesKind, names } = reading;
  if (isNarrowing || about.length === 0 || reading.letGo.length > 0) return false;
  if (reading.isComparison || reading.isCorrection) return false;
  if (reading.isFollowUp && !newest.includes(reading.kind ?? '')) return true;
  if (names.some((named) => named.kind === reading.kind)) return true;
  if (reading.isRequest || ((isSearch || describesKind) && !isReference)) return false;
  return isReference || isQuestion;
}

function thingsMeant(reading: PlaceReading, kind: string, talk: PlaceTalk): readonly SpokenOf[] {
  const { names, ordinal } = reading;
  const named = names.some((each) => each.kind === kind) ? names.filter((each) => each.kind === kind) : [];
  if (named.length > 0) return named.map((each) => ({ kind: each.kind, name: each.name }));
  const shown = talk.shown[kind] ?? [];
  if (ordinal !== undefined) {
    const name = shown.at(ordinal);
    return name === undefined ? [] : [{ kind, name }];
  }
  const chosen = talk.chosen[kind];
  if (chosen !== undefined) return [{ kind, name: chosen }];
  return shown.slice(0, 1).map((name) => ({ kind, name }));
}

/** Remembers what was named; a name that nobody brought up before is a wish. */
function withNames(
  talk: PlaceTalk,
  reading: PlaceReading,
  about: readonly SpokenOf[],
  kind: string,
  directory: Directory,
): PlaceTalk {
  const wishes: Record<string, PlaceWish> = { ...talk.wishes };
  const known: Record<string, readonly string[]> = { ...talk.known };
  const chosen: Record<string, string | undefined> = { ...talk.chosen };
  for (const { kind: of, name } of about) chosen[of] = name;
  for (const { kind: of, name } of reading.names) {
    const isKnown = known[of]?.includes(name) === true;
    if (!isKnown) known[of] = [...(known[of] ?? []), name];
    if (isKnown || reading.near !== undefined) continue;
    wishes[of] = { [nameFieldOf(directory, of)]: [name] };
  }
  return { ...talk, wishes, known, chosen, kind: about.at(-1)?.kind ?? kind };
}

function nameFieldOf({ tables }: Directory, kind: string): string {
  return tables.find(({ name }) => name === kind)?.nameField ?? '';
}

function mergeWish(reading: PlaceReading, kind: string, talk: PlaceTalk, directory: Directory): PlaceWish {
  const { isNarrowing, isAnew, isSearch, isRequest, namesKind, conditions } = reading;
  const before = talk.wishes[kind] ?? {};
  const keeps = isNarrowing || reading.isComparison || reading.isCorrection || reading.letGo.length > 0;
  const startsAnew = hasFound(talk, kind) && !keeps && (isAnew || (isSearch && (namesKind || isRequest)));
  const { [nameFieldOf(directory, kind)]: _, ...kept } = before;
  const near = isNarrowing ? talk.shownNear[kind] : undefined;
  const base = startsAnew || near !== undefined ? {} : kept;
  const nearField = near && nearFieldOf(directory, kind, near.kind);
  const nearWish: PlaceWish = near && nearField !== undefined ? { [nearField]: [near.name] } : {};
  const wish = withoutLetGo({ ...base, ...nearWish }, reading.letGo);
  const isReplaced = (field: string) => reading.isCorrection && conditions.some((each) => each.field === field);
  const left = Object.fromEntries(Object.entries(wish).filter(([field]) => !isReplaced(field)));
  return addConditions(left, conditions, kind, directory);
}

function hasFound(talk: PlaceTalk, kind: string): boolean {
  return (talk.shown[kind]?.length ?? 0) > 0;
}

/** Members of a list add up; of anything else the newest condition holds. */
function addConditions(
  wish: PlaceWish,
  conditions: PlaceReading['conditions'],
  kind: string,
  { tables }: Directory,
): PlaceWish {
  const lists = tables.find(({ name }) => name === kind)?.fields.filter(({ type }) => type === 'list') ?? [];
  const merged: Record<string, Condition> = { ...wish };
  for (const { field, condition } of conditions) {
    const before = merged[field];
    const isList = lists.some(({ name }) => name === field) && isWords(condition);
    if (!isList || before === undefined || !isWords(before)) merged[field] = condition;
    else merged[field] = withMember(before, condition[0] ?? '');
  }
  return merged;
}

/** A word adds nothing to a longer one of which it is a part: 土豆丝 and 金牌土豆丝. */
function withMember(members: readonly string[], member: string): readonly string[] {
  const folded = foldName(member);
  if (members.some((each) => foldName(each).includes(folded))) return members;
  return [...members.filter((each) => !folded.includes(foldName(each))), member];
}

export function nearFieldOf({ tables }: Directory, kind: string, of: string): string | undefined {
  const table = tables.find(({ name }) => name === kind);
  return table?.fields.find((field) => field.type === 'nearby' && field.of === of)?.name;
}

function searchNear(
  { conditions, kind = '' }: PlaceReading,
  near: NonNullable<PlaceReading['near']>,
  talk: PlaceTalk,
  directory: Directory,
): Pick<PlaceStep, 'talk' | 'action'> {
  const source =
    near.name ??
    (near.sourceKind === undefined ? talk.shownNear[kind] : undefined) ??
    sourceAtHand(near.sourceKind, kind, talk);
  const field = source && nearFieldOf(directory, kind, source.kind);
  const { [nameFieldOf(directory, kind)]: _, ...kept } = talk.wishes[kind] ?? {};
  const base = hasFound(talk, kind) && conditions.length > 0 ? {} : kept;
  const wish = addConditions(
    source !== undefined && field !== undefined ? { ...base, [field]: [source.name] } : base,
    conditions,
    kind,
    directory,
  );
  return { talk: { ...talk, wishes: { ...talk.wishes, [kind]: wish }, kind }, action: 'search' };
}

/** Near "the hotel", or near what was spoken of last. */
function sourceAtHand(sourceKind: string | undefined, kind: string, talk: PlaceTalk): SpokenOf | undefined {
  const of = sourceKind ?? talk.kind ?? kind;
  const name = talk.chosen[of] ?? talk.shown[of]?.[0];
  return name === undefined ? undefined : { kind: of, name };
}

function followWay(reading: PlaceReading, talk: PlaceTalk): PlaceStep {
  const { way, ends } = reading.way ?? { way: undefined, ends: [] };
  if (way === undefined) return { talk, reading, action: 'none', about: [] };
  const [from, to] = ends;
  const wish: PlaceWish = {
    ...(from === undefined ? {} : { [way.from]: [from.name] }),
    ...(to === undefined ? {} : { [way.to]: [to.name] }),
  };
  return { talk: { ...talk, wishes: { ...talk.wishes, [way.name]: wish } }, reading, action: 'way', about: ends };
}

/** Remembers the things that the assistant just told of, in the order in which they were told. */
export function withShown(
  talk: PlaceTalk,
  kind: string,
  names: readonly string[],
  near?: SpokenOf | undefined,
): PlaceTalk {
  const known = [...(talk.known[kind] ?? []), ...names.filter((name) => talk.known[kind]?.includes(name) !== true)];
  return {
    ...talk,
    shown: { ...talk.shown, [kind]: names },
    newest: [...talk.newest, kind],
    known: { ...talk.known, [kind]: known },
    shownNear: { ...talk.shownNear, [kind]: near },
    chosen: near?.kind === kind ? talk.chosen : { ...talk.chosen, [kind]: near === undefined ? names[0] : undefined },
  };
}
