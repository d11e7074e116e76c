import type { Stop, TripRemark } from '../../domain/itinerary.js';
import type { Place } from '../../domain/place.js';
import { isAccessUnknown } from './access.js';
import type { CheckedTrip } from './checked-trip.js';
import { shown, type Violation, violation } from './violation.js';

type RemarkOf<Type extends TripRemark['type']> = Extract<TripRemark, { readonly type: Type }>;

function remarksOf<Type extends TripRemark['type']>(type: Type, { itinerary }: CheckedTrip): readonly RemarkOf<Type>[] {
  return itinerary.remarks.filter((remark): remark is RemarkOf<Type> => remark.type === type);
}

function checkBooking(day: number, { name }: Stop, place: Place, trip: CheckedTrip): Violation[] {
  const note = place.bookAhead;
  const isSaid = remarksOf('book-ahead', trip).some((remark) => remark.name === name && remark.note === note);
  if (note === undefined || isSaid) return [];
  const facts = { problem: 'book-ahead', place: shown(place), note, englishNote: place.englishBookAhead } as const;
  return [violation('told', facts, { day, placeId: place.id })];
}

function checkUnconfirmed(day: number, stop: Stop, place: Place, trip: CheckedTrip): Violation[] {
  const said = remarksOf('access-unconfirmed', trip).filter(({ places }) =>
    places.some(({ name }) => name === stop.name),
  );
  return (trip.request.needs ?? [])
    .filter((need) => isAccessUnknown(place, need) && !said.some(({ needs }) => needs.includes(need)))
    .map((need) => violation('told', { problem: 'access', place: shown(place), need }, { day, placeId: place.id }));
}

/** The plan says what cannot be kept, what has to be booked, and where nobody knows whether the party can get in. */
export function checkTold(trip: CheckedTrip): Violation[] {
  const told = new Set(remarksOf('unkept', trip).flatMap(({ wishes }) => wishes));
  const unkept = (trip.request.unkept ?? []).filter((wish) => !told.has(wish));
  return [
    ...unkept.map((wish) => violation('told', { problem: 'unkept', wish })),
    ...trip.itinerary.days.flatMap(({ day, stops }) =>
      stops.flatMap((stop) => {
        const place = trip.places.get(stop.placeId);
        if (place === undefined) return [];
        return [...checkBooking(day, stop, place, trip), ...checkUnconfirmed(day, stop, place, trip)];
      }),
    ),
  ];
}
