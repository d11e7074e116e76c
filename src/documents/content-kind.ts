import { type DocumentKind, documentKind } from './document-file.js';

const office = 'application/vnd.openxmlformats-officedocument';

const kinds: Readonly<Record<string, DocumentKind>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/markdown': 'markdown',
  'text/csv': 'csv',
  'text/tab-separated-values': 'csv',
  'application/json': 'json',
  'application/pdf': 'pdf',
  [`${office}.wordprocessingml.document`]: 'docx',
  [`${office}.spreadsheetml.sheet`]: 'xlsx',
};

/** What a server says of nearly any file that it does not know. */
const vague = new Set(['', 'text/plain', 'application/octet-stream', 'binary/octet-stream']);

/**
 * Tells the kind of a page by its content type, and where that says little, by the ending of its address.
 *
 * @returns undefined where it is none that can be read
 */
export function contentKind(contentType: string, address: string): DocumentKind | undefined {
  const type = contentType.split(';')[0]?.trim() ?? '';
  if (Object.hasOwn(kinds, type)) return kinds[type];
  if (!vague.has(type)) return undefined;
  return documentKind(new URL(address).pathname) ?? (type === 'text/plain' ? 'plain' : undefined);
}

/** The encoding of a page as its content type tells, or the page itself within its first KiB. */
export function declaredEncoding(contentType: string, bytes: Uint8Array): string | undefined {
  const inType = /charset=["']?([^"';\s]+)/.exec(contentType)?.[1];
  if (inType !== undefined) return inType;
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  return /<meta[^>]+charset=["']?\s*([^"'>;\s/]+)/i.exec(start)?.[1]?.toLowerCase();
}
