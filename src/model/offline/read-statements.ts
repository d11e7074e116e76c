import type { Passage } from '../../domain/passage.js';
import { plainMarkdown } from '../../text/plain-markdown.js';
import { formFit, type QuestionKind } from '../../text/question-kind.js';
import { splitSentences } from '../../text/sentences.js';

/** A sentence of a passage, an item of a list, or a row of a table, ready to be shown. */
export interface Statement {
  readonly text: string;
  /** Everything that the source says in it; of a table row also the cells that are not shown. */
  readonly whole: string;
  /** What a table row is about: its first cell. */
  readonly key?: string;
  /** Whether it stands on a line of its own among others: an item or a row. */
  readonly isItem: boolean;
}

/**
 * Reads the statements of a passage in its order, without marks of Markdown, fences and the header rows of tables.
 *
 * @param isAsked - whether a text has a word of the question. Of a row those cells are shown that have one, or whose
 *   column has; else those with the form of fact asked for; else all
 */
export function readStatements(passage: Passage, kind: QuestionKind, isAsked: (text: string) => boolean): Statement[] {
  const statements: Statement[] = [];
  const lines = joinWrapped(passage.text.split('\n'));
  let header: readonly string[] = [];
  for (const [index, line] of lines.entries()) {
    const isRow = /^\s*\|/.test(line);
    if (isTableDelimiter(line) || /^\s*(?:`{3,}|~{3,})/.test(line)) continue;
    if (isRow && isTableDelimiter(lines[index + 1] ?? '')) {
      header = cellsOf(line);
    } else if (isRow) {
      statements.push(readRow(header, cellsOf(line), (cells) => chooseCells(cells, kind, isAsked)));
    } else {
      const isItem = isListItem(line) || [lines[index - 1], lines[index + 1]].some((near) => near?.trim());
      for (const { text } of splitSentences(plainMarkdown(line))) statements.push({ text, whole: text, isItem });
    }
  }
  return statements.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

/** Joins lines that a writer broke for width only: long ones that end within a sentence. */
function joinWrapped(lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const previous = joined.at(-1);
    const isWrapped =
      previous !== undefined &&
      previous.replace(/[\u3400-\u9fff]/g, 'xx').length > 50 &&
      /[\p{L}\p{N},，、]$/u.test(previous) &&
      !/^\s*(?:[-*+|>#]|\d+[.)]|[`~]{3}|$)/.test(line) &&
      !previous.trimStart().startsWith('|');
    if (isWrapped)
      joined[joined.length - 1] = `${previous}${/[\u3400-\u9fff，、]$/.test(previous) ? '' : ' '}${line.trim()}`;
    else joined.push(line);
  }
  return joined;
}

function isListItem(line: string): boolean {
  return /^\s*(?:[-*+]|\d+[.)])\s/.test(line);
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

interface NamedCell {
  readonly name: string;
  readonly cell: string;
}

function chooseCells(cells: readonly NamedCell[], kind: QuestionKind, isAsked: (text: string) => boolean) {
  const named = cells.filter(({ name, cell }) => isAsked(name) || isAsked(cell));
  const fitting = cells.filter(({ cell }) => formFit(kind, cell) === 1);
  return [named, fitting].find((chosen) => chosen.length > 0) ?? cells;
}

/** Words a row: what it is about, then its cells, each with its column's name where there are several. */
function readRow(
  header: readonly string[],
  [key = '', ...cells]: readonly string[],
  choose: (cells: readonly NamedCell[]) => readonly NamedCell[],
): Statement {
  const all = cells.map((cell, index) => ({ cell, name: header[index + 1] ?? '' })).filter(({ cell }) => cell !== '');
  const whole = [key, ...all.flatMap(({ name, cell }) => [name, cell])].join(' ');
  const shown = choose(all);
  const words = shown.map(({ cell, name }) => (header.length > 2 && name !== '' ? `${name} ${cell}` : cell));
  const marks = /[\u3400-\u9fff]/.test(whole) ? ['：', '，', '；', '。'] : [': ', ', ', '; ', '.'];
  const separator = marks[words.some((word) => /[,，]/.test(word)) ? 2 : 1];
  return {
    text: words.length === 0 ? key : `${key}${marks[0]}${words.join(separator)}${marks[3]}`,
    whole,
    key,
    isItem: true,
  };
}
