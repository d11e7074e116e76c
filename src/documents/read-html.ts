import { Parser } from 'htmlparser2';

/** What an HTML page says, as Markdown. */
export interface HtmlContent {
  /** The page's own title; undefined where it has none. */
  readonly title?: string | undefined;
  readonly markdown: string;
}

const silent = new Set(['script', 'style', 'noscript', 'template', 'nav', 'svg', 'iframe', 'select', 'button', 'head']);
const blocks = new Set(
  'address article aside blockquote dd div dl dt fieldset figcaption figure footer header hr main ol p pre section table tbody thead tfoot ul'.split(
    ' ',
  ),
);

/**
 * Reads an HTML page: headings become Markdown headings, lists and tables keep their form, and what is not content
 * (scripts, styles, navigation, buttons) is left out.
 */
export function readHtml(html: string): HtmlContent {
  const writer = new MarkdownWriter();
  const parser = new Parser(
    {
      onopentagname: (name) => writer.open(name),
      ontext: (text) => writer.text(text),
      onclosetag: (name) => writer.close(name),
    },
    { decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  return writer.finish();
}

class MarkdownWriter {
  #output = '';
  #title = '';
  #inTitle = false;
  #silence = 0;
  #row: string[] | undefined;
  #rowsWritten = 0;

  open(name: string): void {
    if (name === 'title') this.#inTitle = true;
    if (silent.has(name)) this.#silence += 1;
    if (this.#silence > 0) return;
    if (/^h[1-6]$/.test(name)) this.#block(`${'#'.repeat(Number(name.charAt(1)))} `);
    else if (name === 'li') this.#line('- ');
    else if (name === 'br') this.#line('');
    else if (name === 'table') this.#startTable();
    else if (name === 'tr') this.#row = [];
    else if (name === 'td' || name === 'th') this.#row?.push('');
    else if (blocks.has(name)) this.#block('');
  }

  text(text: string): void {
    if (this.#inTitle) this.#title += text;
    if (this.#silence > 0 || this.#inTitle) return;
    const plain = text.replace(/\s+/g, ' ');
    const row = this.#row;
    if (row !== undefined && row.length > 0) row[row.length - 1] += plain;
    else if (plain !== ' ' || !/(?:^|\s)$/.test(this.#output)) this.#output += plain;
  }

  close(name: string): void {
    if (name === 'title') this.#inTitle = false;
    if (silent.has(name)) this.#silence = Math.max(0, this.#silence - 1);
    else if (this.#silence > 0) return;
    else if (name === 'tr') this.#endRow();
    else if (/^h[1-6]$/.test(name) || blocks.has(name)) this.#block('');
  }

  finish(): HtmlContent {
    const markdown = this.#output
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => !/^(?:#{1,6}|-)$/.test(line))
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
    const title = this.#title.replace(/\s+/g, ' ').trim();
    return { markdown, ...(title === '' ? {} : { title }) };
  }

  #startTable(): void {
    this.#block('');
    this.#rowsWritten = 0;
  }

  #endRow(): void {
    const cells = this.#row?.map((cell) => cell.trim().replaceAll('|', '\\|')) ?? [];
    this.#row = undefined;
    if (cells.length === 0) return;
    this.#line(`| ${cells.join(' | ')} |`);
    if (this.#rowsWritten === 0) this.#line(`|${' --- |'.repeat(cells.length)}`);
    this.#rowsWritten += 1;
  }

  #block(start: string): void {
    this.#breakRow();
    this.#output += this.#row === undefined ? `\n\n${start}` : '';
  }

  #line(start: string): void {
    this.#breakRow();
    this.#output += this.#row === undefined ? `\n${start}` : '';
  }

  /** A cell of a table is one line: what would start a new one becomes a space. */
  #breakRow(): void {
    const row = this.#row;
    if (row !== undefined && row.length > 0) row[row.length - 1] += ' ';
  }
}
