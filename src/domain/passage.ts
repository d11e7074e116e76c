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
}

/** A passage found for a question. */
export interface ScoredPassage {
  readonly passage: Passage;
  /** Higher is better; 0 or more; not comparable between retrievers. */
  readonly score: number;
}
