import type { QuestionAnswer } from '../domain/document.js';
import { DocumentError } from '../error/document-error.js';
import { findFaqColumns } from './faq-columns.js';

/** A row of a table, as it stands in its file. */
export interface TableRow {
  /** Its place in the file, from 1: what a person sees beside it. */
  readonly number: number;
  readonly cells: readonly string[];
}

/** A table as Markdown, and the row of the file that each line is; 0 for the header and the line below it. */
export interface TableText {
  readonly markdown: string;
  readonly rows: readonly number[];
}

/** What a table holds: questions with answers where its header says so, otherwise the table as Markdown. */
export type TableContent = { readonly questions: readonly QuestionAnswer[] } | TableText;

/**
 * Reads a table whose first row with words is its header; rows without words are passed over.
 *
 * @param name - of the file or sheet, for errors
 * @returns empty Markdown where no row has words
 * @throws {DocumentError} a question has no answer, or a row is longer than the header; the message gives the row
 */
export function readTable(name: string, table: readonly TableRow[]): TableContent {
  const [header, ...rows] = table.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (header === undefined) return { markdown: '', rows: [] };
  const columns = findFaqColumns(header.cells);
  if (columns === undefined) return toMarkdown(name, header.cells, rows);
  const questions = rows.map(({ number, cells }) => {
    const question = cells[columns.question]?.trim() ?? '';
    const answer = cells[columns.answer]?.trim() ?? '';
    if (question === '' || answer === '') {
      throw brokenRow(name, number, question === '' ? 'the question is empty' : 'the answer is empty');
    }
    return { question, answer, row: number };
  });
  return { questions };
}

/** The error for a row that cannot be read. */
export function brokenRow(name: string, row: number, problem: string): DocumentError {
  return new DocumentError(`"${name}" is broken in row ${row}: ${problem}`, {
    code: 'document-invalid',
    document: name,
  });
}

function toMarkdown(name: string, header: readonly string[], rows: readonly TableRow[]): TableText {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`;
  for (const { number, cells } of rows) {
    if (cells.length > header.length) {
      throw brokenRow(
        name,
        number,
        `it has ${cells.length} cells, the header ${header.length}; quote cells with commas`,
      );
    }
  }
  const lines = [line(header), `|${' --- |'.repeat(header.length)}`, ...rows.map(({ cells }) => line(cells))];
  return { markdown: lines.join('\n'), rows: [0, 0, ...rows.map(({ number }) => number)] };
}
