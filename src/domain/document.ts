/** A question with its approved answer, as in a FAQ table. Kept whole: never split, never merged with its neighbours. */
export interface QuestionAnswer {
  readonly question: string;
  readonly answer: string;
  /**
   * Given word for word to whoever asks the question, without a model. `true` means always; a pair without approval is a
   * source like any other.
   */
  readonly approved?: boolean | AnswerApproval | undefined;
  /** The row of its table, from 1 and as a person sees it there, where it stands in one. */
  readonly row?: number | undefined;
}

/** How an approved answer is given. */
export interface AnswerApproval {
  /** Other ways to ask. */
  readonly alsoAsked?: readonly string[] | undefined;
  /** Where several fit, the higher one wins; default 0. */
  readonly priority?: number | undefined;
  /** ISO 8601; not given before this moment, nor found as a source. */
  readonly from?: string | undefined;
  /** ISO 8601; not given from this moment on, nor found as a source. */
  readonly until?: string | undefined;
}

/** A source of knowledge as the product gives it: an article, a policy, a FAQ table. */
export interface Document {
  /** Unique within the tenant. Adding a document with a known id replaces the old one. */
  readonly id: string;
  /** Shown to the customer in citations. */
  readonly title: string;
  /** The text; left out when the document consists of `questions` or `pages`. */
  readonly text?: string | undefined;
  /**
   * The text page by page, instead of `text`, so that passages know their page. A page that ends within a sentence is
   * read on into the next one; a line break at its end says that nothing runs on.
   */
  readonly pages?: readonly string[] | undefined;
  /**
   * The row of its file that each line of `text` is, from 1, where they are rows of a table, so that passages know their
   * row; 0 for a line that is none, such as the header.
   */
  readonly rows?: readonly number[] | undefined;
  /** How `text` or `pages` mark their sections. Default `plain`. */
  readonly format?: 'markdown' | 'plain' | undefined;
  /** Question–answer pairs, each of which becomes one passage. */
  readonly questions?: readonly QuestionAnswer[] | undefined;
  /** Address that a customer may open: a web address, or the name of a file. */
  readonly source?: string | undefined;
  /** ISO 8601; not found before this moment. */
  readonly validFrom?: string | undefined;
  /** ISO 8601; not found from this moment on. */
  readonly validUntil?: string | undefined;
  /** Found only for readers with one of these tags. Default: for all. */
  readonly visibleTo?: readonly string[] | undefined;
}
