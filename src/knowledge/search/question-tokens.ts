import { isFunctionWord } from '../../text/function-words.js';
import type { SynonymTable } from '../../text/synonyms.js';
import { type TokenStream, tokenize } from '../../text/tokenize.js';
import { type Alternative, alternativesOf } from './alternatives.js';
import { type StreamWeight, streamWeights } from './token-stream-weights.js';

/** What an index tells of a token. */
export interface CountedToken {
  /** Number of passages that have it. */
  readonly passages: number;
}

/** A token of a question, or one that stands for it, that some passage has. */
export interface QuestionToken extends CountedToken {
  readonly token: string;
  readonly stream: number;
  readonly weights: StreamWeight;
  /** Its share of a score, before the count in the passage and the passage's length. */
  readonly worth: number;
  /** The same for a token and those that stand for it, the first of which that a passage has counts; 0 where it is alone. */
  readonly group: number;
}

const streamNumbers = new Map(streamWeights.map(({ stream }, number) => [stream, number]));

/**
 * Cuts a question into the tokens that passages are found by: its own, and those that stand for them.
 *
 * @param total - number of passages
 * @param find - tells of a token of a stream, by its number
 * @param synonyms - beside those of every customer service
 */
export function readQuestion<Found extends CountedToken>(
  question: string,
  total: number,
  find: (stream: number, token: string) => Found,
  synonyms?: SynonymTable,
): (QuestionToken & Found)[] {
  const streams = tokenize(question);
  const look = (stream: TokenStream, token: string) => find(streamNumbers.get(stream) ?? -1, token);
  const count = (stream: TokenStream, token: string) => look(stream, token).passages;
  const alternatives = groupByToken(alternativesOf(question, streams, count, synonyms));
  const rarityOf = (found: number) => Math.log(1 + (total - found + 0.5) / (found + 0.5));
  let groups = 0;
  return streamWeights.flatMap((weights, stream) => {
    const counts = new Map<string, number>();
    for (const token of streams[weights.stream]) counts.set(token, (counts.get(token) ?? 0) + 1);
    return [...counts].flatMap(([token, count]) => {
      const found = find(stream, token);
      const others = alternatives.get(`${weights.stream} ${token}`);
      if (others !== undefined) groups += 1;
      const group = others === undefined ? 0 : groups;
      const substance = count * weights.weight * (isFunctionWord(token) ? weights.framing : 1);
      const rarity = rarityOf(found.passages);
      const own: QuestionToken & Found = { ...found, token, stream, weights, group, worth: rarity * substance };
      const standIn = ({ stream, token, share }: Alternative): QuestionToken & Found => {
        const other = look(stream, token);
        const number = streamNumbers.get(stream) ?? -1;
        // What stands for a token tells no more than the token itself.
        const worth = Math.min(found.passages === 0 ? Infinity : rarity, rarityOf(other.passages)) * substance * share;
        return { ...other, token, stream: number, weights, group, worth };
      };
      return [own, ...(others ?? []).map(standIn)].filter(({ passages }) => passages > 0);
    });
  });
}

/** @returns by stream and token of the question, what stands for it, each once */
function groupByToken(alternatives: readonly Alternative[]): ReadonlyMap<string, readonly Alternative[]> {
  const byToken = new Map<string, Alternative[]>();
  for (const alternative of alternatives) {
    const { of, stream, token } = alternative;
    const key = `${of.stream} ${of.token}`;
    const group = byToken.get(key) ?? [];
    if (!group.some((other) => other.stream === stream && other.token === token)) group.push(alternative);
    byToken.set(key, group);
  }
  return byToken;
}
