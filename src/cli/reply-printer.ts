import type { Reply } from '../assistant/reply.js';
import type { Language } from '../domain/language.js';
import type { TurnEvent } from '../domain/turn.js';
import type { Style } from './style.js';

const wording: Readonly<Record<Language, { searching: string; working: string; sources: string; stopped: string }>> = {
  'zh-Hans': { searching: '正在查找资料…', working: '正在处理…', sources: '来源', stopped: '（已停止）' },
  'zh-Hant': { searching: '正在查找資料…', working: '正在處理…', sources: '來源', stopped: '（已停止）' },
  en: { searching: 'Looking it up…', working: 'Working on it…', sources: 'Sources', stopped: '(stopped)' },
};

/** Prints a reply to the terminal as it is made: progress, text, the numbers of its sources, and the sources below. */
export class ReplyPrinter {
  readonly #output: NodeJS.WritableStream;
  readonly #style: Style;
  #words = wording.en;
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
      ([number, { title, headings, source }]) =>
        `  [${number}] ${[title, ...headings.filter((heading) => heading !== title)].join(' › ')}${source === undefined ? '' : faint(`  ${source}`)}`,
    );
    const blocks = [
      reply.status === 'stopped' ? this.#words.stopped : '',
      lines.length === 0 ? '' : `${strong(this.#words.sources)}\n${lines.join('\n')}`,
      reply.label === undefined ? '' : faint(reply.label),
    ].filter((block) => block !== '');
    this.#output.write(`\n${blocks.map((block) => `\n${block}\n`).join('')}`);
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
