import type { Passage } from '../../domain/passage.js';
import type { SynonymTable } from '../../text/synonyms.js';
import { correctQuestion } from '../gate/correct-question.js';
import { neededTokens } from '../gate/needed-tokens.js';
import type { FoundByWords, IndexQuery } from '../passage-index.js';
import { hashToken } from '../search/index-segment.js';
import { readQuestion } from '../search/question-tokens.js';
import { streamWeights } from '../search/token-stream-weights.js';
import { FoundPostings, type FoundRow } from './found-postings.js';
import type { Wide } from './rows.js';
import type { Ask, createStatements, Reader } from './statements.js';

export interface FindOptions extends IndexQuery {
  readonly reader: Reader;
  readonly synonyms: SynonymTable | undefined;
}

/** How many of the best are asked for at first, beside twice the depth: some may not be for the reader. */
const spare = 100;

/** How many times as many are asked for where too few of them were. */
const widening = 8;

/** Words unknown to all passages are looked for in other spellings and, of those, in other pairs of characters. */
const maxRounds = 4;

/**
 * Finds passages by the words of a question: one statement reads the words' postings, one the best passages. More are
 * needed only where a word is unknown and may be misspelt, or where most of the best are not for the reader.
 *
 * @returns best first
 */
export async function findByWords(
  ask: Ask,
  statements: ReturnType<typeof createStatements>,
  tenantHash: string,
  question: string,
  { depth, reader, explain, judge, synonyms }: FindOptions,
): Promise<FoundByWords> {
  const asked = new Set(hashesOf(question, judge, synonyms));
  const read = async () => {
    const rows = await ask<FoundRow>(statements.findPostings(tenantHash, [...asked]));
    return new FoundPostings(rows, asked, synonyms);
  };
  let postings = await read();
  let tokens = postings.weighTokens(question);
  for (let round = 1; round < maxRounds; round += 1) {
    const missing = new Set(postings.missing);
    // The gate judges the question as it was likely meant, which is known only now.
    if (judge) for (const hash of neededHashes(correctQuestion(question, postings), synonyms)) missing.add(hash);
    const open = [...missing].filter((hash) => !asked.has(hash));
    if (open.length === 0) break;
    for (const hash of open) asked.add(hash);
    postings = await read();
    tokens = postings.weighTokens(question);
  }
  for (let width = 2 * depth + spare; ; width *= widening) {
    const best = postings.rank(tokens, width);
    if (best.length === 0) return { passages: [], statistics: postings };
    const numbers = best.map(({ number }) => number);
    const found = await ask<{ readonly number: Wide; readonly passage: string }>(
      statements.readPassages(postings.tenant, numbers, reader, depth),
    );
    if (found.length < depth && best.length === width) continue;
    const scores = new Map(best.map(({ number, score }) => [number, score]));
    const hits = found.map(({ number, passage }) => ({
      number: Number(number),
      score: scores.get(Number(number)) ?? 0,
      passage: JSON.parse(passage) as Passage,
    }));
    return { passages: postings.read(question, tokens, hits, explain), statistics: postings };
  }
}

/** Hashes of the tokens of a question and of its synonyms, and of what the gate asks about. */
function hashesOf(question: string, judge: boolean, synonyms: SynonymTable | undefined): readonly number[] {
  const hashes = new Set<number>();
  // As if all of them were known, so that none is taken for a misspelling yet.
  const record = (stream: number, token: string) => {
    hashes.add(hashToken(stream, token));
    return { passages: 1 };
  };
  readQuestion(question, 1, record, synonyms);
  return [...hashes, ...(judge ? neededHashes(question, synonyms) : [])];
}

/** Hashes of what the gate asks about. */
function neededHashes(question: string, synonyms: SynonymTable | undefined): readonly number[] {
  return neededTokens(question, synonyms).map(({ stream, token }) =>
    hashToken(
      streamWeights.findIndex((each) => each.stream === stream),
      token,
    ),
  );
}
