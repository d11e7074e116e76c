import type { Passage } from '../../domain/passage.js';
import { isFunctionWord } from '../../text/function-words.js';
import { normalizeText } from '../../text/normalize.js';
import { once } from '../../text/once.js';
import { splitSentences } from '../../text/sentences.js';
import { tokenize } from '../../text/tokenize.js';
import { confirmsFact, type Fact, readFacts, separateFacts } from './facts.js';
import { type Names, readNames } from './names.js';
import { findReplacement } from './replacement.js';
import { readWording, standings, type Wording } from './wording.js';

/** The least share of a sentence's words that its passage must have. */
const minOverlap = 0.6;

/** A sentence with fewer words and facts than this rests on a passage only where it stands there word by word. */
const minSubstance = 3;

/** From this overlap with a single sentence of the passage on, both must agree in saying yes or no. */
const sameStatementOverlap = 0.8;

const negation = /[不没無无未勿禁非]|谢绝|\b(?:not?|never|none|without|cannot|nor)\b|n't\b/g;
/** Before words without the spaces. */
const denial = /(?:[不没无未勿禁非]|谢绝|not|never|without|cannot|nt)$/;
/** Words with a negating character that negate nothing. */
const seemingNegation = /不错|不仅|不但|不过|不久|无论|不管|没错|非常|除非|不妨|不少|未来|无锡|无线/g;

/** A sentence of a passage. What few claims come near to need is read when first asked for. */
interface Statement {
  readonly text: string;
  readonly words: ReadonlySet<string>;
  readonly source: () => Source;
  readonly wording: () => Wording;
}

/** A passage as sentences are held against it: read once, not with every sentence. */
interface ReadPassage {
  readonly words: ReadonlySet<string>;
  readonly plain: string;
  /** All that it says, without punctuation, and its title and headings. */
  readonly source: Source;
  readonly heading: Statement;
  readonly statements: readonly Statement[];
  readonly wording: () => Wording;
}

/** A sentence of an answer, read once for all passages. */
interface Claim {
  readonly text: string;
  readonly plain: string;
  readonly facts: readonly Fact[];
  readonly words: ReadonlySet<string>;
  readonly names: Names;
  readonly wording: Wording;
}

/** Finds what the sentences of one answer rest on. */
export class CitationFinder {
  readonly #read = new Map<Passage, ReadPassage>();

  /**
   * Finds the passage that a sentence of the answer rests on.
   *
   * A passage supports a sentence when it has most of the sentence's words, and every name that is marked as such; when
   * those of its sentences that say the same have every number, time, date, price, phone number and address, and say
   * nothing else in the place of a Chinese word; and when it does not deny what the sentence affirms. Small talk rests
   * on nothing.
   *
   * @returns the passage with the most of the sentence's words; undefined when none supports it
   */
  supportingPassage(sentence: string, passages: readonly Passage[]): Passage | undefined {
    if (passages.length === 0) return undefined;
    const claim = readClaim(sentence);
    const isMeager = claim.words.size === 0 || claim.words.size + claim.facts.length < minSubstance;
    let best: Passage | undefined;
    let bestOverlap = 0;
    for (const candidate of passages) {
      const passage = this.#prepare(candidate);
      const isQuoted = claim.plain.length >= 4 && quotes(passage.plain, claim.plain);
      const overlap = isQuoted ? 1 + claim.plain.length / 1e6 : share(claim.words, passage.words);
      if (overlap < minOverlap || overlap <= bestOverlap || (isMeager && !isQuoted)) continue;
      if (!(isQuoted ? missingFacts(claim.facts, [passage.source]).length === 0 : supports(passage, claim))) continue;
      best = candidate;
      bestOverlap = overlap;
    }
    return best;
  }

  #prepare(passage: Passage): ReadPassage {
    const known = this.#read.get(passage);
    if (known !== undefined) return known;
    const heading = [passage.title, ...passage.headings].join('\n');
    const whole = `${heading}\n${passage.text}`;
    const read = {
      words: contentOf(whole),
      plain: compact(passage.text),
      source: readSource(whole),
      heading: readStatement(heading),
      statements: splitSentences(passage.text).map(({ text }) => readStatement(text)),
      wording: once(() => readWording(normalizeText(whole))),
    };
    this.#read.set(passage, read);
    return read;
  }
}

function readClaim(text: string): Claim {
  const { facts, rest } = separateFacts(text);
  return {
    text,
    plain: compact(text),
    facts,
    words: contentOf(rest),
    names: readNames(text),
    wording: readWording(rest),
  };
}

function readStatement(text: string): Statement {
  const parts = once(() => separateFacts(text));
  return {
    text,
    words: contentOf(text),
    source: () => ({ facts: parts().facts, plain: compact(text) }),
    wording: once(() => readWording(parts().rest)),
  };
}

/** Whether a passage says what a sentence says that does not stand in it word by word. */
function supports(passage: ReadPassage, claim: Claim): boolean {
  const statements = alike(passage, claim.words);
  if (
    missingFacts(
      claim.facts,
      [passage.heading, ...statements].map(({ source }) => source()),
    ).length > 0
  )
    return false;
  if (otherNumber(claim, statements) || isMissing(claim.names, passage)) return false;
  const [nearest] = statements;
  if (nearest === undefined) return true;
  const names = new Set(claim.names.words);
  const wordings = statements.map(({ wording }) => wording());
  if (findReplacement(claim.wording, wordings, names, passage.heading.wording()) !== undefined) return false;
  return (
    isNegative(claim.text) === isNegative(nearest.text) ||
    (share(claim.words, nearest.words) < sameStatementOverlap &&
      share(affirmed(claim.text), affirmed(nearest.text)) < sameStatementOverlap)
  );
}

/** The sentences of a passage that together have what words of the claim it has, the nearest first; no more than needed. */
function alike({ statements }: ReadPassage, words: ReadonlySet<string>): Statement[] {
  const open = new Set(words);
  const chosen: Statement[] = [];
  for (;;) {
    let best: Statement | undefined;
    let most = 0;
    for (const statement of statements) {
      const found = count(open, statement.words);
      if (found > most) {
        best = statement;
        most = found;
      }
    }
    if (best === undefined) return chosen;
    chosen.push(best);
    for (const word of best.words) open.delete(word);
  }
}

/** Whether a numeral in words, which may claim nothing, stands where the passage has another number. */
function otherNumber({ facts }: Claim, statements: readonly Statement[]): boolean {
  const isNumber = ({ type }: Fact) => type === 'number';
  const said = statements.flatMap(({ source }) => source().facts).filter(isNumber);
  const claimed = facts.filter(isNumber);
  return (
    said.length >= claimed.length &&
    claimed.some((fact) => fact.loose && !fact.values.includes(1) && !said.some((each) => confirmsFact(fact, each)))
  );
}

function isMissing({ marked, words }: Names, passage: ReadPassage): boolean {
  return (
    words.some((word) => !passage.wording().units.includes(word)) ||
    marked.some(
      (name) =>
        !passage.source.plain.includes(compact(name)) &&
        standings(readWording(name), [passage.wording()]).includes('missing'),
    )
  );
}

/** Whether the passage has the words, and does not deny just what they say. */
function quotes(passage: string, words: string): boolean {
  for (let at = passage.indexOf(words); at >= 0; at = passage.indexOf(words, at + 1)) {
    if (!denial.test(passage.slice(Math.max(0, at - 7), at))) return true;
  }
  return false;
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
export function contentOf(text: string): Set<string> {
  const { words, bigrams, characters } = tokenize(text);
  const pairs = bigrams.filter((bigram) => ![...bigram].every(isFunctionWord) && !isFunctionWord(bigram));
  return new Set([...words.filter((word) => !isFunctionWord(word)), ...(pairs.length > 0 ? pairs : characters)]);
}

function share(part: ReadonlySet<string>, whole: ReadonlySet<string>): number {
  if (part.size === 0) return 0;
  return count(part, whole) / part.size;
}

function count(part: ReadonlySet<string>, whole: ReadonlySet<string>): number {
  let found = 0;
  for (const word of part) if (whole.has(word)) found += 1;
  return found;
}

function isNegative(text: string): boolean {
  const marks = normalizeText(text).replace(seemingNegation, ' ').match(negation);
  return (marks?.length ?? 0) % 2 === 1;
}

/** What a text says but for its yes or no: 不可以 and 可以 share no pair with the characters around them. */
function affirmed(text: string): Set<string> {
  return contentOf(separateFacts(text).rest.replace(/[不没无無未勿禁]/g, ''));
}

function compact(text: string): string {
  return normalizeText(text).replace(/[\s\p{P}]/gu, '');
}
