import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MultiCityOutcome } from '../../../src/domain/multi-city-itinerary.js';
import { createCalendar } from '../../../src/travel/calendar/calendar.js';
import { type MultiCityRule, multiCityRules } from '../../../src/travel/multi-city/check/multi-city-violation.js';
import { checkMultiCityTrip } from '../../../src/travel/multi-city/check-multi-city-trip.js';
import { planMultiCityTrip } from '../../../src/travel/multi-city/plan-multi-city-trip.js';
import { createTransportEstimator } from '../../../src/travel/transport/estimate.js';
import { type AnyTour, anyTour } from '../support/any-cities.js';
import { tourMutations } from '../support/tour-mutations.js';

const isFull = process.env.ZHIKE_PROPERTY === 'full';
const tours = isFull ? 3000 : 120;
const timeLimit = isFull ? 3_600_000 : 120_000;

const shared = { calendar: createCalendar(), transport: createTransportEstimator() };
const plan = ({ request, places, connections }: AnyTour) =>
  planMultiCityTrip(request, places, { ...shared, connections, iterations: 4 });
const check = (itinerary: Parameters<typeof checkMultiCityTrip>[0], { request, places, connections }: AnyTour) =>
  checkMultiCityTrip(itinerary, request, places, { ...shared, connections });

/** What is wrong with an outcome; a nearest plan may break what its obstacles speak of and must be sound all the same. */
function faultsOf(outcome: MultiCityOutcome, tour: AnyTour): readonly unknown[] {
  if (outcome.status === 'planned') return check(outcome.itinerary, tour);
  if (outcome.obstacles.length === 0) return ['no plan and no reason'];
  const unproven = outcome.obstacles.filter(({ type }) => type === 'unproven');
  if (unproven.length > 0) return unproven;
  const eased: readonly MultiCityRule[] = ['in-city', 'must-see', 'cuisines', 'kind-limits', 'journey-modes', 'budget'];
  const { nearest } = outcome;
  return nearest === undefined ? [] : check(nearest, tour).filter(({ rule }) => !eased.includes(rule));
}

describe('planMultiCityTrip on random cities, tables and requests', () => {
  it(
    'gives only plans that the checker passes, each broken in every way is caught by the rule for it',
    () => {
      let planned = 0;
      const broken = new Set<string>();
      fc.assert(
        fc.property(anyTour, (tour) => {
          const outcome = plan(tour);
          expect(faultsOf(outcome, tour)).toEqual([]);
          if (outcome.status === 'no-plan') return;
          planned += 1;
          for (const { name, rule, apply } of tourMutations) {
            const mutated = apply(outcome.itinerary, tour);
            if (mutated === undefined) continue;
            broken.add(name);
            const found = check(mutated.itinerary, { ...tour, request: mutated.request }).map((each) => each.rule);
            expect(found, name).toContain(rule);
          }
        }),
        { numRuns: tours },
      );
      expect(planned).toBeGreaterThan(tours / 6);
      expect([...broken].toSorted()).toEqual(tourMutations.map(({ name }) => name).toSorted());
      expect([...new Set(tourMutations.map(({ rule }) => rule))].toSorted()).toEqual([...multiCityRules].toSorted());
    },
    timeLimit,
  );

  it('gives the same plan again', () => {
    fc.assert(
      fc.property(anyTour, (tour) => {
        expect(plan(tour)).toEqual(plan(tour));
      }),
      { numRuns: 8 },
    );
  });
});
