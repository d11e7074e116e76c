import type { Language } from '../../domain/language.js';
import type { Passage } from '../../domain/passage.js';
import { formFit, type QuestionKind } from '../../text/question-kind.js';
import { isFactual, type RankedStatement, type Ranking, rankStatements } from './rank-statements.js';
import type { Statement } from './read-statements.js';
import { shorten } from './shorten.js';

/** A sentence of the answer, ready to be shown, and the passage that it was taken from. */
export interface ExtractedSentence {
  readonly sentence: string;
  readonly passage: Passage;
  /** Whether the source has it on a line of its own: an item of a list, a row of a table. */
  readonly isItem: boolean;
}

const maxSentences = 3;
const maxItems = 6;

/** A sentence that scores at least this share of the best one is said too, where there is room; a fact of more. */
const nearShare = 0.85;
const factShare = 0.9;

/** Where the subject is open, the sentence after the best one is said too from this share on. */
const continuationShare = 0.3;

/** A part of a sentence stands for it when it has this share of what the sentence has of the question. */
const partShare = 0.9;

/** Kinds whose answer is told with all its steps and reservations. */
const wholeKinds: readonly QuestionKind[] = ['yes-no', 'way'];

/** A sentence that scores less, for want of the form of fact asked for, answers nothing. */
const minScore = 0.3;

/** A sentence that starts so is not understood without the one before it. */
const leaning =
  /^(?:但|不过|其|否则|另外?|也|[他她它该該这這此]|however|but|otherwise|it|its|they|their|this|these|such|he|his|she|her|also)(?![a-z])/i;

/**
 * Extracts from passages the fewest sentences that answer a question, at most three, all of one passage and together a
 * third of it where that is room enough for one; of a list or a table at most six items or rows. A long sentence loses
 * clauses at its ends that say something else.
 *
 * A question–answer pair gives its answer when its question is the customer's. Elsewhere the sentence wins that has most
 * of the question's rarer words, itself or in the headings above it, and the form of fact asked for: a time for 几点, a
 * price for "how much". Marks of Markdown are taken off.
 *
 * @param passages - best first, as the evidence gate lets them through
 * @returns in the order of the passage; empty when no sentence answers
 */
export function extractAnswer(question: string, passages: readonly Passage[]): readonly ExtractedSentence[] {
  const ranking = rankStatements(question, passages);
  const best = ranking.statements.reduce<RankedStatement | undefined>(
    (winner, each) => (winner === undefined || each.score > winner.score ? each : winner),
    undefined,
  );
  if (best === undefined || best.score < minScore) return [];
  return choose(best, ranking).map(({ text, isItem }) => ({ sentence: text, passage: best.passage, isItem }));
}

/** Joins the sentences of an answer: items and rows each on a line, others as running text. */
export function joinSentences(sentences: readonly ExtractedSentence[], language: Language): string {
  return sentences
    .map(({ sentence, isItem }, index) => {
      if (index === 0) return sentence;
      return `${isItem && sentences[index - 1]?.isItem ? '\n' : language === 'en' ? ' ' : ''}${sentence}`;
    })
    .join('');
}

/** What answers, of the passage with the best statement and in its order. */
function choose(best: RankedStatement, { statements, kind, isOpen, coverageOf }: Ranking): readonly Statement[] {
  const same = statements.filter(({ passage }) => passage === best.passage);
  if (best.isSameQuestion) return same.slice(0, maxSentences);
  const share = isFactual(kind) ? factShare : nearShare;
  const isNear = (each: RankedStatement) => each.score >= best.score * share && formFit(kind, each.text) === 1;
  if (best.isItem) {
    const last = same.findIndex((each) => each.place > best.place && !each.isItem);
    const first = same.slice(0, best.place).findLastIndex((each) => !each.isItem) + 1;
    const items = same.slice(first, last === -1 ? undefined : last);
    return items.filter((each) => each === best || kind === 'way' || isNear(each)).slice(0, maxItems);
  }
  const room = roomIn(best.passage);
  const others = same.filter((each) => each !== best && !each.isItem);
  const [before, after] = [-1, 1].map((step) => others.find(({ place }) => place === best.place + step));
  const taken = [best];
  const take = (next: RankedStatement | undefined) => {
    const length = taken.reduce((sum, each) => sum + each.text.length, 0);
    const isFree = next !== undefined && !taken.includes(next) && taken.length < maxSentences;
    if (isFree && length + next.text.length <= room) taken.push(next);
  };
  if (leaning.test(best.text)) take(before);
  // Apart from the best sentence, a fact of the same form is that of something else.
  const isApart = ({ place }: RankedStatement) => isFactual(kind) && Math.abs(place - best.place) > 1;
  const near = others.filter((each) => isNear(each) && !isApart(each));
  for (const each of near.sort((one, other) => other.score - one.score)) take(each);
  if (isOpen && taken.length === 1 && after !== undefined && after.score > best.score * continuationShare) take(after);
  if (taken.length > 1 || wholeKinds.includes(kind)) return taken.sort((one, other) => one.place - other.place);

  const wanted = coverageOf(best.text, best.passage) * partShare;
  const isEnough = (part: string) =>
    coverageOf(part, best.passage) >= wanted && formFit(kind, part) >= formFit(kind, best.text);
  return [{ ...best, text: shorten(best.text, room, isEnough) }];
}

/** How long an answer may be: a third of its passage, more in a short one. */
function roomIn({ text }: Passage): number {
  return Math.max(text.length / 3, /[\u3400-\u9fff]/.test(text) ? 60 : 160);
}
