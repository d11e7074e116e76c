import type { EmbeddingModel, EmbedOptions } from '../../src/domain/embedding-model.js';
import { noUsage } from '../../src/domain/usage.js';

export interface GramEmbeddingOptions {
  readonly id?: string;
  readonly dimensions?: number;
  /** Words that mean the same as the first one of their list. */
  readonly same?: readonly (readonly string[])[];
}

/** What an embedding model was asked for. */
export interface EmbedCall {
  readonly texts: readonly string[];
  readonly purpose: EmbedOptions['purpose'];
}

/** An embedding without a model: pairs of characters, hashed; what it was asked for is in `calls`. */
export function gramEmbedding(options: GramEmbeddingOptions = {}): EmbeddingModel & { readonly calls: EmbedCall[] } {
  const { id = 'test/grams', dimensions = 256, same = [] } = options;
  const calls: EmbedCall[] = [];
  const embedOne = (text: string): Float32Array => {
    const vector = new Float32Array(dimensions);
    let plain = text.toLowerCase();
    for (const [first = '', ...others] of same) for (const other of others) plain = plain.replaceAll(other, first);
    const characters = [...plain.replace(/[^\p{L}\p{N}]+/gu, ' ')];
    for (const [index, character] of characters.entries()) {
      let hash = 0x811c9dc5;
      for (const unit of `${character}${characters[index + 1] ?? ''}`) {
        hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193) >>> 0;
      }
      const place = hash % dimensions;
      vector[place] = (vector[place] ?? 0) + 1;
    }
    return vector;
  };
  return {
    id,
    dimensions,
    maxBatch: 16,
    calls,
    async embed(texts, { purpose } = {}) {
      calls.push({ texts, purpose });
      return { vectors: texts.map(embedOne), usage: noUsage };
    },
  };
}
