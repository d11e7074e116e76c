import type { Itinerary } from './itinerary.js';
import type { JsonValue } from './json.js';

/** Data that a channel may draw beside the text, where it can. The text never depends on it. */
export type Card =
  | { readonly type: 'itinerary'; readonly itinerary: Itinerary }
  | { readonly type: 'data'; readonly name: string; readonly data: JsonValue };
