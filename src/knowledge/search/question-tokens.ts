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
export interface QuestionToken<Found extends CountedToken = CountedToken> {
  readonly token: string;
  readonly stream: number;
  /** Of the stream of the question's own token. */
  readonly weights: StreamWeight;
  /** Its share of a score, before the count in the passage and the passage's length. */
  readonly worth: number;
  /** The same for a token and those that stand for it, the first of which that a passage has counts; 0 where it is alone. */
  readonly group: number;
  readonly found: Found;
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
): QuestionToken<Found>[] {
  const streams = tokenize(question);
  const look = (stream: TokenStream, token: string) => find(streamNumbers.get(stream) ?? -1, token);
  const count = (stream: TokenStream, token: string) => look(stream, token).passages;
  const alternatives = groupByToken(alternativesOf(question, streams, count, synonyms));
  const rarityOf = (passages: number) => Math.log(1 + (total - passages + 0.5) / (passages + 0.5));
  const tokens: QuestionToken<Found>[] = [];
  let groups = 0;
  for (const [stream, weights] of streamWeights.entries()) {
    const counts = new Map<string, number>();
    for (const token of streams[weights.stream]) counts.set(token, (counts.get(token) ?? 0) + 1);
    const ofStream = alternatives.get(weights.stream);
    for (const [token, count] of counts) {
      const found = find(stream, token);
      const others = ofStream?.get(token);
      if (others !== undefined) groups += 1;
      const group = others === undefined ? 0 : groups;
      const substance = count * weights.weight * (isFunctionWord(token) ? weights.framing : 1);
      const rarity = rarityOf(found.passages);
      if (found.passages > 0) tokens.push({ token, stream, weights, worth: rarity * substance, group, found });
      for (const other of others ?? []) {
        const standIn = look(other.stream, other.token);
        if (standIn.passages === 0) continue;
        // What stands for a token tells no more than the token itself.
        const worth = Math.min(found.passages === 0 ? Infinity : rarity, rarityOf(standIn.passages)) * substance;
        const number = streamNumbers.get(other.stream) ?? -1;
        tokens.push({ token: other.token, stream: number, weights, worth: worth * other.share, group, found: standIn });
      }
    }
  }
  return tokens;
}

/** @returns by stream and token of the question, what stands for it, each once */
function groupByToken(
  alternatives: readonly Alternative[],
): ReadonlyMap<TokenStream, ReadonlyMap<string, readonly Alternative[]>> {
  const byStream = new Map<TokenStream, Map<string, Alternative[]>>();
  for (const alternative of alternatives) {
    const { of, stream, token } = alternative;
    const byToken = byStream.get(of.stream) ?? new Map<string, Alternative[]>();
    byStream.set(of.stream, byToken);
    const group = byToken.get(of.token) ?? [];
    byToken.set(of.token, group);
    if (!group.some((other) => other.stream === stream && other.token === token)) group.push(alternative);
  }
  return byStream;
}
