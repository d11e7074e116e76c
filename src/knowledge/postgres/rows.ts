/** What drivers give for the types of PostgreSQL. */

/** A number that drivers may give as text, because it could be too large for one. */
export type Wide = string | number | bigint;

/** Drivers give bytes, or, where they know no such type, their hexadecimal form. */
export function toBytes(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  const digits = String(value ?? '').replace(/^\\x/, '');
  return Uint8Array.from({ length: digits.length / 2 }, (_, index) =>
    Number.parseInt(digits.slice(2 * index, 2 * index + 2), 16),
  );
}

const stringSize = 0x8000;

/** For `decode(…, 'base64')`. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += stringSize) {
    text += String.fromCharCode(...bytes.subarray(from, from + stringSize));
  }
  return btoa(text);
}
