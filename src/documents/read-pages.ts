import type { Document } from '../domain/document.js';
import { DocumentError } from '../error/document-error.js';
import { demandNumber } from '../schema/demand.js';
import { requireKnownOptions } from '../schema/known-options.js';
import { contentKind, declaredEncoding } from './content-kind.js';
import { type FetchPageOptions, fetchPage } from './fetch-page.js';
import { type ReadListeners, readEach, report } from './read-each.js';
import { readFile } from './read-file.js';
import type { PdfOptions } from './read-pdf.js';
import { readSitemap } from './sitemap.js';

export interface ReadPagesOptions extends ReadListeners, PdfOptions {
  /** Instead of the global `fetch`: to add a header, to go through a proxy, to refuse addresses. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Most pages to read, default 1000. More are an error; where errors are heard, the first ones are read. */
  readonly maxPages?: number | undefined;
  /** Most bytes of one page or sitemap, default 20 000 000. */
  readonly maxBytes?: number | undefined;
  /** How many are fetched at the same time, 1 to 4. Default 2: gentle with the server. */
  readonly atOnce?: number | undefined;
  /** How long one page may take, default 30 000 ms. */
  readonly timeoutMs?: number | undefined;
  /** Ends the reading; what was read is thrown away. */
  readonly signal?: AbortSignal | undefined;
}

/** A sitemap has 50 000 addresses at most, and an index as many sitemaps; no index lists another. */
const maxSitemaps = 1000;

/**
 * Reads pages of the web as documents, each with its address as id and source. The kinds are those of `readDocuments()`,
 * told by the content type; HTML is read without navigation and scripts.
 *
 * Addresses and redirects must be http or https. Nothing but these addresses is fetched: links are not followed.
 *
 * @param pages - addresses; or a sitemap, which may be an index of sitemaps, packed or not
 * @returns in the order of the addresses
 * @throws {DocumentError} without `onError`: a page cannot be reached, is too large, broken, empty, or of another kind;
 *   always: the sitemap itself cannot be read
 * @throws the reason of `signal`, as it is, when that is aborted
 *
 * @example
 * const pages = await readPages({ sitemap: 'https://example.com/sitemap.xml' }, { onError: console.warn });
 * await assistant.tenant('hotel').knowledge.put(pages);
 */
export async function readPages(
  pages: readonly (string | URL)[] | { readonly sitemap: string | URL },
  options: ReadPagesOptions = {},
): Promise<Document[]> {
  requireKnownOptions('readPages()', options, [
    'fetch',
    'maxPages',
    'maxBytes',
    'atOnce',
    'timeoutMs',
    'signal',
    'onProgress',
    'onError',
    'characterMap',
  ]);
  const { maxPages = 1000, maxBytes = 20_000_000, atOnce = 2, timeoutMs = 30_000, signal } = options;
  demandNumber('readPages(): maxPages', maxPages, { from: 1, whole: true });
  demandNumber('readPages(): maxBytes', maxBytes, { from: 1, whole: true });
  demandNumber('readPages(): atOnce', atOnce, { from: 1, to: 4, whole: true });
  demandNumber('readPages(): timeoutMs', timeoutMs, { from: 1, whole: true });
  const fetching: FetchPageOptions = {
    // Browsers refuse a fetch that is called as a method of something else.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    maxBytes,
    timeoutMs,
    signal,
  };
  const given =
    'sitemap' in pages ? await listPages(String(pages.sitemap), fetching, maxPages, options) : pages.map(String);
  const addresses = [...new Set(given)];
  if (addresses.length > maxPages) {
    const problem = `more than the ${maxPages} pages allowed are to be read; raise maxPages or give fewer`;
    const document = 'sitemap' in pages ? String(pages.sitemap) : (addresses[maxPages] ?? '');
    report(new DocumentError(`"${document}": ${problem}`, { code: 'document-too-large', document }), options);
  }
  const entries = addresses.slice(0, maxPages).map((name) => ({ name }));
  return readEach(entries, ({ name }) => readPage(name, fetching, options), options, atOnce);
}

async function readPage(address: string, fetching: FetchPageOptions, options: PdfOptions): Promise<Document[]> {
  fetching.signal?.throwIfAborted();
  const { bytes, contentType } = await fetchPage(address, fetching);
  const kind = contentKind(contentType, address);
  if (kind === undefined) {
    throw new DocumentError(
      `"${address}" is of a kind that cannot be read: ${contentType || 'the server names none'}`,
      {
        code: 'document-unreadable',
        document: address,
      },
    );
  }
  const encoding = declaredEncoding(contentType, bytes);
  return readFile(kind, { name: address, bytes }, { characterMap: options.characterMap, encoding });
}

/** The addresses that a sitemap lists, itself or through the sitemaps in it; one more than `maxPages` at most. */
async function listPages(
  sitemap: string,
  fetching: FetchPageOptions,
  maxPages: number,
  listeners: ReadListeners,
): Promise<string[]> {
  const read = async (address: string) =>
    readSitemap(address, (await fetchPage(address, fetching)).bytes, fetching.maxBytes);
  const top = await read(sitemap);
  if (top.kind === 'pages') return top.addresses.slice(0, maxPages + 1);
  const found: string[] = [];
  for (const address of top.addresses.slice(0, maxSitemaps)) {
    if (found.length > maxPages) break;
    try {
      const { kind, addresses } = await read(address);
      if (kind === 'pages') found.push(...addresses.slice(0, maxPages + 1));
    } catch (error) {
      report(error, listeners);
    }
  }
  return found.slice(0, maxPages + 1);
}
