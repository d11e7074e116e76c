import { DocumentError } from '../error/document-error.js';
import { decodeText } from './decode-text.js';
import { readBounded } from './fetch-page.js';

/** What a sitemap lists: pages, or other sitemaps where it is an index. */
export interface Sitemap {
  readonly kind: 'pages' | 'sitemaps';
  readonly addresses: readonly string[];
}

/**
 * Reads a sitemap (https://www.sitemaps.org/protocol.html): XML, packed with gzip or not, or a text of one address a line.
 *
 * @param maxBytes - that it may have when it is unpacked
 * @throws {DocumentError} it is none of these, or too large
 */
export async function readSitemap(address: string, bytes: Uint8Array, maxBytes: number): Promise<Sitemap> {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const xml = decodeText(address, isPacked ? await unpack(address, bytes, maxBytes) : bytes).replace(
    /<!--[\s\S]*?-->/g,
    '',
  );
  const root = /<(?:[\w-]+:)?(urlset|sitemapindex)[\s>/]/.exec(xml)?.[1];
  if (root !== undefined) {
    const kind = root === 'urlset' ? 'pages' : 'sitemaps';
    // Prefixed names besides `loc` are those of images and videos.
    const addresses = [...xml.matchAll(/<loc\s*>([\s\S]*?)<\/loc\s*>/g)].map(([, text = '']) => readXmlText(text));
    return { kind, addresses: [...new Set(addresses.filter((each) => each !== ''))] };
  }
  const lines = xml
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length > 0 && lines.every((line) => /^https?:\/\/\S+$/.test(line))) {
    return { kind: 'pages', addresses: [...new Set(lines)] };
  }
  throw broken(address);
}

function readXmlText(text: string): string {
  const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text
    .replace(/^\s*<!\[CDATA\[([\s\S]*?)\]\]>\s*$/, (_, inner: string) => inner.replaceAll('&', '&amp;'))
    .replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return names[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .trim();
}

async function unpack(address: string, bytes: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  const packed = new Response(new Uint8Array(bytes)).body;
  try {
    return await readBounded(address, packed?.pipeThrough(new DecompressionStream('gzip')) ?? null, maxBytes);
  } catch (cause) {
    throw cause instanceof DocumentError ? cause : broken(address, cause);
  }
}

function broken(address: string, cause?: unknown): DocumentError {
  return new DocumentError(`"${address}" is no sitemap: neither XML of a sitemap nor a list of addresses`, {
    code: 'document-unreadable',
    document: address,
    cause,
  });
}
