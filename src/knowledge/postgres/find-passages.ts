import type { Passage } from '../../domain/passage.js';
import { tokenize } from '../../text/tokenize.js';
import { neededTokens } from '../gate/needed-tokens.js';
import type { FoundByWords, IndexQuery } from '../passage-index.js';
import { hashToken } from '../search/index-segment.js';
import { streamWeights } from '../search/token-stream-weights.js';
import { FoundPostings, type FoundRow } from './found-postings.js';
import type { Wide } from './rows.js';
import type { Ask, createStatements, Reader } from './statements.js';

export interface FindOptions extends IndexQuery {
  readonly reader: Reader;
}

/** How many of the best are asked for at first, beside twice the depth: some may not be for the reader. */
const spare = 100;

/** How many times as many are asked for where too few of them were. */
const widening = 8;

/**
 * Finds passages by the words of a question: one statement reads the words' postings, one the best passages. A third is
 * needed only where most of those are not for the reader.
 *
 * @returns best first
 */
export async function findByWords(
  ask: Ask,
  statements: ReturnType<typeof createStatements>,
  tenantHash: string,
  question: string,
  { depth, reader, explain, judge }: FindOptions,
): Promise<FoundByWords> {
  const rows = await ask<FoundRow>(statements.findPostings(tenantHash, hashesOf(question, judge)));
  const postings = new FoundPostings(rows);
  const tokens = postings.weighTokens(question);
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

function hashesOf(question: string, judges: boolean): readonly number[] {
  const streams = tokenize(question);
  const asked = streamWeights.flatMap(({ stream }) => streams[stream].map((token) => ({ stream, token })));
  const needed = judges ? neededTokens(question) : [];
  const hashes = [...asked, ...needed].map(({ stream, token }) =>
    hashToken(
      streamWeights.findIndex((each) => each.stream === stream),
      token,
    ),
  );
  return [...new Set(hashes)];
}
