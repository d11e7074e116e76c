import { describe, expect, it } from 'vitest';
import type { Place } from '../../../src/domain/place.js';
import type { TripRequest } from '../../../src/domain/trip-request.js';
import { planTrip } from '../../../src/travel/planner.js';

/** A sight so many metres east of the centre. */
function sight(id: string, eastMeters: number, visitMinutes: number, rating: number): Place {
  return {
    ...{ id, name: id, city: '直街', kind: 'sight', visitMinutes, rating, mealsInside: false },
    position: { latitude: 30, longitude: 120 + eastMeters / 96_300, datum: 'WGS-84' },
  };
}

const table: Place = {
  ...{ id: 'table', name: 'table', city: '直街', kind: 'restaurant', rating: 4, price: { adult: 30 } },
  position: { latitude: 30, longitude: 120, datum: 'WGS-84' },
};

// The palace is worth 170 points, a garden 121. Whoever takes the best sight first has room for one garden more, 291 points, and
// no exchange of one sight for one other gains anything. The day has room for three gardens, 363 points, once the palace is left.
const palace = sight('palace', 100, 330, 5);
const gardens = [200, 300, 400].map((east, at) => sight(`garden ${at + 1}`, east, 100, 4.8));
const request: TripRequest = { city: '直街', startDate: '2026-12-08', days: 1, party: { adult: 2 }, pace: 'relaxed' };

function sightsSeen(iterations: number, places: readonly Place[]): string[] {
  const outcome = planTrip(request, places, { iterations });
  if (outcome.status !== 'planned') throw new Error('there is a plan');
  return outcome.itinerary.days.flatMap(({ stops }) =>
    stops.filter(({ kind }) => kind === 'visit').map(({ placeId }) => placeId),
  );
}

describe('a plan', () => {
  // Fewer changes than it takes for a single shake.
  it.each([0, 9])('begins with what the optimiser chose, before anything is shaken: %i changes', (iterations) => {
    const seen = sightsSeen(iterations, [palace, ...gardens, table]);
    expect(seen.toSorted()).toEqual(['garden 1', 'garden 2', 'garden 3']);
  });

  it('has room for one garden alone beside the palace', () => {
    const [first, second] = gardens;
    if (first === undefined || second === undefined) throw new Error('there are three gardens');
    expect(sightsSeen(600, [palace, first, second, table]).toSorted()).toEqual(['garden 1', 'palace']);
  });
});
