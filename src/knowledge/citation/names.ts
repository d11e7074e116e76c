import { isFunctionWord } from '../../text/function-words.js';
import { normalizeText } from '../../text/normalize.js';
import { stemmedWords } from '../../text/tokenize.js';

/** Between quotation marks, or around the point that parts the names of a foreigner. */
const marked =
  /《([^《》]{1,40})》|「([^「」]{1,40})」|『([^『』]{1,40})』|“([^“”]{1,40})”|"([^"]{1,40})"|([\u3400-\u9fff]{1,2}[·・•][\u3400-\u9fff]{1,2})/g;

const letter = String.raw`(?:(?![\u3400-\u9fff])[\p{L}\p{N}])`;
const capitalised = new RegExp(`(?<!${letter}['’.]?|[@/_-])\\p{Lu}${letter}*(?:['’.]${letter}+)*`, 'gu');
const sentenceStart = /(?:^|[.!?:。！？：\n])["'“‘「『(（*\s\d.)-]*$/u;

/** What a sentence calls by name. */
export interface Names {
  /** Quoted or with a point between, normalised. */
  readonly marked: readonly string[];
  /** Words with a capital letter that no start of a sentence asks for, as `tokenize` writes them. */
  readonly words: readonly string[];
}

/** Reads the names that a sentence marks as such: by a capital letter, by quotation marks, by a point between. */
export function readNames(sentence: string): Names {
  const text = sentence.normalize('NFKC').replace(/\[\d+\]/g, ' ');
  const words = [...text.matchAll(capitalised)]
    .filter(({ index, 0: word }) => /.\p{Lu}/u.test(word) || !sentenceStart.test(text.slice(0, index)))
    .flatMap(([word]) => stemmedWords(normalizeText(word)))
    .filter((word) => !isFunctionWord(word));
  const parts = [...text.matchAll(marked)].map((found) => normalizeText(found.slice(1).find((part) => part) ?? ''));
  return { marked: parts.filter((part) => part !== ''), words };
}
