import type { Place } from '../../domain/place.js';
import type { TripRequest } from '../../domain/trip-request.js';
import { servesMeals } from '../place/serves-meals.js';
import type { PlanContext } from './plan-context.js';
import type { Thrift } from './weights.js';
import { isRefused } from './wishes.js';

/** Whoever saves does not dine at a table that costs more than so many times what the middle one costs. */
const dearFactor = 1.5;

function middlePrice(tables: readonly Place[]): number {
  const prices = tables
    .flatMap(({ price }) => (price === undefined ? [] : [price.adult]))
    .sort((left, right) => left - right);
  return prices[Math.floor(prices.length / 2)] ?? 0;
}

/** Sites of the places to eat at: all that were not refused; on a thrifty trip without the dear ones, unless asked for. */
export function chooseTables(request: TripRequest, context: PlanContext, thrift: Thrift): readonly number[] {
  const asked = new Set(context.wishes.tables.flatMap((wish) => wish.members));
  const isThrifty = thrift !== 'generous' && thrift !== 'ordinary';
  const dear = middlePrice(context.places.filter(servesMeals)) * dearFactor;
  return [...context.places.entries()]
    .filter(([, place]) => servesMeals(place) && !isRefused(place, request))
    .filter(([site, { price }]) => !isThrifty || asked.has(site) || (price?.adult ?? 0) <= dear)
    .map(([site]) => site);
}
