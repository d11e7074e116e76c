import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Itinerary } from '../../src/domain/itinerary.js';
import { planTrip } from '../../src/travel/planner.js';
import { anyCity, anyRequest } from './support/any-trip.js';
import { faultsOf, propertyOptions } from './support/property-run.js';

// `ZHIKE_PROPERTY=full` takes ten thousand requests, in some minutes; bench/travel/property.ts does the same and tells more.
const isFull = process.env.ZHIKE_PROPERTY === 'full';
const requests = isFull ? 10_000 : 400;
const timeLimit = isFull ? 3_600_000 : 60_000;

function sightsOf(itinerary: Itinerary): readonly (readonly string[])[] {
  return itinerary.days.map((day) => day.stops.filter((stop) => stop.kind === 'visit').map((stop) => stop.placeId));
}

describe('planTrip on random cities and requests', () => {
  it(
    'gives only plans that the checker passes, and always a reason where it gives none',
    () => {
      let planned = 0;
      fc.assert(
        fc.property(anyCity, anyRequest, (places, request) => {
          const outcome = planTrip(request, places, propertyOptions);
          expect(faultsOf(outcome, request, places)).toEqual([]);
          if (outcome.status === 'planned') planned += 1;
        }),
        { numRuns: requests },
      );
      expect(planned).toBeGreaterThan(requests / 5);
    },
    timeLimit,
  );

  it('gives the same plan again', () => {
    fc.assert(
      fc.property(anyCity, anyRequest, (places, request) => {
        expect(planTrip(request, places, propertyOptions)).toEqual(planTrip(request, places, propertyOptions));
      }),
      { numRuns: 20 },
    );
  });

  it('keeps the sights of a plan that is asked for again', () => {
    // What a search of four changes finds is bettered by the next four.
    const searched = { ...propertyOptions, iterations: 200 };
    fc.assert(
      fc.property(anyCity, anyRequest, (places, request) => {
        const first = planTrip(request, places, searched);
        fc.pre(first.status === 'planned');
        if (first.status !== 'planned') return;
        const again = planTrip(request, places, { ...searched, previous: first.itinerary });
        expect(faultsOf(again, request, places)).toEqual([]);
        // A second look may find something for a day that had nothing.
        const kept = again.status === 'planned' ? sightsOf(again.itinerary) : [];
        const shown = sightsOf(first.itinerary);
        expect(kept.map((sights, day) => (shown[day]?.length ? sights : []))).toEqual(shown);
      }),
      { numRuns: 60, seed: 20_261_201 },
    );
  });
});
