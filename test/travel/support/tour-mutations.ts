import type { ItineraryDay, Journey } from '../../../src/domain/itinerary.js';
import type { CityStay, MultiCityItinerary } from '../../../src/domain/multi-city-itinerary.js';
import type { MultiCityRequest } from '../../../src/domain/multi-city-request.js';
import type { Place } from '../../../src/domain/place.js';
import type { MultiCityRule } from '../../../src/travel/multi-city/check/multi-city-violation.js';
import type { AnyTour } from './any-cities.js';

/** A plan, or a request, that was right before. */
interface Broken {
  readonly itinerary: MultiCityItinerary;
  readonly request: MultiCityRequest;
}

export interface TourMutation {
  readonly name: string;
  readonly rule: MultiCityRule;
  /** Undefined where the plan has nothing to break in this way. */
  readonly apply: (itinerary: MultiCityItinerary, tour: AnyTour) => Broken | undefined;
}

function clockLater(time: string, minutes: number): string {
  const [hours = 0, rest = 0] = time.split(':').map(Number);
  const all = hours * 60 + rest + minutes;
  return `${String(Math.floor(all / 60)).padStart(2, '0')}:${String(all % 60).padStart(2, '0')}`;
}

function dateLater(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function atStay(
  itinerary: MultiCityItinerary,
  index: number,
  change: (stay: CityStay) => CityStay,
): MultiCityItinerary {
  return { ...itinerary, stays: itinerary.stays.map((stay, at) => (at === index ? change(stay) : stay)) };
}

function atDay(stay: CityStay, index: number, change: (day: ItineraryDay) => ItineraryDay): CityStay {
  const { days } = stay.itinerary;
  const place = index < 0 ? days.length + index : index;
  return {
    ...stay,
    itinerary: { ...stay.itinerary, days: days.map((day, at) => (at === place ? change(day) : day)) },
  };
}

/** Changes the way onto the second city. */
function onward(change: (journey: Journey) => Partial<Journey>): TourMutation['apply'] {
  return (itinerary, { request }) => {
    const changed = atStay(itinerary, 1, (stay) => ({
      ...stay,
      arrival: stay.arrival && { ...stay.arrival, ...change(stay.arrival) },
    }));
    return { itinerary: changed, request };
  };
}

function wished(
  wish: (itinerary: MultiCityItinerary, tour: AnyTour) => Partial<MultiCityRequest> | undefined,
): TourMutation['apply'] {
  return (itinerary, tour) => {
    const changed = wish(itinerary, tour);
    return changed && { itinerary, request: { ...tour.request, ...changed } };
  };
}

const stopsOf = ({ stays }: MultiCityItinerary) =>
  stays.flatMap(({ itinerary }) => itinerary.days.flatMap(({ stops }) => stops));
const journeysOf = ({ stays, inbound }: MultiCityItinerary) => [
  ...stays.flatMap(({ arrival }) => arrival ?? []),
  ...(inbound ? [inbound] : []),
];

/** Another place of the same city. */
function otherThan(id: string, places: readonly Place[]): Place | undefined {
  const city = places.find((place) => place.id === id)?.city;
  return places.find((place) => place.id !== id && place.city === city);
}

/** One rule broken at a time, with the rule. */
export const tourMutations: readonly TourMutation[] = [
  {
    name: 'a city is left out',
    rule: 'cities',
    apply: (itinerary, { request }) => ({ itinerary: { ...itinerary, stays: itinerary.stays.slice(0, -1) }, request }),
  },
  {
    name: 'cities change their places',
    rule: 'cities',
    apply: (itinerary, { request }) =>
      request.order === 'best'
        ? undefined
        : { itinerary: { ...itinerary, stays: itinerary.stays.toReversed() }, request },
  },
  {
    name: 'somebody joins',
    rule: 'party',
    apply: (itinerary, { request }) => ({
      itinerary: { ...itinerary, party: { ...itinerary.party, senior: 1 } },
      request,
    }),
  },
  {
    name: 'a day lies between two stays',
    rule: 'dates',
    apply: (itinerary, { request }) => {
      const later = (day: ItineraryDay) => ({ ...day, date: dateLater(day.date, 1) });
      const changed = atStay(itinerary, 1, (stay) => ({
        ...stay,
        itinerary: { ...stay.itinerary, days: stay.itinerary.days.map(later) },
      }));
      return { itinerary: changed, request };
    },
  },
  {
    name: 'a night is missing',
    rule: 'dates',
    apply: (itinerary, { request }) => {
      const changed = atStay(itinerary, 0, (stay) => ({
        ...stay,
        itinerary: { ...stay.itinerary, days: stay.itinerary.days.slice(0, -1) },
      }));
      return { itinerary: changed, request };
    },
  },
  {
    name: 'the trip begins later',
    rule: 'dates',
    apply: wished((_, { request }) => ({ startDate: dateLater(request.startDate, -1) })),
  },
  {
    name: 'a ticket is too cheap',
    rule: 'in-city',
    apply: (itinerary, { request }) => {
      const changed = atStay(itinerary, 0, (stay) => atDay(stay, 0, (day) => ({ ...day, costYuan: day.costYuan + 1 })));
      return { itinerary: changed, request };
    },
  },
  {
    name: 'there is no way to the second city',
    rule: 'way',
    apply: (itinerary, { request }) => ({
      itinerary: atStay(itinerary, 1, (stay) => ({ ...stay, arrival: undefined })),
      request,
    }),
  },
  { name: 'the way leads elsewhere', rule: 'way', apply: onward(() => ({ to: '远方' })) },
  {
    name: 'the train leaves at another minute',
    rule: 'way',
    apply: onward(({ depart, arrive }) => ({ depart: clockLater(depart, 1), arrive: clockLater(arrive, 1) })),
  },
  { name: 'the train is faster', rule: 'way', apply: onward(({ arrive }) => ({ arrive: clockLater(arrive, -1) })) },
  { name: 'the fare is wrong', rule: 'way', apply: onward(({ costYuan }) => ({ costYuan: costYuan + 1 })) },
  { name: 'the way is on another day', rule: 'way', apply: onward(({ date }) => ({ date: dateLater(date, 1) })) },
  {
    name: 'the stay begins before the arrival',
    rule: 'arrival',
    apply: (itinerary, { request }) => {
      const changed = atStay(itinerary, 1, (stay) =>
        atDay(stay, 0, (day) => ({
          ...day,
          start: { ...day.start, time: clockLater(stay.arrival?.arrive ?? '', -1) },
        })),
      );
      return { itinerary: changed, request };
    },
  },
  {
    name: 'the stay begins at another station',
    rule: 'arrival',
    apply: (itinerary, { request, places, connections }) => {
      const arrival = itinerary.stays[1]?.arrival;
      const start = itinerary.stays[1]?.itinerary.days[0]?.start;
      const other = start && otherThan(start.placeId, places);
      const rows = connections.filter(({ from, to }) =>
        [from, to].every((city) => city === arrival?.from || city === arrival?.to),
      );
      // Only where every row that the way can be knows the station of arrival.
      const isKnown = rows.every((row) => (row.to === arrival?.to ? row.station : row.fromStation) !== undefined);
      if (other === undefined || !isKnown) return undefined;
      const changed = atStay(itinerary, 1, (stay) =>
        atDay(stay, 0, (day) => ({ ...day, start: { ...day.start, placeId: other.id, name: other.name } })),
      );
      return { itinerary: changed, request };
    },
  },
  {
    name: 'the party comes too late to the station',
    rule: 'departure',
    apply: (itinerary, { request }) => {
      const { arrival } = itinerary.stays[1] ?? {};
      const late = clockLater(arrival?.depart ?? '', arrival?.mode === 'drive' ? 1 : -5);
      const changed = atStay(itinerary, 0, (stay) =>
        atDay(stay, -1, (day) => ({ ...day, end: { ...day.end, time: late } })),
      );
      return { itinerary: changed, request };
    },
  },
  {
    name: 'a night has no bed',
    rule: 'nights',
    apply: (itinerary, { request }) =>
      itinerary.stays[0]?.itinerary.days[0]?.overnight === undefined
        ? undefined
        : {
            itinerary: atStay(itinerary, 0, (stay) => atDay(stay, 0, (day) => ({ ...day, overnight: undefined }))),
            request,
          },
  },
  {
    name: 'a night has two beds',
    rule: 'nights',
    apply: (itinerary, { request }) => {
      const overnight = itinerary.stays[0]?.itinerary.days[0]?.overnight;
      const isFollowed = itinerary.stays[1]?.itinerary.days[0]?.overnight !== undefined;
      if (overnight === undefined || !isFollowed) return undefined;
      return { itinerary: atStay(itinerary, 0, (stay) => atDay(stay, -1, (day) => ({ ...day, overnight }))), request };
    },
  },
  {
    name: 'the car is left behind',
    rule: 'car',
    apply: (itinerary, tour) => {
      const journeys = journeysOf(itinerary);
      if (journeys.length < 2) return undefined;
      return onward(({ mode }) => ({ mode: mode === 'drive' ? 'train' : 'drive' }))(itinerary, tour);
    },
  },
  {
    name: 'the way was not to be by this mode',
    rule: 'journey-modes',
    apply: wished(({ stays }) => ({
      journeyModes: { onward: [stays[1]?.arrival?.mode === 'flight' ? 'train' : 'flight'] },
    })),
  },
  {
    name: 'a sight that was asked for is in no city',
    rule: 'must-see',
    apply: wished((itinerary, { places }) => {
      const seen = new Set(stopsOf(itinerary).map(({ placeId }) => placeId));
      const missed = places.find(({ kind, id }) => kind === 'sight' && !seen.has(id));
      return missed && { mustSee: [missed.id] };
    }),
  },
  {
    name: 'food that was asked for is in no city',
    rule: 'cuisines',
    apply: wished(() => ({ cuisines: ['ice-cream'] })),
  },
  {
    name: 'there are too many sights of a kind',
    rule: 'kind-limits',
    apply: wished((itinerary, { places }) => {
      const visited = new Set(stopsOf(itinerary).flatMap(({ kind, placeId }) => (kind === 'visit' ? placeId : [])));
      const tag = places.find(({ id, tags = [] }) => visited.has(id) && tags.length > 0)?.tags?.[0];
      return tag === undefined ? undefined : { kindLimits: [{ tag, most: 0 }] };
    }),
  },
  {
    name: 'the sum is wrong',
    rule: 'cost',
    apply: (itinerary, { request }) => ({
      itinerary: { ...itinerary, costs: { ...itinerary.costs, dining: itinerary.costs.dining + 1 } },
      request,
    }),
  },
  {
    name: 'the budget is a yuan too small',
    rule: 'budget',
    apply: wished(({ costs }) => ({ budgets: [{ scope: 'total', maxYuan: costs.total - 1 }] })),
  },
];
