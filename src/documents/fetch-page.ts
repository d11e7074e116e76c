import { DocumentError } from '../error/document-error.js';

/** A page as it came from its server. */
export interface FetchedPage {
  readonly bytes: Uint8Array;
  /** As the server says, in lower case; empty where it says nothing. */
  readonly contentType: string;
}

export interface FetchPageOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly maxBytes: number;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

const maxRedirects = 5;

/**
 * Fetches an address of the web, following redirects as long as they stay on http and https.
 *
 * @throws {DocumentError} the address is of another scheme, cannot be reached, answers with another status than 2xx, or
 *   holds more bytes than allowed
 * @throws the reason of `signal`, as it is, when that is aborted
 */
export async function fetchPage(address: string, options: FetchPageOptions): Promise<FetchedPage> {
  const { signal } = options;
  const timeout = AbortSignal.timeout(options.timeoutMs);
  try {
    const response = await follow(
      address,
      options,
      signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    );
    return {
      bytes: await readBounded(address, response.body, options.maxBytes),
      contentType: response.headers.get('content-type')?.toLowerCase() ?? '',
    };
  } catch (cause) {
    signal?.throwIfAborted();
    if (cause instanceof DocumentError) throw cause;
    const problem = timeout.aborted ? `no answer within ${options.timeoutMs} ms` : 'the connection failed';
    throw unreachable(address, problem, cause);
  }
}

/**
 * Reads a stream to its end.
 *
 * @throws {DocumentError} it holds more bytes than allowed; the rest is not read
 */
export async function readBounded(
  address: string,
  stream: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<Uint8Array> {
  const reader = stream?.getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    length += value.length;
    if (length <= maxBytes) continue;
    reader.cancel().catch(() => undefined);
    throw new DocumentError(
      `"${address}" has more than the ${maxBytes} bytes allowed; raise maxBytes or leave it out`,
      {
        code: 'document-too-large',
        document: address,
      },
    );
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.length;
  }
  return bytes;
}

async function follow(address: string, { fetch }: FetchPageOptions, signal: AbortSignal): Promise<Response> {
  let url = webAddress(address, address);
  for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
    // Not left to fetch, so that a redirect to another scheme is seen whatever fetch is given.
    const response = await fetch(url.href, { redirect: 'manual', signal });
    // A browser hides where a redirect leads, and follows none but to http and https.
    const answer = response.type === 'opaqueredirect' ? await fetch(url.href, { signal }) : response;
    if (answer.ok) return answer;
    answer.body?.cancel().catch(() => undefined);
    const location = answer.headers.get('location');
    if (answer.status < 300 || answer.status > 399 || location === null) {
      throw unreachable(address, `the server answers ${answer.status}`);
    }
    url = webAddress(address, location, url);
  }
  throw unreachable(address, `it redirects more than ${maxRedirects} times`);
}

function webAddress(address: string, target: string, base?: URL): URL {
  const url = URL.canParse(target, base?.href) ? new URL(target, base?.href) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw unreachable(
    address,
    base === undefined ? 'it must begin with http:// or https://' : 'it redirects to what is no http or https address',
  );
}

function unreachable(address: string, problem: string, cause?: unknown): DocumentError {
  return new DocumentError(`"${address}" cannot be read: ${problem}`, {
    code: 'page-unreachable',
    document: address,
    cause,
  });
}
