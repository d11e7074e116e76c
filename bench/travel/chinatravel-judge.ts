import type { Connection } from '../../src/domain/connection.js';
import type { Itinerary, Journey, TripObstacle } from '../../src/domain/itinerary.js';
import type { Place } from '../../src/domain/place.js';
import type { Constraint, ModeWish, Question } from './chinatravel-data.js';

// Reads the itinerary and the constraints alone; nothing of the planner is used here.

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

/** Ways that lead somewhere: between two stops, or between a stop and where the day begins and ends. */
function legsOf({ days }: Itinerary) {
  return days
    .flatMap((day) => [...day.stops.map(({ leg }) => leg), day.end.leg])
    .filter(({ distanceMeters }) => distanceMeters > 0);
}

const spendingOf: Readonly<Record<string, (itinerary: Itinerary) => number>> = {
  attractions: ({ days }) =>
    sum(days.flatMap(({ stops }) => stops.map((stop) => (stop.kind === 'visit' ? stop.costYuan : 0)))),
  dining: ({ days, remarks }) =>
    sum([
      ...days.flatMap(({ stops }) => stops.map((stop) => (stop.kind === 'meal' ? stop.costYuan : 0))),
      ...remarks.map((remark) => (remark.type === 'meal-on-your-own' ? remark.costYuan : 0)),
    ]),
  hotel: ({ days }) => sum(days.map(({ overnight }) => overnight?.costYuan ?? 0)),
  innerCityTransport: (itinerary) => sum(legsOf(itinerary).map(({ costYuan }) => costYuan)),
  interCityTransport: ({ outbound, inbound }) => (outbound?.costYuan ?? 0) + (inbound?.costYuan ?? 0),
};

function spending(scope: string, itinerary: Itinerary): number {
  if (scope === 'total') return sum(Object.values(spendingOf).map((amount) => amount(itinerary)));
  return spendingOf[scope]?.(itinerary) ?? Number.NaN;
}

const journeyModes = { train: 'train', airplane: 'flight' } as const;

function suits(journey: Journey | undefined, wish: ModeWish | undefined): boolean {
  if (wish === undefined) return true;
  if (journey === undefined) return false;
  if (wish.is !== undefined) return journey.mode === journeyModes[wish.is];
  return wish.isNot === undefined || journey.mode !== journeyModes[wish.isNot];
}

const partySizeOf = ({ party }: Itinerary) => sum(Object.values(party).map((count) => count ?? 0));

/** Whether an itinerary keeps a constraint. */
export function keeps(itinerary: Itinerary, constraint: Constraint): boolean {
  const { equals = Number.NaN, max = Number.NaN, forbidden = [], km = Number.NaN } = constraint;
  switch (constraint.kind) {
    case 'days':
      return itinerary.days.length === equals;
    case 'people':
    case 'tickets':
      return partySizeOf(itinerary) === equals;
    case 'taxiCars':
      return Math.ceil(partySizeOf(itinerary) / 4) === equals;
    case 'budget':
      return spending(constraint.scope ?? '', itinerary) <= max + 0.005;
    case 'innerCityTransport':
      return legsOf(itinerary).every(({ mode }) => forbidden.every((refused) => refused !== mode));
    case 'interCityMode':
      return suits(itinerary.outbound, constraint.go) && suits(itinerary.inbound, constraint.back);
    case 'bedsPerRoom':
      return itinerary.days.every(({ overnight }) => overnight === undefined || overnight.bedsPerRoom === equals);
    case 'taxiBeyondKm':
      return legsOf(itinerary).every(({ mode, distanceMeters }) => mode === 'taxi' || distanceMeters <= km * 1000);
    case 'anyOf':
      return (constraint.of ?? []).some((each) => typeof each !== 'string' && keeps(itinerary, each));
    default:
      return false;
  }
}

/** What the world offers for a question, from which it shows that a constraint cannot be kept. */
export interface World {
  readonly question: Question;
  readonly places: readonly Place[];
  /** Only those from the question's city to its target. */
  readonly connections: readonly Connection[];
}

const least = (amounts: readonly number[]) => Math.min(Number.POSITIVE_INFINITY, ...amounts);

function allowed(connections: readonly Connection[], wish: ModeWish | undefined): readonly Connection[] {
  return connections.filter(({ mode }) => {
    if (wish?.is !== undefined) return mode === journeyModes[wish.is];
    return wish?.isNot === undefined || mode !== journeyModes[wish.isNot];
  });
}

function modeWishes({ question }: World): Constraint | undefined {
  return question.constraints.find(({ kind }) => kind === 'interCityMode');
}

/** The least that anybody can spend. A day in the middle of the trip has two meals; the first and the last may have none. */
function leastSpending(scope: string, world: World): number {
  const { question, places, connections } = world;
  const { days, people } = question;
  switch (scope) {
    case 'hotel': {
      const rooms = Math.ceil(people / 2);
      const prices = places.flatMap(({ kind, roomPrice }) =>
        kind === 'hotel' && roomPrice !== undefined ? [roomPrice] : [],
      );
      return least(prices) * rooms * (days - 1);
    }
    case 'interCityTransport': {
      const { go, back } = modeWishes(world) ?? {};
      const fare = (wish: ModeWish | undefined) => least(allowed(connections, wish).map(({ price }) => price.adult));
      return (fare(go) + fare(back)) * people;
    }
    case 'dining': {
      const meals = places.flatMap(({ kind, price }) => (kind === 'restaurant' && price ? [price.adult] : []));
      return least(meals) * 2 * Math.max(0, days - 2) * people;
    }
    case 'total':
      return sum(['hotel', 'interCityTransport', 'dining'].map((each) => leastSpending(each, world)));
    default:
      return 0;
  }
}

/** Whether a constraint provably cannot be kept with this data. */
export function isImpossible(constraint: Constraint, world: World): boolean {
  switch (constraint.kind) {
    case 'budget':
      return leastSpending(constraint.scope ?? '', world) > (constraint.max ?? Number.POSITIVE_INFINITY);
    case 'interCityMode':
      return [constraint.go, constraint.back].some((wish) => allowed(world.connections, wish).length === 0);
    case 'anyOf':
      return (constraint.of ?? []).every((each) => typeof each !== 'string' && isImpossible(each, world));
    default:
      return false;
  }
}

const scopes: Readonly<Record<string, string>> = {
  innerCityTransport: 'inner-city-transport',
  interCityTransport: 'intercity-transport',
};

/** Whether one of the obstacles tells that this constraint is in the way. */
export function isSaid(constraint: Constraint, obstacles: readonly TripObstacle[]): boolean {
  if (constraint.kind === 'anyOf') {
    return (constraint.of ?? []).some((each) => typeof each !== 'string' && isSaid(each, obstacles));
  }
  return obstacles.some((obstacle) => {
    if (constraint.kind === 'interCityMode') return obstacle.type === 'journey-modes';
    const scope = scopes[constraint.scope ?? ''] ?? constraint.scope;
    return constraint.kind === 'budget' && obstacle.type === 'budget' && obstacle.scope === scope;
  });
}
