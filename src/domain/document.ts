/** A question with its approved answer, as in a FAQ table. Kept whole: never split, never merged with its neighbours. */
export interface QuestionAnswer {
  readonly question: string;
  readonly answer: string;
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
  /** How `text` or `pages` mark their sections. Default `plain`. */
  readonly format?: 'markdown' | 'plain' | undefined;
  /** Question–answer pairs, each of which becomes one passage. */
  readonly questions?: readonly QuestionAnswer[] | undefined;
  /** Address that a customer may open: a web address, or the name of a file. */
  readonly source?: string | undefined;
}
