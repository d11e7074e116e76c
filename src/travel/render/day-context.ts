import type { Itinerary, ItineraryDay, TripRemark } from '../../domain/itinerary.js';
import type { DayContext } from './render-day.js';

/** What a day's lines need of the rest of its itinerary. */
export function dayContext({ outbound, inbound, days, remarks }: Itinerary, { day }: ItineraryDay): DayContext {
  return {
    journeys: [
      ...(outbound && day === 1 ? (['outbound'] as const) : []),
      ...(inbound && day === days.length ? (['inbound'] as const) : []),
    ],
    ownMeals: remarks.filter(isOwnMeal).filter((remark) => remark.day === day),
  };
}

function isOwnMeal(remark: TripRemark): remark is Extract<TripRemark, { type: 'meal-on-your-own' }> {
  return remark.type === 'meal-on-your-own';
}
