import { isFunctionWord } from '../../text/function-words.js';
import { homophonesOf } from '../../text/homophones.js';
import { possibleSpellings } from '../../text/misspelling.js';
import { normalizeText } from '../../text/normalize.js';
import { customerService, nameOf, type SynonymTable } from '../../text/synonyms.js';
import { type TokenStream, type TokenStreams, tokenize } from '../../text/tokenize.js';
import { relatedWords } from './related-words.js';
import {
  homophoneShare,
  misspeltShare,
  ownSynonymShare,
  synonymShare,
  translationShare,
} from './token-stream-weights.js';

/** A token that stands for one of the question's. */
export interface Alternative {
  /** The question's token. */
  readonly of: { readonly stream: TokenStream; readonly token: string };
  readonly stream: TokenStream;
  readonly token: string;
  /** How much it counts beside the question's, 0 to 1. */
  readonly share: number;
}

/** Number of passages that have a token. */
export type CountPassages = (stream: TokenStream, token: string) => number;

/** Shorter words, as stems, are as often another word as a misspelling. */
const minMisspeltLength = 4;

/** Most pairs that a pair of characters may have been typed for. */
const maxHomophones = 3;

/** What the tokens of a question may stand for. @param own - synonyms beside those of every customer service */
export function alternativesOf(
  question: string,
  streams: TokenStreams,
  count: CountPassages,
  own?: SynonymTable,
): readonly Alternative[] {
  return [
    ...(own === undefined ? [] : synonyms(question, streams, own, ownSynonymShare)),
    ...synonyms(question, streams, customerService(), synonymShare),
    ...synonyms(question, streams, relatedWords(), synonymShare),
    ...spellings(streams, count),
    ...homophones(streams, count),
  ];
}

/** What was typed, and what was likely meant by it. */
export interface Meant {
  readonly typed: string;
  readonly meant: string;
}

/** Words and pairs of characters that no passage has, with the likeliest one that some passage has; each typed one once. */
export function meantInstead(streams: TokenStreams, count: CountPassages): readonly Meant[] {
  const likeliest = new Map<string, string>();
  for (const { of, token } of [...spellings(streams, count), ...homophones(streams, count)]) {
    if (of.stream !== 'characters' && !likeliest.has(of.token) && !isFraming(of.token, token)) {
      likeliest.set(of.token, token);
    }
  }
  return [...likeliest].map(([typed, meant]) => ({ typed, meant }));
}

/** Whether what was typed, or the character of it that would change, only frames a question: 哪 is no 那. */
function isFraming(typed: string, meant: string): boolean {
  const changed = [...typed].filter((character, at) => character !== meant[at]);
  return [typed, ...(typed.length === 2 ? changed : [])].some(isFunctionWord);
}

interface StreamToken {
  readonly stream: TokenStream;
  readonly token: string;
}

/** What other words for those of the question have, each part of them in the place of a part of the question's. */
function synonyms(question: string, { words }: TokenStreams, table: SynonymTable, share: number): Alternative[] {
  const asked = [...new Set(words)].filter((word) => !isFunctionWord(word));
  const named = table.find(normalizeText(question)).map(nameOf);
  return [...asked, ...named].flatMap((name) => {
    const others = table.of(name).slice(1).map(partsOf);
    if (others.length === 0) return [];
    const parts = partsOf(name);
    return others.flatMap((other) =>
      other
        .filter(({ token }) => !parts.some((part) => part.token === token))
        .flatMap(({ stream, token }, at) => {
          const of = parts[at % parts.length];
          const factor = of?.stream === stream ? share : share * translationShare;
          return of === undefined ? [] : [{ of, stream, token, share: factor }];
        }),
    );
  });
}

const knownParts = new Map<string, readonly StreamToken[]>();

/** Of a word of a table: kept, for there are not many. */
function partsOf(name: string): readonly StreamToken[] {
  const parts = knownParts.get(name) ?? readParts(name);
  knownParts.set(name, parts);
  return parts;
}

/** The tokens by which a word is found: pairs of Han characters and other words. A single character says too little. */
function readParts(name: string): readonly StreamToken[] {
  const { bigrams } = tokenize(name);
  const words = name.replace(/[\u3400-\u9fff]+/g, ' ').match(/\S+/g) ?? [];
  return [
    ...bigrams.map((token): StreamToken => ({ stream: 'bigrams', token })),
    ...words.map((token): StreamToken => ({ stream: 'words', token })),
  ];
}

/** The most frequent word that a word unknown to all passages may be a misspelling of. */
function spellings({ words }: TokenStreams, count: CountPassages): Alternative[] {
  return [...new Set(words)].flatMap((word) => {
    if (word.length < minMisspeltLength || !/^[a-z]+$/.test(word) || count('words', word) > 0) return [];
    let most = 0;
    let best: string | undefined;
    for (const spelling of possibleSpellings(word)) {
      const passages = count('words', spelling);
      if (passages <= most) continue;
      most = passages;
      best = spelling;
    }
    return best === undefined ? [] : [instead('words', word, best, misspeltShare)];
  });
}

/**
 * The pairs, and the characters in them, that are typed by the same syllables as one that no passage has: 国庆 for 国清. A
 * character that makes a known pair with its other neighbour is taken as it is.
 */
function homophones({ bigrams }: TokenStreams, count: CountPassages): Alternative[] {
  const pairs = [...new Set(bigrams)];
  const unknown = new Set(pairs.filter((pair) => count('bigrams', pair) === 0));
  const sure = new Set(pairs.filter((pair) => !unknown.has(pair)).flatMap((pair) => [...pair]));
  const standIns = new Map<string, readonly string[]>();
  const standInsOf = (character: string) => {
    if (sure.has(character)) return [];
    const known = standIns.get(character) ?? homophonesOf(character).filter((other) => count('characters', other) > 0);
    standIns.set(character, known);
    return known;
  };
  return [...unknown].flatMap((pair) => {
    const [first = '', second = ''] = pair;
    return [
      ...standInsOf(first).map((other) => ({ typed: first, meant: other, pair: other + second })),
      ...standInsOf(second).map((other) => ({ typed: second, meant: other, pair: first + other })),
    ]
      .map((guess) => ({ ...guess, passages: count('bigrams', guess.pair) }))
      .filter(({ passages }) => passages > 0)
      .sort((one, other) => other.passages - one.passages)
      .slice(0, maxHomophones)
      .flatMap((guess) => [
        instead('bigrams', pair, guess.pair, homophoneShare),
        instead('characters', guess.typed, guess.meant, homophoneShare),
      ]);
  });
}

function instead(stream: TokenStream, token: string, other: string, share: number): Alternative {
  return { of: { stream, token }, stream, token: other, share };
}
