import type { AnswerApproval, Document, QuestionAnswer } from '../../domain/document.js';
import type { ApprovedPassage, Passage } from '../../domain/passage.js';
import { plainMarkdown } from '../../text/plain-markdown.js';
import { splitSentences } from '../../text/sentences.js';
import { type MarkdownBlock, readBlocks, wordCharacter } from './markdown-blocks.js';
import { joinPages, lastPlaceOf, markRows, placeOf, withoutMarks } from './place-marks.js';

/** Passages grow up to this size: Han characters count 1, others 0.4, so that both languages hold about as much. */
const maxSize = 640;
const latinSize = 0.4;

/** A passage before it has a number. */
interface Slice {
  readonly headings: readonly string[];
  readonly text: string;
  readonly page?: number | undefined;
  readonly row?: number | undefined;
  readonly lastRow?: number | undefined;
  readonly approved?: ApprovedPassage | undefined;
  /** When it is found, where that is narrower than the document's time. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/**
 * Cuts a document into passages.
 *
 * Markdown is cut at its headings, which every passage under them carries; plain text at blank lines. Sections that are
 * too long are cut between paragraphs, list items, table rows (each part repeats the header row), lines of code (each
 * part is fenced) and at last between sentences. A question with its answer stays whole, whatever its length. Where the
 * document has pages, or its lines are rows of a table, each passage knows the one that it begins on.
 *
 * @returns in the order of the document, ids `document#1`, `document#2`, …; empty when the document has no words
 */
export function splitDocument(document: Document): Passage[] {
  const all: Slice[] = [
    ...sliceDocument(document),
    ...(document.questions ?? []).map(({ question, answer, approved, row }) => ({
      headings: [question.trim()],
      text: answer.trim(),
      row,
      ...readApproval(question, approved),
    })),
  ];
  const slices = all.filter(({ text }) => wordCharacter.test(text));
  return slices.map(({ headings, text, page, row, lastRow, approved, from, until }, index) => ({
    id: `${document.id}#${index + 1}`,
    documentId: document.id,
    title: document.title,
    headings,
    text,
    ...(document.source === undefined ? {} : { source: document.source }),
    ...limitsOf(document, from, until),
    ...(page === undefined ? {} : { page }),
    ...(row === undefined ? {} : { row }),
    ...(lastRow === undefined || lastRow === row ? {} : { lastRow }),
    ...(approved && { approved }),
  }));
}

/** @param from - with `until`: the passage's own limits, within the document's */
function limitsOf({ visibleTo, ...document }: Document, from?: string, until?: string): Partial<Passage> {
  const [validFrom] = [document.validFrom, from]
    .filter((each) => each !== undefined)
    .sort(byTime)
    .reverse();
  const [validUntil] = [document.validUntil, until].filter((each) => each !== undefined).sort(byTime);
  return {
    ...(validFrom !== undefined && { validFrom }),
    ...(validUntil !== undefined && { validUntil }),
    ...(visibleTo !== undefined && { visibleTo }),
  };
}

function byTime(one: string, other: string): number {
  return Date.parse(one) - Date.parse(other);
}

function readApproval(
  question: string,
  approved: QuestionAnswer['approved'],
): Pick<Slice, 'approved' | 'from' | 'until'> {
  if (approved === undefined || approved === false) return {};
  const { alsoAsked = [], priority, from, until }: AnswerApproval = approved === true ? {} : approved;
  const questions = [question.trim(), ...alsoAsked.map((each) => each.trim())];
  return { approved: { questions, ...(priority !== undefined && { priority }) }, from, until };
}

function sliceDocument({ text = '', pages, rows, format = 'plain' }: Document): Slice[] {
  if (pages !== undefined) {
    const slices = sliceMarked(joinPages(pages), format, pages.length);
    return slices.map(({ headings, text, first }) => ({ headings, text, page: first }));
  }
  if (rows !== undefined) {
    const slices = sliceMarked(markRows(text, rows), format);
    return slices.map(({ headings, text, first, last }) => ({ headings, text, row: first, lastRow: last }));
  }
  return sliceText(text, format);
}

interface MarkedSlice extends Slice {
  /** Where it begins and ends; undefined where no line of it or behind it is marked. */
  readonly first: number | undefined;
  readonly last: number | undefined;
}

/** @param end - where the text ends */
function sliceMarked(text: string, format: 'markdown' | 'plain', end?: number): MarkedSlice[] {
  let place = end;
  // From the end: a slice that ends within a line has no mark of its own, and is where what follows is.
  return sliceText(text, format)
    .reverse()
    .map(({ headings, text }) => {
      const last = lastPlaceOf(text) ?? place;
      place = placeOf(text) ?? place;
      return { headings: headings.map(withoutMarks), text: withoutMarks(text), first: place, last };
    })
    .reverse();
}

function sliceText(text: string, format: 'markdown' | 'plain'): Slice[] {
  const blocks = format === 'markdown' ? readBlocks(text) : readParagraphs(text);
  const slices: Slice[] = [];
  const path: { readonly level: number; readonly text: string }[] = [];
  let section: MarkdownBlock[] = [];
  let bare: string | undefined;
  const close = () => {
    const headings = path.map((each) => each.text);
    if (section.length > 0) slices.push(...sliceSection(section, headings));
    // A heading with nothing below it may say all there is: "Closed until May".
    else if (bare !== undefined) slices.push({ headings: headings.slice(0, -1), text: bare });
    section = [];
    bare = undefined;
  };
  for (const block of blocks) {
    if (block.kind !== 'heading') {
      section.push(block);
      continue;
    }
    if (section.length === 0 && bare !== undefined && block.level > (path.at(-1)?.level ?? 0)) bare = undefined;
    close();
    while ((path.at(-1)?.level ?? 0) >= block.level) path.pop();
    bare = plainMarkdown(block.lines[0] ?? '');
    path.push({ level: block.level, text: bare });
  }
  close();
  return slices;
}

function readParagraphs(text: string): MarkdownBlock[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => ({ kind: 'paragraph', level: 0, lines: paragraph.split('\n') }));
}

const questionLine = /^(?:\*\*|__)?(?:q|问|問|question)\s*\d*\s*[:：.、]\s*(.+?)(?:\*\*|__)?$/i;
const answerLine = /^(?:\*\*|__)?(?:a|答|answer)\s*\d*\s*[:：.、](?:\*\*|__)?\s*/i;

/** Takes questions with answers out of a section as slices of their own, and packs the rest. */
function sliceSection(blocks: readonly MarkdownBlock[], headings: readonly string[]): Slice[] {
  const slices: Slice[] = [];
  let rest: MarkdownBlock[] = [];
  let question: string | undefined;
  let answer: string[] = [];
  const close = () => {
    const text = answer.join('\n').trim();
    if (question === undefined)
      slices.push(...joinFitting(rest.flatMap(cutBlock), '\n\n').map((text) => ({ headings, text })));
    else
      slices.push(
        wordCharacter.test(text) ? { headings: [...headings, question], text } : { headings, text: question },
      );
    rest = [];
    answer = [];
    question = undefined;
  };
  for (const block of blocks) {
    if (block.kind !== 'paragraph') {
      if (question === undefined) rest.push(block);
      else answer.push(...block.lines);
      continue;
    }
    let plain: string[] = [];
    for (const line of block.lines) {
      const asked = questionLine.exec(line.trim())?.[1];
      if (asked !== undefined) {
        if (plain.length > 0) rest.push({ ...block, lines: plain });
        plain = [];
        close();
        question = asked;
      } else if (question !== undefined) answer.push(line.trim().replace(answerLine, ''));
      else plain.push(line);
    }
    if (plain.length > 0) rest.push({ ...block, lines: plain });
  }
  close();
  return slices;
}

function cutBlock({ kind, lines }: MarkdownBlock): string[] {
  const text = lines.join('\n').trim();
  if (sizeOf(text) <= maxSize) return [text];
  const [first = '', second = ''] = lines;
  const joinCut = (pieces: readonly string[], separator: string, reserved = 0) =>
    joinFitting(pieces.flatMap(cutLong), separator, reserved);
  switch (kind) {
    case 'table':
      return joinCut(lines.slice(2), '\n', sizeOf(first)).map((rows) => `${first}\n${second}\n${rows}`);
    case 'code': {
      const mark = /^\s*(`+|~+)/.exec(first)?.[1] ?? '```';
      const code = lines.slice(1, lines.at(-1)?.trim() === mark ? -1 : undefined);
      return joinCut(code, '\n').map((part) => `${first}\n${part}\n${mark}`);
    }
    case 'list':
      return joinCut(lines, '\n');
    default:
      return joinCut(
        splitSentences(text).map((sentence) => sentence.text),
        ' ',
      );
  }
}

/**
 * Joins pieces up to the size that a passage may have.
 *
 * @param reserved - size that each passage needs for something else
 */
function joinFitting(pieces: readonly string[], separator: string, reserved = 0): string[] {
  const passages: string[] = [];
  for (const piece of pieces) {
    const last = passages.pop() ?? '';
    // Chinese sentences stand side by side without a space.
    const glue = separator === ' ' && /[\u3000-\u9fff\uff00-\uffef]$/.test(last) ? '' : separator;
    const joined = last === '' ? piece : last + glue + piece;
    if (last !== '' && sizeOf(joined) + reserved > maxSize) passages.push(last, piece);
    else passages.push(joined);
  }
  return passages;
}

function cutLong(piece: string): string[] {
  if (sizeOf(piece) <= maxSize) return [piece];
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const character of piece) {
    part += character;
    size += sizeOf(character);
    if (size < maxSize - 1) continue;
    parts.push(part);
    part = '';
    size = 0;
  }
  return part === '' ? parts : [...parts, part];
}

function sizeOf(text: string): number {
  const plain = withoutMarks(text);
  const han = plain.match(/[\u3400-\u9fff]/g)?.length ?? 0;
  return han + (plain.length - han) * latinSize;
}
