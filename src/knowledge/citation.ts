import type { Passage } from '../domain/passage.js';
import { isFunctionWord } from '../text/function-words.js';
import { normalizeText } from '../text/normalize.js';
import { splitSentences } from '../text/sentences.js';
import { tokenize } from '../text/tokenize.js';
import { confirmsFact, readFacts, separateFacts } from './facts.js';

/** The least share of a sentence's words that its passage must have. */
const minOverlap = 0.6;

/** A sentence with fewer words and facts than this rests on a passage only where it stands there word by word. */
const minSubstance = 3;

/** From this overlap with a single sentence of the passage on, both must agree in saying yes or no. */
const sameStatementOverlap = 0.8;

const negation = /[不没無无未勿禁非]|谢绝|\b(?:not?|never|none|without|cannot|nor)\b|n't\b/g;
/** Words with a negating character that negate nothing. */
const seemingNegation = /不错|不仅|不但|不过|不同|不久|无论|不管|没错|非常|除非|不妨|不少|未来|无锡|无线/g;

/**
 * Finds the passage that a sentence of an answer rests on.
 *
 * A passage supports a sentence when it has most of the sentence's words and every number, time, date, price, phone
 * number and address in it, and does not deny what the sentence affirms. Small talk rests on nothing.
 *
 * @returns the passage with the most of the sentence's words; undefined when none supports it
 */
export function supportingPassage(sentence: string, passages: readonly Passage[]): Passage | undefined {
  const { facts, rest } = separateFacts(sentence);
  const words = contentOf(rest);
  const isMeager = words.size === 0 || words.size + facts.length < minSubstance;
  const plain = compact(sentence);
  let best: Passage | undefined;
  let bestOverlap = 0;
  for (const passage of passages) {
    const whole = [passage.title, ...passage.headings, passage.text].join('\n');
    const isQuoted = plain.length >= 4 && compact(passage.text).includes(plain);
    const overlap = isQuoted ? 1 + plain.length / 1e6 : share(words, contentOf(whole));
    if (overlap < minOverlap || overlap <= bestOverlap || (isMeager && !isQuoted)) continue;
    if (unsupportedFacts(sentence, [whole]).length > 0 || (!isQuoted && contradicts(sentence, words, passage.text)))
      continue;
    best = passage;
    bestOverlap = overlap;
  }
  return best;
}

/**
 * Lists the numbers, times, dates, prices, phone numbers and addresses of a sentence that stand in none of the sources.
 *
 * Formats do not matter (`下午5点` is `17:00`, `三十元` is `¥30`). What cannot be told for sure counts as supported: 两点
 * may be 2:00 or 14:00, and a number without a unit goes with any unit.
 *
 * @returns as the sentence writes them, in normalised form
 */
export function unsupportedFacts(sentence: string, sources: readonly string[]): string[] {
  const claims = readFacts(sentence).filter(({ loose }) => !loose);
  if (claims.length === 0) return [];
  const known = sources.flatMap(readFacts);
  const plain = sources.map(compact);
  return claims
    .filter((claim) => !known.some((fact) => confirmsFact(claim, fact)))
    .filter(({ type, text }) => type !== 'address' || !plain.some((source) => source.includes(compact(text))))
    .map(({ text }) => text.trim());
}

/** The words and Han pairs that carry a text's meaning; a lone Han character stands for itself. */
function contentOf(text: string): Set<string> {
  const { words, bigrams, characters } = tokenize(text);
  const pairs = bigrams.filter((bigram) => ![...bigram].every(isFunctionWord) && !isFunctionWord(bigram));
  return new Set([...words.filter((word) => !isFunctionWord(word)), ...(pairs.length > 0 ? pairs : characters)]);
}

function share(part: ReadonlySet<string>, whole: ReadonlySet<string>): number {
  if (part.size === 0) return 0;
  let found = 0;
  for (const word of part) if (whole.has(word)) found += 1;
  return found / part.size;
}

/** Whether the sentence of the text that says nearly the same says it with the opposite sense. */
function contradicts(sentence: string, words: ReadonlySet<string>, text: string): boolean {
  const nearest = splitSentences(text)
    .map((each) => ({ text: each.text, overlap: share(words, contentOf(each.text)) }))
    .reduce((best, each) => (each.overlap > best.overlap ? each : best), { text: '', overlap: 0 });
  return nearest.overlap >= sameStatementOverlap && isNegative(sentence) !== isNegative(nearest.text);
}

function isNegative(text: string): boolean {
  const marks = normalizeText(text).replace(seemingNegation, ' ').match(negation);
  return (marks?.length ?? 0) % 2 === 1;
}

function compact(text: string): string {
  return normalizeText(text).replace(/[\s\p{P}]/gu, '');
}
