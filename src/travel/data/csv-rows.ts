import Papa from 'papaparse';
import type { RawRow } from './raw-row.js';

/**
 * Rows of comma, semicolon or tab separated values with a header row, counted as a spreadsheet counts them: the header is 1.
 * Empty rows are left out and counted.
 */
export function csvRows(text: string): RawRow[] {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), {
    delimitersToGuess: [',', ';', '\t', '|'],
  });
  const broken = new Map(errors.filter(({ row }) => row !== undefined).map(({ row, message }) => [row, message]));
  const [header = [], ...rest] = data;
  const names = header.map((name) => name.trim());
  return rest.flatMap((cells, index): RawRow[] => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const extra = cells.slice(names.length).some((cell) => cell.trim() !== '');
    const why =
      broken.get(index + 1) ?? (extra ? `${cells.length} cells, but the header has ${names.length}` : undefined);
    const value = Object.fromEntries(names.map((name, column) => [name, cells[column]?.trim() ?? '']));
    return [{ row: index + 2, value, broken: why }];
  });
}
