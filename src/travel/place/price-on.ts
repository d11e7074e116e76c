import type { Place, PriceByPerson } from '../../domain/place.js';

/** The price that holds on a day: that of the first season that the day lies in, else the usual one. */
export function priceOn(place: Place, date: string): PriceByPerson | undefined {
  const monthDay = date.slice(5);
  const season = place.priceSeasons?.find(({ season: [from, until] }) =>
    from <= until ? monthDay >= from && monthDay <= until : monthDay >= from || monthDay <= until,
  );
  return season?.price ?? place.price;
}

/** Whether nobody ever pays an entry fee. */
export function isFree(place: Place): boolean {
  const prices = [place.price, ...(place.priceSeasons ?? []).map(({ price }) => price)];
  return prices.every((price) => price === undefined || Object.values(price).every((yuan) => yuan === 0));
}
