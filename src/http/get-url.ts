import { type HttpOutcome, toOutcome } from './post-json.js';

export interface UrlGet {
  /** May hold keys in its query string: name it in an error only as `redactUrl` does. */
  readonly url: string;
  /** Stops the request and the body of the response. */
  readonly signal: AbortSignal;
  /** Instead of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/**
 * Gets an address once and gives back the response as it begins.
 *
 * A redirect is not followed, for it would carry the query string to another host; it counts as no connection. The cause of a
 * failure is whatever `fetch` threw, and may quote the address: keep it out of errors where that holds a key.
 *
 * @throws the reason of `signal`, as it is, when that is aborted
 */
export async function getUrl({ url, signal, fetch }: UrlGet): Promise<HttpOutcome> {
  signal.throwIfAborted();
  try {
    return await toOutcome(await (fetch ?? globalThis.fetch)(url, { redirect: 'error', signal }));
  } catch (cause) {
    signal.throwIfAborted();
    return { type: 'network', cause };
  }
}
