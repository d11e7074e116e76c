import { demand } from '../schema/demand.js';

/** Words that mean the same to a tenant's customers, in groups: `[['年卡', '年票', 'annual pass'], …]`. */
export type SynonymGroups = readonly (readonly string[])[];

/** Longer ones would be sentences. */
const maxCharacters = 50;

/**
 * Refuses groups of synonyms that cannot be used.
 *
 * @throws {ConfigurationError} one is no list of two different words or more; the error gives its place, from 1
 */
export function checkSynonyms(owner: string, groups: unknown): SynonymGroups {
  demand(Array.isArray(groups), `${owner}: synonyms must be a list of groups such as [["annual pass", "年卡"]]`);
  for (const [at, group] of groups.entries()) {
    const where = `${owner}: synonyms, group ${at + 1}`;
    demand(Array.isArray(group), `${where} must be a list of words`);
    for (const word of group) {
      demand(
        typeof word === 'string' && /[\p{L}\p{N}]/u.test(word) && word.length <= maxCharacters,
        `${where} must hold texts with letters or digits, of ${maxCharacters} characters at most`,
      );
    }
    const different = new Set(group.map((word) => word.normalize('NFKC').trim().toLowerCase()));
    demand(different.size > 1, `${where} must hold two different words at least`);
  }
  return groups;
}
