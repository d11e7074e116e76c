import { describe, expect, it } from 'vitest';
import type { Connection } from '../../src/domain/connection.js';
import type { Itinerary, PlanOutcome } from '../../src/domain/itinerary.js';
import type { Place } from '../../src/domain/place.js';
import type { TripAlternative, TripRequest } from '../../src/domain/trip-request.js';
import { TripRequestError } from '../../src/error/travel-error.js';
import { checkItinerary } from '../../src/travel/check-itinerary.js';
import { roomsFor } from '../../src/travel/plan/party-cost.js';
import { type PlanOptions, planTrip } from '../../src/travel/planner.js';
import { smallCity, smallCityTrains } from './support/small-city.js';

const weekend: TripRequest = { city: '小城', startDate: '2026-12-04', days: 2, party: { adult: 2 } };
const airport: Place = {
  id: 'airport',
  name: '小城机场',
  city: '小城',
  kind: 'station',
  position: { latitude: 30.1, longitude: 120.1, datum: 'WGS-84' },
};
const places = [...smallCity, airport];
/** Dearer and faster than the train. */
const flight: Connection = {
  from: '海城',
  to: '小城',
  mode: 'flight',
  station: 'airport',
  minutes: 40,
  price: { adult: 400 },
  departures: { first: '07:00', last: '20:00', everyMinutes: 60 },
};
const connections = [...smallCityTrains, flight];

function outcome(change: Partial<TripRequest>, options: PlanOptions = {}): PlanOutcome {
  return planTrip({ ...weekend, ...change }, places, options);
}

function planned(change: Partial<TripRequest>, options: PlanOptions = {}): Itinerary {
  const found = outcome(change, options);
  if (found.status !== 'planned') throw new Error(`No plan: ${JSON.stringify(found.obstacles)}`);
  return found.itinerary;
}

function obstaclesOf(found: PlanOutcome) {
  return found.status === 'planned' ? [] : found.obstacles;
}

const legsOf = ({ days }: Itinerary) =>
  days.flatMap((day) => [...day.stops.map((stop) => stop.leg), day.end.leg]).filter((leg) => leg.distanceMeters > 0);

describe('ways to the city and back', () => {
  it('may differ: there by train, back by air', () => {
    const journeyModes = { outbound: ['train'], inbound: ['flight'] } as const;
    const { outbound, inbound, days, costs } = planned({ origin: '海城', journeyModes }, { connections });
    expect([outbound?.mode, inbound?.mode]).toEqual(['train', 'flight']);
    expect([days[0]?.start.placeId, days[1]?.end.placeId]).toEqual(['station', 'airport']);
    // Two adults: 2 × 70 there, 2 × 400 back.
    expect(costs.intercityTransport).toBe(940);
    expect(days.reduce((sum, day) => sum + day.costYuan, 0)).toBe(costs.total);
  });

  it('stay within the budget for journeys where a way does', () => {
    const budgets = [{ scope: 'intercity-transport', maxYuan: 280 }] as const;
    expect(planned({ origin: '海城', budgets }, { connections }).costs.intercityTransport).toBe(280);
  });

  it('that nobody offers are named, with those that are known', () => {
    const found = outcome({ origin: '海城', journeyModes: { outbound: ['flight'] } }, { connections: smallCityTrains });
    expect(obstaclesOf(found)).toEqual([{ type: 'journey-modes', modes: ['flight'], knownModes: ['train'] }]);
    expect(found.status === 'no-plan' ? found.nearest?.outbound?.mode : undefined).toBe('train');
  });
});

describe('roomsFor', () => {
  it.each([
    ['two on a double bed', { adult: 2 }, 1, 1],
    ['five on double beds', { adult: 5 }, 1, 3],
    ['three in twin rooms', { adult: 3 }, 2, 2],
    ['three in a room of three beds', { adult: 3 }, 3, 1],
    ['seven in rooms of four', { adult: 7 }, 4, 2],
    ['a child in its parents’ double bed', { adult: 2, child: 1 }, 1, 1],
  ] as const)('puts %s', (_, party, beds, rooms) => {
    expect(roomsFor(party, beds, {})).toBe(rooms);
  });

  it('fills homes to what they take, where no beds were asked for', () => {
    expect(roomsFor({ adult: 5 }, undefined, { sleeps: 4 })).toBe(2);
    expect(roomsFor({ adult: 5 }, undefined, {})).toBe(3);
  });
});

describe('beds in each room', () => {
  it('decide how many rooms there are, and are shown', () => {
    const itinerary = planned({ party: { adult: 4 }, bedsPerRoom: 4, stayAt: '湖边客栈' });
    // The inn costs 260 a room.
    expect(itinerary.days[0]?.overnight).toMatchObject({ rooms: 1, bedsPerRoom: 4, costYuan: 260 });
    expect(checkItinerary(itinerary, { ...weekend, party: { adult: 4 }, bedsPerRoom: 4 }, places)).toEqual([]);
  });
});

describe('ways within the city', () => {
  it('go by taxi beyond the length that was said, and only then if something else is better', () => {
    const legs = legsOf(planned({ taxiBeyondKm: 2, economical: true, mustSee: ['北山', '高塔'] }));
    const long = legs.filter((leg) => leg.distanceMeters > 2000);
    expect(long.length).toBeGreaterThan(0);
    expect(new Set(long.map((leg) => leg.mode))).toEqual(new Set(['taxi']));
    expect(legs.some((leg) => leg.mode !== 'taxi')).toBe(true);
  });

  it('are never walked for who refuses to walk', () => {
    const legs = legsOf(planned({ noWalking: true }));
    expect(legs.length).toBeGreaterThan(2);
    expect(legs.filter((leg) => leg.mode === 'walk')).toEqual([]);
  });
});

describe('a place to stay with what was asked for', () => {
  const withPets = places.map((place) => (place.id === 'hotel' ? { ...place, tags: ['pets-allowed'] } : place));

  it('is chosen, though another is nearer', () => {
    const found = planTrip({ ...weekend, stayWith: ['pets-allowed'] }, withPets);
    expect(found.status === 'planned' ? found.itinerary.days[0]?.overnight?.placeId : found).toBe('hotel');
  });

  it('takes so short a stay', () => {
    const choosy = places.map((place) => (place.id === 'inn' ? { ...place, minimumNights: 2 } : place));
    const stayOf = (days: number) => {
      const found = planTrip({ ...weekend, days }, choosy);
      return found.status === 'planned' ? found.itinerary.days[0]?.overnight?.placeId : found;
    };
    expect(stayOf(2)).toBe('hotel');
    expect(stayOf(3)).toBe('inn');
  });

  it('is missed in words where there is none', () => {
    expect(obstaclesOf(outcome({ stayWith: ['pets-allowed'] }))).toEqual([{ type: 'stay', wanted: ['pets-allowed'] }]);
  });
});

describe('kinds of food', () => {
  const spicy = places.map((place) => (place.id === 'dumplings' ? { ...place, tags: ['sichuan'] } : place));

  it('are eaten once at least', () => {
    const found = planTrip({ ...weekend, cuisines: ['sichuan'] }, spicy);
    const meals = found.status === 'planned' ? found.itinerary.days.flatMap((day) => day.stops) : [];
    expect(meals.filter((stop) => stop.placeId === 'dumplings' && stop.kind === 'meal')).toHaveLength(1);
  });

  it('that no place serves are named', () => {
    expect(obstaclesOf(outcome({ cuisines: ['sichuan'] }))).toEqual([
      { type: 'must-see', name: 'sichuan', reason: 'unknown' },
    ]);
  });
});

describe('alternatives', () => {
  const tooCheap: TripAlternative = { budgets: [{ scope: 'hotel', maxYuan: 10 }] };
  const twin: TripAlternative = { bedsPerRoom: 2 };

  it('are tried in order: the first that can be planned holds, and is named', () => {
    const itinerary = planned({ anyOf: [tooCheap, twin] });
    expect(itinerary.days[0]?.overnight?.bedsPerRoom).toBe(2);
    expect(itinerary.remarks).toContainEqual({ type: 'alternative', number: 2, of: 2 });
  });

  it('are added to the wishes that hold in any case', () => {
    const budgets = [{ scope: 'attractions', maxYuan: 30 }] as const;
    const { costs } = planned({ budgets, anyOf: [{ budgets: [{ scope: 'dining', maxYuan: 200 }] }] });
    expect(costs.attractions).toBeLessThanOrEqual(30);
    expect(costs.dining).toBeLessThanOrEqual(200);
  });

  it('none of which can be planned give the obstacles of the nearest', () => {
    const found = outcome({ anyOf: [{ mustSee: ['无名塔', '无名寺'] }, tooCheap] });
    expect(obstaclesOf(found)).toEqual([{ type: 'budget', scope: 'hotel', maxYuan: 10, neededYuan: 150 }]);
  });
});

describe('planTrip refuses', () => {
  it.each([
    [{ taxiBeyondKm: 0 }, 'taxiBeyondKm', 'must be more than 0 and at most 100 kilometres, found 0'],
    [{ taxiBeyondKm: Number.NaN }, 'taxiBeyondKm', 'must be more than 0 and at most 100 kilometres, found NaN'],
    [{ bedsPerRoom: 1.5 }, 'bedsPerRoom', 'must be a whole number from 1 to 4, found 1.5'],
    [{ anyOf: [{}] }, 'anyOf[0]', 'must hold at least one wish'],
    [{ anyOf: [{ bedsPerRoom: 9 }] }, 'anyOf[0].bedsPerRoom', 'must be a whole number from 1 to 4, found 9'],
    [
      { anyOf: [{ freeOnly: true }, { budgets: [{ scope: 'total', maxYuan: -1 }] }] },
      'anyOf[1].budgets[0].maxYuan',
      'must be 0 yuan or more',
    ],
  ] as const)('%j', (change, field, message) => {
    const error = captured(() => outcome(change));
    expect(error.issues).toEqual([{ field, message }]);
  });
});

function captured(act: () => unknown): TripRequestError {
  try {
    act();
  } catch (error) {
    if (error instanceof TripRequestError) return error;
    throw error;
  }
  throw new Error('Nothing was refused');
}
