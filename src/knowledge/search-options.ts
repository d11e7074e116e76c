import { demandNumber } from '../schema/demand.js';
import { checkSynonyms, type SynonymGroups } from './check-synonyms.js';
import { checkModelOptions, type KnowledgeModelOptions } from './model-calls.js';

/** How the documents of every tenant are read and searched, wherever they are kept. */
export interface KnowledgeSearchOptions extends KnowledgeModelOptions {
  /** Most text of one document, in UTF-16 code units, default 20 000 000. Larger ones are refused: split them. */
  readonly maxDocumentCharacters?: number | undefined;
  /**
   * Groups of words that mean the same to your customers, such as `[['年卡', '年票', 'annual pass']]`; a function gives each
   * tenant its own, asked when the tenant is first used. A question with one of them finds what has another, and the gate
   * takes it as said. Default none beside those of every customer service. Words of 50 characters at most, in either
   * Chinese script; English ones in singular or plural.
   */
  readonly synonyms?: SynonymGroups | ((tenantId: string) => SynonymGroups) | undefined;
}

/** @throws {ConfigurationError} an option is unusable; the message names it */
export function checkSearchOptions(owner: string, options: KnowledgeSearchOptions): void {
  const { maxDocumentCharacters, synonyms } = options;
  demandNumber(`${owner}: maxDocumentCharacters`, maxDocumentCharacters, { from: 1, whole: true });
  if (synonyms !== undefined && typeof synonyms !== 'function') checkSynonyms(owner, synonyms);
  checkModelOptions(owner, options);
}

/** What of the options holds for one tenant, with the defaults. @throws {ConfigurationError} its synonyms are unusable */
export function searchOptionsOf(owner: string, tenantId: string, options: KnowledgeSearchOptions) {
  const { maxDocumentCharacters = 20_000_000, synonyms = [] } = options;
  const own = typeof synonyms === 'function' ? checkSynonyms(owner, synonyms(tenantId)) : synonyms;
  return { tenantId, maxDocumentCharacters, synonyms: own, models: options };
}

/** See `searchOptionsOf`. */
export type TenantSearchOptions = ReturnType<typeof searchOptionsOf>;
