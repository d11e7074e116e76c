import type { DayWish, TripWish } from '../../domain/trip-request.js';
import { type DayMark, dayAt } from './day-scope.js';
import { type Mention, takeTags } from './place-names.js';
import { type Stance, stanceOf } from './stance.js';
import { takeUnknownNames } from './unknown-names.js';
import type { Clause, Span, WishText } from './wish-text.js';

/** What was said about places and kinds of places. */
export interface WishSights extends Pick<TripWish, 'interests' | 'mustSee' | 'mustNotSee' | 'stayAt'> {
  readonly dayWishes: readonly DayWish[];
  readonly fewer: readonly string[];
}

interface Named extends Span {
  readonly word: string;
  /** A kind of place, a place that one visits, or somewhere that one can only stay. */
  readonly type: 'tag' | 'sight' | 'stay';
}

const staysBefore =
  /(?:住在|住到|住|下榻(?:在)?|入住|落脚(?:在)?|酒店|宾馆|民宿|(?<![a-z])(?:stay(?:ing)?|sleep(?:ing)?|hotel|accommodation|lodging|hostel|based)(?: somewhere)?(?: (?:at|in|near|by|around|close to|next to))?)(?:订|定|选|安排|最好|要|想|换|改|搬)?(?:在|到|成)?\s*(?:the )?[\s\uFFFC]*$/;
const staysAfter =
  /^\s*(?:附近|旁边?|边上?|周边|一带|那边|区域?|area|district)?(?:的)?\s*(?:住|酒店|民宿|宾馆|过夜|hotel|accommodation)/;
/** Names by which a place to stay is known may hold the verb: 住湖滨, lakeside hotels. */
const saysStay = /^住|住宿|酒店|宾馆|民宿|hotel|hostel|guesthouse/;
const nearAfter = /^\s*(?:附近|周边|旁边|周围|一带)/;

/** Places and interests of a message, sorted by what the customer makes of them and for which day. */
export function readSights(
  text: WishText,
  mentions: readonly Mention[],
  marks: readonly DayMark[],
  clauses: readonly Clause[],
): WishSights {
  const named = namedThings(text, mentions);
  const wordsOf = new Map<Clause, string>();
  const interests = new Set<string>();
  const mustSee = new Set<string>();
  const mustNotSee = new Set<string>();
  const days = new Map<number, { mustSee: Set<string>; mustNotSee: Set<string> }>();
  const fewer = new Set<string>();
  let stayAt: string | undefined;
  for (const thing of named) {
    const clause = clauses.find(({ start, end }) => start <= thing.start && thing.start < end);
    if (clause === undefined) continue;
    const words = wordsOf.get(clause) ?? clauseWords(text, clause, named);
    wordsOf.set(clause, words);
    const span = { start: thing.start - clause.start, end: thing.end - clause.start };
    const stance = stanceOf(words, span);
    const isNight =
      isStay(words, span) || (thing.type === 'stay' && saysStay.test(text.folded.slice(thing.start, thing.end)));
    if (thing.type !== 'tag' && isNight && stance !== 'unwanted') {
      stayAt ??= thing.word;
      continue;
    }
    if (thing.type === 'stay') continue;
    if (stance === 'fewer') {
      fewer.add(thing.word);
      continue;
    }
    const day = dayAt(thing.start, marks, clauses);
    const lists =
      day === undefined ? { mustSee, mustNotSee } : (days.get(day) ?? { mustSee: new Set(), mustNotSee: new Set() });
    if (day !== undefined) days.set(day, { mustSee: lists.mustSee, mustNotSee: lists.mustNotSee });
    sortIn(thing, stance, day, nearAfter.test(words.slice(span.end)), lists, interests);
  }
  for (const word of mustNotSee) interests.delete(word);
  return {
    ...(interests.size === 0 ? {} : { interests: [...interests] }),
    ...(mustSee.size === 0 ? {} : { mustSee: [...mustSee] }),
    ...(mustNotSee.size === 0 ? {} : { mustNotSee: [...mustNotSee] }),
    ...(stayAt === undefined ? {} : { stayAt }),
    fewer: [...fewer],
    dayWishes: [...days].map(([day, lists]) => ({
      day,
      ...(lists.mustSee.size === 0 ? {} : { mustSee: [...lists.mustSee] }),
      ...(lists.mustNotSee.size === 0 ? {} : { mustNotSee: [...lists.mustNotSee] }),
    })),
  };
}

function sortIn(
  thing: Named,
  stance: Stance,
  day: number | undefined,
  near: boolean,
  lists: { readonly mustSee: Set<string>; readonly mustNotSee: Set<string> },
  interests: Set<string>,
): void {
  if (stance === 'unwanted') {
    lists.mustNotSee.add(thing.word);
  } else if (day === undefined && (thing.type === 'tag' || near)) {
    interests.add(thing.word);
  } else {
    lists.mustSee.add(thing.word);
  }
}

function namedThings(text: WishText, mentions: readonly Mention[]): readonly Named[] {
  const things: Named[] = [];
  for (const { start, end, meaning } of mentions) {
    if (meaning.type === 'area') things.push({ start, end, word: meaning.name, type: 'stay' });
    if (meaning.type === 'place') {
      const visited = ['sight', 'restaurant', 'food-street'].includes(meaning.place.kind);
      things.push({ start, end, word: meaning.name, type: visited ? 'sight' : 'stay' });
    }
  }
  for (const { start, end, name } of takeUnknownNames(text)) things.push({ start, end, word: name, type: 'sight' });
  for (const { start, end, meaning } of takeTags(text)) {
    if (meaning.type === 'tag') things.push({ start, end, word: meaning.tag, type: 'tag' });
  }
  return things.sort((left, right) => left.start - right.start);
}

/** The words of a clause with the names blanked, so that 去 inside a name is not taken for a verb. */
function clauseWords(text: WishText, clause: Clause, named: readonly Named[]): string {
  let words = text.folded.slice(clause.start, clause.end);
  for (const { start, end } of named) {
    if (start < clause.start || end > clause.end) continue;
    words = words.slice(0, start - clause.start) + '\uFFFC'.repeat(end - start) + words.slice(end - clause.start);
  }
  return words;
}

function isStay(clause: string, span: Span): boolean {
  return staysBefore.test(clause.slice(0, span.start)) || staysAfter.test(clause.slice(span.end));
}
