import Papa from 'papaparse';
import { brokenRow, readTable, type TableContent } from './read-table.js';

/**
 * Reads comma, semicolon or tab separated values with a header row.
 *
 * @throws {DocumentError} a row cannot be read, or a question has no answer; the message gives the row, the header being 1
 */
export function readCsv(name: string, text: string): TableContent {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { delimiter: delimiterOf(text) });
  const problem = errors[0];
  if (problem !== undefined) throw brokenRow(name, (problem.row ?? 0) + 1, problem.message);
  return readTable(
    name,
    data.map((cells, index) => ({ number: index + 1, cells })),
  );
}

/** The separator that the header row has most of. */
function delimiterOf(text: string): string {
  const header = /^[^\r\n]*/.exec(text.trimStart())?.[0] ?? '';
  const count = (separator: string) => header.split(separator).length;
  return [',', ';', '\t'].reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}
