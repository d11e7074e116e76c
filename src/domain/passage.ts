/** A slice of a document: what is indexed, retrieved and cited. */
export interface Passage {
  /** Unique within the tenant: the document's id, `#` and the passage's number in it, from 1. */
  readonly id: string;
  readonly documentId: string;
  /** Title of the document. */
  readonly title: string;
  /** Headings above the passage, outermost first; for a question–answer pair, its question. */
  readonly headings: readonly string[];
  readonly text: string;
  /** Address of the document, where it has one. */
  readonly source?: string | undefined;
  /** The page that it begins on, from 1, where the document has pages. */
  readonly page?: number | undefined;
  /** The row that it begins with, from 1 and as a person sees it in the file, where the document is a table. */
  readonly row?: number | undefined;
  /** The row that it ends with, where that is another one. */
  readonly lastRow?: number | undefined;
  /** ISO 8601: from when on and until when it is found, by its document and its approval. */
  readonly validFrom?: string | undefined;
  readonly validUntil?: string | undefined;
  /** Found only for readers with one of these tags. */
  readonly visibleTo?: readonly string[] | undefined;
  /** Present for an approved answer: the text is given as it is to whoever asks one of the questions. */
  readonly approved?: ApprovedPassage | undefined;
}

export interface ApprovedPassage {
  readonly questions: readonly string[];
  readonly priority?: number | undefined;
}

/** A passage found for a question. */
export interface ScoredPassage {
  readonly passage: Passage;
  /** Higher is better; 0 or more; not comparable between retrievers. */
  readonly score: number;
  /** Where it was asked for. */
  readonly explanation?: ScoreExplanation | undefined;
}

/**
 * Why a passage has its score by words: `(sum of tokens' scores) × coverageFactor + reading`. With an embedding or a
 * rerank model, `ranks` tells what became of it.
 */
export interface ScoreExplanation {
  /** Tokens that the passage has, of the question or standing for one of it, those that count most first. */
  readonly tokens: readonly {
    readonly token: string;
    /** `words`, `wordPairs`, `wordGrams` (three letters of a word), `characters` or `bigrams`. */
    readonly stream: string;
    /** In how many passages of the knowledge it stands: the fewer, the more it counts. */
    readonly passages: number;
    readonly score: number;
  }[];
  /** Share of the question's weight that the passage has, 0 to 1. */
  readonly coverage: number;
  /** What the sum is multiplied by for it, 0 to 1. */
  readonly coverageFactor: number;
  /** Share of the question that the best sentence says in the question's order, 0 to 1. */
  readonly order: number;
  /** What that sentence's order and its place in the passage add. */
  readonly reading: number;
  /** Present with an embedding model: its place among all that was found, from 1, absent where it was not found so. */
  readonly ranks?: {
    readonly words?: number | undefined;
    readonly meaning?: number | undefined;
    /** Cosine of the angle between its vector and the question's, where it was found by meaning. */
    readonly similarity?: number | undefined;
  };
}
