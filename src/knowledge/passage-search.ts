import type { Evidence } from '../domain/evidence.js';
import type { Passage, ScoredPassage, ScoreExplanation } from '../domain/passage.js';
import { fuseRankings } from './fusion.js';
import { judgeEvidence } from './gate/gate.js';
import type { QuestionModels } from './question-models.js';
import type { KeywordIndex } from './search/keyword-index.js';
import { readingDepth } from './search/token-stream-weights.js';
import { nearestPassages } from './vector/nearest-passages.js';

/** What was found for a question, and what each way of searching says of it. */
export interface FoundPassages {
  /** Best first, by everything that there is. */
  readonly ranked: readonly ScoredPassage[];
  /** Best first, by words alone. */
  readonly byWords: readonly ScoredPassage[];
  /** What the gate says of those. */
  readonly judged: Evidence;
  /** Best first, by meaning alone; empty without an embedding model. */
  readonly nearest: readonly ScoredPassage[];
  /** Cosine of the nearest passage. */
  readonly similarity: number | undefined;
  /** The rerank model's score of the best passage. */
  readonly relevance: number | undefined;
}

export interface PassageSearchOptions {
  readonly limit: number;
  readonly explain: boolean;
  accept(passage: Passage): boolean;
}

/**
 * Finds passages by words and, where there are models for it, by meaning, and ranks what both found.
 *
 * The order by meaning counts as much as the words leave open: its weight is what the gate's confidence by words lacks
 * of 1. A question that names a thing by its name is found by that name; one in words of its own, by what it means.
 *
 * @param models - for this question
 */
export async function searchPassages(
  index: KeywordIndex,
  models: QuestionModels,
  question: string,
  { limit, explain, accept }: PassageSearchOptions,
): Promise<FoundPassages> {
  const depth = Math.max(limit, readingDepth);
  const embedding = models.embed(question);
  const byWords = index.search(question, depth, { explain, accept });
  const judged = judgeEvidence(question, byWords.slice(0, limit), index);
  const vector = await embedding;
  const nearest =
    vector === undefined
      ? []
      : nearestPassages(index.segments, vector.values, { model: vector.model, limit: depth, accept });
  const weight = models.embeddingWeight * (1 - judged.confidence);
  const fused =
    nearest.length === 0 ? byWords : fuseRankings([{ passages: byWords }, { passages: nearest, weight }], depth);
  const reranked = await models.rerank(question, fused);
  const ranked = (reranked ?? fused).slice(0, limit);
  return {
    ranked: explain && nearest.length > 0 ? ranked.map((found) => explainRanks(found, byWords, nearest)) : ranked,
    byWords,
    judged,
    nearest,
    similarity: nearest[0]?.score,
    relevance: reranked?.[0]?.score,
  };
}

/** Of a passage that has none of the question's words. */
const noWords: ScoreExplanation = { tokens: [], coverage: 0, coverageFactor: 0, order: 0, reading: 0 };

function explainRanks(
  { passage, score, explanation = noWords }: ScoredPassage,
  byWords: readonly ScoredPassage[],
  nearest: readonly ScoredPassage[],
): ScoredPassage {
  const placeIn = (ranking: readonly ScoredPassage[]) =>
    ranking.findIndex((found) => found.passage.id === passage.id) + 1 || undefined;
  const [words, meaning] = [placeIn(byWords), placeIn(nearest)];
  const ranks = {
    ...(words !== undefined && { words }),
    ...(meaning !== undefined && { meaning, similarity: nearest[meaning - 1]?.score }),
  };
  return { passage, score, explanation: { ...explanation, ranks } };
}
