import type { QuestionAnswer } from '../domain/document.js';
import { loadReader } from './load-reader.js';
import { brokenFile, checkOfficeFile } from './office-file.js';
import { readTable, type TableRow, type TableText } from './read-table.js';

/** A sheet of a workbook that has words: questions with answers, text, or both. */
export interface SheetContent extends TableText {
  readonly sheet: string;
  readonly questions?: readonly QuestionAnswer[] | undefined;
}

/**
 * Reads the sheets of an Excel workbook: each is a FAQ table or another table, by its header row. Lines above the
 * header that fill one cell only, as titles do, become text above the table.
 *
 * @returns in the order of the workbook, without the sheets that are empty
 * @throws {DocumentError} the file is encrypted or broken, a question has no answer, or the package `read-excel-file` is
 *   missing
 */
export async function readXlsx(name: string, bytes: Uint8Array): Promise<SheetContent[]> {
  checkOfficeFile(name, bytes);
  const { default: readSheets } = await loadReader(name, 'read-excel-file', () => import('read-excel-file/universal'));
  // What is given may be a view into more bytes.
  const sheets = await readSheets(new Uint8Array(bytes).buffer, { trim: true }).catch((cause: unknown) => {
    throw brokenFile(name, cause);
  });
  return sheets.flatMap(({ sheet, data }) => {
    const rows = trimTable(
      data.map((cells, index) => ({ number: index + 1, cells: Array.from(cells, (cell) => writeCell(cell)) })),
    );
    const { titles, table } = takeTitles(rows);
    if (titles.length + table.length === 0) return [];
    const content = readTable(`${name}#${sheet}`, table);
    const above = titles.map(({ text }) => `${text}\n\n`).join('');
    const rowsAbove = titles.flatMap(({ row }) => [row, 0]);
    if ('questions' in content) {
      return [{ sheet, markdown: above.trimEnd(), rows: rowsAbove, questions: content.questions }];
    }
    return [{ sheet, markdown: (above + content.markdown).trimEnd(), rows: [...rowsAbove, ...content.rows] }];
  });
}

function writeCell(cell: unknown): string {
  if (cell instanceof Date) {
    const [day = '', time = ''] = cell.toISOString().split('T');
    return /^00:00:00/.test(time) ? day : `${day} ${time.slice(0, 5)}`;
  }
  // 0.1 + 0.2 is kept as 0.30000000000000004, and shown by Excel with 15 digits at most.
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)));
  return cell === null || cell === undefined ? '' : String(cell);
}

/** Leaves out what is empty: rows, and columns that have no words in any row. */
function trimTable(rows: readonly TableRow[]): TableRow[] {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, column) => column).filter((column) =>
    rows.some(({ cells }) => (cells[column] ?? '').trim() !== ''),
  );
  return rows
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ number, cells }) => ({ number, cells: columns.map((column) => cells[column] ?? '') }));
}

function takeTitles(rows: readonly TableRow[]) {
  const wide = rows.findIndex(({ cells }) => cells.filter((cell) => cell !== '').length > 1);
  const titles = rows.slice(0, Math.max(0, wide)).map(({ number, cells }) => ({
    // A line break within the cell would begin a line of no row.
    text: cells
      .join('')
      .trim()
      .replace(/\s*\n\s*/g, ' '),
    row: number,
  }));
  return { titles, table: rows.slice(titles.length) };
}
