/** A table to read in a terminal, or in Markdown. Cells are padded by the width that a terminal gives them. */
export interface Table {
  readonly head: readonly string[];
  /** A row of one cell is a heading that spans the table. */
  readonly rows: readonly (readonly string[])[];
  /** How all columns but the first are set. Default `right`. */
  readonly align?: 'left' | 'right';
  /** Lines under the table. */
  readonly notes: readonly string[];
}

export function renderTable(table: Table, markdown: boolean): string {
  return markdown ? renderMarkdown(table) : renderTerminal(table);
}

function renderMarkdown({ head, rows, notes, align = 'right' }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    line(head),
    `|${head.map((_, column) => (column === 0 || align === 'left' ? '---' : '---:')).join('|')}|`,
    ...rows.map((row) => line(row.length === 1 ? [`**${row[0]}**`, ...head.slice(1).map(() => '')] : row)),
    '',
    ...notes.map((note) => `${note}  `),
  ].join('\n');
}

function renderTerminal({ head, rows, notes, align = 'right' }: Table): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows.filter((row) => row.length > 1)].map((row) => widthOf(row[column] ?? ''))),
  );
  const pad = (cell: string, column: number) => {
    const blank = ' '.repeat((widths[column] ?? 0) - widthOf(cell));
    return column === 0 || align === 'left' ? cell + blank : blank + cell;
  };
  const line = (cells: readonly string[], mark: (text: string, column: number) => string) =>
    `  ${cells.map((cell, column) => mark(pad(cell, column), column)).join('  ')}`.trimEnd();
  const rule = dim(`  ${widths.map((width) => '─'.repeat(width)).join('──')}`);
  return [
    '',
    line(head, bold),
    rule,
    ...rows.map((row) => (row.length === 1 ? `\n  ${bold(row[0] ?? '')}` : line(row, paint))),
    rule,
    ...notes.map((note) => dim(`  ${note}`)),
    '',
  ].join('\n');
}

const colour = process.stdout.isTTY && !process.env.NO_COLOR;
const styled = (code: number) => (text: string) => (colour ? `\x1b[${code}m${text}\x1b[0m` : text);
const bold = styled(1);
const dim = styled(2);
const green = styled(32);
const yellow = styled(33);
const red = styled(31);

function paint(text: string, column: number): string {
  if (column === 0) return text;
  if (text.includes('✗')) return red(text);
  if (text.includes('~')) return yellow(text);
  return text.includes('✓') ? green(text) : text;
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/u.test(character) ? 2 : 1;
  return width;
}
