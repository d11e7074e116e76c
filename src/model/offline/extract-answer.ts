import type { Language } from '../../domain/language.js';
import type { Passage } from '../../domain/passage.js';
import { detectLanguage } from '../../text/detect-language.js';
import {
  type ContentUnit,
  creditOf,
  readContent,
  readSearchable,
  type SearchableText,
} from '../../text/question-content.js';
import { formFit, type QuestionKind, questionKind } from '../../text/question-kind.js';
import { readStatements, type Statement } from './read-statements.js';

/** A sentence of the answer, ready to be shown, and the passage that it was taken from. */
export interface ExtractedSentence {
  readonly sentence: string;
  readonly passage: Passage;
  /** Whether the source has it on a line of its own: an item of a list, a row of a table. */
  readonly isItem: boolean;
}

/** A question as the statements are compared with it. */
interface Wanted {
  readonly kind: QuestionKind;
  readonly language: Language;
  readonly units: readonly ContentUnit[];
  /** Whether it asks about a certain time: its answer names times. */
  readonly isOnOccasion: boolean;
  /** Whether its answer may be more than one fact. */
  readonly isOpen: boolean;
}

/** A passage, read for one question. */
interface Section {
  readonly passage: Passage;
  readonly statements: readonly (Statement & { readonly searchable: SearchableText })[];
  readonly whole: SearchableText;
  readonly title: SearchableText;
  readonly heading: SearchableText;
  /** How well the question of a question–answer pair is the customer's, 0 to 1; undefined for other passages. */
  readonly sameQuestion: number | undefined;
}

interface Candidate extends Statement {
  readonly section: Section;
  /** Place of the statement in its passage. */
  readonly place: number;
  readonly score: number;
}

const maxSentences = 3;
const maxItems = 6;

/** A neighbour is taken along when it scores at least this share of the best sentence. */
const neighbourShare = 0.9;

/** What a word of the question counts that stands only in the title, or near the sentence. Its heading is as good as itself. */
const titleCredit = 0.8;
const nearCredit = 0.35;

/** A passage further down must be that much better for each place. */
const rankDecay = 0.96;

/** Below this share of the question's words, no sentence answers. */
const minCoverage = 0.4;

/** Nor does one that has less than this share of them itself or in the heading just above it. */
const minOwnCoverage = 0.2;

/** From this share of the question's words in the title on, the title says what the question is about. */
const minTitled = 0.8;

/** A sentence that scores less, for want of the form of fact asked for, answers nothing. */
const minScore = 0.3;

/** From this likeness on the question of a pair is taken for the customer's. */
const sameQuestionShare = 0.7;

/** Kinds whose answer may be more than one fact: their passage is quoted further. */
const lengthyKinds: readonly QuestionKind[] = ['way', 'reason', 'other'];

/** A question of no other kind that asks for one thing: its name is a fact. */
const whichOne = /什[么麼]|哪|何|谁|誰|\b(?:what|which)\b/i;

const isFactual = (kind: QuestionKind) => ![...lengthyKinds, 'yes-no'].includes(kind);

/** A sentence that starts so is not understood without the one before it. */
const leaning = /^(?:但|不过|其余|否则|另外?|也|它|此外|however|but|otherwise|it|they|this|these|also)(?![a-z])/i;

const occasion =
  /[春夏秋冬][天季]|月|周|星期|节|節|假|晚上|早上|winter|summer|spring|autumn|week|holiday|[a-z]day\b|morning|evening|night/i;

/** The word for yes or no with which the answer of a pair begins. */
const verdict = /^(?:不?可以|不?能|不?会|不?用|不?要|不?是|没?有|不?需要|yes|no|sure)(?:[。，,.!！;；]\s*|$)/i;

/**
 * Extracts from passages the fewest sentences that answer a question, at most three, all of one passage; of a list or
 * a table at most six items or rows.
 *
 * A question–answer pair gives its answer when its question is the customer's. Elsewhere the sentence wins that has most
 * of the question's rarer words, itself or in the headings above it, and the form of fact asked for: a time for 几点, a
 * price for "how much". Marks of Markdown are taken off.
 *
 * @param passages - best first, as the evidence gate lets them through
 * @returns in the order of the passage; empty when no sentence answers
 */
export function extractAnswer(question: string, passages: readonly Passage[]): readonly ExtractedSentence[] {
  const kind = questionKind(question);
  const wanted = {
    kind,
    language: detectLanguage(question),
    units: readUnits(question, kind, passages),
    isOnOccasion: occasion.test(question),
    isOpen: lengthyKinds.includes(kind) && !(kind === 'other' && whichOne.test(question)),
  };
  const sections = passages.map((passage) => readSection(passage, wanted));
  const weights = weigh(wanted, sections);
  const candidates = sections.flatMap((section, rank) => readCandidates(section, rankDecay ** rank, wanted, weights));
  const best = candidates.reduce<Candidate | undefined>(
    (winner, each) => (winner === undefined || each.score > winner.score ? each : winner),
    undefined,
  );
  if (best === undefined || best.score < minScore) return [];
  const same = candidates.filter(({ section }) => section === best.section);
  return choose(best, same, wanted).map(({ text, isItem }) => ({
    sentence: text,
    passage: best.section.passage,
    isItem,
  }));
}

/** Reads what is asked about; characters that make no pair of the passages with their neighbours stand for themselves. */
function readUnits(question: string, kind: QuestionKind, passages: readonly Passage[]): ContentUnit[] {
  const { bigrams } = readSearchable(
    passages.flatMap(({ title, headings, text }) => [title, ...headings, text]).join('\n'),
  );
  return readContent(question, kind).map((unit) =>
    unit.bigrams.some((bigram) => bigrams.has(bigram)) ? unit : { ...unit, bigrams: [] },
  );
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

function readSection(passage: Passage, wanted: Wanted): Section {
  const last = passage.headings.at(-1) ?? '';
  const heading = last === passage.title ? '' : last;
  const sameQuestion = interrogative.test(heading) ? likeness(heading, wanted) : undefined;
  const isForeign = sameQuestion !== undefined && sameQuestion < sameQuestionShare;
  const isAsked = (text: string) => wanted.units.some((unit) => creditOf(unit, readSearchable(text)) === 1);
  // The yes or no of an answer belongs to its own question.
  const statements = readStatements(passage, wanted.kind, isAsked)
    .map((each, index) => (isForeign && index === 0 ? { ...each, text: each.text.replace(verdict, '') } : each))
    .filter(({ text }) => text !== '')
    .map((each) => ({ ...each, searchable: readSearchable(each.whole) }));
  return {
    passage,
    statements,
    whole: readSearchable(passage.text),
    title: readSearchable([passage.title, ...passage.headings].join('\n')),
    heading: readSearchable(heading),
    sameQuestion,
  };
}

/** How far two questions ask the same: the share of each one's words in the other, halved when they ask differently. */
function likeness(heading: string, { kind, units }: Wanted): number {
  const kindThere = questionKind(heading);
  const isOpen = (each: QuestionKind) => ['yes-no', 'way', 'other'].includes(each);
  const isSameKind = kindThere === kind || (isOpen(kindThere) && isOpen(kind));
  const there = readContent(heading, kindThere);
  const here = readSearchable(units.flatMap(({ token, names, bigrams }) => [token, ...names, ...bigrams]).join(' '));
  const shares = [coverage(units, readSearchable(heading)), coverage(there, here)];
  return Math.min(...shares) * (isSameKind ? 1 : 0.5);
}

/** The weight of each unit: its importance, more the fewer sentences have it, and more towards a Chinese question's end, where its predicate stands. */
function weigh({ units, language }: Wanted, sections: readonly Section[]): number[] {
  const statements = sections.flatMap((section) => section.statements);
  return units.map((unit, index) => {
    const found = statements.filter(({ searchable }) => creditOf(unit, searchable) > 0).length;
    const focus = language === 'en' ? 1 : 1 + (0.5 * index) / units.length;
    // What no passage has was held against the question by the gate already.
    const rarity = found === 0 ? 1 : Math.log(2 + statements.length / found);
    return unit.importance * rarity * focus;
  });
}

function readCandidates(
  section: Section,
  trust: number,
  { kind, units, language, isOnOccasion }: Wanted,
  weights: readonly number[],
): Candidate[] {
  const { passage, statements, whole, title, heading, sameQuestion } = section;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const share = (credit: (unit: ContentUnit) => number) =>
    total === 0 ? 0 : units.reduce((sum, unit, index) => sum + (weights[index] ?? 0) * credit(unit), 0) / total;
  const about = share((unit) => creditOf(unit, heading));
  const asksAlike = isFactual(kind) && questionKind(passage.headings.at(-1) ?? '') === kind ? 0.15 : 0;
  const isForeign = (detectLanguage(passage.text) === 'zh-Hant') !== (language === 'zh-Hant');
  const pair = sameQuestion === undefined ? 1 : 0.85 + 0.4 * sameQuestion;
  /** Above 1 for a row whose key the question names, in words that the headings do not have yet. */
  const rowFit = (key: string) => {
    const name = readSearchable(key);
    const open = share((unit) => (creditOf(unit, title) > 0 ? 0 : 1));
    return open === 0 ? 1 : 0.9 + 0.5 * share((unit) => (creditOf(unit, title) > 0 ? 0 : creditOf(unit, name)));
  };
  return statements.map((statement, place) => {
    const { searchable, key, text } = statement;
    const credits = (unit: ContentUnit) => creditOf(unit, searchable, 'alike');
    const covered = share((unit) => {
      const above = Math.max(creditOf(unit, heading), titleCredit * creditOf(unit, title));
      // A word of the headings chooses none of the rows below them.
      if (key !== undefined && above > 0) return 1;
      return Math.max(credits(unit), above, nearCredit * creditOf(unit, whole));
    });
    const own = key === undefined ? share(credits) : covered;
    // 灵隐寺多少钱: the title says of what, and the sentence need only have the form of what is asked for.
    const isTitled = isFactual(kind) && formFit(kind, text) === 1 && share((unit) => creditOf(unit, title)) > minTitled;
    if (covered < minCoverage || (Math.max(own, about) < minOwnCoverage && !isTitled))
      return { ...statement, section, place, score: 0 };
    const row = key === undefined ? 1 : rowFit(key);
    const timely = isOnOccasion && formFit('time', text) === 1 ? 1.1 : 1;
    const fit = formFit(kind, text) * timely * (isCaption(text) ? 0.5 : 1) * (own > 0 ? 1 : 0.8);
    const score = (covered + 0.25 * about + asksAlike) * fit * row * pair * trust * (isForeign ? 0.97 : 1);
    return { ...statement, section, place, score: Math.max(0, score - place * 0.01) };
  });
}

function choose(best: Candidate, same: readonly Candidate[], { kind, isOpen }: Wanted): readonly Candidate[] {
  const last = same.findIndex((each) => each.place > best.place && !each.isItem);
  if (isSameQuestion(best.section)) return same.slice(0, maxSentences);
  const isNear = (each: Candidate | undefined): each is Candidate =>
    each !== undefined && each.score >= best.score * neighbourShare && formFit(kind, each.text) === 1;
  if (best.isItem) {
    const first = same.slice(0, best.place).findLastIndex((each) => !each.isItem) + 1;
    const items = same.slice(first, last === -1 ? undefined : last);
    return items.filter((each) => each === best || kind === 'way' || isNear(each)).slice(0, maxItems);
  }
  const run = [best];
  for (let distance = 1; run.length < maxSentences; distance += 1) {
    const next = same.find(({ place }) => place === best.place + distance);
    const continues = isOpen && next !== undefined && run.length < 2 && next.score > best.score * 0.3;
    if (next === undefined || !(isNear(next) || continues)) break;
    run.push(next);
  }
  const before = same.find(({ place }) => place === best.place - 1);
  if (before !== undefined && run.length < maxSentences && (isNear(before) || leaning.test(best.text)))
    run.unshift(before);
  return run;
}

/** Whether a line is a heading in all but its marks: short, and without a mark at its end. */
function isCaption(sentence: string): boolean {
  return sentence.length < 16 && /[\p{L}]$/u.test(sentence) && !/\d/.test(sentence);
}

const interrogative =
  /[?？]\s*$|[吗嗎]$|怎么|怎麼|怎样|怎樣|如何|什么|什麼|为何|谁|誰|哪|多[少久]|几|幾|是否|能否|[能可会會有要是]不|^(?:how|what|when|where|which|who|why|can|do|does|is|are|may|will|should)\b/i;

function isSameQuestion({ sameQuestion = 0 }: Section): boolean {
  return sameQuestion >= sameQuestionShare;
}

function coverage(units: readonly ContentUnit[], text: SearchableText): number {
  const total = units.reduce((sum, { importance }) => sum + importance, 0);
  return total === 0 ? 0 : units.reduce((sum, unit) => sum + unit.importance * creditOf(unit, text), 0) / total;
}
