import { foldScript } from './script.js';

/**
 * Writes a text in the one form in which texts are compared: Unicode NFKC, lower case, simplified characters, straight
 * apostrophes. Offsets are not kept.
 */
export function normalizeText(text: string): string {
  return foldScript(text.normalize('NFKC').toLowerCase()).replace(/[’‘]/g, "'");
}
