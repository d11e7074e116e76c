import { context, type Meter, type Tracer, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';

/** What OpenTelemetry's own SDK records, kept in memory. */
export interface Recording {
  readonly tracer: Tracer;
  readonly meter: Meter;
  readonly spans: () => readonly ReadableSpan[];
  /** Every histogram's name, unit, bounds, and its points. */
  readonly metrics: () => Promise<readonly RecordedMetric[]>;
  /** All that was exported, as text, to search for what must not be in it. */
  readonly exported: () => Promise<string>;
}

export interface RecordedMetric {
  readonly name: string;
  readonly unit: string;
  readonly points: readonly {
    readonly attributes: object;
    readonly sum: number | undefined;
    readonly boundaries: readonly number[];
  }[];
}

export function record(): Recording {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const spanExporter = new InMemorySpanExporter();
  const tracer = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spanExporter)] }).getTracer(
    'zhike',
  );
  const metricExporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter: metricExporter, exportIntervalMillis: 3_600_000 });
  const meter = new MeterProvider({ readers: [reader] }).getMeter('zhike');
  const metrics = async (): Promise<readonly RecordedMetric[]> => {
    await reader.forceFlush();
    return (metricExporter.getMetrics().at(-1)?.scopeMetrics ?? []).flatMap(({ metrics: found }) =>
      found.map(({ descriptor: { name, unit }, dataPoints }) => ({
        name,
        unit,
        points: dataPoints.map(({ attributes, value }) => {
          const histogram = value as { sum?: number; buckets: { boundaries: number[] } };
          return { attributes, sum: histogram.sum, boundaries: histogram.buckets.boundaries };
        }),
      })),
    );
  };
  const spans = () => spanExporter.getFinishedSpans();
  return {
    tracer,
    meter,
    spans,
    metrics,
    exported: async () =>
      JSON.stringify([
        spans().map(({ name, attributes, events, status }) => ({ name, attributes, events, status })),
        await metrics(),
      ]),
  };
}

/** Forgets the global context manager, so that the next test can set its own. */
export function stopRecording(): void {
  context.disable();
  trace.disable();
}

/** Id of the span above, or undefined at the top. */
export function parentOf(span: ReadableSpan): string | undefined {
  return span.parentSpanContext?.spanId;
}
