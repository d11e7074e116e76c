import type { Party } from '../../domain/party.js';
import type { Place, PriceByPerson } from '../../domain/place.js';
import { isInSeason } from './clock-time.js';

/** The price that holds on a date: that of the first season that applies, else the usual one. */
export function priceOn(date: string, place: Place): PriceByPerson | undefined {
  return place.priceSeasons?.find(({ season }) => isInSeason(date, season))?.price ?? place.price;
}

/** Yuan for the whole party; what has no price costs nothing. */
export function priceForAll(price: PriceByPerson | undefined, party: Party): number {
  if (price === undefined) return 0;
  let yuan = 0;
  for (const kind of ['adult', 'child', 'student', 'senior'] as const) {
    yuan += (party[kind] ?? 0) * (price[kind] ?? price.adult);
  }
  return yuan;
}

/** Whether two amounts are the same, to the fen. */
export function isSameYuan(left: number, right: number): boolean {
  return Math.abs(left - right) < 0.011;
}
