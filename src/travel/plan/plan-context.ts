import type { Itinerary } from '../../domain/itinerary.js';
import type { City } from './city.js';
import type { PlanScope } from './plan-scope.js';
import type { Thrift } from './weights.js';
import type { Wishes } from './wishes.js';

/**
 * What a request is planned for: the best plan, or else the one that comes nearest; a plan or nothing; or only whether there
 * is a plan, any one of which will do.
 */
export type PlanAim = 'nearest' | 'plan' | 'verdict';

/** What planning needs besides the request. */
export interface PlanContext extends City {
  readonly wishes: Wishes;
  readonly iterations: number;
  readonly previous: Itinerary | undefined;
  /** How much of `previous` may change; undefined: whatever makes a better plan. */
  readonly scope: PlanScope | undefined;
  /** The level of thrift to plan with, whether or not it keeps the budgets; undefined: the first that does. */
  readonly thrift: Thrift | undefined;
  readonly aim: PlanAim;
}
