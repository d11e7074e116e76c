import type { Usage } from '../domain/usage.js';
import type { PriceTable } from './price-table.js';

/**
 * Gives the usage of one model call its cost. Unchanged where the model has no price.
 *
 * @param usage - of one call of this model; price each before adding them up
 */
export function withCost(usage: Usage, modelId: string, table: PriceTable): Usage {
  const cost = table.cost(modelId, usage);
  return cost === undefined ? usage : { ...usage, cost: [cost] };
}
