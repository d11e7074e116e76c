import fc from 'fast-check';
import type { Itinerary } from '../../../src/domain/itinerary.js';
import type { Place } from '../../../src/domain/place.js';
import { createCalendar } from '../../../src/travel/calendar/calendar.js';
import { planTrip } from '../../../src/travel/planner.js';
import { anyCity, anyRequest, anyTrains } from './any-trip.js';

const options = { connections: anyTrains, calendar: createCalendar(), iterations: 2, explains: false };

/** What the planner gives for a random request in a random city, with the city. */
export const anyPlan: fc.Arbitrary<{ readonly itinerary: Itinerary; readonly places: readonly Place[] }> = fc
  .tuple(anyCity, anyRequest)
  .map(([places, request]) => {
    const outcome = planTrip(request, places, options);
    return { places, itinerary: outcome.status === 'planned' ? outcome.itinerary : outcome.nearest };
  })
  .filter((plan): plan is { itinerary: Itinerary; places: readonly Place[] } => plan.itinerary !== undefined);
