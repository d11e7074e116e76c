import { KnowledgeBaseError } from '../../error/knowledge-base-error.js';
import { postJson } from '../../http/post-json.js';
import { Retries, wait } from '../../http/retries.js';
import { withTimeLimit } from '../time-limit.js';
import { type FaultReader, isRecord, parseJson, toBodyError, toRefusalError, toUnusableError } from './fault.js';

/** A request as it goes over the wire. */
export interface BaseCall {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The JSON to send, already written. */
  readonly body: string;
}

export interface BaseRequest {
  /** Method and redacted address, for errors. */
  readonly target: string;
  /** Writes a call; asked anew before every attempt, so that keys and signatures are fresh. */
  encode(): BaseCall | Promise<BaseCall>;
  readonly readFault: FaultReader;
  /** For all attempts together. */
  readonly timeoutMs: number;
  readonly attempts: number;
  readonly signal: AbortSignal | undefined;
  readonly fetch: typeof globalThis.fetch | undefined;
}

/** Twenty long passages are a few hundred thousand bytes; more is no answer to a question. */
const maxBytes = 8 * 1024 * 1024;

/**
 * Asks a knowledge base.
 *
 * @returns the answer, a JSON object or list
 * @throws {KnowledgeBaseError} there is none
 * @throws the reason of `signal`, as it is, when that is aborted
 */
export function requestJson(request: BaseRequest): Promise<unknown> {
  const { target, timeoutMs, attempts, signal } = request;
  const retries = new Retries({ attempts, firstWaitMs: 200, longestWaitMs: 2_000, deadlineMs: timeoutMs });
  const toTimeoutError = () =>
    new KnowledgeBaseError(`Knowledge base did not answer within ${timeoutMs} ms: ${target}; see "timeoutMs"`, {
      kind: 'timeout',
    });

  return withTimeLimit(
    async (stop) => {
      for (;;) {
        const outcome = await attempt(request, stop);
        if (outcome.error === undefined) return outcome.value;
        const waitMs = outcome.error.retryable ? retries.next(outcome.retryAfterMs) : undefined;
        if (waitMs === undefined) throw outcome.error;
        await wait(waitMs, stop);
      }
    },
    { timeoutMs, signal, toTimeoutError },
  );
}

interface Attempt {
  readonly value?: unknown;
  readonly error?: KnowledgeBaseError | undefined;
  readonly retryAfterMs?: number | undefined;
}

async function attempt({ target, encode, readFault, fetch }: BaseRequest, signal: AbortSignal): Promise<Attempt> {
  const call = await encode();
  const outcome = await postJson({ ...call, signal, fetch });
  if (outcome.type === 'network') return { error: toConnectionError(target, outcome.cause) };
  if (outcome.type === 'refusal') {
    return { error: toRefusalError(target, outcome, readFault), retryAfterMs: outcome.retryAfterMs };
  }
  let text: string;
  try {
    text = (await readBody(outcome.response, target)).trim();
  } catch (error) {
    signal.throwIfAborted();
    return { error: error instanceof KnowledgeBaseError ? error : toConnectionError(target, error) };
  }
  const value = parseJson(text);
  if (!isRecord(value) && !Array.isArray(value)) {
    return { error: toUnusableError(target, text.startsWith('<') ? 'an HTML page' : 'a body that is no JSON') };
  }
  const fault = isRecord(value) ? readFault(value) : undefined;
  return fault === undefined ? { value } : { error: toBodyError(target, fault) };
}

async function readBody(response: Response, target: string): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) return text + decoder.decode();
    bytes += value.length;
    if (bytes > maxBytes) {
      await reader?.cancel();
      throw toUnusableError(target, `more than ${maxBytes} bytes`);
    }
    text += decoder.decode(value, { stream: true });
  }
}

function toConnectionError(target: string, cause: unknown): KnowledgeBaseError {
  return new KnowledgeBaseError(`Knowledge base cannot be reached, or the connection broke: ${target}; see the cause`, {
    kind: 'unavailable',
    cause,
  });
}
