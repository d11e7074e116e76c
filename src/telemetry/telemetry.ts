/**
 * The part of the OpenTelemetry API that is used here, by shape: `trace.getTracer('zhike')` and
 * `metrics.getMeter('zhike')` of `@opentelemetry/api` fit, and nothing has to be installed by those who do without.
 */
export interface TelemetryOptions {
  /** Makes spans: `invoke_agent` for a turn, `chat`, `execute_tool` and `retrieval` below it. */
  readonly tracer?: Tracer | undefined;
  /** Makes the histograms of durations and tokens. */
  readonly meter?: Meter | undefined;
  /**
   * Whether spans carry what was said: instructions, messages, tool arguments and results. Default false, for these are
   * the words of customers.
   */
  readonly content?: boolean | undefined;
}

export type AttributeValue = string | number | boolean | string[];

export type Attributes = Record<string, AttributeValue | undefined>;

export interface SpanOptions {
  /** Of `SpanKind`: 0 internal, 2 client. */
  kind?: number;
  attributes?: Attributes;
}

export interface Tracer {
  startActiveSpan<Result>(name: string, options: SpanOptions, run: (span: Span) => Result): Result;
}

// Methods, and `unknown` for what they return: the spans of OpenTelemetry return themselves.
export interface Span {
  setAttributes(attributes: Attributes): unknown;
  setStatus(status: { code: number; message?: string }): unknown;
  addEvent(name: string, attributes?: Attributes): unknown;
  end(): void;
}

export interface Histogram {
  record(value: number, attributes?: Attributes): void;
}

export interface Meter {
  createHistogram(
    name: string,
    options?: { description?: string; unit?: string; advice?: { explicitBucketBoundaries?: number[] } },
  ): Histogram;
}

/** Of `SpanKind` and `SpanStatusCode` of the API. */
export const spanKind = { internal: 0, client: 2 } as const;
export const errorStatus = 2;
