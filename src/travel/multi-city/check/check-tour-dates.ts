import { daysLater } from '../../check/clock-time.js';
import { isSameCity, isStay } from '../../check/meant-places.js';
import { shown } from '../../check/violation.js';
import { type CheckedMultiCityTrip, nightsAsked, wishFor } from './checked-multi-city-trip.js';
import { type MultiCityViolation, violation } from './multi-city-violation.js';

const kinds = ['adult', 'child', 'student', 'senior'] as const;

/** The plan is for the people who travel; the party of each city is checked there. */
export function checkTravellers({ itinerary, request }: CheckedMultiCityTrip): MultiCityViolation[] {
  const isSame = kinds.every((kind) => (itinerary.party[kind] ?? 0) === (request.party[kind] ?? 0));
  return isSame ? [] : [violation('party', { found: itinerary.party, asked: request.party })];
}

/** The trip begins when it was to begin, each stay has its nights, and the next begins on the day on which it ends. */
export function checkTourDates(trip: CheckedMultiCityTrip): MultiCityViolation[] {
  const { itinerary, request } = trip;
  const violations: MultiCityViolation[] = [];
  let asked = request.startDate;
  for (const [index, stay] of itinerary.stays.entries()) {
    const { days } = stay.itinerary;
    const found = days[0]?.date ?? '';
    if (found !== asked) {
      const problem = found > asked ? 'gap' : 'overlap';
      const facts =
        index === 0 ? ({ problem: 'start', found, asked } as const) : { problem, city: stay.city, found, asked };
      violations.push(violation('dates', facts as Parameters<typeof violation<'dates'>>[1]));
    }
    const wish = wishFor(stay, trip);
    const nights = wish === undefined ? undefined : nightsAsked(wish, index === itinerary.stays.length - 1);
    if (nights !== undefined && days.length - 1 !== nights) {
      const facts = { problem: 'nights', city: stay.city, found: days.length - 1, asked: nights } as const;
      violations.push(violation('dates', facts));
    }
    asked = days.at(-1)?.date ?? daysLater(asked, nights ?? 0);
  }
  return violations;
}

/** Every night between the first day and the last has one bed for each of the party, and not two. */
export function checkTourNights({ itinerary, places }: CheckedMultiCityTrip): MultiCityViolation[] {
  const beds = new Map<string, { readonly name: string; readonly englishName?: string | undefined }[]>();
  const needed = new Set<string>();
  for (const { city, itinerary: stay } of itinerary.stays) {
    const hasHotels = [...places.values()].some((place) => isStay(place) && isSameCity(place.city, city));
    for (const [index, { date, overnight }] of stay.days.entries()) {
      if (hasHotels && index < stay.days.length - 1) needed.add(date);
      if (overnight !== undefined) beds.set(date, [...(beds.get(date) ?? []), shown(overnight)]);
    }
  }
  const last = itinerary.stays.at(-1)?.itinerary.days.at(-1)?.date;
  return [...new Set([...needed, ...beds.keys()])].toSorted().flatMap((date) => {
    const found = beds.get(date) ?? [];
    const isRight = date === last ? found.length === 0 : found.length === 1;
    return isRight ? [] : [violation('nights', { date, places: found })];
  });
}
