import type { EmbeddingModel } from '../../domain/embedding-model.js';
import type { Passage } from '../../domain/passage.js';
import type { Usage } from '../../domain/usage.js';
import { normalizeVector, type VectorRow, type VectorTable } from './vector-table.js';

/** A passage, with the vector that it has already, if any. */
export interface PassageToEmbed {
  readonly passage: Passage;
  readonly known: VectorRow | undefined;
}

/**
 * Gives each passage a vector of its title, headings and text; those that have one keep it, and a text that stands twice
 * is sent once.
 *
 * @returns a row for each passage, in their order, and what the calls consumed
 * @throws {ModelError} the model could not be asked
 */
export async function embedPassages(
  model: EmbeddingModel,
  passages: readonly PassageToEmbed[],
): Promise<{ readonly rows: readonly VectorRow[]; readonly usage: Usage | undefined }> {
  const places = new Map<string, number>();
  for (const { passage, known } of passages) {
    const text = embeddedText(passage);
    if (known === undefined && !places.has(text)) places.set(text, places.size);
  }
  if (places.size === 0) return { rows: passages.flatMap(({ known }) => known ?? []), usage: undefined };
  const { vectors, usage } = await model.embed([...places.keys()], { purpose: 'document' });
  const dimensions = vectors[0]?.length ?? 0;
  const table: VectorTable = { model: model.id, dimensions, values: new Float32Array(vectors.length * dimensions) };
  for (const [row, vector] of vectors.entries()) table.values.set(normalizeVector(vector), row * dimensions);
  const rows = passages.map(({ passage, known }) => known ?? { table, row: places.get(embeddedText(passage)) ?? 0 });
  return { rows, usage };
}

/** A passage alone often does not say what it is about: 「每人 80 元。」 stands below 「船票」. */
export function embeddedText({ title, headings, text }: Passage): string {
  return [...new Set([title, ...headings, text])].filter((part) => part.trim() !== '').join('\n');
}
