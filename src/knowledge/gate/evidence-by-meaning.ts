import type { Evidence } from '../../domain/evidence.js';
import type { FoundPassages } from '../found-passages.js';
import { maxPassages } from './gate.js';

/** From where on a model's number speaks for a passage. Each model has a scale of its own, so there are no defaults. */
export interface MeaningThresholds {
  readonly minSimilarity: number | undefined;
  readonly minRelevance: number | undefined;
}

/** The nearest passages by meaning go on to the answer also where they share few words with the question. */
const keptByMeaning = 2;

/**
 * Completes what the gate judged by words with what models say of the passages: those that are near by meaning go on too, and
 * one that is near enough makes a question partly answerable that shares no words with it.
 */
export function judgeByMeaning(found: FoundPassages, thresholds: MeaningThresholds): Evidence {
  const { ranked, nearest, similarity, relevance } = found;
  const byWords = found.judge();
  const told = {
    ...(similarity !== undefined && { similarity: round(similarity) }),
    ...(relevance !== undefined && { relevance: round(relevance) }),
  };
  if (nearest.length === 0 && relevance === undefined) return { ...byWords, ...told };
  const isNear = reaches(similarity, thresholds.minSimilarity) || reaches(relevance, thresholds.minRelevance);
  const judged =
    byWords.answerability === 'none' && isNear ? { ...byWords, answerability: 'partial' as const } : byWords;
  if (judged.answerability === 'none') return { ...judged, ...told };
  const kept = new Set(
    [...byWords.passages, ...nearest.slice(0, keptByMeaning).map(({ passage }) => passage)].map(({ id }) => id),
  );
  // A reranker has read the passages with the question: its order stands, and its best count as near.
  if (relevance !== undefined) for (const { passage } of ranked.slice(0, keptByMeaning)) kept.add(passage.id);
  const passages = ranked.flatMap(({ passage }) => (kept.has(passage.id) ? [passage] : []));
  return { ...judged, ...told, passages: passages.slice(0, maxPassages) };
}

function reaches(value: number | undefined, least: number | undefined): boolean {
  return value !== undefined && least !== undefined && value >= least;
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
