import type { TripCosts } from '../../../domain/itinerary.js';
import type { BudgetScope } from '../../../domain/trip-request.js';
import { isSameYuan } from '../../check/price.js';
import type { CheckedMultiCityTrip } from './checked-multi-city-trip.js';
import { type MultiCityViolation, violation } from './multi-city-violation.js';

const keys: Readonly<Record<BudgetScope, keyof TripCosts>> = {
  total: 'total',
  attractions: 'attractions',
  dining: 'dining',
  hotel: 'hotel',
  'inner-city-transport': 'innerCityTransport',
  'intercity-transport': 'intercityTransport',
};
const scopes = Object.keys(keys) as readonly BudgetScope[];

/** The cities' own costs are proven in each city; a city has no journeys, so what it states for them counts too. */
function sums({ itinerary }: CheckedMultiCityTrip): TripCosts {
  const add = (amounts: readonly number[]) => Math.round(amounts.reduce((sum, each) => sum + each, 0) * 100) / 100;
  const inCities = (key: keyof TripCosts) => itinerary.stays.map(({ itinerary: stay }) => stay.costs[key]);
  const ways = [...itinerary.stays.map(({ arrival }) => arrival?.costYuan ?? 0), itinerary.inbound?.costYuan ?? 0];
  return {
    attractions: add(inCities('attractions')),
    dining: add(inCities('dining')),
    hotel: add(inCities('hotel')),
    innerCityTransport: add(inCities('innerCityTransport')),
    intercityTransport: add([...inCities('intercityTransport'), ...ways]),
    total: add([...inCities('total'), ...ways]),
  };
}

/** The sums of the whole trip are right, and none exceeds a budget. */
export function checkTourCosts(trip: CheckedMultiCityTrip): MultiCityViolation[] {
  const right = sums(trip);
  const { costs } = trip.itinerary;
  const wrong = scopes
    .filter((scope) => !isSameYuan(costs[keys[scope]], right[keys[scope]]))
    .map((scope) => violation('cost', { scope, yuan: costs[keys[scope]], right: right[keys[scope]] }));
  const exceeded = (trip.request.budgets ?? [])
    .filter(({ scope, maxYuan }) => right[keys[scope]] > maxYuan + 0.011)
    .map(({ scope, maxYuan }) => violation('budget', { scope, maxYuan, yuan: right[keys[scope]] }));
  return [...wrong, ...exceeded];
}
