import type { Directory } from '../../../src/travel/directory/directory.js';
import { followTalk, type PlaceStep, withShown } from '../../../src/travel/directory/follow-talk.js';
import { type Condition, isWords, type PlaceWish } from '../../../src/travel/directory/place-kind.js';
import { emptyTalk, type PlaceTalk, type SpokenOf } from '../../../src/travel/directory/place-talk.js';
import { vocabularyOf } from '../../../src/travel/directory/vocabulary.js';
import { foldText } from '../../../src/travel/wish/wish-text.js';
import { type Dialogue, slotsOf, type Turn } from './data.js';
import { conditionOf } from './search.js';

export interface StateMiss {
  readonly dialogue: string;
  readonly before: string;
  readonly text: string;
  readonly acts: string;
  /** What went wrong with this message; what was wrong before is left out. */
  readonly difference: readonly string[];
}

export interface StateScore {
  right: number;
  all: number;
  readonly misses: StateMiss[];
}

type Slots = Readonly<Record<string, Readonly<Record<string, string>>>>;

const tidy = (value: string) => value.replace(/\s+/g, '').replace(/个?小时/g, '小时');

/** A condition as the annotation writes it. */
function worded(condition: Condition, slot: string): string {
  if (isWords(condition)) return [...condition].toSorted().join(' ');
  const { min, max } = condition;
  if (slot === '门票' && min === 0 && max === 0) return '免费';
  if (slot === '游玩时间') {
    return [...new Set([min, max])].map((hours) => (hours === undefined ? '' : lengthWords(hours))).join('-');
  }
  const unit = slot === '评分' ? '分' : '元';
  if (min !== undefined && max !== undefined) return min === max ? `${min}${unit}` : `${min}-${max}${unit}`;
  return min !== undefined ? `${min}${unit}以上` : `${max}${unit}以下`;
}

function lengthWords(hours: number): string {
  return hours >= 24 && hours % 24 === 0 ? `${hours / 24}天` : `${Math.floor(hours * 10) / 10}小时`;
}

/** Values that no row tells apart: ratings end at 5, and 经济 is no other type than 经济型. */
const sameValue: Readonly<Record<string, string>> = {
  不免费: '1元以上',
  '5分以上': '5分',
  经济: '经济型',
  舒适: '舒适型',
  高档: '高档型',
  豪华: '豪华型',
};

/** The state as triples of domain, slot and value, in one spelling. */
function triples(slots: Slots): ReadonlySet<string> {
  return new Set(
    Object.entries(slots).flatMap(([domain, values]) =>
      Object.entries(values).map(([slot, value]) => {
        const isList = slot === '推荐菜' || slot === '酒店设施';
        const text = isList ? value.trim().split(/\s+/).toSorted().join(' ') : tidy(value);
        return `${domain}.${slot}=${sameValue[text] ?? text}`;
      }),
    ),
  );
}

function slotsOfTalk(talk: PlaceTalk): Slots {
  return Object.fromEntries(
    Object.entries(talk.wishes).map(([kind, wish]) => [
      kind,
      Object.fromEntries(Object.entries(wish).map(([field, condition]) => [field, worded(condition, field)])),
    ]),
  );
}

/** An annotated state as wishes. Only what another turn leaves untouched passes through here, so wording is kept. */
function wishesOf(slots: Slots): Readonly<Record<string, PlaceWish>> {
  return Object.fromEntries(
    Object.entries(slots).map(([domain, values]) => [
      domain,
      Object.fromEntries(
        Object.entries(values).map(([slot, value]) => [
          slot,
          slot === '推荐菜' || slot === '酒店设施' ? value.trim().split(/\s+/) : [value],
        ]),
      ),
    ]),
  );
}

/** What the operator's words told of, by the names in them. */
export function hear(text: string, { talk, action, about, reading }: PlaceStep, directory: Directory): PlaceTalk {
  const found = vocabularyOf(directory).names.find(foldText(text));
  let heard = talk;
  const byKind = new Map<string, string[]>();
  for (const { meanings } of found) {
    const meaning =
      meanings.find(({ kind, name }) => talk.known[kind]?.includes(name)) ??
      meanings.find(({ kind }) => kind === talk.kind) ??
      meanings[0];
    if (meaning === undefined) continue;
    byKind.set(meaning.kind, [...(byKind.get(meaning.kind) ?? []), meaning.name]);
  }
  for (const [kind, names] of byKind) {
    const [searched] = byKind.get(talk.kind ?? '') ?? [];
    const found: SpokenOf | undefined = searched === undefined ? undefined : { kind: talk.kind ?? '', name: searched };
    const source = action === 'near' ? about[0] : found;
    const near = reading.asksNear.includes(kind) && action !== 'tell' ? source : undefined;
    heard = withShown(heard, kind, names, near);
  }
  return heard;
}

/**
 * What stands before each message of the customer's: the annotated state (`given`), our own with what the operator changed
 * in theirs by hand (`told`), or our own alone (`whole`); `ceiling` reads the annotation in place of the message.
 */
export type StateBefore = 'given' | 'told' | 'whole' | 'ceiling';

type Queries = Pick<Turn, 'queryInit' | 'query'>;

/** Wishes with what an annotated state changed since another one. */
function withChanges(
  wishes: PlaceTalk['wishes'],
  before: Slots,
  after: Slots,
  isKept: (slot: string, value: string | undefined) => boolean = () => true,
): PlaceTalk['wishes'] {
  const changed: Record<string, PlaceWish> = { ...wishes };
  for (const kind of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const given = wishesOf({ [kind]: after[kind] ?? {} })[kind] ?? {};
    const wish: Record<string, Condition> = { ...changed[kind] };
    for (const slot of new Set([...Object.keys(before[kind] ?? {}), ...Object.keys(after[kind] ?? {})])) {
      const value = after[kind]?.[slot];
      if (before[kind]?.[slot] === value || !isKept(slot, value)) continue;
      const condition = given[slot];
      if (condition === undefined) delete wish[slot];
      else wish[slot] = condition;
    }
    changed[kind] = wish;
  }
  return changed;
}

/** Our wishes changed as the annotation says that this message changes them. */
function asAnnotated(talk: PlaceTalk, previous: Queries, operator: Queries, offered: string): PlaceTalk['wishes'] {
  const before = slotsOf(previous.query ?? previous.queryInit);
  const isKept = (slot: string, value: string | undefined) =>
    slot !== '名称' || value === undefined || !tidy(offered).includes(tidy(value));
  return withChanges(talk.wishes, before, slotsOf(operator.queryInit), isKept);
}

/** An annotated value is still in words. */
function meant(field: string, condition: Condition): Condition {
  return isWords(condition) ? conditionOf(field, condition.join(' ')) : condition;
}

/** The wishes without those that nothing meets of what the operator just offered: they have let go of them. */
function stillWished({ wishes, shown }: PlaceTalk, text: string, directory: Directory): PlaceTalk['wishes'] {
  const kept = Object.entries(wishes).map(([kind, wish]): [string, PlaceWish] => {
    const nameField = directory.tables.find(({ name }) => name === kind)?.nameField;
    const offered = (shown[kind] ?? []).filter((name) => text.includes(name));
    if (nameField === undefined || offered.length === 0) return [kind, wish];
    const isMet = ([field, condition]: [string, Condition]) =>
      field === nameField ||
      offered.some(
        (name) =>
          directory.named(kind, name).some((row) => row[field] === null || row[field] === undefined) ||
          directory.search(kind, { [nameField]: [name], [field]: meant(field, condition) }).leftOut.length === 0,
      );
    return [kind, Object.fromEntries(Object.entries(wish).filter(isMet))];
  });
  return Object.fromEntries(kept);
}

/** The name of a thing that the operator had offered: one operator in five notes it as a wish. */
function isChoice(triple: string, offered: string): boolean {
  const name = /\.名称=(.+)$/.exec(triple)?.[1];
  return name !== undefined && tidy(offered).includes(name);
}

export function scoreStates(dialogues: readonly Dialogue[], directory: Directory, before: StateBefore): StateScore {
  const score: StateScore = { right: 0, all: 0, misses: [] };
  for (const dialogue of dialogues) {
    let talk: PlaceTalk = emptyTalk;
    let previous: Queries = {};
    let said = '';
    let offered = '';
    let missed: ReadonlySet<string> = new Set();
    for (let index = 0; index + 1 < dialogue.turns.length; index += 2) {
      const customer = dialogue.turns[index];
      const operator = dialogue.turns[index + 1];
      if (customer?.role !== 'usr' || operator?.role !== 'sys')
        throw new Error(`Turns of ${dialogue.id} do not alternate`);
      const step = followTalk(customer.text, talk, directory);
      const next =
        before === 'ceiling' ? { ...step.talk, wishes: asAnnotated(talk, previous, operator, offered) } : step.talk;
      const isCounted = (triple: string) => before !== 'told' || !isChoice(triple, offered);
      const expected = new Set([...triples(slotsOf(operator.queryInit))].filter(isCounted));
      const read = new Set([...triples(slotsOfTalk(next))].filter(isCounted));
      const difference = [
        ...[...read].filter((each) => !expected.has(each)).map((each) => `+${each}`),
        ...[...expected].filter((each) => !read.has(each)).map((each) => `-${each}`),
      ];
      score.all += 1;
      if (difference.length === 0) score.right += 1;
      else {
        const acts = customer.act.filter(([intent]) => intent !== 'General').map((act) => act.join('/'));
        const fresh = difference.filter((each) => !missed.has(each));
        if (fresh.length > 0) {
          score.misses.push({
            dialogue: dialogue.id,
            before: said,
            text: customer.text,
            acts: acts.join(' '),
            difference: fresh,
          });
        }
      }
      missed = new Set(difference);
      talk = hear(operator.text, { ...step, talk: next }, directory);
      if (before === 'given') talk = { ...talk, wishes: wishesOf(slotsOf(operator.query ?? operator.queryInit)) };
      if (before === 'whole' || before === 'ceiling')
        talk = { ...talk, wishes: stillWished(talk, operator.text, directory) };
      if (before === 'told')
        talk = {
          ...talk,
          wishes: withChanges(talk.wishes, slotsOf(operator.queryInit), slotsOf(operator.query ?? operator.queryInit)),
        };
      previous = operator;
      said = operator.text;
      offered += operator.text;
    }
  }
  return score;
}
