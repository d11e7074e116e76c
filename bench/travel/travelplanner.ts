/**
 * How many of TravelPlanner's training questions get a trip that keeps the budget and every hard constraint.
 *
 *   npx tsx bench/travel/travelplanner.ts <folder travelplanner> [--misses] [--plans]
 *
 * The trips visit one to three cities in an order that the reference information sets, two nights in each, and are planned
 * by `planMultiCityTrip` from the reference rows: this bench makes a connection table of the flights and roads, and places
 * of the rest. The data's dollars stand where the planner says yuan. Hotels and restaurants have no positions, so that
 * ways within a city cost nothing, as in the official evaluation, and nothing has opening hours. Roads have durations,
 * which the planner keeps and the official evaluation does not ask for.
 */
import type { Connection } from '../../src/domain/connection.js';
import type { Journey } from '../../src/domain/itinerary.js';
import type { MultiCityItinerary } from '../../src/domain/multi-city-itinerary.js';
import type { MultiCityRequest } from '../../src/domain/multi-city-request.js';
import type { Place, Position } from '../../src/domain/place.js';
import { checkMultiCityTrip } from '../../src/travel/multi-city/check-multi-city-trip.js';
import { planMultiCityTrip } from '../../src/travel/multi-city/plan-multi-city-trip.js';
import { describeMultiCityViolation } from '../../src/travel/multi-city/render/describe-multi-city-violation.js';
import { distanceBetween } from '../../src/travel/place/position.js';
import type { TransportEstimator } from '../../src/travel/transport/estimate.js';
import { type CityFacts, loadTravelPlanner, type TourQuestion, type Wanted, type Way } from './travelplanner-data.js';
import { tourFaults } from './travelplanner-judge.js';

const [folder, ...flags] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Usage: npx tsx bench/travel/travelplanner.ts <folder travelplanner> [--misses] [--plans]');
  process.exit(2);
}

const calendar = {
  ...(await import('../../src/travel/calendar/calendar.js')).createCalendar(),
  holidayOn: () => undefined,
};
const nightsPerCity = 2;
const modes = { flight: 'flight', 'self-driving': 'drive', taxi: 'coach' } as const;

const transport: TransportEstimator = (from, to, mode) => {
  const distanceMeters = Math.round(distanceBetween(from, to) * 1.4);
  if (mode === 'walk' && distanceMeters > 1500) return undefined;
  if (mode !== 'walk' && mode !== 'taxi') return undefined;
  const minutes = mode === 'walk' ? Math.ceil(distanceMeters / 70) : 8 + Math.ceil(distanceMeters / 500);
  return { minutes, distanceMeters, costYuan: 0 };
};

const kebab = (text: string) => text.toLowerCase().replaceAll(' ', '-');

function placesOf({ name: city, attractions, restaurants, accommodations }: CityFacts): Place[] {
  const middle = (read: (each: (typeof attractions)[number]) => number) =>
    attractions.reduce((sum, each) => sum + read(each), 0) / Math.max(1, attractions.length);
  const at = (latitude: number, longitude: number): Position => ({ latitude, longitude, datum: 'WGS-84' });
  const centre = at(
    middle(({ Latitude }) => Latitude),
    middle(({ Longitude }) => Longitude),
  );
  return [
    ...attractions.map(
      ({ Name, Latitude, Longitude }, index): Place => ({
        ...{ id: `${city}-sight-${index}`, name: Name, city, kind: 'sight', position: at(Latitude, Longitude) },
      }),
    ),
    ...restaurants.map(
      (each, index): Place => ({
        ...{ id: `${city}-table-${index}`, name: each.Name, city, kind: 'restaurant', position: centre },
        ...{ price: { adult: each['Average Cost'] }, rating: each['Aggregate Rating'] },
        tags: each.Cuisines.split(', ').map(kebab),
      }),
    ),
    ...accommodations.map((each, index): Place => {
      const refused = each.house_rules.split(' & ');
      const allowed = ['parties', 'smoking', 'children under 10', 'pets', 'visitors']
        .filter((word) => !refused.includes(`No ${word}`))
        .map((word) => `${kebab(word)}-allowed`);
      const type = kebab(each['room type'].replace(/ .*/, ''));
      return {
        ...{ id: `${city}-hotel-${index}`, name: each.NAME, city, kind: 'hotel', position: centre },
        ...{ roomPrice: each.price, sleeps: Math.max(1, each['maximum occupancy']) },
        ...{ minimumNights: Math.max(1, each['minimum nights']), rating: each['review rate number'] ?? undefined },
        tags: [...allowed, `${type}-room`, ...(type === 'shared' ? [] : ['not-shared'])],
      };
    }),
  ];
}

function stayWishes({ roomType, notShared, allows }: Wanted): readonly string[] {
  return [
    ...(roomType === undefined ? [] : [`${roomType}-room`]),
    ...(notShared ? ['not-shared'] : []),
    ...allows.map((word) => `${kebab(word)}-allowed`),
  ];
}

/** A row for each flight and road. Prices are those of the party, shared by its people. */
function connectionsOf({ hops, wanted }: TourQuestion): readonly Connection[] {
  return hops.flatMap(({ from, to, ways }) =>
    ways.map(({ mode, cost, minutes, depart }): Connection => {
      const departures =
        depart === undefined
          ? { first: '00:00', last: '23:45', everyMinutes: 15 }
          : { outbound: [depart], inbound: [] };
      return { from, to, mode: modes[mode], station: '', minutes, price: { adult: cost / wanted.people }, departures };
    }),
  );
}

function requestOf({ cities, hops, wanted }: TourQuestion): MultiCityRequest {
  const allowed = [...(wanted.noFlight ? [] : ['flight' as const]), ...(wanted.noDriving ? [] : ['drive' as const])];
  const journeys = [...allowed, 'coach' as const];
  return {
    ...{ origin: hops[0]?.from, startDate: hops[0]?.date ?? '', party: { adult: wanted.people } },
    stays: cities.map(({ name }) => ({ city: name, nights: nightsPerCity })),
    budgets: [{ scope: 'total', maxYuan: wanted.budget }],
    journeyModes: { outbound: journeys, onward: journeys, inbound: journeys },
    ...{ stayWith: stayWishes(wanted), cuisines: wanted.cuisines.map(kebab) },
  };
}

/** The ways of the plan as rows of the reference: what they cost is read there. */
function waysOf({ stays, inbound }: MultiCityItinerary, { hops }: TourQuestion): readonly Way[] {
  const journeys: readonly (Journey | undefined)[] = [...stays.map(({ arrival }) => arrival), inbound];
  return hops.flatMap(({ ways }, index) => {
    const journey = journeys[index];
    const row = ways.find(
      ({ mode, depart }) => modes[mode] === journey?.mode && (depart === undefined || depart === journey.depart),
    );
    return row ?? [];
  });
}

const seconds: number[] = [];
const faults: string[] = [];
let passed = 0;
let sights = 0;
let days = 0;
const questions = loadTravelPlanner(folder);
for (const question of questions) {
  const started = process.cpuUsage().user;
  const places = question.cities.flatMap(placesOf);
  const request = requestOf(question);
  const connections = connectionsOf(question);
  const outcome = planMultiCityTrip(request, places, { connections, calendar, transport });
  seconds.push((process.cpuUsage().user - started) / 1e6);
  if (outcome.status === 'no-plan') {
    faults.push(`${question.id} no plan: ${JSON.stringify(outcome.obstacles)}\n      ${question.query}`);
    continue;
  }
  const { itinerary } = outcome;
  const stays = itinerary.stays.flatMap(({ itinerary: stay }, index) => {
    const facts = question.cities[index];
    return facts === undefined ? [] : [{ facts, itinerary: stay }];
  });
  const found = [
    ...tourFaults(question, waysOf(itinerary, question), stays),
    ...checkMultiCityTrip(itinerary, request, places, { connections, calendar, transport }).map(
      (violation) => `checker, ${violation.rule}: ${describeMultiCityViolation(violation, 'en')}`,
    ),
  ];
  if (found.length === 0) passed += 1;
  else faults.push(`${question.id} ${found[0]}\n      ${JSON.stringify(question.wanted)}\n      ${question.query}`);
  const shown = itinerary.stays.flatMap(({ itinerary: stay }) => stay.days);
  days += new Set(shown.map(({ date }) => date)).size;
  sights += shown.flatMap(({ stops }) => stops).filter(({ kind }) => kind === 'visit').length;
  if (flags.includes('--plans')) {
    const costs = itinerary.stays.map(({ itinerary: stay }) => stay.costs.total);
    const { intercityTransport, total } = itinerary.costs;
    console.log(
      `${question.id}: ways ${intercityTransport}, cities ${costs.join(' + ')}, in all ${total} of ${question.wanted.budget}`,
    );
  }
}
const sorted = seconds.toSorted((left, right) => left - right);
const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(2);
console.log(
  `TravelPlanner: ${passed} of ${questions.length} keep budget and hard constraints, ${((100 * passed) / questions.length).toFixed(1)} %; ${(sights / Math.max(1, days)).toFixed(1)} sights a day; seconds of CPU p50 ${at(0.5)}, p95 ${at(0.95)}, max ${at(1)}`,
);
for (const fault of faults) console.log(flags.includes('--misses') ? `  - ${fault}` : `  - ${fault.split('\n')[0]}`);
