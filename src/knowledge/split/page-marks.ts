/**
 * The text of a document with pages carries their numbers through the splitter: behind the last word of each line stands
 * one character, taken from a range that no writing uses, that is the number of the page.
 */
const firstMark = 0xf0000;
const maxPage = 0xfffd;
const mark = /[\u{f0000}-\u{ffffd}]/gu;
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
    const marked = markLines(page.replace(mark, '').replace(/\r\n?/g, '\n'), Math.min(index + 1, maxPage));
    text += glue(text, marked) + marked;
  }
  return text;
}

/** The page on which a marked text begins; undefined where it ends before its first line does. */
export function pageOf(text: string): number | undefined {
  const [first] = text.match(mark) ?? [];
  return first === undefined ? undefined : (first.codePointAt(0) ?? firstMark) - firstMark;
}

export function withoutPageMarks(text: string): string {
  return text.replace(mark, '');
}

function markLines(page: string, number: number): string {
  const sign = String.fromCodePoint(firstMark + number);
  // Behind the last word, not at the end of the line: fences and the bars of a table must stay as they are.
  return page.replace(/^(.*[\p{L}\p{N}])(.*)$/gmu, `$1${sign}$2`);
}

function glue(before: string, after: string): string {
  if (before === '' || after === '') return '';
  const plain = withoutPageMarks(before.slice(-256));
  if (/\n\s*$/.test(plain) || sentenceEnd.test(plain) || headingLine.test(plain)) return '\n\n';
  if (/^\s*\n/.test(after) || blockStart.test(after)) return '\n\n';
  return wide.test(plain.slice(-1)) || wide.test(after.charAt(0)) ? '' : ' ';
}
