import type { Language } from '../domain/language.js';
import { isSimplifiedOnly, isTraditionalOnly } from './script.js';

const hanCharacter = /[\u3400-\u9fff\uf900-\ufaff]/g;
const latinWord = /[a-z]+(?:['’][a-z]+)*/gi;

/** Words that show that the sentence around a Chinese name is English. */
const englishFrame =
  /\b(?:the|an?|is|are|was|do|does|can|could|will|would|should|how|what|when|where|which|who|why|i|i'm|my|me|you|your|we|our|it|to|of|for|from|in|at|on|with|and|or|please|near|by)\b/gi;

/** Characters that make a Chinese sentence, not a name. */
const chineseFrame =
  /[的了吗嗎呢么麼吧啊怎哪几幾多少是在有没沒我你您请請要想能会會可去到和给給把被从從对對这這那什让讓问問好不还還就也都]/;

/** Traditional characters that simplified texts keep in some words: 乾隆, 瞭望, 狼藉. */
const keptInSimplified = '乾瞭藉';

/**
 * Tells in which of the supported languages to answer a text.
 *
 * A Chinese name inside an English sentence leaves it English, and a product name inside a Chinese one leaves it Chinese.
 * Han text is traditional when it has more characters of that script only than of simplified script only; where
 * nothing tells, it is simplified. Text in any other script counts as English.
 */
export function detectLanguage(text: string): Language {
  const han = text.match(hanCharacter) ?? [];
  if (han.length === 0 || isEnglishAround(text, han.length)) return 'en';
  let traditional = 0;
  let simplified = 0;
  for (const character of han) {
    if (isTraditionalOnly(character)) traditional += keptInSimplified.includes(character) ? 0 : 1;
    else if (isSimplifiedOnly(character)) simplified += 1;
  }
  return traditional > simplified ? 'zh-Hant' : 'zh-Hans';
}

function isEnglishAround(text: string, hanCount: number): boolean {
  const latinCount = text.match(latinWord)?.length ?? 0;
  if (latinCount === 0) return false;
  const frameCount = text.match(englishFrame)?.length ?? 0;
  if (chineseFrame.test(text)) return frameCount > 1 && latinCount > hanCount;
  return frameCount > 0 ? latinCount > 1 : latinCount > 2 * hanCount;
}
