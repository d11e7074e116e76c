import { readRetryAfter } from './retry-policy.js';

export interface JsonPost {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The JSON to send, already written. */
  readonly body: string;
  /** Stops the request and the body of the response. */
  readonly signal: AbortSignal;
  /** Instead of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** A response with a status other than 2xx. */
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
  /** Status 2xx; nobody has read the body yet. */
  | { readonly type: 'response'; readonly response: Response }
  | HttpRefusal
  /** No connection, or one that broke before the headers came. */
  | { readonly type: 'network'; readonly cause: unknown };

const refusalLimit = 64 * 1024;

/**
 * Posts JSON once and gives back the response as it begins, for the taker to read as a stream.
 *
 * Address and signal go to `fetch` themselves: the signal inside a `Request` can be lost to garbage collection, and the
 * call upstream would outlive its abort.
 *
 * @throws the reason of `signal`, as it is, when that is aborted
 */
export async function postJson({ url, headers, body, signal, fetch }: JsonPost): Promise<HttpOutcome> {
  signal.throwIfAborted();
  try {
    return await toOutcome(await (fetch ?? globalThis.fetch)(url, { method: 'POST', headers, body, signal }));
  } catch (cause) {
    signal.throwIfAborted();
    return { type: 'network', cause };
  }
}

/** Sorts a response by its status; the body of a good one stays unread. */
export async function toOutcome(response: Response): Promise<HttpOutcome> {
  return response.ok ? { type: 'response', response } : await readRefusal(response);
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
