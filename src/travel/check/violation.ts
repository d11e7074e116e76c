/** What an itinerary can do wrong. */
export type Rule =
  | 'opening-hours'
  | 'closed-day'
  | 'last-entry'
  | 'visit-length'
  | 'overlap'
  | 'travel-time'
  | 'day-order'
  | 'dates'
  | 'must-see'
  | 'must-not-see'
  | 'duplicate'
  | 'unknown-place'
  | 'modes'
  | 'pace'
  | 'meals'
  | 'overnight'
  | 'stay'
  | 'journey'
  | 'return-in-time'
  | 'cost'
  | 'budget';

/** One broken rule, in words that a customer understands. */
export interface Violation {
  readonly rule: Rule;
  /** Day of the trip, from 1. */
  readonly day?: number | undefined;
  readonly placeId?: string | undefined;
  readonly message: string;
}
