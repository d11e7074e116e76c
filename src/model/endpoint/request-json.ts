import { noUsage } from '../../domain/usage.js';
import { ModelAbortError, ModelError, ModelHttpError, ModelResponseError } from '../../error/model-error.js';
import { postJson } from '../../http/post-json.js';
import { Retries, wait } from '../../http/retries.js';
import { estimateTokens } from '../estimate-tokens.js';
import type { EndpointOptions, TimeLimits, Transport } from './options.js';
import type { WireCall } from './protocol.js';
import { toBrokenReplyError, toConnectionError, toTimeoutError } from './transport-error.js';
import { isRecord, parseJson, readFault, toBodyError, toHttpError, toResponseError } from './vendor-fault.js';

/** How an endpoint is reached that answers with one JSON object. */
export interface JsonEndpointOptions extends Omit<EndpointOptions, 'timeLimits' | 'maxEventLength'> {
  /** Until a whole answer is there, headers and body, in milliseconds: `firstTokenMs`, default 60 000. */
  readonly timeLimits?: Pick<TimeLimits, 'firstTokenMs'> | undefined;
  /** Most bytes of an answer. Default 16 777 216. */
  readonly maxEventLength?: number | undefined;
}

export interface JsonRequest {
  /** Method and redacted address, for errors. */
  readonly target: string;
  readonly transport: Transport;
  readonly signal: AbortSignal | undefined;
  /** Writes the call; asked anew before every attempt, so that keys and signatures are fresh. */
  encode(): WireCall | Promise<WireCall>;
}

export interface JsonAnswer {
  readonly value: Readonly<Record<string, unknown>>;
  /** Attempts after the first one. */
  readonly retries: number;
}

/**
 * Asks for one JSON object, and asks again where that may help.
 *
 * @throws {ModelAbortError} `signal` was aborted
 * @throws {ModelError} the endpoint refused, kept silent, could not be reached, or answered with something else
 */
export async function requestJson(request: JsonRequest): Promise<JsonAnswer> {
  const { signal, transport } = request;
  const retries = new Retries(transport.retry);
  const attempt = new JsonAttempt(request);
  for (;;) {
    try {
      return { value: await attempt.run(), retries: retries.count };
    } catch (error) {
      if (!signal?.aborted && error instanceof ModelError) {
        const waitMs = error.retryable ? retries.next(retryAfterOf(error)) : undefined;
        if (waitMs !== undefined) {
          await wait(waitMs, signal).catch(() => undefined);
          continue;
        }
      }
      throw withUsage(signal?.aborted ? toAbortError(request) : error, attempt.sent, retries.count);
    }
  }
}

/** The caller stopped the request. */
export function toAbortError({ target, signal }: Pick<JsonRequest, 'target' | 'signal'>): ModelAbortError {
  return new ModelAbortError(`Model request was stopped by the caller: ${target}`, { cause: signal?.reason });
}

/** The answer is JSON, but not what was asked for. */
export function toUnusableError(target: string, found: string): ModelResponseError {
  return new ModelResponseError(`Model request answered with ${found}: ${target}`, {});
}

class JsonAttempt {
  readonly #request: JsonRequest;
  /** The body of the newest call, once it has gone out. */
  sent: string | undefined;

  constructor(request: JsonRequest) {
    this.#request = request;
  }

  async run(): Promise<Readonly<Record<string, unknown>>> {
    const { target, transport, signal } = this.#request;
    signal?.throwIfAborted();
    const call = await this.#request.encode();
    signal?.throwIfAborted();
    const controller = new AbortController();
    const stop = () => controller.abort();
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      stop();
    }, transport.timeLimits.firstTokenMs);
    signal?.addEventListener('abort', stop, { once: true });
    this.sent = call.body;
    try {
      const outcome = await postJson({ ...call, signal: controller.signal, fetch: transport.fetch });
      if (outcome.type === 'refusal') {
        throw toHttpError(target, outcome);
      }
      if (outcome.type === 'network') {
        throw toConnectionError(target, outcome.cause);
      }
      return decodeBody(await readBody(outcome.response, target, transport.maxEventLength), target);
    } catch (error) {
      if (error instanceof ModelError) {
        throw error;
      }
      throw timedOut ? toTimeoutError(target, '') : toBrokenReplyError(error, target, '');
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      stop();
    }
  }
}

async function readBody(response: Response, target: string, maxBytes: number): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) {
      return pieces.join('') + decoder.decode();
    }
    bytes += value.length;
    if (bytes > maxBytes) {
      throw new ModelResponseError(
        `Model request answered with more than ${maxBytes} bytes: ${target}; ask for less at a time, or raise "maxEventLength"`,
        {},
      );
    }
    pieces.push(decoder.decode(value, { stream: true }));
  }
}

function decodeBody(body: string, target: string): Readonly<Record<string, unknown>> {
  const text = body.trim();
  const value = parseJson(text);
  const fault = readFault(value);
  if (fault !== undefined) {
    throw toBodyError(target, fault);
  }
  if (isRecord(value)) {
    return value;
  }
  if (text.startsWith('<')) {
    throw new ModelError(`Model request answered with an HTML page: ${target}`, {
      kind: 'overloaded',
      retryable: true,
    });
  }
  if (value === undefined && (text === '' || text.startsWith('{'))) {
    throw new ModelError(`Model request ended before its answer was whole: ${target}`, {
      kind: 'incomplete',
      retryable: true,
    });
  }
  throw toResponseError(target, 'a body that is no JSON object', '');
}

function retryAfterOf(error: ModelError): number | undefined {
  return error instanceof ModelHttpError ? error.retryAfterMs : undefined;
}

/** Says what the failed call has consumed: the vendor may have read what it did not answer. */
function withUsage(error: unknown, sent: string | undefined, retries: number): unknown {
  if (!(error instanceof ModelError) || sent === undefined) {
    return error;
  }
  const wasRefused = error instanceof ModelHttpError;
  const inputTokens = wasRefused ? 0 : estimateTokens(sent);
  const usage = { ...noUsage, inputTokens, calls: 1, abortedCalls: 1, retries, estimated: !wasRefused };
  return Object.assign(error, { usage });
}
