/** How much goes into one call. */
export interface EmbeddingLimits {
  /** Most texts of one call. */
  readonly maxBatch: number;
  /** Most characters of one text; undefined where the vendor counts tokens, or cuts by itself. */
  readonly maxCharacters: number | undefined;
  /** Most characters of all texts of one call. */
  readonly maxBatchCharacters: number | undefined;
}

/** How one vendor's embeddings differ from the others: data, never code. */
export interface EmbeddingDialect extends EmbeddingLimits {
  /** First half of the model's id in logs and usage. */
  readonly name: string;
  /** Where the vendor's endpoint lives; empty where the tenant must say. */
  readonly baseURL: string;
  /** Appended to the base URL. */
  readonly path: string;
  /** The header that holds the key, and what stands before the key in it. */
  readonly authHeader: { readonly name: string; readonly prefix: string };
  /** Models whose limits are others than the vendor's in general. */
  readonly models: Readonly<Record<string, Partial<EmbeddingLimits>>>;
  /** How texts are written: a list, one bare text, or a list of parts of one text, as Ark's multimodal models have it. */
  readonly inputForm: 'list' | 'text' | 'parts';
  /** Whether the endpoint can be asked for vectors of a certain length. */
  readonly dimensionsField: 'dimensions' | 'none';
  /**
   * The form of vectors that is asked for. `base64` takes less than half of the bytes. Either form is understood,
   * whatever was asked for.
   */
  readonly encodingFormat: 'float' | 'base64' | 'none';
  /** The field that tells queries from documents, and its words for them. */
  readonly purposeField: { readonly name: string; readonly query: string; readonly document: string } | undefined;
}

/** What holds where nothing else is known. */
export const genericEmbeddingDialect: EmbeddingDialect = {
  name: 'openai-compatible',
  baseURL: '',
  path: '/embeddings',
  authHeader: { name: 'authorization', prefix: 'Bearer ' },
  // The least that any of the known vendors with lists takes.
  maxBatch: 10,
  maxCharacters: undefined,
  maxBatchCharacters: undefined,
  models: {},
  inputForm: 'list',
  dimensionsField: 'dimensions',
  encodingFormat: 'float',
  purposeField: undefined,
};
