/**
 * A checkable statement in a text: a number with its unit.
 *
 * Values: clocks in minutes after midnight (modulo a day), money in yuan, durations in minutes, distances in metres,
 * dates as `year * 10000 + month * 100 + day` with 0 for what is not said, counts as they are.
 */
export interface Claim {
  readonly kind: 'clock' | 'money' | 'duration' | 'distance' | 'date' | 'count';
  /** Readings that the words allow: `三点` may be three in the night or in the afternoon. */
  readonly values: readonly number[];
  /** Of a count: what is counted. Of a date: its weekday, 0 for Sunday, where one stands beside it. */
  readonly of?: string | undefined;
  readonly weekday?: number | undefined;
  /** The second half of a range of hours. */
  readonly until?: Claim | undefined;
  /** Whether the words say that it is not exact. */
  readonly isRough: boolean;
  /** Offsets in the text, UTF-16, end exclusive. */
  readonly start: number;
  readonly end: number;
}
