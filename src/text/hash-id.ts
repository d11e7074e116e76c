/**
 * Hides an id behind hexadecimal digits of its SHA-256: the same id gives the same digits, and nobody reads the id from
 * them.
 *
 * @param length - how many digits, an even number up to 64
 */
export async function hashId(id: string, length = 16): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(id));
  return Array.from(new Uint8Array(digest, 0, length / 2), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
