import type { Language } from '../../domain/language.js';
import { toTraditional } from '../../text/script.js';
import { chineseWords } from './chinese-words.js';
import { englishWords } from './english-words.js';
import type { TripWords } from './words.js';

/** Anything that has a name to show. */
export interface Named {
  readonly name: string;
  readonly englishName?: string | undefined;
}

/** One language's words, and the names as they are shown in it. */
export interface Voice {
  readonly words: TripWords;
  /** The name to show. In English the Chinese name follows in brackets the first time, to point at or ask the way with. */
  readonly nameOf: (named: Named) => string;
  /** The name of a source: nobody asks the way to it, so one name will do. */
  readonly sourceNameOf: (named: Named) => string;
}

/**
 * Composes a text in a language. Names are introduced in the order in which `compose` asks for them, so it asks in
 * reading order.
 */
export function inLanguage(language: Language, compose: (voice: Voice) => string): string {
  if (language === 'en') return compose({ words: englishWords, nameOf: introduceOnce(), sourceNameOf: englishNameOf });
  const simplified = compose({ words: chineseWords, nameOf: chineseNameOf, sourceNameOf: chineseNameOf });
  return language === 'zh-Hant'
    ? toTraditional(simplified)
        .replace(/\u201c/g, '「')
        .replace(/\u201d/g, '」')
    : simplified;
}

const chineseNameOf = ({ name }: Named) => name;
const englishNameOf = ({ name, englishName }: Named) => englishName ?? name;

function introduceOnce(): Voice['nameOf'] {
  const introduced = new Set<string>();
  return ({ name, englishName }) => {
    if (englishName === undefined || englishName === name) return name;
    if (introduced.has(name)) return englishName;
    introduced.add(name);
    return `${englishName} (${name})`;
  };
}
