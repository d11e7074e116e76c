import Papa from 'papaparse';
import type { QuestionAnswer } from '../domain/document.js';
import { DocumentError } from '../error/document-error.js';
import { findFaqColumns } from './faq-columns.js';

/** What a CSV file holds: questions with answers where its header says so, otherwise a table as Markdown. */
export type CsvContent = { readonly questions: readonly QuestionAnswer[] } | { readonly markdown: string };

/**
 * Reads comma, semicolon or tab separated values with a header row.
 *
 * @throws {DocumentError} a row cannot be read, or a question has no answer; the message gives the row, the header being 1
 */
export function readCsv(name: string, text: string): CsvContent {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { delimiter: delimiterOf(text) });
  const problem = errors[0];
  if (problem !== undefined) throw brokenRow(name, (problem.row ?? 0) + 1, problem.message);
  const rows = data
    .map((cells, index) => ({ number: index + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const header = rows[0];
  if (header === undefined) return { markdown: '' };
  const columns = findFaqColumns(header.cells);
  if (columns === undefined) return { markdown: toTable(name, header.cells, rows.slice(1)) };
  const questions = rows.slice(1).map(({ number, cells }) => {
    const question = cells[columns.question]?.trim() ?? '';
    const answer = cells[columns.answer]?.trim() ?? '';
    if (question === '' || answer === '') {
      throw brokenRow(name, number, question === '' ? 'the question is empty' : 'the answer is empty');
    }
    return { question, answer };
  });
  return { questions };
}

/** The separator that the header row has most of. */
function delimiterOf(text: string): string {
  const header = /^[^\r\n]*/.exec(text.trimStart())?.[0] ?? '';
  const count = (separator: string) => header.split(separator).length;
  return [',', ';', '\t'].reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}

function toTable(
  name: string,
  header: readonly string[],
  rows: readonly { readonly number: number; readonly cells: readonly string[] }[],
): string {
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
  return [line(header), `|${' --- |'.repeat(header.length)}`, ...rows.map(({ cells }) => line(cells))].join('\n');
}

function brokenRow(name: string, row: number, problem: string): DocumentError {
  return new DocumentError(`"${name}" is broken in row ${row}: ${problem}`, {
    code: 'document-invalid',
    document: name,
  });
}
