import type { Language } from '../domain/language.js';
import { toTraditional } from './script.js';

/**
 * Gives one set of sentences in each language. Those in traditional Chinese are the simplified ones in the other
 * script, made when they are first asked for.
 */
export function wordsByLanguage<Name extends string>(
  simplified: Readonly<Record<Name, string>>,
  english: Readonly<Record<Name, string>>,
): Readonly<Record<Language, Readonly<Record<Name, string>>>> {
  let traditional: Readonly<Record<Name, string>> | undefined;
  return {
    'zh-Hans': simplified,
    get 'zh-Hant'() {
      traditional ??= JSON.parse(toTraditional(JSON.stringify(simplified))) as Readonly<Record<Name, string>>;
      return traditional;
    },
    en: english,
  };
}
