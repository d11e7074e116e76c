import type { Evidence } from '../domain/evidence.js';
import type { ToolCallPart } from '../domain/message.js';
import type { TurnEvent } from '../domain/turn.js';
import type { ChatModel } from '../model/chat-model.js';
import { withTelemetry } from '../model/traced/traced-model.js';
import { spanKind, type TelemetryOptions } from '../telemetry/telemetry.js';
import { traceWork } from '../telemetry/traced-work.js';
import { hashId } from '../text/hash-id.js';
import type { FinishedToolCall } from '../tool/run-tool.js';

/** Where a turn happens. */
export interface TracedTurn {
  readonly assistant: string;
  readonly tenantId: string;
  readonly conversationId: string;
}

/** Watches an assistant at work. Made by `openTelemetry()`. */
export interface Telemetry {
  model(model: ChatModel): ChatModel;
  /** @param events - of the turn so far; read when it ends */
  turn(turn: TracedTurn, events: () => readonly TurnEvent[], run: () => Promise<void>): Promise<void>;
  tool(call: ToolCallPart, run: () => Promise<FinishedToolCall>): Promise<FinishedToolCall>;
  retrieval(question: string, run: () => Promise<Evidence>): Promise<Evidence>;
}

/**
 * Makes spans and metrics of OpenTelemetry from an assistant's work, by the GenAI conventions: `invoke_agent` for a
 * turn, and below it `retrieval`, `chat` and `execute_tool`. zhike needs no package of OpenTelemetry: it takes the
 * tracer and the meter that the product has.
 *
 * What customers say stays out unless `content` is true; tenants appear as hashes of their ids.
 *
 * @example
 * const telemetry = openTelemetry({ tracer: trace.getTracer('shop'), meter: metrics.getMeter('shop') });
 * const assistant = createAssistant({ telemetry });
 */
export function openTelemetry(options: TelemetryOptions): Telemetry {
  return {
    model: (model) => withTelemetry(model, options),

    turn: async ({ assistant, tenantId, conversationId }, events, run) => {
      const attributes = {
        'gen_ai.operation.name': 'invoke_agent',
        'gen_ai.provider.name': 'zhike',
        'gen_ai.agent.name': assistant,
        'gen_ai.conversation.id': conversationId,
        'zhike.tenant.id': await hashId(tenantId),
      };
      const metricNames = ['gen_ai.operation.name', 'gen_ai.agent.name'];
      const name = `invoke_agent ${assistant}`;
      const description = { name, kind: spanKind.internal, attributes, metricNames, duration: 'turnDuration' } as const;
      return traceWork(options, description, async (work) => {
        try {
          return await run();
        } finally {
          const claims = new Map<string, number>();
          for (const event of events()) {
            if (event.type === 'owner-change') {
              work.set({ 'zhike.handoff.to': event.owner, 'zhike.handoff.reason': event.reason });
            } else if (event.type === 'turn-end') {
              const { inputTokens, outputTokens, cost } = event.usage;
              const yuan = cost?.find(({ currency }) => currency === 'CNY');
              work.set({
                'gen_ai.usage.input_tokens': inputTokens,
                'gen_ai.usage.output_tokens': outputTokens,
                ...(yuan !== undefined && { 'zhike.cost.cny': yuan.micros / 1_000_000 }),
              });
              work.set({ 'zhike.turn.status': event.status }, true);
            } else if (event.type === 'evidence') {
              work.set({ 'zhike.answerability': event.evidence.answerability });
            } else if (event.type === 'decision') {
              work.set({ 'zhike.outcome': event.decision.outcome });
            } else if (event.type === 'unsupported-claim') {
              const name = `zhike.unsupported.${event.claim.action}`;
              claims.set(name, (claims.get(name) ?? 0) + 1);
            }
          }
          work.set(Object.fromEntries(claims));
        }
      });
    },

    tool: (call, run) => {
      const attributes = {
        'gen_ai.operation.name': 'execute_tool',
        'gen_ai.tool.name': call.name,
        'gen_ai.tool.type': 'function',
        'gen_ai.tool.call.id': call.callId,
        ...(options.content && { 'gen_ai.tool.call.arguments': call.arguments }),
      };
      const metricNames = ['gen_ai.operation.name', 'gen_ai.tool.name'];
      const name = `execute_tool ${call.name}`;
      const description = { name, kind: spanKind.internal, attributes, metricNames, duration: 'toolDuration' } as const;
      return traceWork(options, description, async (work) => {
        const finished = await run();
        const { outcome, text } = finished.result;
        if (outcome !== 'done') {
          work.fail(outcome);
        }
        if (options.content) {
          work.set({ 'gen_ai.tool.call.result': text });
        }
        return finished;
      });
    },

    retrieval: (question, run) => {
      const attributes = {
        'gen_ai.operation.name': 'retrieval',
        'gen_ai.data_source.id': 'knowledge',
        ...(options.content && { 'gen_ai.retrieval.query.text': question }),
      };
      const name = 'retrieval knowledge';
      const description = { name, kind: spanKind.internal, attributes, metricNames: [], duration: undefined };
      return traceWork(options, description, async (work) => {
        const evidence = await run();
        work.set({
          'zhike.answerability': evidence.answerability,
          'zhike.retrieval.passages': evidence.passages.length,
        });
        return evidence;
      });
    },
  };
}
