/** How much goes into one call. */
export interface RerankLimits {
  /** Most documents of one call. */
  readonly maxDocuments: number;
  /** Most characters of the query. */
  readonly maxQueryCharacters: number | undefined;
  /** Most characters of one document. */
  readonly maxDocumentCharacters: number | undefined;
  /** Most characters of query and documents together. */
  readonly maxCharacters: number | undefined;
  /** Most tokens of one call, where the query counts once for each document. */
  readonly maxTokens: number | undefined;
  /** Most tokens of one document; the vendor leaves out what is beyond. */
  readonly maxDocumentTokens: number | undefined;
  /**
   * What becomes of a text that is too long: `cut` where the vendor would leave out its end anyway, so that only bytes
   * are lost.
   */
  readonly tooLong: 'refuse' | 'cut';
}

/** How one vendor's reranking differs from the others: data, never code. */
export interface RerankDialect extends RerankLimits {
  /** First half of the model's id in logs and usage. */
  readonly name: string;
  /** Where the vendor's endpoint lives; empty where the tenant must say. */
  readonly baseURL: string;
  /** Appended to the base URL. */
  readonly path: string;
  /** The header that holds the key, and what stands before the key in it. */
  readonly authHeader: { readonly name: string; readonly prefix: string };
  /**
   * How a call is written: all fields side by side, with `results` in the answer; or as DashScope has it, with `input`
   * and `parameters`, and `results` inside `output`.
   */
  readonly form: 'flat' | 'nested';
}

/** What holds where nothing else is known. */
export const genericRerankDialect: RerankDialect = {
  name: 'cohere-compatible',
  baseURL: '',
  path: '/rerank',
  authHeader: { name: 'authorization', prefix: 'Bearer ' },
  form: 'flat',
  maxDocuments: 64,
  maxQueryCharacters: undefined,
  maxDocumentCharacters: undefined,
  maxCharacters: undefined,
  maxTokens: undefined,
  maxDocumentTokens: undefined,
  tooLong: 'refuse',
};
