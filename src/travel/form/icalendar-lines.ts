import { splitByBytes } from '../../text/byte-length.js';

const maxOctets = 75;

/** Writes a text as a value of type TEXT (RFC 5545, 3.3.11). */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replace(/\p{Cc}/gu, '');
}

/** Folds a content line at 75 octets, never inside a character (RFC 5545, 3.1). */
export function foldLine(line: string): string {
  const [first = '', ...rest] = splitByBytes(line, maxOctets - 1);
  return [first, ...rest.map((piece) => ` ${piece}`)].join('\r\n');
}

/** Puts content lines into a file: folded, each ended by CRLF. */
export function calendarFile(lines: readonly string[]): string {
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}
