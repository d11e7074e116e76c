import { toMessages } from '../conversation/projection.js';
import type { Evidence } from '../domain/evidence.js';
import type { Message, ToolResultPart } from '../domain/message.js';
import type { TextChecker } from '../domain/tool.js';
import type { AnswerWriter } from './answer-writer.js';
import { CheckedText } from './checked-text.js';
import { contextOf } from './run-tool-calls.js';
import type { OpenTurn } from './turn-setting.js';

/** Has what the model writes held against the newest results of the tools that check text, of this turn or an earlier one. */
export class ResultChecks {
  readonly #turn: OpenTurn;
  readonly #writer: AnswerWriter;
  readonly #history: readonly Message[];
  readonly #evidence: Evidence | undefined;
  #checked: CheckedText | undefined;

  constructor(turn: OpenTurn, writer: AnswerWriter, evidence: Evidence | undefined) {
    this.#turn = turn;
    this.#writer = writer;
    this.#evidence = evidence;
    this.#history = toMessages(turn.log);
  }

  /** Begins with what earlier turns know: a model talks about a plan long after it was made. */
  async recall(): Promise<void> {
    for (const { name, checkText } of this.#turn.setting.tools.values()) {
      if (checkText === undefined) continue;
      const isOf = (part: Message['parts'][number]): part is ToolResultPart =>
        part.type === 'tool-result' && part.name === name && part.outcome === 'done';
      const at = this.#history.findLastIndex(({ parts }) => parts.some(isOf));
      const results = this.#history[at]?.parts.filter(isOf) ?? [];
      await this.#hold(name, results, this.#history.slice(0, at));
    }
  }

  /** Goes on with what the tools have just told: this call is in the history by now, what was known before it counts. */
  async take(results: readonly ToolResultPart[]): Promise<void> {
    for (const name of new Set(results.map((result) => result.name))) {
      const done = results.filter((result) => result.name === name && result.outcome === 'done');
      await this.#hold(name, done, this.#history);
    }
  }

  async #hold(name: string, results: readonly ToolResultPart[], before: readonly Message[]): Promise<void> {
    // Of two results at once nobody can tell which one a sentence is about.
    const [result] = results.length === 1 ? results : [];
    const checker = result && (await this.#checkerOf(result, before));
    if (this.#checked === undefined && checker !== undefined) {
      this.#checked = new CheckedText(this.#evidence?.passages.map(({ text }) => text));
      this.#writer.checkWith(this.#checked);
    }
    this.#checked?.set(name, checker);
  }

  async #checkerOf(result: ToolResultPart, before: readonly Message[]): Promise<TextChecker | undefined> {
    const { setting, signal } = this.#turn;
    const tool = setting.tools.get(result.name);
    if (tool?.checkText === undefined || result.output === undefined) {
      return undefined;
    }
    try {
      return await tool.checkText(result.output, contextOf(this.#turn, before, result));
    } catch (error) {
      signal.throwIfAborted();
      // The answer may still be shown: a check that fails says nothing of it.
      setting.onError(error);
      return undefined;
    }
  }
}
