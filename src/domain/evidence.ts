import type { Passage } from './passage.js';
import type { Usage } from './usage.js';

/**
 * Whether the knowledge supports an answer: fully, in part, or not at all.
 * With `none` the assistant must not answer from what the model happens to know.
 */
export type Answerability = 'answerable' | 'partial' | 'none';

/** What a judgement of evidence rests on: small, so that it can be stored beside every answer. */
export interface EvidenceReasons {
  /** Share of the question, rare words weighing more, that the passage which has most of it has, 0 to 1. */
  readonly coverage: number;
  /** How alike the question and the sentence most like it are, 0 to 1. */
  readonly likeness: number;
  /** How much the best passage's words tell: grows with their number and rarity; from about 4 on it tells much. */
  readonly strength: number;
  /** Share of the question that no passage of the whole knowledge has, 0 to 1. */
  readonly unknownShare: number;
  /** The first few words of that share, as the index writes them: without their endings. */
  readonly unknown: readonly string[];
  /** The kind of fact asked for, such as `price` or `time`; `other` where the question does not tell. */
  readonly asksFor: string;
  /** Whether the passage that has most of the question has the form of such a fact. True where no form tells. */
  readonly hasForm: boolean;
  /** Whether the question leans on what was said before, so that it is partly answered at most. */
  readonly isFollowUp: boolean;
}

/** A call to an embedding or rerank model. */
export interface RetrievalCall {
  /** Id of the model. */
  readonly model: string;
  readonly usage: Usage;
}

/** What the evidence gate let through for one customer message. */
export interface Evidence {
  readonly answerability: Answerability;
  /** Best first. Empty when `answerability` is `none`. */
  readonly passages: readonly Passage[];
  /** The chance that the passages answer the question, 0 to 1, judged by words. */
  readonly confidence: number;
  /** The answer that the product has approved for this question: the first passage, given word for word. */
  readonly approved?: { readonly passageId: string; readonly match: 'exact' | 'near' } | undefined;
  /**
   * Cosine of the angle between the question and the passage nearest to it by meaning, above 0 to 1; with an embedding
   * model.
   */
  readonly similarity?: number | undefined;
  /** The rerank model's score of the best passage, on that model's scale. */
  readonly relevance?: number | undefined;
  /** What embedding and rerank models were asked, and what that used. */
  readonly calls?: readonly RetrievalCall[] | undefined;
  /** Models that failed or took too long: judged without them. */
  readonly unavailable?: readonly ('embedding' | 'rerank')[] | undefined;
  /** The question as it was searched for, where the talk before it had to be read with it. */
  readonly question?: string | undefined;
  /** 2 to 4 subjects, titles or headings, between which the question leaves the choice. */
  readonly subjects?: readonly string[] | undefined;
  /** Why it was judged so by words. Absent where nothing was found, and where the knowledge does not tell. */
  readonly reasons?: EvidenceReasons;
}
