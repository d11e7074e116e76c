import type { IndustryName } from '../../domain/industry-name.js';
import type { ChatRequest } from '../chat-model.js';
import type { CatalogueEntry } from './catalogue-entry.js';
import { isSpecialised } from './model-wish.js';

/** Gives one entry its place: compared from the first number on, lower ones first. */
type Ranking = (entry: CatalogueEntry) => readonly number[];

/**
 * Sorts entries, the best first; what ranks the same keeps its order.
 *
 * @param cost - of a typical call
 */
export function rankEntries<Entry extends CatalogueEntry>(
  entries: readonly Entry[],
  industry: IndustryName | undefined,
  cost: (entry: CatalogueEntry) => number,
): readonly Entry[] {
  return sortBy(entries, (entry) => [misfit(entry, industry), cost(entry)]);
}

/**
 * Sorts entries for one request, the best first.
 *
 * That the request fits into the context comes first, then that the form of the reply is one the model is built for. Both
 * are no more than a preference: sizes are estimates, and any model can be told of a form in words.
 *
 * @param tokens - about so many does the request take
 */
export function rankForRequest<Entry extends CatalogueEntry>(
  entries: readonly Entry[],
  request: ChatRequest,
  tokens: number,
  industry: IndustryName | undefined,
  cost: (entry: CatalogueEntry) => number,
): readonly Entry[] {
  return sortBy(entries, (entry) => {
    const { contextTokens = Number.POSITIVE_INFINITY } = entry;
    const isUnformed = request.output !== undefined && !entry.abilities.includes('structured-output');
    return [tokens <= contextTokens ? 0 : 1 / contextTokens, isUnformed ? 1 : 0, misfit(entry, industry), cost(entry)];
  });
}

/** 0 for what was made for the industry, or for no industry where none is asked for. */
function misfit(entry: CatalogueEntry, industry: IndustryName | undefined): number {
  return isSpecialised(entry) === (industry !== undefined) ? 0 : 1;
}

function sortBy<Entry extends CatalogueEntry>(entries: readonly Entry[], rank: Ranking): readonly Entry[] {
  return entries
    .map((entry) => ({ entry, place: rank(entry) }))
    .sort((left, right) => {
      const index = left.place.findIndex((number, at) => number !== right.place[at]);
      return (left.place[index] ?? 0) < (right.place[index] ?? 0) ? -1 : index === -1 ? 0 : 1;
    })
    .map(({ entry }) => entry);
}
