import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Itinerary, PlanOutcome } from '../../src/domain/itinerary.js';
import type { TripRequest } from '../../src/domain/trip-request.js';
import { createCalendar } from '../../src/travel/calendar/calendar.js';
import { checkItinerary } from '../../src/travel/check-itinerary.js';
import { planTrip } from '../../src/travel/planner.js';
import { anyCity, anyRequest, anyTrains } from './support/any-trip.js';

const calendar = createCalendar();
const options = { connections: anyTrains, calendar, iterations: 4 };

function violationsOf(outcome: PlanOutcome, request: TripRequest, places: Parameters<typeof planTrip>[1]) {
  return outcome.status === 'planned' ? checkItinerary(outcome.itinerary, request, places, options) : [];
}

function sightsOf(itinerary: Itinerary): readonly (readonly string[])[] {
  return itinerary.days.map((day) => day.stops.filter((stop) => stop.kind === 'visit').map((stop) => stop.placeId));
}

describe('planTrip on random cities and requests', () => {
  it('gives only plans that the checker passes, and always a reason where it gives none', () => {
    let planned = 0;
    fc.assert(
      fc.property(anyCity, anyRequest, (places, request) => {
        const outcome = planTrip(request, places, options);
        expect(violationsOf(outcome, request, places)).toEqual([]);
        if (outcome.status === 'planned') planned += 1;
        else expect(outcome.obstacles).not.toEqual([]);
      }),
      { numRuns: 150 },
    );
    expect(planned).toBeGreaterThan(30);
  });

  it('gives the same plan again', () => {
    fc.assert(
      fc.property(anyCity, anyRequest, (places, request) => {
        expect(planTrip(request, places, options)).toEqual(planTrip(request, places, options));
      }),
      { numRuns: 20 },
    );
  });

  it('keeps the sights of a plan that is asked for again', () => {
    fc.assert(
      fc.property(anyCity, anyRequest, (places, request) => {
        const first = planTrip(request, places, options);
        fc.pre(first.status === 'planned');
        if (first.status !== 'planned') return;
        const again = planTrip(request, places, { ...options, previous: first.itinerary });
        expect(violationsOf(again, request, places)).toEqual([]);
        expect(again.status === 'planned' && sightsOf(again.itinerary)).toEqual(sightsOf(first.itinerary));
      }),
      { numRuns: 60 },
    );
  });
});
