import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JourneyMode, SpecialWishes, TripAlternative } from '../../src/domain/trip-request.js';
import { checkItinerary } from '../../src/travel/check-itinerary.js';
import { planTrip } from '../../src/travel/planner.js';
import { anyCity, anyRequest, anyTrains } from './support/any-trip.js';

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const journeyModes = fc.constantFrom<readonly JourneyMode[] | undefined>(undefined, ['train'], ['flight', 'train']);
const alternative: fc.Arbitrary<TripAlternative> = fc.oneof(
  fc.record({ taxiBeyondKm: fc.integer({ min: 1, max: 8 }) }),
  fc.record({
    budgets: fc.tuple(
      fc.record({ scope: fc.constant('total' as const), maxYuan: fc.integer({ min: 100, max: 3000 }) }),
    ),
  }),
);
const wishes: fc.Arbitrary<SpecialWishes> = fc.record({
  noWalking: maybe(fc.boolean()),
  taxiBeyondKm: maybe(fc.integer({ min: 1, max: 10 })),
  bedsPerRoom: maybe(fc.integer({ min: 1, max: 4 })),
  journeyModes: maybe(fc.record({ outbound: journeyModes, inbound: journeyModes })),
  anyOf: maybe(fc.array(alternative, { minLength: 1, maxLength: 2 })),
});

describe('plans with special wishes, of any city', () => {
  it('pass the checker and keep every one of them', () => {
    fc.assert(
      fc.property(anyCity, anyRequest, wishes, (places, ordinary, special) => {
        const request = { ...ordinary, ...special };
        const outcome = planTrip(request, places, { connections: anyTrains, iterations: 3 });
        if (outcome.status === 'no-plan') {
          expect(outcome.obstacles.length).toBeGreaterThan(0);
          return;
        }
        const { itinerary } = outcome;
        expect(checkItinerary(itinerary, request, places, { connections: anyTrains })).toEqual([]);
        const legs = itinerary.days
          .flatMap((day) => [...day.stops.map((stop) => stop.leg), day.end.leg])
          .filter((leg) => leg.distanceMeters > 0);
        const limit = (special.taxiBeyondKm ?? Number.POSITIVE_INFINITY) * 1000;
        expect(legs.filter((leg) => leg.distanceMeters > limit && leg.mode !== 'taxi')).toEqual([]);
        if (special.noWalking === true) expect(legs.filter((leg) => leg.mode === 'walk')).toEqual([]);
        if (special.anyOf === undefined) {
          for (const { overnight } of itinerary.days) {
            if (overnight !== undefined) expect(overnight.bedsPerRoom).toBe(special.bedsPerRoom);
          }
        }
      }),
      { numRuns: 150, seed: 20261201 },
    );
  }, 60_000);
});
