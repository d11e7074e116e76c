import type { Place } from '../../domain/place.js';

/** Whether a place is one to eat at. */
export function servesMeals(place: Place): boolean {
  return place.kind === 'restaurant' || place.kind === 'food-street';
}
