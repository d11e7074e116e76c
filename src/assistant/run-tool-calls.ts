import type { ApprovalRequest } from '../domain/approval.js';
import type { JsonValue } from '../domain/json.js';
import type { Message, ToolCallPart, ToolResultPart } from '../domain/message.js';
import { previousCallOf } from '../domain/talk.js';
import type { Tool, ToolContext } from '../domain/tool.js';
import { ToolInputError, ToolNotFoundError } from '../error/tool-error.js';
import { effectOf } from '../tool/effect-ledger.js';
import { idempotencyKeyOf } from '../tool/idempotency-key.js';
import { type BeforeRun, type FinishedToolCall, runTool, wordUnknown } from '../tool/run-tool.js';
import { wordApproval, wordWaiting } from './ask-approval.js';
import type { OpenTurn } from './turn-setting.js';

const defaultApprovalTtlMs = 600_000;

export interface ToolCallsOutcome {
  readonly results: readonly ToolResultPart[];
  /** Questions that somebody must answer before a call runs; with any of them the turn ends. */
  readonly questions: readonly ApprovalRequest[];
}

/**
 * Runs the tool calls of one step and tells their results in the order of the calls: those that only read side by side,
 * those that change the world one after the other.
 *
 * @param messages - the history before the calls, with what this turn has added
 * @throws {ToolInputError | ToolNotFoundError} the model repeats a mistake that it has been told of in this turn
 */
export async function runToolCalls(
  turn: OpenTurn,
  messages: readonly Message[],
  calls: readonly ToolCallPart[],
): Promise<ToolCallsOutcome> {
  const { setting, recorder } = turn;
  const mistakesBefore = mistakenNames(recorder.events);
  const questions: ApprovalRequest[] = [];
  let writing: Promise<unknown> = Promise.resolve();
  const running = calls.map((call) => {
    const tool = setting.tools.get(call.name);
    const run = () => runCall(turn, messages, call, (question) => questions.push(question));
    if (tool?.effect !== 'write') {
      return run();
    }
    const written = writing.then(run).then((finished) => {
      // At once: what the next one may do depends on it.
      tellResults(turn, [finished]);
      return finished;
    });
    writing = written.catch(() => undefined);
    return written;
  });
  const ends = await Promise.allSettled(running);
  const finished = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
  tellResults(
    turn,
    finished.filter(({ result }) => setting.tools.get(result.name)?.effect !== 'write'),
  );
  for (const question of questions) {
    recorder.record(question);
  }
  await recorder.flush();
  // A tool that changes the world was waited for; what came of it is stored now.
  turn.signal.throwIfAborted();

  const failed = ends.find((end) => end.status === 'rejected');
  if (failed?.status === 'rejected') {
    throw failed.reason;
  }
  for (const { result, issues } of finished) {
    if (result.outcome === 'invalid-input' && mistakesBefore.has(result.name)) {
      throw new ToolInputError(result.name, issues ?? []);
    }
    if (result.outcome === 'unknown-tool' && mistakesBefore.has(result.name)) {
      throw new ToolNotFoundError(result.name, [...setting.tools.keys()]);
    }
  }
  return { results: finished.map(({ result }) => result), questions };
}

/** Runs the call that a question was about, now that somebody has agreed. */
export async function runApproved(
  turn: OpenTurn,
  messages: readonly Message[],
  call: ToolCallPart,
  request: ApprovalRequest,
): Promise<ToolResultPart> {
  const tool = turn.setting.tools.get(call.name);
  const finished = await runTool(tool, call, contextOf(turn, messages, call, request.idempotencyKey), () =>
    startEffect(turn, tool, call, request.idempotencyKey),
  );
  tellResults(turn, [finished]);
  await turn.recorder.flush();
  return finished.result;
}

function runCall(
  turn: OpenTurn,
  messages: readonly Message[],
  call: ToolCallPart,
  ask: (question: ApprovalRequest) => void,
): Promise<FinishedToolCall> {
  const tool = turn.setting.tools.get(call.name);
  const run = async () => {
    const idempotencyKey = tool?.effect === 'write' || tool?.approval ? await keyOf(turn, call) : undefined;
    const context = contextOf(turn, messages, call, idempotencyKey);
    const before: BeforeRun = async (input, written) => {
      if (tool === undefined || idempotencyKey === undefined) {
        return undefined;
      }
      const known = toldAgain(turn, call, idempotencyKey);
      if (known !== undefined) {
        return known;
      }
      const from = await tool.approval?.(input, context);
      if (from === 'customer' || from === 'operator') {
        const { setting, language } = turn;
        const expiresAt = new Date(setting.now().getTime() + (tool.approvalTtlMs ?? defaultApprovalTtlMs));
        ask({
          type: 'approval-request',
          approvalId: setting.createId(),
          callId: call.callId,
          name: call.name,
          input: written,
          idempotencyKey,
          from,
          question: tool.askApproval?.(input, context) ?? wordApproval(tool.description, written, language),
          expiresAt: expiresAt.toISOString(),
        });
        return end(call, 'awaiting-approval', wordWaiting(call.name, from));
      }
      return startEffect(turn, tool, call, idempotencyKey);
    };
    return runTool(tool, call, context, before);
  };
  const { telemetry } = turn.setting;
  return telemetry === undefined ? run() : telemetry.tool(call, run);
}

/** Stores that a change of the world begins. @returns the end of the call, where it has begun before */
async function startEffect(
  turn: OpenTurn,
  tool: Tool | undefined,
  call: ToolCallPart,
  idempotencyKey: string,
): Promise<FinishedToolCall | undefined> {
  if (tool?.effect !== 'write') {
    return undefined;
  }
  const known = toldAgain(turn, call, idempotencyKey);
  if (known === undefined) {
    turn.signal.throwIfAborted();
    turn.recorder.record({ type: 'tool-start', callId: call.callId, idempotencyKey });
    await turn.recorder.flush();
  }
  return known;
}

/** What is known of a change of the world that has begun before. */
function toldAgain(turn: OpenTurn, call: ToolCallPart, idempotencyKey: string): FinishedToolCall | undefined {
  const effect = effectOf([...turn.log, ...turn.recorder.entries], idempotencyKey);
  if (effect?.state === 'ended') {
    const { type: _, ...result } = effect.result;
    return { result: { ...result, type: 'tool-result', callId: call.callId } };
  }
  return effect && end(call, 'outcome-unknown', wordUnknown(call.name));
}

async function keyOf({ key, messageIds, approvalId, turnId }: OpenTurn, call: ToolCallPart): Promise<string> {
  const wish = messageIds[0] ?? approvalId ?? turnId;
  return idempotencyKeyOf({ ...key, wish, name: call.name, input: inputOf(call) });
}

function inputOf(call: ToolCallPart): JsonValue {
  try {
    return JSON.parse(call.arguments) as JsonValue;
  } catch {
    // Arguments that do not parse never come to running.
    return call.arguments;
  }
}

/** What a tool is told of the call that it serves. */
export function contextOf(
  turn: OpenTurn,
  messages: readonly Message[],
  call: { readonly callId: string; readonly name: string },
  idempotencyKey?: string | undefined,
): ToolContext {
  return {
    tenantId: turn.key.tenantId,
    conversationId: turn.key.conversationId,
    turnId: turn.turnId,
    callId: call.callId,
    idempotencyKey,
    language: turn.language,
    now: turn.now,
    signal: turn.signal,
    previous: previousCallOf(messages, call.name),
  };
}

function tellResults(turn: OpenTurn, finished: readonly FinishedToolCall[]): void {
  for (const { result, card, error } of finished) {
    turn.recorder.record(result);
    if (card !== undefined) {
      turn.recorder.record({ type: 'card', card });
    }
    if (error !== undefined) {
      turn.setting.onError(error);
    }
  }
}

function end(call: ToolCallPart, outcome: ToolResultPart['outcome'], text: string): FinishedToolCall {
  return { result: { type: 'tool-result', callId: call.callId, name: call.name, outcome, text } };
}

function mistakenNames(events: OpenTurn['recorder']['events']): ReadonlySet<string> {
  return new Set(
    events.flatMap((event) =>
      event.type === 'tool-result' && (event.outcome === 'invalid-input' || event.outcome === 'unknown-tool')
        ? [event.name]
        : [],
    ),
  );
}
