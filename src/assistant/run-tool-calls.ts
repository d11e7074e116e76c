import type { Message, ToolCallPart, ToolResultPart } from '../domain/message.js';
import { previousCallOf } from '../domain/talk.js';
import { ToolInputError, ToolNotFoundError } from '../error/tool-error.js';
import { runTool } from '../tool/run-tool.js';
import type { OpenTurn } from './turn-setting.js';

/**
 * Runs the tool calls of one step side by side and tells their results in the order of the calls.
 *
 * @param messages - the history before the calls, with what this turn has added
 * @throws {ToolInputError | ToolNotFoundError} the model repeats a mistake that it has been told of in this turn
 */
export async function runToolCalls(
  turn: OpenTurn,
  messages: readonly Message[],
  calls: readonly ToolCallPart[],
): Promise<readonly ToolResultPart[]> {
  const { setting, recorder } = turn;
  const finished = await Promise.all(
    calls.map((call) => {
      const run = () =>
        runTool(setting.tools.get(call.name), call, {
          tenantId: turn.key.tenantId,
          conversationId: turn.key.conversationId,
          turnId: turn.turnId,
          callId: call.callId,
          language: turn.language,
          now: turn.now,
          signal: turn.signal,
          previous: previousCallOf(messages, call.name),
        });
      return setting.telemetry === undefined ? run() : setting.telemetry.tool(call, run);
    }),
  );
  const mistakesBefore = mistakenNames(recorder.events);
  for (const { result, card, error } of finished) {
    recorder.record(result);
    if (card !== undefined) {
      recorder.record({ type: 'card', card });
    }
    if (error !== undefined) {
      setting.onError(error);
    }
  }
  await recorder.flush();

  for (const { result, issues } of finished) {
    if (result.outcome === 'invalid-input' && mistakesBefore.has(result.name)) {
      throw new ToolInputError(result.name, issues ?? []);
    }
    if (result.outcome === 'unknown-tool' && mistakesBefore.has(result.name)) {
      throw new ToolNotFoundError(result.name, [...setting.tools.keys()]);
    }
  }
  return finished.map(({ result }) => result);
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
