import type { Connection } from '../../src/domain/connection.js';
import type { Place } from '../../src/domain/place.js';
import type { RequestWish } from '../../src/domain/request-wish.js';
import type { TripRequest } from '../../src/domain/trip-request.js';
import { checkItinerary } from '../../src/travel/check-itinerary.js';
import { planTrip } from '../../src/travel/planner.js';
import { madeUpCity } from './made-up-city.js';

// How long it takes to say why no plan fits: twenty requests for five days in the made-up city, a kind of conflict each:
// `npx tsx bench/travel/no-plan.ts`. Times are of CPU; an explanation is the whole outcome, with what is in conflict and the
// plans to choose from, less the plan that shows the obstacles.

const station: Place = {
  id: 'station',
  name: 'Central Station',
  city: 'Made-up',
  kind: 'station',
  position: { latitude: 30.36, longitude: 120.14, datum: 'WGS-84' },
};
const places = [...madeUpCity, station];
const connections: readonly Connection[] = [
  {
    ...{ from: 'Elsewhere', to: 'Made-up', mode: 'train', station: 'station', minutes: 90 },
    price: { adult: 120, child: 60 },
    departures: { first: '07:00', last: '20:00', everyMinutes: 60 },
  },
];
const sights = madeUpCity.filter(({ kind }) => kind === 'sight');
const namesOf = (chosen: readonly Place[], count: number) => chosen.slice(0, count).map(({ name }) => name);
const paid = sights.filter(({ price }) => (price?.adult ?? 0) >= 60);
const museums = sights.filter(({ tags }) => tags?.includes('museum'));
const hikes = sights.filter(({ tags }) => tags?.includes('hiking'));
const closedOnMonday = sights.filter(({ closedDays }) => closedDays !== undefined);
const everything = namesOf(sights, 40);

// Day 1 is a Monday.
const trip: TripRequest = { city: 'Made-up', startDate: '2027-03-08', days: 5, party: { adult: 2 } };
const requests: readonly (readonly [name: string, wishes: Partial<TripRequest>])[] = [
  ['a budget that is hopeless', { budgets: [{ scope: 'total', maxYuan: 400 }] }],
  [
    'a budget that is nearly enough',
    { origin: 'Elsewhere', mustSee: namesOf(paid, 3), budgets: [{ scope: 'total', maxYuan: 2150 }] },
  ],
  [
    'tickets dearer than their budget',
    { mustSee: namesOf(paid, 4), budgets: [{ scope: 'attractions', maxYuan: 300 }] },
  ],
  ['meals dearer than their budget', { pace: 'moderate', budgets: [{ scope: 'dining', maxYuan: 150 }] }],
  ['nights dearer than their budget', { stayAt: 'Hotel 3', budgets: [{ scope: 'hotel', maxYuan: 200 }] }],
  [
    'rides dearer than their budget',
    { mustSee: namesOf(sights, 8), taxiBeyondKm: 2, budgets: [{ scope: 'inner-city-transport', maxYuan: 60 }] },
  ],
  [
    'five budgets at once',
    {
      origin: 'Elsewhere',
      mustSee: namesOf(paid, 6),
      budgets: [
        { scope: 'total', maxYuan: 1800 },
        { scope: 'attractions', maxYuan: 500 },
        { scope: 'dining', maxYuan: 500 },
        { scope: 'hotel', maxYuan: 500 },
        { scope: 'inner-city-transport', maxYuan: 50 },
      ],
    },
  ],
  [
    'a sight that is closed on its day',
    { mustSee: namesOf(sights, 4), dayWishes: [{ day: 1, mustSee: namesOf(closedOnMonday, 1) }] },
  ],
  ['a sight that is refused as well', { mustSee: namesOf(museums, 2), mustNotSee: ['museum'] }],
  ['forty sights', { mustSee: everything, pace: 'relaxed' }],
  [
    'thirty sights and too little money',
    { mustSee: namesOf(sights, 30), pace: 'moderate', budgets: [{ scope: 'total', maxYuan: 2600 }] },
  ],
  ['only free sights and dear ones', { mustSee: namesOf(paid, 2), freeOnly: true }],
  ['hills without steps', { mustSee: namesOf(hikes, 2), needs: ['step-free'] }],
  [
    'one of a kind and three of them',
    { mustSee: namesOf(museums, 3), kindLimits: [{ tag: 'museum', most: 1 }], pace: 'relaxed' },
  ],
  ['on foot from a station out of town', { origin: 'Elsewhere', modes: ['walk'], mustSee: namesOf(sights, 6) }],
  ['a flight where there are trains', { origin: 'Elsewhere', journeyModes: { outbound: ['flight'] } }],
  [
    'two appointments at once',
    {
      dayWishes: [
        {
          day: 2,
          appointments: [
            { place: 'Sight 3', at: '10:00' },
            { place: 'Sight 40', at: '10:30' },
          ],
        },
        { day: 3, mustSee: namesOf(sights, 3) },
      ],
    },
  ],
  [
    'five sights in two hours',
    { pace: 'relaxed', dayWishes: [{ day: 3, from: '10:00', until: '12:00', mustSee: namesOf(sights, 5) }] },
  ],
  [
    'two alternatives, neither of which works',
    {
      mustSee: namesOf(paid, 5),
      anyOf: [{ budgets: [{ scope: 'total', maxYuan: 900 }] }, { mustNotSee: namesOf(paid, 1) }],
    },
  ],
  [
    'everything at once',
    {
      origin: 'Elsewhere',
      ...{ party: { adult: 2, child: 1 }, pace: 'relaxed', stayAt: 'Hotel 2', modes: ['walk', 'bus'] },
      ...{ mustSee: namesOf(paid, 12), mustNotSee: ['temple'], kindLimits: [{ tag: 'museum', most: 2 }] },
      budgets: [
        { scope: 'total', maxYuan: 2000 },
        { scope: 'dining', maxYuan: 700 },
      ],
      dayWishes: [
        { day: 2, rain: true, mustSee: ['Sight 20'] },
        { day: 4, from: '13:00', pace: 'relaxed', mustNotSee: ['museum'] },
      ],
    },
  ],
];

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const shown = (wish: RequestWish): string => {
  const { type, ...rest } = wish;
  return `${type} ${Object.values(rest).map((value) => (typeof value === 'object' ? JSON.stringify(value) : value))}`;
};

let worst = 0;
let worstWhole = 0;
// The first round warms the engine up.
for (const isTold of [false, true]) {
  for (const [name, wishes] of requests) {
    const request: TripRequest = { ...trip, ...wishes };
    const start = cpuMs();
    const bare = planTrip(request, places, { connections, explains: false });
    const between = cpuMs();
    const outcome = planTrip(request, places, { connections });
    const whole = cpuMs() - between;
    const explaining = Math.max(0, whole - (between - start));
    if (outcome.status === 'planned' || bare.status === 'planned') throw new Error(`There is a plan: ${name}`);
    if (!isTold) continue;
    const { conflict = [], options = [] } = outcome;
    for (const { itinerary, request: kept } of options) {
      const violations = checkItinerary(itinerary, kept, places, { connections });
      if (violations.length > 0) throw new Error(`A way out of "${name}" breaks ${violations[0]?.rule}`);
    }
    worst = Math.max(worst, explaining);
    worstWhole = Math.max(worstWhole, whole);
    console.log(`${explaining.toFixed(0).padStart(5)} of ${whole.toFixed(0).padStart(5)} ms  ${name}`);
    console.log(`      ${conflict.map(shown).join(' + ') || 'no conflict named'}`);
    for (const { givesUp, itinerary } of options) {
      console.log(`      → ${JSON.stringify(givesUp)}, ${itinerary.costs.total} yuan`);
    }
  }
}
console.log(`at most ${worst.toFixed(0)} ms to explain, ${worstWhole.toFixed(0)} ms the outcome as a whole`);
