import { type Party, partySize } from '../../domain/party.js';
import type { Place, PriceByPerson } from '../../domain/place.js';

/** Rounds yuan to the fen. */
export function toFen(yuan: number): number {
  return Math.round(yuan * 100) / 100;
}

/** What a price by person comes to for the whole party, in yuan; nothing stated costs nothing. */
export function partyPrice(price: PriceByPerson | undefined, party: Party): number {
  if (price === undefined) return 0;
  const { adult = 0, child = 0, student = 0, senior = 0 } = party;
  return toFen(
    adult * price.adult +
      child * (price.child ?? price.adult) +
      student * (price.student ?? price.adult) +
      senior * (price.senior ?? price.adult),
  );
}

/**
 * The rooms that a party needs. A room with one bed sleeps two, for it is a double bed; one with more beds sleeps one
 * person a bed. Each room takes one child more in its parents' bed.
 *
 * @param bedsPerRoom - default: rooms of two
 * @param sleeps - people that a room takes, where the place to stay says so; it counts where no beds were asked for
 */
export function roomsFor(party: Party, bedsPerRoom: number | undefined, stay: Pick<Place, 'sleeps'>): number {
  const people = partySize(party);
  if (bedsPerRoom === undefined && stay.sleeps !== undefined) return Math.ceil(people / stay.sleeps);
  const children = party.child ?? 0;
  const sleeps = Math.max(2, bedsPerRoom ?? 2);
  return Math.max(1, Math.ceil((people - children) / sleeps), Math.ceil(people / (sleeps + 1)));
}
