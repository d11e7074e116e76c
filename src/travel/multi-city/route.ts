import type { Connection } from '../../domain/connection.js';
import type { MultiCityRequest } from '../../domain/multi-city-request.js';
import { partySize } from '../../domain/party.js';
import type { Place } from '../../domain/place.js';
import type { CityWish } from '../../domain/trip-request.js';
import { planWeights } from '../plan/weights.js';
import { type CityHop, hopBurden } from './choose-ways.js';
import { bestOrder } from './city-order.js';
import { waysBetween } from './city-way.js';

/** The cities in the order of the trip, and the ways that join them. */
export interface Route {
  readonly stays: readonly CityWish[];
  /** From city to city, and first from home and last to home where such ways are known. */
  readonly hops: readonly CityHop[];
  /** Whether the first hop leads from home and the last one there. */
  readonly startsAtHome: boolean;
}

/** Lays out the trip. Ways from and to a home that the table does not know are left out, as `planTrip` leaves them out. */
export function layRoute(
  request: MultiCityRequest,
  connections: readonly Connection[],
  places: readonly Place[],
): Route {
  const { stays, origin, party, journeyModes = {} } = request;
  const known = new Map<string, CityHop>();
  const hop = (from: string, to: string, modes: CityHop['modes'] = []): CityHop => {
    const key = JSON.stringify([from, to, modes]);
    const found = known.get(key) ?? { from, to, modes, ways: waysBetween(from, to, connections, places, party) };
    known.set(key, found);
    return found;
  };
  const between = (cities: readonly CityWish[]) =>
    cities.slice(1).map(({ city }, index) => hop(cities[index]?.city ?? '', city, journeyModes.onward));
  const home = (cities: readonly CityWish[]): readonly CityHop[] => {
    const [first, last] = [cities[0]?.city, cities.at(-1)?.city];
    if (origin === undefined || first === undefined || last === undefined) return [];
    return [hop(origin, first, journeyModes.outbound), hop(last, origin, journeyModes.inbound)];
  };
  const weights = planWeights(request.economical ? 'economical' : 'ordinary', partySize(party));
  const burdenOfOrder = (order: readonly number[]) => {
    const cities = order.flatMap((index) => stays[index] ?? []);
    const burdens = [...home(cities), ...between(cities)].map((each) => hopBurden(each, weights));
    const [byCar, without] = [0, 1].map((fleet) => burdens.reduce((sum, each) => sum + (each[fleet] ?? 0), 0));
    return Math.min(byCar ?? 0, without ?? 0);
  };
  const order = request.order === 'best' ? bestOrder(stays.length, burdenOfOrder) : stays.keys();
  const ordered = [...order].flatMap((index) => stays[index] ?? []);
  const ends = home(ordered);
  const startsAtHome = ends.length > 0 && ends.every(({ ways }) => ways.length > 0);
  const [there, back] = startsAtHome ? ends : [];
  return {
    stays: ordered,
    hops: [...(there ? [there] : []), ...between(ordered), ...(back ? [back] : [])],
    startsAtHome,
  };
}
