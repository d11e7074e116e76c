import type { Card } from '../domain/card.js';
import type { JsonValue } from '../domain/json.js';
import type { ToolCallPart, ToolOutcome, ToolResultPart } from '../domain/message.js';
import type { InputIssue, Tool, ToolContext } from '../domain/tool.js';
import { ZhikeError } from '../error/zhike-error.js';

const defaultTimeoutMs = 30_000;
/** Longer results drown the conversation in the model's context. */
const maxOutputCharacters = 200_000;

export interface FinishedToolCall {
  readonly result: ToolResultPart;
  readonly card?: Card | undefined;
  /** Present when the outcome is `invalid-input`. */
  readonly issues?: readonly InputIssue[] | undefined;
  /** What the tool threw, for the product's own eyes. */
  readonly error?: unknown;
}

/** What a call may come to before its tool runs. */
export type BeforeRun = (input: unknown, written: JsonValue) => Promise<FinishedToolCall | undefined>;

/** A tool that changes the world is not left alone when the turn is stopped, but not waited for without end either. */
const graceMs = 5_000;

/**
 * Runs one tool call to its end, whatever happens: bad arguments, an exception, silence, an unusable result.
 *
 * Never rejects, unless `context.signal` is aborted: then with the signal's reason. A tool that changes the world is
 * waited for even then, for a few seconds: what came of it must be known.
 *
 * @param before - called with the checked input, and the input as the model wrote it; what it gives is the end of the
 * call, and the tool does not run
 */
export async function runTool(
  tool: Tool | undefined,
  call: ToolCallPart,
  context: ToolContext,
  before: BeforeRun = async () => undefined,
): Promise<FinishedToolCall> {
  const end = (outcome: ToolOutcome, text: string): { result: ToolResultPart } => ({
    result: { type: 'tool-result', callId: call.callId, name: call.name, outcome, text },
  });

  if (tool === undefined) {
    return end('unknown-tool', `There is no tool "${call.name}". Use one of the tools you were given.`);
  }
  const parsed = parseArguments(call.arguments);
  if ('issues' in parsed) {
    return { ...end('invalid-input', wordIssues(call.name, parsed.issues)), issues: parsed.issues };
  }

  const isWrite = tool.effect === 'write';
  const limitMs = tool.timeoutMs ?? defaultTimeoutMs;
  // Not AbortSignal.timeout(): its timer lets a program end while a hanging tool is the last thing it waits for.
  const timeLimit = new AbortController();
  const timers: ReturnType<typeof setTimeout>[] = [];
  const limit = (milliseconds: number) => {
    const over = new DOMException('The time of the tool is over', 'TimeoutError');
    timers.push(setTimeout(() => timeLimit.abort(over), milliseconds));
  };
  const hurry = () => limit(graceMs);
  const whole = AbortSignal.any([context.signal, timeLimit.signal]);
  let hasBegun = false;
  try {
    const checked = await untilAborted(whole, async () => tool.checkInput(parsed.value));
    if ('issues' in checked) {
      return { ...end('invalid-input', wordIssues(call.name, checked.issues)), issues: checked.issues };
    }
    const finished = await before(checked.value, parsed.value as JsonValue);
    if (finished !== undefined) {
      return finished;
    }
    hasBegun = true;
    limit(limitMs);
    const signal = isWrite ? timeLimit.signal : whole;
    if (isWrite) {
      context.signal.addEventListener('abort', hurry, { once: true });
    }
    const bounded = { ...context, signal };
    const output = toJsonValue(await untilAborted(signal, async () => tool.run(checked.value, bounded)));
    const presentation = tool.present?.(output, bounded);
    const { result } = end('done', presentation?.text ?? wordOutput(output));
    return {
      result: { ...result, output, ...(presentation === undefined ? {} : { forCustomer: true }) },
      card: presentation?.card,
    };
  } catch (error) {
    if (isWrite && hasBegun && !(ZhikeError.isInstance(error) && error.code === 'tool-no-effect')) {
      return { ...end('outcome-unknown', wordUnknown(call.name)), error };
    }
    if (context.signal.aborted) {
      throw context.signal.reason;
    }
    return timeLimit.signal.aborted
      ? { ...end('timed-out', `Tool "${call.name}" gave no result within ${limitMs} ms.`), error }
      : { ...end('failed', `Tool "${call.name}" failed.`), error };
  } finally {
    timers.forEach(clearTimeout);
    context.signal.removeEventListener('abort', hurry);
  }
}

function parseArguments(text: string): { readonly value: unknown } | { readonly issues: readonly InputIssue[] } {
  if (text.trim() === '') {
    return { value: {} };
  }
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { issues: [{ path: '', message: 'the arguments are not valid JSON (perhaps cut off); send them whole' }] };
  }
}

function wordIssues(name: string, issues: readonly InputIssue[]): string {
  const list = issues.map((issue) => (issue.path === '' ? issue.message : `${issue.path}: ${issue.message}`));
  return `The input of tool "${name}" was refused: ${list.join('; ')}. Correct it and call the tool again.`;
}

/** What the model reads of a call of which nobody knows whether it has changed the world. */
export function wordUnknown(name: string): string {
  return `Tool "${name}" was started, and it is not known whether it took effect. Do not call it again for this. Find out with another tool if you can; otherwise tell the customer that a colleague will check, and call "hand_off".`;
}

function wordOutput(output: JsonValue): string {
  return typeof output === 'string' ? output : JSON.stringify(output);
}

/** Goes through JSON once, so that what is stored, shown and replayed is the same, and a cycle shows here. */
function toJsonValue(value: unknown): JsonValue {
  const text = JSON.stringify(value ?? null) ?? 'null';
  if (text.length > maxOutputCharacters) {
    throw new RangeError(`The result has ${text.length} characters; at most ${maxOutputCharacters} are accepted`);
  }
  return JSON.parse(text) as JsonValue;
}

/** A tool that ignores its signal must not hold the turn: the wait ends with the signal. */
async function untilAborted<Value>(signal: AbortSignal, work: () => Promise<Value>): Promise<Value> {
  signal.throwIfAborted();
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    if (onAbort !== undefined) {
      signal.removeEventListener('abort', onAbort);
    }
  }
}
