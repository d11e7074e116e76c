/** A piece of Markdown that is not cut where it can be helped. */
export interface MarkdownBlock {
  readonly kind: 'heading' | 'paragraph' | 'list' | 'table' | 'code';
  /** Level of a heading, 1 to 6; otherwise 0. */
  readonly level: number;
  readonly lines: readonly string[];
}

/** What tells words from mere marks. */
export const wordCharacter = /[\p{L}\p{N}]/u;

const heading = /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$/;
const fence = /^ {0,3}(`{3,}|~{3,})/;
const tableDelimiter = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;
const listItem = /^\s*(?:[-*+]|\d{1,9}[.)、])\s+\S/;
const underline = /^ {0,3}(?:=+|-{2,})\s*$/;

/**
 * Takes Markdown apart into headings, paragraphs, lists, tables and fenced code, in order.
 *
 * Reads what matters for cutting (CommonMark 0.31, and tables as GitHub writes them); all else stays in paragraphs.
 * A front matter block, comments and what has neither letter nor digit are left out.
 */
export function readBlocks(markdown: string): MarkdownBlock[] {
  const text = markdown
    .replace(/\r\n?/g, '\n')
    .replace(/^---\n[\s\S]*?\n(?:---|\.\.\.)(?:\n|$)/, '')
    .replace(/<!--[\s\S]*?-->/g, '');
  const lines = text.split('\n');
  const blocks: MarkdownBlock[] = [];
  for (let index = 0; index < lines.length; ) {
    const block = readBlock(lines, index);
    if (block.lines.some((line) => wordCharacter.test(line))) blocks.push(block);
    index += Math.max(1, block.taken);
  }
  return blocks;
}

function readBlock(lines: readonly string[], from: number): MarkdownBlock & { readonly taken: number } {
  const line = lines[from] ?? '';
  const title = heading.exec(line);
  if (title !== null) return { kind: 'heading', level: title[1]?.length ?? 1, lines: [title[2] ?? ''], taken: 1 };
  if (line.trim() === '') return { kind: 'paragraph', level: 0, lines: [], taken: 1 };
  const opening = fence.exec(line)?.[1];
  if (opening !== undefined) {
    const rest = lines.slice(from + 1).findIndex((each) => isClosingFence(each, opening));
    const taken = rest === -1 ? lines.length - from : rest + 2;
    return { kind: 'code', level: 0, lines: lines.slice(from, from + taken), taken };
  }
  if (line.includes('|') && tableDelimiter.test(lines[from + 1] ?? '') && (lines[from + 1] ?? '').includes('-')) {
    return take('table', lines, from, (each) => each.includes('|'));
  }
  if (listItem.test(line)) return take('list', lines, from, (each) => !startsBlock(each) || listItem.test(each));
  const paragraph = take('paragraph', lines, from, (each) => !startsBlock(each) && !underline.test(each));
  const next = lines[from + paragraph.taken] ?? '';
  if (paragraph.lines.length === 1 && underline.test(next)) {
    return { kind: 'heading', level: next.includes('=') ? 1 : 2, lines: [line.trim()], taken: 2 };
  }
  return paragraph;
}

/** Takes the first line, and the following ones up to a blank line as long as they belong to it. */
function take(
  kind: MarkdownBlock['kind'],
  lines: readonly string[],
  from: number,
  belongs: (line: string) => boolean,
): MarkdownBlock & { readonly taken: number } {
  let until = from + 1;
  while (until < lines.length && (lines[until] ?? '').trim() !== '' && belongs(lines[until] ?? '')) until += 1;
  return { kind, level: 0, lines: lines.slice(from, until), taken: until - from };
}

function startsBlock(line: string): boolean {
  return heading.test(line) || fence.test(line) || listItem.test(line);
}

function isClosingFence(line: string, opening: string): boolean {
  const trimmed = line.trim();
  return trimmed.length >= opening.length && trimmed === opening.charAt(0).repeat(trimmed.length);
}
