import { createHash } from 'node:crypto';

/** MD5 of a text in UTF-8, as small hexadecimal letters: what both vendors sign with. */
export function md5(text: string): string {
  return createHash('md5').update(text, 'utf8').digest('hex');
}

/** Parameters by name, joined as both vendors sign them: not percent-encoded. */
export function sortedQuery(parameters: Readonly<Record<string, string>>): string {
  return Object.keys(parameters)
    .sort()
    .map((name) => `${name}=${parameters[name]}`)
    .join('&');
}
