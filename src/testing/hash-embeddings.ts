import type { EmbeddingModel } from '../domain/embedding-model.js';
import { noUsage } from '../domain/usage.js';
import { normalizeText } from '../text/normalize.js';
import { tokenize } from '../text/tokenize.js';

export interface HashEmbeddingOptions {
  /** Default `test/hash-embeddings`. */
  readonly id?: string | undefined;
  /** Length of a vector, default 256. */
  readonly dimensions?: number | undefined;
  /** Words of one meaning, group by group: `[['狗', '宠物'], ['refund', 'money back']]`. Texts that have one of a group are near. */
  readonly meanings?: readonly (readonly string[])[] | undefined;
}

/** How much a meaning counts beside a word. */
const meaningWeight = 4;

/**
 * Makes an embedding model for tests that needs no network: the same text always gives the same vector, and texts that
 * share words, Han characters or a meaning of `meanings` are near. Each call counts one token a word.
 */
export function hashEmbeddings(options: HashEmbeddingOptions = {}): EmbeddingModel {
  const { id = 'test/hash-embeddings', dimensions = 256, meanings = [] } = options;
  const groups = meanings.map((words) => words.map((word) => normalizeText(word)));

  const embedOne = (text: string): Float32Array => {
    const vector = new Float32Array(dimensions);
    const { words, characters, bigrams } = tokenize(text);
    for (const token of [...words, ...characters, ...bigrams]) add(vector, token, 1);
    const plain = normalizeText(text);
    for (const [number, group] of groups.entries()) {
      if (group.some((word) => plain.includes(word))) add(vector, `meaning ${number}`, meaningWeight);
    }
    return vector;
  };

  return {
    id,
    dimensions,
    maxBatch: 64,
    async embed(texts, { signal } = {}) {
      signal?.throwIfAborted();
      const inputTokens = texts.reduce((sum, text) => sum + tokenize(text).words.length, 0);
      return { vectors: texts.map(embedOne), usage: { ...noUsage, inputTokens, calls: 1 } };
    },
  };
}

/** Adds 1 or -1 times the weight in three places that follow from the token, so that others seldom share them. */
function add(vector: Float32Array, token: string, weight: number): void {
  for (let seed = 0; seed < 3; seed += 1) {
    const hash = hashOf(token, seed);
    const place = (hash >>> 1) % vector.length;
    vector[place] = (vector[place] ?? 0) + ((hash & 1) === 1 ? weight : -weight);
  }
}

/** FNV-1a, its bits spread as MurmurHash3 does. */
function hashOf(token: string, seed: number): number {
  let hash = 0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1);
  for (let at = 0; at < token.length; at += 1) hash = Math.imul(hash ^ token.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
