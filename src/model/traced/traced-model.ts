import type { TelemetryOptions } from '../../telemetry/telemetry.js';
import type { ChatModel } from '../chat-model.js';
import { lazyStream } from '../endpoint/lazy-stream.js';

/**
 * Gives a model whose calls are spans and metrics of OpenTelemetry: `chat` spans by the GenAI conventions, with tokens,
 * time to the first word, retries and switches. What was said stays out unless `content` is true.
 *
 * @example
 * const model = withTelemetry(deepseek({ apiKey }), { tracer: trace.getTracer('shop'), meter: metrics.getMeter('shop') });
 */
export function withTelemetry(model: ChatModel, telemetry: TelemetryOptions): ChatModel {
  if (telemetry.tracer === undefined && telemetry.meter === undefined) {
    return model;
  }
  return {
    ...model,
    stream: lazyStream(async () => {
      const { TracedReply } = await import('./traced-reply.js');
      return (request) => new TracedReply(model, telemetry, request);
    }),
  };
}
