import type { Connection } from '../../domain/connection.js';
import type { Itinerary } from '../../domain/itinerary.js';
import type { Place } from '../../domain/place.js';
import type { HolidayCalendar } from '../calendar/calendar.js';
import type { TransportEstimator } from '../transport/estimate.js';
import type { PlanScope } from './plan-scope.js';
import type { Wishes } from './wishes.js';

/** What planning needs besides the request. */
export interface PlanContext {
  /** All places of the city; the indexes of `wishes` are theirs. */
  readonly places: readonly Place[];
  readonly wishes: Wishes;
  readonly connections: readonly Connection[];
  readonly calendar: HolidayCalendar;
  readonly transport: TransportEstimator;
  readonly iterations: number;
  readonly previous: Itinerary | undefined;
  /** How much of `previous` may change; undefined: whatever makes a better plan. */
  readonly scope: PlanScope | undefined;
}
