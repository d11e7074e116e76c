import type { RankedDocument } from '../../domain/rerank-model.js';
import { toUnusableError } from '../endpoint/request-json.js';
import { isRecord } from '../endpoint/vendor-fault.js';

/**
 * Reads the ranking of one call.
 *
 * @param results - a list of objects with `index` and `relevance_score` (`score` from some), in any order
 * @param count - documents that were sent
 * @param expected - how many of them must be ranked at least
 * @throws {ModelResponseError} a document is missing, comes twice or was never sent, or a score is no number
 */
export function decodeRanking(
  results: unknown,
  { count, expected, target }: { readonly count: number; readonly expected: number; readonly target: string },
): readonly RankedDocument[] {
  const items: readonly unknown[] = Array.isArray(results) ? results : [];
  if (items.length < expected || items.length > count) {
    throw toUnusableError(target, `${items.length} scores for ${count} documents`);
  }
  const seen = new Set<number>();
  return items.map((item) => {
    const { index, relevance_score, score = relevance_score } = isRecord(item) ? item : {};
    if (typeof index !== 'number' || !Number.isInteger(index) || index < 0 || index >= count || seen.has(index)) {
      throw toUnusableError(target, 'scores that do not tell which documents they belong to');
    }
    if (typeof score !== 'number' || !Number.isFinite(score)) {
      throw toUnusableError(target, `no score for document ${index} of the call`);
    }
    seen.add(index);
    return { index, score };
  });
}
