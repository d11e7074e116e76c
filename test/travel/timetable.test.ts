import { describe, expect, it } from 'vitest';
import type { Connection } from '../../src/domain/connection.js';
import type { TripRequest } from '../../src/domain/trip-request.js';
import { checkItinerary } from '../../src/travel/check-itinerary.js';
import { planTrip } from '../../src/travel/planner.js';
import { smallCity } from './small-city.js';

const station = smallCity.find(({ kind }) => kind === 'station')?.id ?? '';
const request: TripRequest = { city: '临溪', origin: '上海', startDate: '2027-03-06', days: 2, party: { adult: 2 } };

const train = (price: number): Connection => ({
  from: '上海',
  to: '临溪',
  mode: 'train',
  station,
  minutes: 73,
  price: { adult: price },
  departures: { outbound: ['07:04', '08:41'], inbound: ['17:23', '18:52'] },
});

function plan(connections: readonly Connection[]) {
  const outcome = planTrip(request, smallCity, { connections });
  if (outcome.status !== 'planned') throw new Error(`expected a plan, found ${outcome.status}`);
  return outcome.itinerary;
}

describe('a timetable of single departures', () => {
  it('is planned with, each direction by its own times, and passes the checker', () => {
    const itinerary = plan([train(80)]);
    expect(['07:04', '08:41']).toContain(itinerary.outbound?.depart);
    expect(['17:23', '18:52']).toContain(itinerary.inbound?.depart);
    expect(checkItinerary(itinerary, request, smallCity, { connections: [train(80)] })).toEqual([]);
  });

  it('is what the checker compares with', () => {
    const itinerary = plan([train(80)]);
    const connections = [{ ...train(80), departures: { outbound: ['07:05', '08:42'], inbound: ['17:23', '18:52'] } }];
    const violations = checkItinerary(itinerary, request, smallCity, { connections });
    expect(violations.map(({ rule }) => rule)).toContain('journey');
  });

  it('has another class in a row of its own', () => {
    expect(plan([train(140), train(80)]).costs.intercityTransport).toBe(80 * 2 * 2);
  });
});
