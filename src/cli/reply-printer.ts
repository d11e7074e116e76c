import type { Reply } from '../assistant/reply.js';
import type { Language } from '../domain/language.js';
import type { Passage } from '../domain/passage.js';
import type { TurnEvent } from '../domain/turn.js';
import type { Style } from './style.js';

interface Wording {
  readonly searching: string;
  readonly working: string;
  readonly sources: string;
  readonly stopped: string;
  readonly page: (number: number) => string;
  readonly row: (number: number, last: number | undefined) => string;
}

const range = (first: number, last: number | undefined) => (last === undefined ? `${first}` : `${first}–${last}`);

const wording: Readonly<Record<Language, Wording>> = {
  'zh-Hans': {
    searching: '正在查找资料…',
    working: '正在处理…',
    sources: '来源',
    stopped: '（已停止）',
    page: (number) => `第 ${number} 页`,
    row: (number, last) => `第 ${range(number, last)} 行`,
  },
  'zh-Hant': {
    searching: '正在查找資料…',
    working: '正在處理…',
    sources: '來源',
    stopped: '（已停止）',
    page: (number) => `第 ${number} 頁`,
    row: (number, last) => `第 ${range(number, last)} 列`,
  },
  en: {
    searching: 'Looking it up…',
    working: 'Working on it…',
    sources: 'Sources',
    stopped: '(stopped)',
    page: (number) => `page ${number}`,
    row: (number, last) => `${last === undefined ? 'row' : 'rows'} ${range(number, last)}`,
  },
};

/** Prints a reply to the terminal as it is made: progress, text, the numbers of its sources, and the sources below. */
export class ReplyPrinter {
  readonly #output: NodeJS.WritableStream;
  readonly #style: Style;
  #words: Wording = wording.en;
  #progressShown = false;

  constructor(output: NodeJS.WritableStream, style: Style) {
    this.#output = output;
    this.#style = style;
  }

  show(event: TurnEvent): void {
    switch (event.type) {
      case 'turn-start':
        this.#words = wording[event.language];
        this.#progress(this.#words.searching);
        break;
      case 'tool-call':
        this.#progress(this.#words.working);
        break;
      case 'text-delta':
        this.clearProgress();
        this.#output.write(event.delta);
        break;
      case 'citation':
        this.#output.write(this.#style.faint(`[${event.citation.number}]`));
        break;
      case 'text-retract':
        this.#output.write('\n');
        break;
    }
  }

  end(reply: Reply): void {
    this.clearProgress();
    const { strong, faint } = this.#style;
    const lines = [...new Map(reply.citations.map(({ number, passage }) => [number, passage]))].map(
      ([number, passage]) => {
        const { title, headings } = passage;
        const place = this.#placeOf(passage);
        const path = [title, ...headings.filter((heading) => heading !== title)].join(' › ');
        return `  [${number}] ${path}${place === '' ? '' : faint(`  ${place}`)}`;
      },
    );
    const blocks = [
      reply.status === 'stopped' ? this.#words.stopped : '',
      lines.length === 0 ? '' : `${strong(this.#words.sources)}\n${lines.join('\n')}`,
      reply.label === undefined ? '' : faint(reply.label),
    ].filter((block) => block !== '');
    this.#output.write(`\n${blocks.map((block) => `\n${block}\n`).join('')}`);
  }

  /** Where a person finds it: the file or address, and the page or row in it. */
  #placeOf({ source, page, row, lastRow }: Passage): string {
    const parts = [
      source,
      page === undefined ? undefined : this.#words.page(page),
      row === undefined ? undefined : this.#words.row(row, lastRow),
    ];
    return parts.filter((part) => part !== undefined).join(', ');
  }

  /** Takes the line of progress away again. */
  clearProgress(): void {
    if (this.#progressShown) {
      this.#output.write('\r\u001b[2K');
      this.#progressShown = false;
    }
  }

  /** Progress is for people who watch: a file or a pipe gets only the answer. */
  #progress(text: string): void {
    if (this.#style.isTerminal) {
      this.clearProgress();
      this.#output.write(this.#style.faint(text));
      this.#progressShown = true;
    }
  }
}
