/** A question of the talk before this one. */
export interface EarlierQuestion {
  /** As it was searched for: what it leaned on is in it. */
  readonly question: string;
  /** What the answer spoke of: titles and headings of the passages that it cites, in its order. */
  readonly about: readonly string[];
  /** The subjects that the customer was offered instead of an answer. */
  readonly offered?: readonly string[] | undefined;
}
