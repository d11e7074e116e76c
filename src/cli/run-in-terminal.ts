import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { Assistant } from '../assistant/assemble-assistant.js';
import type { PendingReply } from '../assistant/pending-reply.js';
import type { Reply } from '../assistant/reply.js';
import { ConfigurationError } from '../error/configuration-error.js';
import { ZhikeError } from '../error/zhike-error.js';
import { ReplyPrinter } from './reply-printer.js';
import { createStyle } from './style.js';

export interface TerminalOptions {
  /** The tenant to speak for. Default `demo`. */
  readonly tenant?: string | undefined;
  /** What was typed behind the program's name. Default: `process.argv` from its third entry. */
  readonly args?: readonly string[] | undefined;
  /** Told of every answer, once it is complete. */
  readonly onReply?: ((reply: Reply) => void | Promise<void>) | undefined;
  /** Lines added to what `--help` prints: options that the program takes out of `args` itself. */
  readonly help?: string | undefined;
  readonly input?: (NodeJS.ReadableStream & { readonly isTTY?: boolean }) | undefined;
  readonly output?: (NodeJS.WritableStream & { readonly isTTY?: boolean }) | undefined;
}

const help = `Usage: npm start -- [options] [message]

With a message, prints the answer and ends. Without one, opens a conversation that remembers what was said.

  --json     print the events of the answer, one JSON object a line
  --help     print this`;

/**
 * Talks with an assistant in the terminal: one message given as arguments, or a conversation.
 *
 * Sets the process's exit code to 1 when an answer failed, to 2 when the arguments are wrong.
 */
export async function runInTerminal(assistant: Assistant, options: TerminalOptions = {}): Promise<void> {
  const output = options.output ?? process.stdout;
  const usage = options.help === undefined ? help : `${help}\n${options.help}`;
  const parsed = parse(options.args ?? process.argv.slice(2));
  if ('problem' in parsed) {
    output.write(`${parsed.problem}\n\n${usage}\n`);
    process.exitCode = 2;
    return;
  }
  if (parsed.help) {
    output.write(`${usage}\n`);
    return;
  }
  const conversation = assistant.tenant(options.tenant ?? 'demo').conversation(randomUUID());
  const show = parsed.json ? printJson : print;
  if (parsed.message !== '') {
    await answer(() => conversation.send(parsed.message), show, output, options.onReply);
    return;
  }

  const input = options.input ?? process.stdin;
  const style = createStyle(output);
  const interactive = input.isTTY === true && !parsed.json;
  const lines = createInterface({ input, output: interactive ? output : undefined, prompt: style.prompt('› ') });
  if (interactive) {
    output.write(`${style.strong(assistant.name)}  ${style.faint(`${assistant.model} · Ctrl-D 结束 / to leave`)}\n\n`);
    lines.prompt();
  }
  for await (const line of lines) {
    if (line.trim() !== '') {
      if (!interactive && !parsed.json) {
        output.write(`${style.prompt('› ')}${line}\n`);
      }
      await answer(() => conversation.send(line), show, output, options.onReply);
      output.write(parsed.json ? '' : '\n');
    }
    if (interactive) {
      lines.prompt();
    }
  }
}

function parse(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
    });
    return { json: values.json, help: values.help, message: positionals.join(' ').trim() };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

type Show = (reply: PendingReply, output: NonNullable<TerminalOptions['output']>) => Promise<void>;

async function answer(
  send: () => PendingReply,
  show: Show,
  output: NonNullable<TerminalOptions['output']>,
  onReply: TerminalOptions['onReply'],
): Promise<void> {
  try {
    const reply = send();
    await show(reply, output);
    await onReply?.(await reply);
  } catch (error) {
    if (!ZhikeError.isInstance(error) && !(error instanceof ConfigurationError)) {
      throw error;
    }
    process.stderr.write(`\n${error.name}: ${error.message} (${error.code})\n`);
    process.exitCode = 1;
  }
}

async function printJson(reply: PendingReply, output: NonNullable<TerminalOptions['output']>): Promise<void> {
  for await (const event of reply) {
    output.write(`${JSON.stringify(event)}\n`);
  }
}

async function print(reply: PendingReply, output: NonNullable<TerminalOptions['output']>): Promise<void> {
  const printer = new ReplyPrinter(output, createStyle(output));
  try {
    for await (const event of reply) {
      printer.show(event);
    }
    printer.end(await reply);
  } finally {
    printer.clearProgress();
  }
}
