import type { KindSign, MessageSigns, NamedThing } from './message-signs.js';

/** "Near something" in a message: near what, and what is looked for there. */
export interface NearSign {
  readonly start: number;
  /** The named thing that it is near to. */
  readonly name?: NamedThing | undefined;
  /** The kind of the thing that it is near to, where a word says so: 酒店附近. */
  readonly sourceKind?: string | undefined;
  /** Kinds looked for near it. */
  readonly kinds: readonly KindSign[];
  /** Nothing else is said: 要刚才那家饭馆附近的. */
  readonly isAlone: boolean;
}

const nearWord = /周边|附近|周围|旁边|边上|就近|四周|(?<![a-z])(?:nearby|near(?: to)?|around|close to)(?![a-z])/g;
const gap = /^[\s的]*(?:(?:这|那)?(?:一)?[个家座]?(?:景点|地方|店)?的?)?[\s的]*$/;
const alone = /^的(?:地方|那种)?[吧呢啊呀]?[\s,。!]*$/;
const another =
  /^(?:[吗么呢没]|没有)?[\s,。!?;]*(?:那|还|也|又|都)*有(?:没有)?(?:什么|哪些|啥)?(?:好玩|好吃|其[他它])?的?$/;
const list = /^(?:的|等|\s)*(?:和|、|,|及|以及|还有|跟|与|或者?|and|or|\s)+(?:周边|附近)?的?\s*$/;

/** Finds what is wished near to what. */
export function findNear({ text, names, kinds }: MessageSigns): readonly NearSign[] {
  const marks = [...text.matchAll(nearWord)].map(({ index, 0: word }) => ({ start: index, end: index + word.length }));
  return marks.map(({ start, end }, at) => {
    const latin = /[a-z]/.test(text.charAt(start));
    const next = marks[at + 1]?.start ?? text.length;
    const name = latin
      ? names.find((each) => each.start >= end && /^[\s"'“「]*(?:the )?$/.test(text.slice(end, each.start)))
      : names.findLast((each) => each.end <= start && isBeside(text.slice(each.end, start), kinds, each.end, start));
    const source = kinds.findLast((kind) => kind.end <= start && /^[\s的]*$/.test(text.slice(kind.end, start)));
    const after = kinds.filter((kind) => kind.start >= end && kind.start < next && !kind.isReference);
    const before = latin ? kinds.filter((kind) => kind.end <= start).slice(-1) : [];
    const sourceKind = latin ? name?.kind : (name?.kind ?? source?.kind);
    const listed = latin && before.length > 0 ? before : firstList(after, text, end);
    const looked = listed.length === 0 && sourceKind !== undefined ? others(text, end, sourceKind) : listed;
    const isAlone = looked.length === 0 && sourceKind !== undefined && alone.test(text.slice(end));
    return { start, name, sourceKind, kinds: looked, isAlone };
  });
}

function isBeside(between: string, kinds: readonly KindSign[], from: number, until: number): boolean {
  const kind = kinds.find((each) => each.start >= from && each.end <= until);
  const rest = kind === undefined ? between : between.slice(0, kind.start - from) + between.slice(kind.end - from);
  return gap.test(rest) || /^[^。!?;]{0,8}$/.test(rest);
}

/** The first kind in the sentence, and those named or asked for with it: 景点和餐馆; 有餐馆吗？有景点吗？ */
function firstList(kinds: readonly KindSign[], text: string, end: number): readonly KindSign[] {
  const [first, ...others] = kinds;
  if (first === undefined || /[。!?;]/.test(text.slice(end, first.start))) return [];
  const listed = [first];
  for (const kind of others) {
    const between = text.slice(listed.at(-1)?.end ?? 0, kind.start);
    if (!list.test(between) && !another.test(between)) break;
    listed.push(kind);
  }
  return listed;
}

/** Others near a thing are of its kind: 附近还有别的好玩的吗. */
function others(text: string, end: number, kind: string): readonly KindSign[] {
  const isOther = /^[^。!?;]{0,8}(?:别的|其[他它])/.test(text.slice(end));
  return isOther ? [{ start: end, end, kind, isReference: false }] : [];
}
