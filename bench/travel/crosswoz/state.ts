import type { Directory } from '../../../src/travel/directory/directory.js';
import { followTalk, type PlaceStep, withShown } from '../../../src/travel/directory/follow-talk.js';
import { type Condition, isWords, type PlaceWish } from '../../../src/travel/directory/place-kind.js';
import { emptyTalk, type PlaceTalk } from '../../../src/travel/directory/place-talk.js';
import { vocabularyOf } from '../../../src/travel/directory/vocabulary.js';
import { foldText } from '../../../src/travel/wish/wish-text.js';
import { type Dialogue, slotsOf } from './data.js';

export interface StateMiss {
  readonly dialogue: string;
  readonly before: string;
  readonly text: string;
  readonly acts: string;
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

/** The state as triples of domain, slot and value, in one spelling. */
function triples(slots: Slots): ReadonlySet<string> {
  return new Set(
    Object.entries(slots).flatMap(([domain, values]) =>
      Object.entries(values).map(([slot, value]) => {
        const isList = slot === '推荐菜' || slot === '酒店设施';
        const text = isList ? value.trim().split(/\s+/).toSorted().join(' ') : tidy(value);
        return `${domain}.${slot}=${text === '不免费' ? '1元以上' : text}`;
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
    const near = action === 'near' && reading.asksNear.includes(kind) ? about[0] : undefined;
    heard = withShown(heard, kind, names, near);
  }
  return heard;
}

export function scoreStates(dialogues: readonly Dialogue[], directory: Directory, givenState: boolean): StateScore {
  const score: StateScore = { right: 0, all: 0, misses: [] };
  for (const dialogue of dialogues) {
    let talk: PlaceTalk = emptyTalk;
    let before = '';
    for (let index = 0; index + 1 < dialogue.turns.length; index += 2) {
      const customer = dialogue.turns[index];
      const operator = dialogue.turns[index + 1];
      if (customer?.role !== 'usr' || operator?.role !== 'sys')
        throw new Error(`Turns of ${dialogue.id} do not alternate`);
      const step = followTalk(customer.text, talk, directory);
      const next = step.talk;
      const expected = triples(slotsOf(operator.queryInit));
      const read = triples(slotsOfTalk(next));
      const difference = [
        ...[...read].filter((each) => !expected.has(each)).map((each) => `+${each}`),
        ...[...expected].filter((each) => !read.has(each)).map((each) => `-${each}`),
      ];
      score.all += 1;
      if (difference.length === 0) score.right += 1;
      else {
        const acts = customer.act.filter(([intent]) => intent !== 'General').map((act) => act.join('/'));
        score.misses.push({ dialogue: dialogue.id, before, text: customer.text, acts: acts.join(' '), difference });
      }
      talk = hear(operator.text, step, directory);
      if (givenState) talk = { ...talk, wishes: wishesOf(slotsOf(operator.query ?? operator.queryInit)) };
      before = operator.text;
    }
  }
  return score;
}
