import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { TripRequest } from '../../../src/domain/trip-request.js';
import { TripRequestError } from '../../../src/error/travel-error.js';
import { alternativePlans } from '../../../src/travel/alternative/alternative-plans.js';
import { differenceFrom } from '../../../src/travel/alternative/plan-difference.js';
import { checkItinerary } from '../../../src/travel/check-itinerary.js';
import { parsePlaces } from '../../../src/travel/place/places.js';
import { planTrip } from '../../../src/travel/planner.js';
import { smallCity } from '../support/small-city.js';

const places = parsePlaces(
  JSON.parse(readFileSync(new URL('../../../examples/hangzhou/places.json', import.meta.url), 'utf8')),
);
const request: TripRequest = {
  city: '杭州',
  startDate: '2026-12-04',
  days: 3,
  party: { adult: 2 },
  mustSee: ['灵隐寺'],
};

function sightIds(plan: {
  readonly days: readonly { readonly stops: readonly { placeId: string; kind: string }[] }[];
}) {
  return plan.days.flatMap(({ stops }) => stops.filter(({ kind }) => kind === 'visit').map(({ placeId }) => placeId));
}

describe('alternativePlans', () => {
  const outcome = planTrip(request, places);
  if (outcome.status !== 'planned') throw new Error('expected a plan');
  const known = outcome.itinerary;
  const plans = alternativePlans(request, places, { known });

  it('gives verified plans of different characters that keep the wishes', () => {
    expect(plans.length).toBeGreaterThanOrEqual(2);
    expect(new Set(plans.map(({ character }) => character)).size).toBe(plans.length);
    for (const plan of plans) {
      expect(checkItinerary(plan.itinerary, plan.request, places)).toEqual([]);
      expect(plan.itinerary.days.flatMap(({ stops }) => stops.map(({ name }) => name)).join()).toContain('灵隐');
    }
  });

  it('differs from the known plan by the measure of its character', () => {
    for (const { character, itinerary, difference } of plans) {
      const others = sightIds(itinerary).filter((id) => !sightIds(known).includes(id)).length;
      const measures = {
        cheap: (known.costs.total - itinerary.costs.total) / known.costs.total >= 0.15,
        relaxed: sightIds(known).length - sightIds(itinerary).length >= sightIds(known).length * 0.2,
        sights: others / sightIds(itinerary).length >= 0.4,
      };
      expect(character === 'cheap' || character === 'relaxed' ? measures[character] : measures.sights).toBe(true);
      expect(difference).toEqual(differenceFrom(known, itinerary));
    }
  });

  it('gives no more than asked for, and plans the known one itself where none is given', () => {
    expect(alternativePlans(request, places, { count: 1 })).toEqual(plans.slice(0, 1));
  });

  it('gives nothing where nothing really differs', () => {
    const [lake, hotel] = ['lake', 'hotel'].map((kind) =>
      smallCity.find((place) => place.id === kind || place.kind === kind),
    );
    const poor = [lake, hotel].filter((place) => place !== undefined);
    const single: TripRequest = {
      city: '小城',
      startDate: '2026-12-05',
      days: 1,
      party: { adult: 2 },
      pace: 'relaxed',
    };
    expect(alternativePlans({ ...single, economical: true }, poor)).toEqual([]);
  });

  it('refuses to make four', () => {
    expect(() => alternativePlans(request, places, { count: 4 })).toThrow(TripRequestError);
  });
});
