/**
 * Writes an id so that a database can keep it: NUL and halves of characters, which neither SQL texts nor UTF-8 have, as
 * escapes. Two ids never become one, and those of letters and digits stay as they are.
 */
export function encodeId(id: string): string {
  return JSON.stringify(id).slice(1, -1);
}

export function decodeId(text: string): string {
  return JSON.parse(`"${text}"`) as string;
}
