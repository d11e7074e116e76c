import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TripRequest } from '../../../src/domain/trip-request.js';
import { readCity } from '../../../src/travel/plan/city.js';
import { attemptPlan } from '../../../src/travel/plan/plan-attempt.js';
import { readWishes } from '../../../src/travel/plan/wishes.js';
import { smallCity } from '../support/small-city.js';

const request: TripRequest = { city: '小城', startDate: '2026-12-05', days: 3, party: { adult: 2 }, pace: 'packed' };

function attempt() {
  const made = attemptPlan(request, 'ordinary', {
    ...readCity(request.city, smallCity, {}),
    ...{ wishes: readWishes(request, smallCity), iterations: 0, previous: undefined, scope: undefined },
    ...{ thrift: undefined, aim: 'nearest' },
  });
  if (made === undefined) throw new Error('No plan');
  return made;
}

describe('a day with points that it must exceed', () => {
  const { problem, scheduler } = attempt();
  const anyDay = fc.record({
    day: fc.nat({ max: problem.frames.length - 1 }),
    order: fc.shuffledSubarray([...problem.candidates.keys()], { maxLength: 6 }),
  });

  it('is found where it has more, and only there', () => {
    let found = 0;
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), ({ day, order }, margin) => {
        const frame = problem.frames[day];
        const free = frame && scheduler.schedule(frame, order);
        if (frame === undefined || free === undefined) return;
        found += 1;
        const bounded = scheduler.schedule(frame, order, {}, free.points - margin - 0.001);
        expect(bounded?.points).toBeGreaterThanOrEqual(free.points);
        const above = scheduler.schedule(frame, order, {}, free.points + margin);
        expect(above?.points ?? Number.POSITIVE_INFINITY).toBeGreaterThan(free.points + margin);
      }),
      { seed: 5, numRuns: 400 },
    );
    expect(found).toBeGreaterThan(50);
  });
});
