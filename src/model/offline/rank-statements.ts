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
import { tokenize } from '../../text/tokenize.js';
import { readStatements, type Statement } from './read-statements.js';

/** A question as the statements are compared with it. */
interface Wanted {
  readonly kind: QuestionKind;
  readonly language: Language;
  readonly units: readonly ContentUnit[];
  /** Whether it asks about a certain time: its answer names times. */
  readonly isOnOccasion: boolean;
  /** Its words two by two; empty for Chinese, whose characters are compared in pairs anyway. */
  readonly wordPairs: readonly string[];
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

/** A statement and how well it answers the question. */
export interface RankedStatement extends Statement {
  readonly passage: Passage;
  /** Place of the statement in its passage. */
  readonly place: number;
  /** Higher is better, 0 for what has nothing of the question; comparable for one question only. */
  readonly score: number;
  /** Whether its passage answers the customer's question by its name. */
  readonly isSameQuestion: boolean;
}

export interface Ranking {
  readonly kind: QuestionKind;
  /** Whether the answer may be more than one fact. */
  readonly isOpen: boolean;
  /** By passage, in the order of the text. */
  readonly statements: readonly RankedStatement[];
  /** How much a part of a passage has of what the question asks about the passage's subject, 0 to 1. */
  readonly coverageOf: (part: string, passage: Passage) => number;
}

/** What a word of the question counts that stands elsewhere in the passage, or in the sentence before. Titles are as good as the sentence itself: they choose none. */
const nearCredit = 0.2;
const beforeCredit = 0.4;

/** What two words of the question add that stand side by side in a sentence too. */
const wordPairCredit = 0.2;

/** Of the parts of a sentence, a word that the title has tells little. */
const titleWeight = 0.1;

/** A passage further down must be that much better for each place. */
const rankDecay = 0.96;

/** Below this share of the question's words, no sentence answers. */
const minCoverage = 0.3;

/** Nor does one that has less than this share of them itself or in the heading just above it. */
const minOwnCoverage = 0.15;

/** From this share of the question's words in the title on, the title says what the question is about. */
const minTitled = 0.8;

/** From this likeness on the question of a pair is taken for the customer's. */
const sameQuestionShare = 0.7;

/** Kinds whose answer may be more than one fact: their passage is quoted further. */
const lengthyKinds: readonly QuestionKind[] = ['way', 'reason', 'other'];

/** A question of no other kind that asks for one thing: its name is a fact. */
const whichOne = /什[么麼]|哪|何|谁|誰|\b(?:what|which)\b/i;

/** Whether a kind of question asks for one fact, of a form that tells. */
export const isFactual = (kind: QuestionKind) => ![...lengthyKinds, 'yes-no'].includes(kind);

const occasion =
  /[春夏秋冬][天季]|月|周|星期|节|節|假|晚上|早上|winter|summer|spring|autumn|week|holiday|[a-z]day\b|morning|evening|night/i;

/** The word for yes or no with which the answer of a pair begins. */
const verdict = /^(?:不?可以|不?能|不?会|不?用|不?要|不?是|没?有|不?需要|yes|no|sure)(?:[。，,.!！;；]\s*|$)/i;

/** Reads passages for a question and scores each of their statements. @param passages - best first */
export function rankStatements(question: string, passages: readonly Passage[]): Ranking {
  const kind = questionKind(question);
  const wanted: Wanted = {
    kind,
    language: detectLanguage(question),
    units: readUnits(question, kind, passages),
    isOnOccasion: occasion.test(question),
    wordPairs: tokenize(question).wordPairs,
  };
  const sections = passages.map((passage) => readSection(passage, wanted));
  const weights = weigh(wanted, sections);
  const share = (credit: (unit: ContentUnit) => number) => {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return total === 0
      ? 0
      : wanted.units.reduce((sum, unit, index) => sum + (weights[index] ?? 0) * credit(unit), 0) / total;
  };
  return {
    kind,
    isOpen: lengthyKinds.includes(kind) && !(kind === 'other' && whichOne.test(question)),
    statements: sections.flatMap((section, rank) => scoreStatements(section, rankDecay ** rank, wanted, share)),
    coverageOf(part, passage) {
      const searchable = readSearchable(part);
      const title = sections.find((section) => section.passage === passage)?.title;
      return share(
        (unit) => (title !== undefined && creditOf(unit, title) > 0 ? titleWeight : 1) * creditOf(unit, searchable),
      );
    },
  };
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

/** The share of the question, by weight, that a credit for each of its units comes to. */
type Share = (credit: (unit: ContentUnit) => number) => number;

function scoreStatements(section: Section, trust: number, wanted: Wanted, share: Share): RankedStatement[] {
  const { kind, language, isOnOccasion, wordPairs } = wanted;
  const { passage, statements, whole, title, heading, sameQuestion } = section;
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
    const before = statements[place - 1]?.searchable;
    const credits = (unit: ContentUnit) => creditOf(unit, searchable, 'alike');
    const covered = share((unit) => {
      // A word of the headings chooses none of the sentences and rows below them.
      if (creditOf(unit, title) === 1) return 1;
      const beside = before === undefined ? 0 : beforeCredit * creditOf(unit, before);
      return Math.max(credits(unit), creditOf(unit, title), nearCredit * creditOf(unit, whole), beside);
    });
    const own = key === undefined ? share(credits) : covered;
    const ranked = { ...statement, passage, place, isSameQuestion: isSameQuestion(section) };
    // 灵隐寺多少钱: the title says of what, and the sentence need only have the form of what is asked for.
    const isTitled = isFactual(kind) && formFit(kind, text) === 1 && share((unit) => creditOf(unit, title)) > minTitled;
    if (covered < minCoverage || (Math.max(own, about) < minOwnCoverage && !isTitled)) return { ...ranked, score: 0 };
    const row = key === undefined ? 1 : rowFit(key);
    const timely = isOnOccasion && formFit('time', text) === 1 ? 1.1 : 1;
    const fit = formFit(kind, text) * timely * (isCaption(text) ? 0.5 : 1) * (own > 0 ? 1 : 0.8);
    const phrased = wordPairCredit * shareOfPairs(wordPairs, text);
    const score = (covered + phrased + 0.25 * about + asksAlike) * fit * row * pair * trust;
    return { ...ranked, score: score * (isForeign ? 0.97 : 1) };
  });
}

function shareOfPairs(wordPairs: readonly string[], text: string): number {
  if (wordPairs.length === 0) return 0;
  const there = new Set(tokenize(text).wordPairs);
  return wordPairs.filter((each) => there.has(each)).length / wordPairs.length;
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
