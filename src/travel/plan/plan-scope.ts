import type { Place } from '../../domain/place.js';

/** A day of an earlier plan on which the party is under way. */
export interface BegunDay {
  /** Index of the day. */
  readonly index: number;
  /** How many of its stops, from the first, lie behind. */
  readonly stops: number;
  /** When the party is free to go on from the last of them, minutes after midnight. */
  readonly time: number;
}

/**
 * What may be done to a day that may change: sights that work no more fall out and leave their time free, or the gaps are
 * filled, or everything may be exchanged where that makes a better plan.
 */
export type Freedom = 'fall-out' | 'fill-gaps' | 'exchange';

/** How much of an earlier plan may change: some of its days, each by as little as possible. */
export interface PlanScope {
  /** Indexes of the days that may change; the others stay as they are, to the minute. */
  readonly days: readonly number[];
  readonly begun?: BegunDay | undefined;
  readonly freedom: Freedom;
  /** Places that are out of the question on a day, by its index. */
  readonly shuts?: ((place: Place, index: number) => boolean) | undefined;
}
