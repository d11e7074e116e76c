import { foldText, type Span } from '../wish/wish-text.js';
import type { Directory } from './directory.js';
import type { Found } from './name-index.js';
import type { PlaceWay } from './place-kind.js';
import type { PlaceTalk, SpokenOf } from './place-talk.js';
import { type FieldMeaning, type Vocabulary, vocabularyOf } from './vocabulary.js';

/** A thing named in a message, and where. */
export interface NamedThing extends SpokenOf {
  readonly start: number;
  readonly end: number;
}

/** A kind word in a message. */
export interface KindSign {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  /** It points at a thing at hand: 这家酒店. */
  readonly isReference: boolean;
}

/** What stands in a message, before anybody asks what it means. Offsets are those of the message. */
export interface MessageSigns {
  /** Folded, names taken out. */
  readonly text: string;
  readonly names: readonly NamedThing[];
  readonly kinds: readonly KindSign[];
  readonly fields: readonly Found<FieldMeaning>[];
  readonly ways: readonly Found<PlaceWay>[];
}

const taken = '\uFFFC';

export function takeOut(text: string, start: number, end: number): string {
  return text.slice(0, start) + taken.repeat(end - start) + text.slice(end);
}

/** Finds the names, kinds and fields in a message. */
export function findSigns(message: string, talk: PlaceTalk, directory: Directory): MessageSigns {
  const vocabulary = vocabularyOf(directory);
  const folded = foldText(message);
  const found = vocabulary.names.find(folded);
  const text = found.reduce((rest, { start, end }) => takeOut(rest, start, end), folded);
  const fields = vocabulary.fields.find(text);
  const ways = vocabulary.ways.find(text);
  // 餐厅 in 中式餐厅 is no kind.
  const members = [...vocabulary.members.values()].flatMap((index) => index.find(text));
  const isPart = ({ start, end }: Span) =>
    members.some((each) => each.start <= start && each.end >= end && each.end - each.start > end - start);
  const kinds = vocabulary.kinds
    .find(text)
    .filter((found) => !isPart(found))
    .flatMap(({ start, end, meanings }) =>
      meanings.slice(0, 1).map((kind) => ({
        start,
        end,
        kind,
        isReference: pointsBack(text.slice(0, start)) || isSubject(text, start, end),
      })),
    );
  const names = found.map((name) => chooseMeaning(name, folded, talk, vocabulary));
  return { text, names, kinds, fields, ways };
}

function pointsBack(before: string): boolean {
  return /(?:[这那该此本]|(?<!其)[它他]们?|你们?)(?:一)?(?:个|家|座|处|间|里|种|儿)?的?$|(?:this|that|the|its)\s*$/.test(
    before,
  );
}

/** It begins a question about itself: 酒店有没有健身房, but not 有没有带泳池的酒店. */
function isSubject(text: string, start: number, end: number): boolean {
  const begins = /(?:^|[,。!?;\s])(?:那|那么|请问)?$/.test(text.slice(0, start));
  return begins && /^里?(?:有没有|是否|提不提供|提供)[^,。!?;]+(?<!的[吗呢啊呀]?)(?:[,。!?;]|$)/.test(text.slice(end));
}

/** A name may belong to things of several kinds, or to branches: what came up before is meant first. */
function chooseMeaning(
  { start, end, meanings }: Found<SpokenOf>,
  text: string,
  talk: PlaceTalk,
  vocabulary: Vocabulary,
): NamedThing {
  const [kindAfter] = vocabulary.kinds.find(text.slice(end, end + 8));
  const after = kindAfter !== undefined && kindAfter.start <= 3 ? kindAfter.meanings[0] : undefined;
  const said = text.slice(start, end);
  const score = ({ kind, name }: SpokenOf) =>
    (foldText(name).length === said.length ? 3 : 0) +
    (talk.shown[kind]?.includes(name) === true ? 8 : 0) +
    (talk.known[kind]?.includes(name) === true ? 4 : 0) +
    (kind === after ? 2 : 0) +
    (kind === talk.kind ? 1 : 0);
  const best = meanings.reduce((left, right) => (score(right) > score(left) ? right : left));
  return { ...best, start, end };
}
