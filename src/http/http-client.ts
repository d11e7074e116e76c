import { invitesRetry, type RetryPolicy, readRetryAfter, waitBeforeRetry } from './retry-policy.js';

export interface HttpRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The JSON to send, already written. */
  readonly body: string;
  /** Stops the request, the waits between attempts, and the body of the response. */
  readonly signal?: AbortSignal | undefined;
  /** Longest wait for the headers of a response, in milliseconds, for each attempt. */
  readonly headersTimeoutMs: number;
  readonly retry: RetryPolicy;
  /** A last word against another attempt, for what only the vendor's own code tells. */
  readonly mayRetry?: ((refusal: HttpRefusal) => boolean) | undefined;
}

/** A response with status 2xx whose body nobody has read yet. The taker calls `close` when done with it. */
export interface HttpExchange {
  readonly type: 'response';
  readonly response: Response;
  /** Aborted together with the request's own signal, or by `close`. */
  readonly signal: AbortSignal;
  /** Ends the exchange: what is still under way upstream is cut. Does no harm when called again. */
  close(reason?: unknown): void;
}

/** A response with another status. */
export interface HttpRefusal {
  readonly type: 'refusal';
  readonly status: number;
  readonly headers: Headers;
  /** The beginning of the body, at most 64 Ki characters. */
  readonly body: string;
  /** How long the server asks to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;
}

export type HttpOutcome =
  | HttpExchange
  | HttpRefusal
  /** No headers in time. Not tried again: whoever waits has waited long enough. */
  | { readonly type: 'timeout' }
  /** No connection, or one that broke before the headers came. */
  | { readonly type: 'network'; readonly cause: unknown };

const refusalLimit = 64 * 1024;

/**
 * Posts JSON and gives back the response as it begins, for the taker to read as a stream.
 *
 * Refusals that invite it and broken connections are tried again, as `retry` says. Nothing is tried again once a
 * response with status 2xx has begun.
 *
 * @throws the reason of `signal`, as it is, when that is aborted
 */
export async function postJson(request: HttpRequest): Promise<HttpOutcome> {
  const { signal, retry } = request;
  signal?.throwIfAborted();
  const controller = new AbortController();
  const passAbort = () => controller.abort(signal?.reason);
  signal?.addEventListener('abort', passAbort, { once: true });
  const close = (reason?: unknown) => {
    signal?.removeEventListener('abort', passAbort);
    controller.abort(reason);
  };
  let retryNumber = 0;
  let waitMs = 0;
  let timedOut = false;

  const attempt = async () => {
    const timer = setTimeout(() => {
      timedOut = true;
      controller.abort();
    }, request.headersTimeoutMs);
    try {
      // Address and signal go to fetch themselves: the signal inside a `Request`, as ky makes one, can be lost to
      // garbage collection, and the call upstream would outlive its abort.
      const response = await globalThis.fetch(request.url, {
        method: 'POST',
        headers: request.headers,
        body: request.body,
        signal: controller.signal,
      });
      if (!response.ok) {
        throw new RefusalSignal(await readRefusal(response));
      }
      return response;
    } finally {
      clearTimeout(timer);
    }
  };

  try {
    // Imported at the first request because it touches `Request` while it loads, which costs tens of milliseconds.
    const { default: ky } = await import('ky');
    const response = await ky(request.url, {
      method: 'post',
      fetch: attempt,
      signal: controller.signal,
      timeout: false,
      retry: {
        limit: retry.attempts - 1,
        methods: ['post'],
        shouldRetry: ({ error }) => {
          if (controller.signal.aborted) {
            return false;
          }
          const refusal = error instanceof RefusalSignal ? error.refusal : undefined;
          if (refusal && !(invitesRetry(refusal.status, refusal.headers) && (request.mayRetry?.(refusal) ?? true))) {
            return false;
          }
          retryNumber += 1;
          const wait = waitBeforeRetry(retry, retryNumber, refusal?.retryAfterMs, Math.random());
          waitMs = wait ?? 0;
          return wait !== undefined;
        },
        delay: () => waitMs,
      },
    });
    return { type: 'response', response, signal: controller.signal, close };
  } catch (error) {
    close();
    signal?.throwIfAborted();
    if (timedOut) {
      return { type: 'timeout' };
    }
    return error instanceof RefusalSignal ? error.refusal : { type: 'network', cause: error };
  }
}

/** Carries a refusal out of an attempt. Never leaves this file. */
class RefusalSignal extends Error {
  constructor(readonly refusal: HttpRefusal) {
    super('refused');
  }
}

async function readRefusal(response: Response): Promise<HttpRefusal> {
  const { status, headers } = response;
  return {
    type: 'refusal',
    status,
    headers,
    body: await readBeginning(response),
    retryAfterMs: readRetryAfter(headers, Date.now()),
  };
}

async function readBeginning(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    while (reader && text.length < refusalLimit) {
      const { done, value } = await reader.read();
      if (done) {
        break;
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    // The status alone says enough when the body of a refusal breaks off.
  }
  reader?.cancel().catch(() => undefined);
  return text.slice(0, refusalLimit);
}
