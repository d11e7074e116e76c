import type { Passage } from '../../domain/passage.js';
import { dropQuestionPhrases, isFunctionWord } from '../../text/function-words.js';
import { normalizeText } from '../../text/normalize.js';
import { plainMarkdown } from '../../text/plain-markdown.js';
import { dropAskingWords, hasAnswerForm, type QuestionKind, questionKind } from '../../text/question-kind.js';
import { splitSentences } from '../../text/sentences.js';
import { type TokenStreams, tokenize } from '../../text/tokenize.js';

/** A sentence of the answer, ready to be shown, and the passage that it was taken from. */
export interface ExtractedSentence {
  readonly sentence: string;
  readonly passage: Passage;
}

interface Candidate {
  readonly sentence: string;
  readonly passage: Passage;
  /** Place of the sentence in its passage. */
  readonly place: number;
  readonly score: number;
}

const maxSentences = 3;

/** A neighbour is taken along when it scores at least this share of the best sentence. */
const neighbourShare = 0.75;

/** What is left of a sentence's score when it lacks the form of fact asked for. */
const wrongFormShare = 0.2;

/** What a word of the question counts that stands only in the headings above the sentence. */
const headingCredit = 0.4;

/** The same for a word that stands elsewhere in the passage. */
const neighbourCredit = 0.3;

/** A passage further down must be that much better for each place. */
const rankDecay = 0.8;

/** Kinds whose answer is more than one fact: their passage is quoted further. */
const lengthyKinds: readonly QuestionKind[] = ['way', 'reason', 'other'];

/**
 * Extracts from passages the fewest sentences that answer a question, at most three, all of one passage.
 *
 * A question–answer pair gives its answer. Elsewhere the sentence wins that has most of the question's rarer words and
 * the form of fact asked for: a time for 几点, a price for "how much". A row of a table and an item of a list count as
 * sentences. Marks of Markdown are taken off.
 *
 * @param passages - best first, as the evidence gate lets them through
 * @returns in the order of the passage; empty when no passage has a sentence
 */
export function extractAnswer(question: string, passages: readonly Passage[]): readonly ExtractedSentence[] {
  const kind = questionKind(question);
  const wanted = contentOf(question, kind);
  const candidates = passages.flatMap((passage, rank) => readCandidates(passage, rank, wanted, kind));
  const best = candidates.reduce<Candidate | undefined>(
    (winner, each) => (winner === undefined || each.score > winner.score ? each : winner),
    undefined,
  );
  if (best === undefined) return [];
  const same = candidates.filter(({ passage }) => passage === best.passage);
  const isWholeAnswer = isAnswerOfPair(best.passage) && best.score > 0.6;
  const chosen = isWholeAnswer ? same.slice(0, maxSentences) : widen(best, same, kind);
  return chosen.map(({ sentence, passage }) => ({ sentence, passage }));
}

/** Adds the sentences next to the best one that belong to the answer. */
function widen(best: Candidate, same: readonly Candidate[], kind: QuestionKind): Candidate[] {
  const run = [best];
  const isNear = (each: Candidate | undefined): each is Candidate =>
    each !== undefined && each.score >= best.score * neighbourShare && hasAnswerForm(kind, each.sentence);
  for (let distance = 1; run.length < maxSentences; distance += 1) {
    const next = same.find(({ place }) => place === best.place + distance);
    const continues =
      lengthyKinds.includes(kind) && next !== undefined && run.length < 2 && next.score > best.score * 0.3;
    if (!isNear(next) && !continues) break;
    if (next !== undefined) run.push(next);
  }
  const before = same.find(({ place }) => place === best.place - 1);
  if (run.length < maxSentences && isNear(before)) run.unshift(before);
  return run;
}

function readCandidates(passage: Passage, rank: number, wanted: ReadonlySet<string>, kind: QuestionKind): Candidate[] {
  const heading = contentSet(tokenize([passage.title, ...passage.headings].join('\n')));
  const texts = readSentences(passage.text);
  const contents = texts.map((text) => contentSet(tokenize(text)));
  const whole = contentSet(tokenize(passage.text));
  const trust = rankDecay ** rank;
  const pair = pairFit(passage, wanted, kind);
  return texts.map((sentence, place) => {
    const content = contents[place] ?? new Set<string>();
    let overlap = 0;
    for (const token of wanted) {
      if (content.has(token)) overlap += 1 / Math.sqrt(contents.filter((each) => each.has(token)).length);
      else if (heading.has(token)) overlap += headingCredit;
      else if (whole.has(token)) overlap += neighbourCredit;
    }
    const covered = wanted.size === 0 ? 0 : overlap / wanted.size;
    const form = hasAnswerForm(kind, sentence) ? 1 : wrongFormShare;
    const caption = isCaption(sentence) ? 0.5 : 1;
    return { sentence, passage, place, score: (covered + 0.15) * form * caption * pair * trust - place * 0.004 };
  });
}

/** How well the question of a question–answer pair is the customer's: above 1 where it is, below where it is not. */
function pairFit(passage: Passage, wanted: ReadonlySet<string>, kind: QuestionKind): number {
  if (!isAnswerOfPair(passage)) return 1;
  const asked = passage.headings.at(-1) ?? '';
  const askedKind = questionKind(asked);
  const isOpen = (each: QuestionKind) => each === 'yes-no' || each === 'way';
  const isSameKind = askedKind === kind || (isOpen(askedKind) && isOpen(kind));
  if (!isSameKind && askedKind !== 'other' && kind !== 'other') return 0.6;
  const about = contentSet(tokenize([passage.title, ...passage.headings].join('\n')));
  return 0.6 + 1.4 * shareOf(wanted, about) * shareOf(contentOf(asked, askedKind), wanted);
}

/** Whether a line is a heading in all but its marks: short, and without a mark at its end. */
function isCaption(sentence: string): boolean {
  return sentence.length < 16 && /[\p{L}]$/u.test(sentence) && !/\d/.test(sentence);
}

/** Sentences of a passage; rows of a table as sentences, without delimiter and header; items of a list; no fences. */
function readSentences(text: string): string[] {
  const sentences: string[] = [];
  const lines = text.split('\n');
  let header: readonly string[] = [];
  for (const [index, line] of lines.entries()) {
    if (isTableDelimiter(line) || /^\s*(?:`{3,}|~{3,})/.test(line)) continue;
    if (!/^\s*\|/.test(line)) {
      sentences.push(...splitSentences(plainMarkdown(line)).map((sentence) => sentence.text));
    } else if (isTableDelimiter(lines[index + 1] ?? '')) {
      header = cellsOf(line);
    } else {
      sentences.push(sayRow(header, cellsOf(line)));
    }
  }
  return sentences.filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

function isTableDelimiter(line: string): boolean {
  return /^\s*\|?[\s:|-]*-[\s:|-]*$/.test(line) && line.includes('|');
}

function cellsOf(row: string): string[] {
  const cells = row
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/);
  return cells.map((cell) => plainMarkdown(cell.replaceAll('\\|', '|')));
}

/** Words a row: what it is about, then its cells, each with its column's name where there are several. */
function sayRow(header: readonly string[], [about = '', ...cells]: readonly string[]): string {
  const isChinese = /[\u3400-\u9fff]/.test([about, ...header, ...cells].join(''));
  const named = cells.flatMap((cell, index) => {
    const name = header[index + 1] ?? '';
    return cell === '' ? [] : [cells.length > 1 && name !== '' ? `${name} ${cell}` : cell];
  });
  if (named.length === 0) return about;
  return isChinese ? `${about}：${named.join('，')}。` : `${about}: ${named.join(', ')}.`;
}

const interrogative =
  /[?？]\s*$|[吗嗎]$|怎么|怎麼|如何|什么|什麼|为何|哪|多少|几|幾|是否|能否|[能可会會有要是]不|^(?:how|what|when|where|which|who|why|can|do|does|is|are|may|will|should)\b/i;

/** A pair of question and answer has its question as the last heading. */
function isAnswerOfPair(passage: Passage): boolean {
  return interrogative.test(passage.headings.at(-1) ?? '');
}

function contentOf(question: string, kind: QuestionKind): Set<string> {
  const text = normalizeText(question);
  const specific = contentSet(tokenize(dropQuestionPhrases(dropAskingWords(kind, text))));
  return specific.size > 0 ? specific : contentSet(tokenize(text));
}

function contentSet({ words, bigrams, characters }: TokenStreams): Set<string> {
  return new Set([...words, ...bigrams, ...characters].filter((token) => !isFunctionWord(token)));
}

function shareOf(part: ReadonlySet<string>, whole: ReadonlySet<string>): number {
  if (part.size === 0) return 0;
  let found = 0;
  for (const token of part) if (whole.has(token)) found += 1;
  return found / part.size;
}
