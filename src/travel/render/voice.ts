import type { Language } from '../../domain/language.js';
import { toTraditional } from '../../text/script.js';
import { chineseWords } from './chinese-words.js';
import { englishWords } from './english-words.js';
import { taiwanWords } from './taiwan-words.js';
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
  /** One name only, for what nobody asks the way to here: sources, and places that are told of in detail elsewhere. */
  readonly plainNameOf: (named: Named) => string;
}

/**
 * Composes a text in a language. Names are introduced in the order in which `compose` asks for them, so it asks in
 * reading order.
 */
export function inLanguage(language: Language, compose: (voice: Voice) => string): string {
  if (language === 'en') return compose({ words: englishWords, nameOf: introduceOnce(), plainNameOf: englishNameOf });
  const words = language === 'zh-Hant' ? taiwanWords : chineseWords;
  const text = compose({ words, nameOf: chineseNameOf, plainNameOf: chineseNameOf });
  return language === 'zh-Hant' ? toTraditional(text).replaceAll('“', '「').replaceAll('”', '」') : text;
}

const chineseNameOf = ({ name }: Named) => name;
const englishNameOf = ({ name, englishName }: Named) => englishName ?? name;

function introduceOnce(): Voice['nameOf'] {
  const introduced = new Set<string>();
  return ({ name, englishName }) => {
    if (englishName === undefined || englishName === name) return name;
    if (introduced.has(name)) return englishName;
    introduced.add(name);
    // A name that ends in a bracket takes the other one into it: "Chengzhan hotels (by the station, 城站住宿区)".
    const [, bare = englishName, note] = /^(.+) \(([^()]+)\)$/u.exec(englishName) ?? [];
    const chinese = name.replace(/（(.+)）$/u, '·$1');
    return note === undefined ? `${englishName} (${chinese})` : `${bare} (${note}, ${chinese})`;
  };
}
