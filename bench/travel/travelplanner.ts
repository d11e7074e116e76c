/**
 * How many of TravelPlanner's training questions get a trip that keeps the budget and every hard constraint.
 *
 *   npx tsx bench/travel/travelplanner.ts <folder travelplanner> [--misses] [--plans]
 *
 * The trips visit one to three cities in an order that the reference information sets. Each city is planned by
 * `planTrip`, two nights long; this bench chooses the ways between the cities, hands each city its part of the budget and
 * adds up. The data's dollars stand where the planner says yuan. Hotels and restaurants have no positions, so that ways
 * within a city cost nothing, as in the official evaluation.
 */
import type { Itinerary, PlanOutcome } from '../../src/domain/itinerary.js';
import type { Place, Position } from '../../src/domain/place.js';
import type { TripRequest } from '../../src/domain/trip-request.js';
import { checkItinerary } from '../../src/travel/check-itinerary.js';
import { distanceBetween } from '../../src/travel/place/position.js';
import { planTrip } from '../../src/travel/planner.js';
import { describeViolation } from '../../src/travel/render/describe-violation.js';
import type { TransportEstimator } from '../../src/travel/transport/estimate.js';
import { type CityFacts, loadTravelPlanner, type TourQuestion, type Wanted, type Way } from './travelplanner-data.js';
import { tourFaults } from './travelplanner-judge.js';

const [folder, ...flags] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Usage: npx tsx bench/travel/travelplanner.ts <folder travelplanner> [--misses] [--plans]');
  process.exit(2);
}

/** The part of a trip that is spent in one city, and what it was planned from. */
export interface CityStay {
  readonly facts: CityFacts;
  readonly request: TripRequest;
  readonly places: readonly Place[];
  readonly itinerary: Itinerary;
}

const calendar = {
  ...(await import('../../src/travel/calendar/calendar.js')).createCalendar(),
  holidayOn: () => undefined,
};
/** Two nights in each city: the third day is the one of the way onward. */
const daysPerCity = 3;

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
        ...{ id: `sight-${index}`, name: Name, city, kind: 'sight', position: at(Latitude, Longitude) },
      }),
    ),
    ...restaurants.map(
      (each, index): Place => ({
        ...{ id: `table-${index}`, name: each.Name, city, kind: 'restaurant', position: centre },
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
        ...{ id: `hotel-${index}`, name: each.NAME, city, kind: 'hotel', position: centre },
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

/** The cheapest ways, all by the party's own car or none: a car left behind drives nobody home. */
function chooseWays({ hops, wanted }: TourQuestion): readonly Way[] | undefined {
  const fleets: readonly (readonly Way['mode'][])[] = [
    ...(wanted.noDriving ? [] : [['self-driving'] as const]),
    wanted.noFlight ? ['taxi'] : ['flight', 'taxi'],
  ];
  const choices = fleets.flatMap((modes) => {
    const ways = hops.map((hop) =>
      hop.ways
        .filter(({ mode }) => modes.includes(mode))
        .toSorted((left, right) => left.cost - right.cost)
        .at(0),
    );
    return ways.every((way) => way !== undefined) ? [ways] : [];
  });
  const costOf = (ways: readonly Way[]) => ways.reduce((sum, { cost }) => sum + cost, 0);
  return choices.toSorted((left, right) => costOf(left) - costOf(right))[0];
}

/** Each kind of food goes to the city that has the fewest of them so far. */
function shareCuisines({ wanted, cities }: TourQuestion): readonly (readonly string[])[] {
  const shares = cities.map((): string[] => []);
  for (const cuisine of wanted.cuisines) {
    const having = cities
      .map((facts, index) => ({ facts, index }))
      .filter(({ facts }) => facts.restaurants.some(({ Cuisines }) => Cuisines.split(', ').includes(cuisine)))
      .sort((left, right) => (shares[left.index]?.length ?? 0) - (shares[right.index]?.length ?? 0));
    shares[having[0]?.index ?? 0]?.push(kebab(cuisine));
  }
  return shares;
}

function planCity(stay: Omit<CityStay, 'itinerary'>, maxYuan: number): PlanOutcome {
  const request = { ...stay.request, budgets: [{ scope: 'total' as const, maxYuan: Math.max(0, maxYuan) }] };
  return planTrip(request, stay.places, { transport, calendar });
}

function itineraryOf(outcome: PlanOutcome): Itinerary | undefined {
  return outcome.status === 'planned' ? outcome.itinerary : undefined;
}

/** Even shares first; what a city needs beyond its share, the others go without. */
function planCities(question: TourQuestion, total: number): readonly CityStay[] | string {
  const cuisines = shareCuisines(question);
  const stayWith = stayWishes(question.wanted);
  const stays = question.cities.map((facts, index) => ({
    facts,
    places: placesOf(facts),
    request: {
      ...{ city: facts.name, startDate: question.hops[index]?.date ?? '', days: daysPerCity },
      ...{ party: { adult: question.wanted.people }, stayWith, cuisines: cuisines[index] ?? [] },
      // The day of the way onward belongs to the next city.
      dayWishes: index === question.cities.length - 1 ? [] : [{ day: daysPerCity, free: true }],
    },
  }));
  const stayAt = (index: number) => {
    const stay = stays[index];
    if (stay === undefined) throw new Error(`No city ${index}`);
    return stay;
  };
  let left = total;
  const open = new Set(stays.keys());
  const done = new Map<number, Itinerary>();
  // The needy are served first, so that the shares of the rest are what can be spent.
  while (open.size > 0) {
    const share = left / open.size;
    const outcomes = [...open].map((index) => ({ index, outcome: planCity(stayAt(index), share) }));
    const needy = outcomes.find(({ outcome }) => outcome.status === 'no-plan');
    const chosen = needy ?? outcomes[0];
    if (chosen === undefined) break;
    let itinerary = itineraryOf(chosen.outcome);
    if (chosen.outcome.status === 'no-plan') {
      const needed = chosen.outcome.obstacles.map((obstacle) =>
        obstacle.type === 'budget' ? obstacle.neededYuan : undefined,
      );
      if (needed.includes(undefined) || open.size === 1) return `no plan: ${JSON.stringify(chosen.outcome.obstacles)}`;
      itinerary = itineraryOf(planCity(stayAt(chosen.index), needed[0] ?? 0));
      if (itinerary === undefined) return `no plan: ${JSON.stringify(chosen.outcome.obstacles)}`;
    }
    if (itinerary === undefined) break;
    done.set(chosen.index, itinerary);
    open.delete(chosen.index);
    left -= itinerary.costs.total;
  }
  return stays.flatMap((stay, index) => {
    const itinerary = done.get(index);
    return itinerary === undefined ? [] : [{ ...stay, itinerary }];
  });
}

/** A stay without the day that belongs to the next city. */
function withoutLastDay(stay: CityStay): CityStay {
  const { itinerary } = stay;
  const days = itinerary.days.slice(0, -1);
  const remarks = itinerary.remarks.filter((remark) => remark.type !== 'meal-on-your-own' || remark.day <= days.length);
  return { ...stay, itinerary: { ...itinerary, days, remarks } };
}

const seconds: number[] = [];
const faults: string[] = [];
let passed = 0;
let sights = 0;
let days = 0;
const questions = loadTravelPlanner(folder);
for (const question of questions) {
  const started = performance.now();
  const ways = chooseWays(question);
  const transportCost = (ways ?? []).reduce((sum, { cost }) => sum + cost, 0);
  const stays = ways === undefined ? 'no way to travel' : planCities(question, question.wanted.budget - transportCost);
  seconds.push((performance.now() - started) / 1000);
  const found =
    typeof stays === 'string'
      ? [stays]
      : [
          ...tourFaults(
            question,
            ways ?? [],
            stays.map((stay, index) => (index === stays.length - 1 ? stay : withoutLastDay(stay))),
          ),
          ...stays.flatMap(({ itinerary, request, places }) =>
            checkItinerary(itinerary, request, places, { calendar, transport }).map(
              (violation) => `checker, ${violation.rule}: ${describeViolation(violation, 'en')}`,
            ),
          ),
        ];
  if (found.length === 0) passed += 1;
  else faults.push(`${question.id} ${found[0]}\n      ${JSON.stringify(question.wanted)}\n      ${question.query}`);
  if (typeof stays === 'string') continue;
  const shown = stays.flatMap(({ itinerary }, index) =>
    index === stays.length - 1 ? itinerary.days : itinerary.days.slice(0, -1),
  );
  days += shown.length;
  sights += shown.flatMap(({ stops }) => stops).filter(({ kind }) => kind === 'visit').length;
  if (flags.includes('--plans')) {
    const costs = stays.map(({ itinerary }) => itinerary.costs.total);
    console.log(`${question.id}: ways ${transportCost}, cities ${costs.join(' + ')}, budget ${question.wanted.budget}`);
  }
}
const sorted = seconds.toSorted((left, right) => left - right);
const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(2);
console.log(
  `TravelPlanner: ${passed} of ${questions.length} keep budget and hard constraints, ${((100 * passed) / questions.length).toFixed(1)} %; ${(sights / Math.max(1, days)).toFixed(1)} sights a day; seconds p50 ${at(0.5)}, p95 ${at(0.95)}, max ${at(1)}`,
);
for (const fault of faults) console.log(flags.includes('--misses') ? `  - ${fault}` : `  - ${fault.split('\n')[0]}`);
