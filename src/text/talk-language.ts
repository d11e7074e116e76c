import type { Language } from '../domain/language.js';
import { detectLanguage } from './detect-language.js';
import { isSimplifiedOnly, isTraditionalOnly } from './script.js';

/**
 * Tells in which language to answer the newest message of a talk.
 *
 * A message that could be of any language or script (2, OK, HS1024, 雷峰塔) is answered in that of the message before it.
 *
 * @param texts - what the customer said, oldest first; at least one
 */
export function languageOfTalk(texts: readonly string[]): Language {
  const telling = texts.findLast(tellsLanguage) ?? texts.at(-1) ?? '';
  return detectLanguage(telling);
}

function tellsLanguage(text: string): boolean {
  if (/\p{Script=Han}/u.test(text)) {
    return detectLanguage(text) === 'en' || [...text].some((each) => isSimplifiedOnly(each) || isTraditionalOnly(each));
  }
  // A single word may be a name, a number of an order, or an OK in any language.
  return (text.match(/\p{L}{2,}/gu)?.length ?? 0) > 1;
}
