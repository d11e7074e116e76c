/**
 * The text of a document with pages, or of a table, carries their numbers through the splitter: behind the last word of
 * each line stands one character, taken from the ranges that no writing uses, that is the number of the page or row.
 */
const firstMark = 0xf0000;
const maxPlace = 0x1fffd;
const mark = /[\u{f0000}-\u{10fffd}]/gu;
const sentenceEnd = /[。！？!?.…;；:：”」』"’'）)】》|]\s*$/;
/** Markdown that ends with its line, and Markdown that begins a line. */
const headingLine = /(?:^|\n) {0,3}#{1,6}\s[^\n]*$/;
const blockStart = /^\s*(?:#{1,6}\s|[-*+]\s|\d{1,3}[.)、]|\||```|~~~)/;
const wide = /[\u3000-\u9fff\uff00-\uffef]/;

/**
 * Joins pages to one marked text. A page without a line break at its end, and without the end of a sentence, is read on
 * into the next one.
 */
export function joinPages(pages: readonly string[]): string {
  let text = '';
  for (const [index, page] of pages.entries()) {
    const marked = markLines(page.replace(mark, '').replace(/\r\n?/g, '\n'), Math.min(index + 1, maxPlace));
    text += glue(text, marked) + marked;
  }
  return text;
}

/**
 * Marks the lines of a text with their rows.
 *
 * @param rows - of each line; 0 for a line of no row. Rows that have no mark, above 131 069, are not told
 */
export function markRows(text: string, rows: readonly number[]): string {
  return text
    .replace(mark, '')
    .split(/\r\n?|\n/)
    .map((line, index) => {
      const row = rows[index] ?? 0;
      return row > 0 && row <= maxPlace ? markLines(line, row) : line;
    })
    .join('\n');
}

/** The page or row in which a marked text begins; undefined where it ends before its first line does. */
export function placeOf(text: string): number | undefined {
  return text.match(mark)?.map(readMark)[0];
}

/** The page or row in which a marked text ends; undefined where it has none. */
export function lastPlaceOf(text: string): number | undefined {
  return text.match(mark)?.map(readMark).at(-1);
}

function readMark(character: string): number {
  return (character.codePointAt(0) ?? firstMark) - firstMark;
}

export function withoutMarks(text: string): string {
  return text.replace(mark, '');
}

function markLines(page: string, number: number): string {
  const sign = String.fromCodePoint(firstMark + number);
  // Behind the last word, not at the end of the line: fences and the bars of a table must stay as they are.
  return page.replace(/^(.*[\p{L}\p{N}])(.*)$/gmu, `$1${sign}$2`);
}

function glue(before: string, after: string): string {
  if (before === '' || after === '') return '';
  const plain = withoutMarks(before.slice(-256));
  if (/\n\s*$/.test(plain) || sentenceEnd.test(plain) || headingLine.test(plain)) return '\n\n';
  if (/^\s*\n/.test(after) || blockStart.test(after)) return '\n\n';
  return wide.test(plain.slice(-1)) || wide.test(after.charAt(0)) ? '' : ' ';
}
