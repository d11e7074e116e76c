import type { PdfLine } from './pdf-lines.js';

/** What begins a line of its own, even where the line before is full. */
const lineStart =
  /^(?:[•·●◆■○▪*–-]\s*|\d{1,3}[.、)）]\s*\D|[(（][\d一二三四五六七八九十]{1,3}[)）]|第[\d一二三四五六七八九十百]+[章节節条條]|[一二三四五六七八九十]{1,3}、|[问問答QA]\s*\d*[:：])/;
const sentenceEnd = /[。！？!?.;；:：…”」』"’'）)】》]$/;
/** Chinese stands side by side without a space. */
const wide = /[\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]/;

interface Paragraph {
  readonly text: string;
  readonly size: number;
  /** Its last line reaches the margin, so that the text may go on elsewhere. */
  readonly isFull: boolean;
  /** A space stands before it. */
  readonly isApart: boolean;
}

/**
 * Writes the pages of a PDF as Markdown: lines are joined to paragraphs again, larger type becomes headings.
 *
 * @returns one text a page; it ends in a line break unless its last sentence runs on to the next page
 */
export function writePages(pages: readonly (readonly PdfLine[])[]): string[] {
  const body = bodySize(pages.flat());
  const sizes = [...new Set(pages.flat().map(({ size }) => Math.round(size)))]
    .filter((size) => size > body * 1.15)
    .sort((one, other) => other - one);
  const headingLevel = ({ text, size }: Paragraph) =>
    size > body * 1.15 && text.length <= 80 ? Math.min(6, sizes.indexOf(Math.round(size)) + 1) : 0;
  return pages.map((lines) => {
    const paragraphs = joinParagraphs(lines);
    const text = paragraphs
      .map((paragraph, index) => {
        const level = headingLevel(paragraph);
        if (level > 0) return `\n\n${'#'.repeat(level)} ${paragraph.text}\n\n`;
        return `${paragraph.isApart && index > 0 ? '\n\n' : '\n'}${paragraph.text.replace(/^[•·●◆■○▪]\s*/, '- ')}`;
      })
      .join('')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
    const last = paragraphs.at(-1);
    const runsOn = last?.isFull === true && headingLevel(last) === 0 && !sentenceEnd.test(last.text);
    return text === '' || runsOn ? text : `${text}\n`;
  });
}

function joinParagraphs(lines: readonly PdfLine[]): Paragraph[] {
  const pitch = usualPitch(lines);
  const paragraphs: Paragraph[] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const last = paragraphs.at(-1);
    const isFull = line.right > columnEnd(line, lines) - line.size * 1.6;
    const isApart = before === undefined || before.base - line.base > Math.min(pitch * 1.3, line.size * 2.5);
    const isSame = before !== undefined && Math.abs(before.size - line.size) < line.size * 0.1;
    const isIndented = before !== undefined && line.left > before.left + line.size * 1.2 && line.base < before.base;
    if (last?.isFull && isSame && !isApart && !isIndented && !lineStart.test(line.text)) {
      const glue = wide.test(last.text.slice(-1)) || wide.test(line.text.charAt(0)) ? '' : ' ';
      paragraphs[paragraphs.length - 1] = { ...last, text: last.text + glue + line.text, isFull };
    } else paragraphs.push({ text: line.text, size: line.size, isFull, isApart: isApart || !isSame });
  }
  return paragraphs;
}

/** Where the lines of the same column end. */
function columnEnd(line: PdfLine, lines: readonly PdfLine[]): number {
  return Math.max(
    ...lines.filter(({ left, right }) => left < line.right && right > line.left).map(({ right }) => right),
  );
}

/** The distance from line to line within a paragraph. */
function usualPitch(lines: readonly PdfLine[]): number {
  const steps = lines
    .map((line, index) => (lines[index - 1]?.base ?? line.base) - line.base)
    .filter((step) => step > 0)
    .sort((one, other) => one - other);
  // Not the median: on a page of short paragraphs, most steps are wide.
  return steps[Math.floor(steps.length / 4)] ?? 0;
}

/** The size that most characters have. */
function bodySize(lines: readonly PdfLine[]): number {
  const counts = new Map<number, number>();
  for (const { size, text } of lines) counts.set(Math.round(size), (counts.get(Math.round(size)) ?? 0) + text.length);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? 0;
}
