import type { Place } from '../../src/domain/place.js';
import type { TripRequest } from '../../src/domain/trip-request.js';
import { seededRandom } from '../../src/travel/plan/seeded-random.js';

const random = seededRandom(7);
const tags = ['lake', 'museum', 'temple', 'garden', 'hiking', 'historic-site', 'park', 'art'];

function position(): Place['position'] {
  return { latitude: 30.2 + random(1500) / 10_000, longitude: 120.05 + random(1800) / 10_000, datum: 'WGS-84' };
}

function makeSight(index: number): Place {
  const opensLate = random(3) === 0;
  return {
    id: `sight-${index}`,
    name: `Sight ${index}`,
    city: 'Made-up',
    kind: 'sight',
    position: position(),
    openingHours:
      random(2) === 0 ? undefined : [{ open: opensLate ? '09:30' : '08:30', close: '17:00', lastEntry: '16:15' }],
    closedDays: random(4) === 0 ? { weekdays: [1], openOnHolidays: true } : undefined,
    price: random(2) === 0 ? undefined : { adult: 10 + random(9) * 10 },
    visitMinutes: 45 + random(8) * 15,
    tags: [tags[random(tags.length)] ?? 'park'],
    rating: 2.5 + random(26) / 10,
  };
}

/** A made-up city of 200 places: 150 sights, 35 tables, 15 hotels. */
export const madeUpCity: readonly Place[] = [
  ...Array.from({ length: 150 }, (_, index) => makeSight(index)),
  ...Array.from(
    { length: 35 },
    (_, index): Place => ({
      id: `table-${index}`,
      name: `Table ${index}`,
      city: 'Made-up',
      kind: 'restaurant',
      position: position(),
      openingHours: [{ open: '10:30', close: '21:30' }],
      price: { adult: 20 + random(12) * 10 },
      rating: 3 + random(20) / 10,
    }),
  ),
  ...Array.from(
    { length: 15 },
    (_, index): Place => ({
      id: `hotel-${index}`,
      name: `Hotel ${index}`,
      city: 'Made-up',
      kind: 'hotel',
      position: position(),
      roomPrice: 150 + random(10) * 40,
    }),
  ),
];

/** The request of a run: no two neighbours are alike. */
export function requestFor(run: number, days: number): TripRequest {
  return {
    city: 'Made-up',
    startDate: `2027-03-${String(1 + (run % 25)).padStart(2, '0')}`,
    days,
    party: { adult: 2, child: run % 2 },
    pace: (['relaxed', 'moderate', 'packed'] as const)[run % 3],
    interests: [tags[run % tags.length] ?? 'park', tags[(run * 3 + 1) % tags.length] ?? 'lake'],
    economical: run % 4 === 0,
  };
}
