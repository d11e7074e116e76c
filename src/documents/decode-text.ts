import { DocumentError } from '../error/document-error.js';

/**
 * Decodes the bytes of a text: UTF-8, UTF-16 where a byte order mark says so, otherwise GB 18030.
 *
 * A wrong guess is not hidden: bytes that are none of these throw.
 *
 * @param name - of the file, for the error
 * @param declared - an encoding that something beside the bytes tells; tried first
 * @throws {DocumentError} the bytes are no text in these encodings
 */
export function decodeText(name: string, bytes: Uint8Array, declared?: string): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encodings = isUtf16 ? [bytes[0] === 0xff ? 'utf-16le' : 'utf-16be'] : ['utf-8', 'gb18030'];
  for (const encoding of declared === undefined ? encodings : [declared, ...encodings]) {
    const text = tryDecode(encoding, bytes);
    if (text !== undefined && isPlausible(text, encoding)) return text;
  }
  throw new DocumentError(`"${name}" is not text in UTF-8, UTF-16 or GB 18030; save it as UTF-8`, {
    code: 'document-unreadable',
    document: name,
  });
}

function tryDecode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Nearly any bytes decode as GB 18030; a text has no control characters and no characters of private use. */
function isPlausible(text: string, encoding: string): boolean {
  if (encoding !== 'gb18030') return !text.includes('\0');
  return !/[^\P{Cc}\t\n\r\f]|\p{Co}|\ufffd/u.test(text);
}
