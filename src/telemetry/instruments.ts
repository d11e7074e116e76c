import type { Histogram, Meter } from './telemetry.js';

/**
 * The metrics of the GenAI conventions (https://github.com/open-telemetry/semantic-conventions-genai, status
 * Development). Durations in seconds.
 */
export interface Instruments {
  readonly inferenceDuration: Histogram;
  readonly timeToFirstChunk: Histogram;
  readonly timePerOutputChunk: Histogram;
  readonly inputTokens: Histogram;
  readonly outputTokens: Histogram;
  readonly toolDuration: Histogram;
  readonly turnDuration: Histogram;
}

/** 0.01 s to 81.92 s, each twice the one before. */
const seconds = Array.from({ length: 14 }, (_, power) => (2 ** power * 1) / 100);

/** 1 to 4 ** 13 tokens, each four times the one before. */
const tokens = Array.from({ length: 14 }, (_, power) => 4 ** power);

const made = new WeakMap<Meter, Instruments>();

/** Gives the instruments of a meter, made once. */
export function instrumentsOf(meter: Meter): Instruments {
  const known = made.get(meter);
  if (known !== undefined) {
    return known;
  }
  const histogram = (name: string, description: string, unit: string, explicitBucketBoundaries: number[]) =>
    meter.createHistogram(name, { description, unit, advice: { explicitBucketBoundaries } });
  const duration = (name: string, description: string) => histogram(name, description, 's', seconds);
  const count = (name: string, description: string) => histogram(name, description, '{token}', tokens);
  const instruments: Instruments = {
    inferenceDuration: duration('gen_ai.client.inference.duration', 'Time a model call took'),
    timeToFirstChunk: duration('gen_ai.client.inference.time_to_first_chunk', 'Time until a model gave its first word'),
    timePerOutputChunk: duration(
      'gen_ai.client.inference.time_per_output_chunk',
      'Time between two pieces of a reply, on average over the reply',
    ),
    inputTokens: count('gen_ai.client.inference.usage.input_tokens', 'Tokens read by a model call'),
    outputTokens: count('gen_ai.client.inference.usage.output_tokens', 'Tokens written by a model call'),
    toolDuration: duration('gen_ai.execute_tool.duration', 'Time a tool took'),
    turnDuration: duration('gen_ai.invoke_agent.duration', 'Time a turn took'),
  };
  made.set(meter, instruments);
  return instruments;
}
