import { foldName } from '../place/place-name.js';
import { type MessageSigns, takeOut } from './message-signs.js';
import { type Condition, isWords, type PlaceWish } from './place-kind.js';

/** A wish that a message lets go of: a whole field, or one of its words. */
export interface LetGo {
  readonly field: string;
  readonly word?: string | undefined;
}

const patterns = [
  /(?:不要|不用|不需要|不考虑|不限|不管|别管|忽略|算了|不吃)(?<words>[^,。!?;]{1,12})了?/g,
  /(?<words>[^,。!?;]{1,10}?)(?:就)?(?:不要了|不用了|不需要了|不吃了|算了|无所谓|不限|没关系|不重要|都行|都可以)/g,
  /(?<![a-z])(?:forget(?: about)?|never mind|drop|skip|ignore|no need for|don't (?:need|care about|want)|do not (?:need|want))(?<words> [^,.!?;]{2,30})/g,
  /(?<![a-z])(?:instead of|rather than)(?<words> [^,.!?;]{2,30})/g,
  /(?<words>(?<![a-z])(?:the )?[a-z]{3,20}(?: [a-z]{2,12}){0,2}) (?:doesn't|does not|isn't|is not) (?:matter|important|needed)/g,
] as const;

/** Reads which of the wishes a message lets go of, and takes the words for it out of the message: 评分无所谓. */
export function readLetGo(
  signs: MessageSigns,
  kind: string | undefined,
  wish: PlaceWish,
): { readonly letGo: readonly LetGo[]; readonly signs: MessageSigns } {
  const letGo: LetGo[] = [];
  let { text, fields } = signs;
  for (const pattern of patterns) {
    for (const { index, 0: match, groups } of text.matchAll(pattern)) {
      const end = index + match.length;
      const isInside = (span: { readonly start: number; readonly end: number }) =>
        span.start >= index && span.end <= end;
      const named = fields.filter(isInside).flatMap(({ meanings }) => meanings);
      const meant = [
        ...named.filter((each) => each.kind === kind && wish[each.field] !== undefined).map(({ field }) => ({ field })),
        ...wordsIn(groups?.words ?? '', wish),
      ];
      if (meant.length === 0) continue;
      letGo.push(...meant);
      text = takeOut(text, index, end);
      fields = fields.filter((each) => !isInside(each));
    }
  }
  return { letGo, signs: { ...signs, text, fields } };
}

/** Wished words that are said in full or by their last part: the duck for Peking duck. */
function wordsIn(said: string, wish: PlaceWish): readonly LetGo[] {
  const folded = foldName(said.replace(/(?<![a-z])(?:the|a|an|any|about) /g, ''));
  return Object.entries(wish).flatMap(([field, condition]) =>
    isWords(condition)
      ? condition
          .filter((word) => folded.length > 1 && (folded.includes(foldName(word)) || foldName(word).endsWith(folded)))
          .map((word) => ({ field, word }))
      : [],
  );
}

/** The wish without what was let go of. */
export function withoutLetGo(wish: PlaceWish, letGo: readonly LetGo[]): PlaceWish {
  const isGone = (field: string, word?: string) =>
    letGo.some((each) => each.field === field && (each.word === undefined || each.word === word));
  const kept: Record<string, Condition> = {};
  for (const [field, condition] of Object.entries(wish)) {
    const left = isWords(condition) ? condition.filter((word) => !isGone(field, word)) : condition;
    if (isWords(left) ? left.length > 0 : !isGone(field)) kept[field] = left;
  }
  return kept;
}
