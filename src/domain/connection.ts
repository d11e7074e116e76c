import type { FactSource, PriceByPerson } from './place.js';
import type { JourneyMode } from './trip-request.js';

/** A regular way between two cities, the same in both directions. */
export interface Connection {
  readonly from: string;
  readonly to: string;
  readonly mode: JourneyMode;
  /** Id of the station (a `Place` of kind `station`) in `to`. */
  readonly station: string;
  /** Minutes on the way, door of one station to door of the other. */
  readonly minutes: number;
  /** One way. */
  readonly price: PriceByPerson;
  /** First and last departure of the day, `HH:MM`, and the minutes between two. */
  readonly departures: { readonly first: string; readonly last: string; readonly everyMinutes: number };
  readonly source?: FactSource | undefined;
}
