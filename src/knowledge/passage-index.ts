import type { Passage, ScoredPassage } from '../domain/passage.js';
import type { QuestionVector } from './question-models.js';
import type { TokenStatistics } from './search/keyword-index.js';

/** Who asks. */
export interface ReaderQuery {
  /** Most passages. */
  readonly depth: number;
  readonly tags: readonly string[];
  readonly now: Date;
}

/** Who asks, and for what. */
export interface IndexQuery extends ReaderQuery {
  readonly explain: boolean;
  /** Whether the gate will read what was found, and asks for the statistics of the question's words. */
  readonly judge: boolean;
}

export interface FoundByWords {
  /** Best first. */
  readonly passages: readonly ScoredPassage[];
  /** At least of the words of the question, where it was to be judged. */
  readonly statistics: TokenStatistics;
}

/** Where the passages of one tenant are searched: in memory, or in a database. */
export interface PassageIndex {
  findByWords(question: string, query: IndexQuery): FoundByWords | Promise<FoundByWords>;
  /** Best first, by the cosine of their vectors with the question's; none of another model's vectors. */
  findNearest(vector: QuestionVector, query: IndexQuery): readonly ScoredPassage[] | Promise<readonly ScoredPassage[]>;
  /** Passages that the reader may find, in the order of the index. */
  list(query: ReaderQuery): readonly Passage[] | Promise<readonly Passage[]>;
}
