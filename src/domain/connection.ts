import type { FactSource, PriceByPerson } from './place.js';
import type { JourneyMode } from './trip-request.js';

/** First and last departure of the day, `HH:MM`, and the minutes between two; the same in both directions. */
export interface RegularDepartures {
  readonly first: string;
  readonly last: string;
  readonly everyMinutes: number;
}

/** A timetable: single departures, `HH:MM`, earliest first, at least one in each direction. */
export interface SingleDepartures {
  /** From `from` to `to`. */
  readonly outbound: readonly string[];
  /** From `to` back to `from`. */
  readonly inbound: readonly string[];
}

/** A way between two cities, there and back. Another price for another class, or other minutes, is a row of its own. */
export interface Connection {
  readonly from: string;
  readonly to: string;
  readonly mode: JourneyMode;
  /** Id of the station (a `Place` of kind `station`) in `to`. */
  readonly station: string;
  /**
   * Id of the station in `from`, where that is a city with places too. Left out: a day that ends or begins with this way
   * does so at the hotel.
   */
  readonly fromStation?: string | undefined;
  /** Minutes on the way, door of one station to door of the other. */
  readonly minutes: number;
  /** One way. */
  readonly price: PriceByPerson;
  readonly departures: RegularDepartures | SingleDepartures;
  readonly source?: FactSource | undefined;
}
