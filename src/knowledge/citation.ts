import type { Passage } from '../domain/passage.js';
import { isFunctionWord } from '../text/function-words.js';
import { normalizeText } from '../text/normalize.js';
import { splitSentences } from '../text/sentences.js';
import { tokenize } from '../text/tokenize.js';
import { confirmsFact, type Fact, readFacts, separateFacts } from './facts.js';

/** The least share of a sentence's words that its passage must have. */
const minOverlap = 0.6;

/** A sentence with fewer words and facts than this rests on a passage only where it stands there word by word. */
const minSubstance = 3;

/** From this overlap with a single sentence of the passage on, both must agree in saying yes or no. */
const sameStatementOverlap = 0.8;

const negation = /[不没無无未勿禁非]|谢绝|\b(?:not?|never|none|without|cannot|nor)\b|n't\b/g;
/** Words with a negating character that negate nothing. */
const seemingNegation = /不错|不仅|不但|不过|不同|不久|无论|不管|没错|非常|除非|不妨|不少|未来|无锡|无线/g;

/** A passage as sentences are held against it: read once, not with every sentence. */
interface ReadPassage {
  readonly passage: Passage;
  readonly words: ReadonlySet<string>;
  readonly plain: string;
  readonly source: Source;
  /** Its sentences and their words. */
  readonly statements: readonly { readonly text: string; readonly words: ReadonlySet<string> }[];
}

/** Finds what the sentences of one answer rest on. */
export class CitationFinder {
  readonly #read = new Map<Passage, ReadPassage>();

  /**
   * Finds the passage that a sentence of the answer rests on.
   *
   * A passage supports a sentence when it has most of the sentence's words and every number, time, date, price, phone
   * number and address in it, and does not deny what the sentence affirms. Small talk rests on nothing.
   *
   * @returns the passage with the most of the sentence's words; undefined when none supports it
   */
  supportingPassage(sentence: string, passages: readonly Passage[]): Passage | undefined {
    if (passages.length === 0) return undefined;
    const { facts, rest } = separateFacts(sentence);
    const words = contentOf(rest);
    const isMeager = words.size === 0 || words.size + facts.length < minSubstance;
    const plain = compact(sentence);
    let best: Passage | undefined;
    let bestOverlap = 0;
    for (const candidate of passages) {
      const passage = this.#prepare(candidate);
      const isQuoted = plain.length >= 4 && passage.plain.includes(plain);
      const overlap = isQuoted ? 1 + plain.length / 1e6 : share(words, passage.words);
      if (overlap < minOverlap || overlap <= bestOverlap || (isMeager && !isQuoted)) continue;
      if (missingFacts(facts, [passage.source]).length > 0) continue;
      if (!isQuoted && contradicts(sentence, words, passage)) continue;
      best = candidate;
      bestOverlap = overlap;
    }
    return best;
  }

  #prepare(passage: Passage): ReadPassage {
    const known = this.#read.get(passage);
    if (known !== undefined) return known;
    const whole = [passage.title, ...passage.headings, passage.text].join('\n');
    const read = {
      passage,
      words: contentOf(whole),
      plain: compact(passage.text),
      source: readSource(whole),
      statements: splitSentences(passage.text).map(({ text }) => ({ text, words: contentOf(text) })),
    };
    this.#read.set(passage, read);
    return read;
  }
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
  const claims = readFacts(sentence);
  return claims.some(({ loose }) => !loose) ? missingFacts(claims, sources.map(readSource)) : [];
}

interface Source {
  readonly facts: readonly Fact[];
  readonly plain: string;
}

function readSource(text: string): Source {
  return { facts: readFacts(text), plain: compact(text) };
}

function missingFacts(facts: readonly Fact[], sources: readonly Source[]): string[] {
  return facts
    .filter(
      (claim) => !claim.loose && !sources.some((source) => source.facts.some((fact) => confirmsFact(claim, fact))),
    )
    .filter(({ type, text }) => type !== 'address' || !sources.some(({ plain }) => plain.includes(compact(text))))
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

/** Whether the sentence of the passage that says nearly the same says it with the opposite sense. */
function contradicts(sentence: string, words: ReadonlySet<string>, { statements }: ReadPassage): boolean {
  let nearest = '';
  let nearestOverlap = 0;
  for (const statement of statements) {
    const overlap = share(words, statement.words);
    if (overlap > nearestOverlap) {
      nearest = statement.text;
      nearestOverlap = overlap;
    }
  }
  return nearestOverlap >= sameStatementOverlap && isNegative(sentence) !== isNegative(nearest);
}

function isNegative(text: string): boolean {
  const marks = normalizeText(text).replace(seemingNegation, ' ').match(negation);
  return (marks?.length ?? 0) % 2 === 1;
}

function compact(text: string): string {
  return normalizeText(text).replace(/[\s\p{P}]/gu, '');
}
