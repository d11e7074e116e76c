import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../../src/travel/calendar/calendar.js';
import { checkItinerary, itineraryRules } from '../../../src/travel/check-itinerary.js';
import { planTrip } from '../../../src/travel/planner.js';
import { createTransportEstimator } from '../../../src/travel/transport/estimate.js';
import { anyCity, anyRequest, anyTrains } from '../support/any-trip.js';
import { factMutations } from './fact-mutations.js';
import type { Mutation, Pick, SoundPlan } from './mutation.js';
import { timeMutations } from './time-mutations.js';
import { wishMutations } from './wish-mutations.js';

const isFull = process.env.ZHIKE_PROPERTY === 'full';
const requests = isFull ? 4000 : 320;
const leastSpoilt = isFull ? 100 : 5;
const options = { connections: anyTrains, calendar: createCalendar(), transport: createTransportEstimator() };
const mutations: readonly Mutation[] = [...timeMutations, ...factMutations, ...wishMutations];

function soundPlans(): readonly SoundPlan[] {
  return fc
    .sample(fc.tuple(anyCity, anyRequest), { seed: 20_261_201, numRuns: requests })
    .flatMap(([places, request]) => {
      const outcome = planTrip(request, places, { ...options, iterations: 0 });
      return outcome.status === 'planned' ? [{ itinerary: outcome.itinerary, request, places, options }] : [];
    });
}

function rulesOf({ itinerary, request, places, options: given }: SoundPlan): readonly string[] {
  return checkItinerary(itinerary, request, places, given).map(({ rule }) => rule);
}

/** Takes another choice for every plan, the same in every run. */
function pickFor(seed: number): Pick {
  let calls = seed;
  return (choices) => {
    calls = (calls * 31 + 17) % 1_000_003;
    return choices[calls % choices.length];
  };
}

const plans = soundPlans();

describe('a plan of the planner', () => {
  it('breaks no rule', () => {
    expect(plans.length).toBeGreaterThan(requests / 4);
    expect(plans.flatMap(rulesOf)).toEqual([]);
  });

  it.each(mutations)('fails with $what', ({ rule, alone, spoil }) => {
    const missed: unknown[] = [];
    let spoilt = 0;
    for (const [index, plan] of plans.entries()) {
      const change = spoil(plan, pickFor(index));
      if (change === undefined) continue;
      spoilt += 1;
      const rules = rulesOf({ ...plan, ...change });
      const isRight = alone ? rules.every((each) => each === rule) : true;
      if (!rules.includes(rule) || !isRight) missed.push({ plan: index, rules });
    }
    expect(missed).toEqual([]);
    expect(spoilt).toBeGreaterThan(leastSpoilt);
  });
});

describe('the mutations', () => {
  it('spoil a plan by every rule', () => {
    expect([...new Set(mutations.map(({ rule }) => rule))].toSorted()).toEqual([...itineraryRules].toSorted());
  });
});
