import type { Evidence } from '../domain/evidence.js';
import type { ScoredPassage, ScoreExplanation } from '../domain/passage.js';
import { findApproved } from './approved-answer.js';
import type { FoundPassages } from './found-passages.js';
import { fuseRankings } from './fusion.js';
import { judgeByMeaning } from './gate/evidence-by-meaning.js';
import { judgeEvidence } from './gate/gate.js';
import type { PassageIndex } from './passage-index.js';
import { type QuestionModelOptions, QuestionModels, QuestionVectors } from './question-models.js';
import { limitOf, type RetrieveOptions } from './retriever.js';
import { readingDepth } from './search/token-stream-weights.js';
import { evidenceInTalk } from './talk/evidence-in-talk.js';

/**
 * Finds passages by words and, where there are models for it, by meaning, and ranks what both found.
 *
 * The order by meaning counts as much as the words leave open: its weight is what the gate's confidence by words lacks
 * of 1. A question that names a thing by its name is found by that name; one in words of its own, by what it means.
 */
export class PassageSearch {
  readonly #index: PassageIndex;
  readonly #options: QuestionModelOptions;
  readonly #vectors: QuestionVectors;

  constructor(index: PassageIndex, options: QuestionModelOptions, vectors = new QuestionVectors()) {
    this.#vectors = vectors;
    this.#index = index;
    this.#options = options;
  }

  /** See `Retriever`. */
  async retrieve(question: string, options: RetrieveOptions): Promise<readonly ScoredPassage[]> {
    return (await this.#find(question, options, this.#modelsFor(options), false)).ranked;
  }

  /** See `TenantKnowledge`. */
  evidence(question: string, options: RetrieveOptions): Promise<Evidence> {
    const { earlier = [], tags = [], now = new Date() } = options;
    return evidenceInTalk(
      question,
      earlier,
      (meant) => this.#evidenceFor(meant, options),
      (depth) => this.#index.list({ depth, tags, now }),
    );
  }

  async #evidenceFor(question: string, options: RetrieveOptions): Promise<Evidence> {
    const models = this.#modelsFor(options);
    const found = await this.#find(question, options, models, true);
    const { calls, unavailable } = models;
    const asked = { ...(calls.length > 0 && { calls }), ...(unavailable.length > 0 && { unavailable }) };
    const approved = findApproved(
      question,
      found.byWords.map(({ passage }) => passage),
    );
    if (approved === undefined) return { ...judgeByMeaning(found, this.#options), ...asked };
    const { passage, match } = approved;
    return {
      answerability: 'answerable',
      passages: [passage],
      confidence: 1,
      approved: { passageId: passage.id, match },
      ...asked,
    };
  }

  /** Finds passages, and tells what each way of searching has found. */
  find(question: string, options: RetrieveOptions): Promise<FoundPassages> {
    return this.#find(question, options, this.#modelsFor(options), true);
  }

  /** @param judge - whether the gate will be asked */
  async #find(
    question: string,
    options: RetrieveOptions,
    models: QuestionModels,
    judge: boolean,
  ): Promise<FoundPassages> {
    const limit = limitOf(options);
    const { embedding, embeddingWeight } = this.#options;
    const { tags = [], now = new Date(), explain = false } = options;
    // An approved answer known by many questions may stand behind passages that are all about one.
    const depth = Math.max(limit, readingDepth);
    const query = { depth, tags, now, explain, judge: judge || embedding !== undefined };
    const [byWords, nearest] = await Promise.all([
      this.#index.findByWords(question, query),
      models.embed(question).then((vector) => (vector === undefined ? [] : this.#index.findNearest(vector, query))),
    ]);
    const { passages, statistics } = byWords;
    let judged: Evidence | undefined;
    const judgeOnce = () => (judged ??= judgeEvidence(question, passages.slice(0, limit), statistics));
    const fused =
      nearest.length === 0
        ? passages
        : fuseRankings(
            [{ passages }, { passages: nearest, weight: embeddingWeight * (1 - judgeOnce().confidence) }],
            depth,
          );
    const reranked = await models.rerank(question, fused);
    const ranked = (reranked ?? fused).slice(0, limit);
    return {
      ranked: explain && nearest.length > 0 ? ranked.map((found) => explainRanks(found, passages, nearest)) : ranked,
      byWords: passages,
      nearest,
      similarity: nearest[0]?.score,
      relevance: reranked?.[0]?.score,
      judge: judgeOnce,
    };
  }

  #modelsFor({ signal }: RetrieveOptions): QuestionModels {
    return new QuestionModels(this.#options, this.#vectors, signal);
  }
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
