import { ZhikeError } from '../error/zhike-error.js';
import { type Instruments, instrumentsOf } from './instruments.js';
import { type Attributes, errorStatus, type Span, type TelemetryOptions } from './telemetry.js';

/** A span and a duration for one piece of work, as far as tracer and meter are there. */
export interface TracedWork {
  /** Adds to the span, and to what the metrics are told apart by where `metric` is true. */
  set(attributes: Attributes, metric?: boolean): void;
  event(name: string, attributes: Attributes): void;
  /** Marks the work as failed: `error.type` on span and metrics. Says nothing of the message. */
  fail(type: string): void;
  /** Ends span and duration. Does no harm when called again. */
  end(): void;
  /** Seconds since the start. */
  readonly elapsed: number;
  readonly instruments: Instruments | undefined;
  /** What the metrics of this work are told apart by. */
  readonly metricAttributes: Attributes;
}

export interface WorkDescription {
  readonly name: string;
  readonly kind: number;
  /** Set when the span starts, so that samplers see them. */
  readonly attributes: Attributes;
  /** Those of them by which the metrics are told apart. */
  readonly metricNames: readonly string[];
  readonly duration: 'inferenceDuration' | 'toolDuration' | 'turnDuration' | undefined;
}

/** Starts a piece of work and runs its first part with the span as the active one, so that spans below find it. */
export function startWork<Result>(
  { tracer, meter }: TelemetryOptions,
  description: WorkDescription,
  run: (work: TracedWork) => Result,
): Result {
  const { name, kind, attributes } = description;
  const begin = (span: Span | undefined) => run(createWork(span, meter && instrumentsOf(meter), description));
  return tracer === undefined ? begin(undefined) : tracer.startActiveSpan(name, { kind, attributes }, begin);
}

/** Runs a piece of work from start to end in a span; what it throws passes through. */
export function traceWork<Result>(
  telemetry: TelemetryOptions,
  description: WorkDescription,
  run: (work: TracedWork) => Promise<Result>,
): Promise<Result> {
  return startWork(telemetry, description, async (work) => {
    try {
      return await run(work);
    } catch (error) {
      work.fail(typeOfError(error));
      throw error;
    } finally {
      work.end();
    }
  });
}

/** `error.type` of something thrown: the code of a zhike error, `_OTHER` for all else. */
export function typeOfError(error: unknown): string {
  return ZhikeError.isInstance(error) ? error.code : '_OTHER';
}

function createWork(
  span: Span | undefined,
  instruments: Instruments | undefined,
  { attributes, metricNames, duration }: WorkDescription,
): TracedWork {
  const startedAt = performance.now();
  const metricAttributes: Attributes = Object.fromEntries(metricNames.map((name) => [name, attributes[name]]));
  let ended = false;
  const work: TracedWork = {
    instruments,
    metricAttributes,
    get elapsed() {
      return (performance.now() - startedAt) / 1000;
    },
    set(more, metric = false) {
      span?.setAttributes(more);
      if (metric) {
        Object.assign(metricAttributes, more);
      }
    },
    event: (name, more) => span?.addEvent(name, more),
    fail(type) {
      work.set({ 'error.type': type }, true);
      span?.setStatus({ code: errorStatus });
    },
    end() {
      if (ended) {
        return;
      }
      ended = true;
      if (duration !== undefined) {
        instruments?.[duration].record(work.elapsed, metricAttributes);
      }
      span?.end();
    },
  };
  return work;
}
