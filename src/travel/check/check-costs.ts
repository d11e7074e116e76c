import type { ItineraryDay, Stop, TripCosts } from '../../domain/itinerary.js';
import type { BudgetScope } from '../../domain/trip-request.js';
import { connectionsOf, stationOf } from './check-journeys.js';
import { type CheckedTrip, isHoliday } from './checked-trip.js';
import { isSameYuan, priceForAll, priceOn } from './price.js';
import { shown, type Violation, violation } from './violation.js';

const costOf: Readonly<Record<BudgetScope, (costs: TripCosts) => number>> = {
  total: (costs) => costs.total,
  attractions: (costs) => costs.attractions,
  dining: (costs) => costs.dining,
  hotel: (costs) => costs.hotel,
  'inner-city-transport': (costs) => costs.innerCityTransport,
  'intercity-transport': (costs) => costs.intercityTransport,
};
const scopes = Object.keys(costOf) as readonly BudgetScope[];

function add(amounts: readonly number[]): number {
  return Math.round(amounts.reduce((sum, amount) => sum + amount, 0) * 100) / 100;
}

function ownMealsOn(day: ItineraryDay, trip: CheckedTrip): number {
  const own = trip.itinerary.remarks.map((remark) =>
    remark.type === 'meal-on-your-own' && remark.day === day.day ? remark.costYuan : 0,
  );
  return add(own);
}

function rideCosts(day: ItineraryDay): number {
  return add([...day.stops.map((stop) => stop.leg.costYuan), day.end.leg.costYuan]);
}

function journeyCosts(day: ItineraryDay, trip: CheckedTrip): number {
  const { outbound, inbound, days } = trip.itinerary;
  const there = day === days[0] ? (outbound?.costYuan ?? 0) : 0;
  const back = day === days.at(-1) ? (inbound?.costYuan ?? 0) : 0;
  return there + back;
}

function checkStop(stop: Stop, day: ItineraryDay, trip: CheckedTrip): Violation[] {
  const place = trip.places.get(stop.placeId);
  if (place === undefined) return [];
  const price = priceOn(day.date, place);
  // The price of a meal may be unknown; an estimate then stands in its place.
  const isEstimate = stop.kind === 'meal' && price === undefined;
  const right = priceForAll(price, trip.request.party);
  if (isEstimate ? stop.costYuan >= 0 : isSameYuan(stop.costYuan, right)) return [];
  const facts = { problem: 'stop', place: shown(stop), yuan: stop.costYuan, right } as const;
  return [violation('cost', facts, { day: day.day, placeId: stop.placeId })];
}

function checkNight(day: ItineraryDay, trip: CheckedTrip): Violation[] {
  const night = day.overnight;
  const hotel = night === undefined ? undefined : trip.places.get(night.placeId);
  if (night === undefined || hotel === undefined) return [];
  const usual = hotel.roomPrice ?? 0;
  const right = (isHoliday(trip, day) ? (hotel.holidayRoomPrice ?? usual) : usual) * night.rooms;
  if (isSameYuan(night.costYuan, right)) return [];
  const facts = { problem: 'night', place: shown(night), yuan: night.costYuan, right } as const;
  return [violation('cost', facts, { day: day.day, placeId: hotel.id })];
}

function checkDay(day: ItineraryDay, trip: CheckedTrip): Violation[] {
  const right = add([
    ...day.stops.map((stop) => stop.costYuan),
    rideCosts(day),
    ownMealsOn(day, trip),
    day.overnight?.costYuan ?? 0,
    journeyCosts(day, trip),
  ]);
  const facts = { problem: 'day', yuan: day.costYuan, right } as const;
  return [
    ...day.stops.flatMap((stop) => checkStop(stop, day, trip)),
    ...checkNight(day, trip),
    ...(isSameYuan(day.costYuan, right) ? [] : [violation('cost', facts, { day: day.day })]),
  ];
}

function checkFares(trip: CheckedTrip): Violation[] {
  return (['outbound', 'inbound'] as const).flatMap((direction): Violation[] => {
    const journey = trip.itinerary[direction];
    if (journey === undefined) return [];
    const rights = (connectionsOf(journey, stationOf(direction, trip), trip) ?? []).map(({ price }) =>
      priceForAll(price, trip.request.party),
    );
    const [right] = rights;
    if (right === undefined || rights.some((each) => isSameYuan(each, journey.costYuan))) return [];
    return [violation('cost', { problem: 'journey', from: journey.from, yuan: journey.costYuan, right })];
  });
}

function sumCosts(trip: CheckedTrip): TripCosts {
  const { days } = trip.itinerary;
  const stops = days.flatMap((day) => day.stops);
  const spentOn = (kind: Stop['kind']) => add(stops.filter((stop) => stop.kind === kind).map((stop) => stop.costYuan));
  const sums = {
    attractions: spentOn('visit'),
    dining: add([spentOn('meal'), ...days.map((day) => ownMealsOn(day, trip))]),
    hotel: add(days.map((day) => day.overnight?.costYuan ?? 0)),
    innerCityTransport: add(days.map(rideCosts)),
    intercityTransport: (trip.itinerary.outbound?.costYuan ?? 0) + (trip.itinerary.inbound?.costYuan ?? 0),
  };
  return { ...sums, total: add(Object.values(sums)) };
}

/** Prices are those of the places for each kind of person on each date, and sums are right. */
export function checkCosts(trip: CheckedTrip): Violation[] {
  const sums = sumCosts(trip);
  const wrongSums = scopes.flatMap((scope): Violation[] => {
    const yuan = costOf[scope](trip.itinerary.costs);
    const right = costOf[scope](sums);
    return isSameYuan(yuan, right) ? [] : [violation('cost', { problem: 'sum', scope, yuan, right })];
  });
  return [...trip.itinerary.days.flatMap((day) => checkDay(day, trip)), ...checkFares(trip), ...wrongSums];
}

/** No budget is exceeded by what the plan really costs, whatever sums it states. */
export function checkBudgets(trip: CheckedTrip): Violation[] {
  const { budgets = [] } = trip.request;
  if (budgets.length === 0) return [];
  const sums = sumCosts(trip);
  return budgets.flatMap(({ scope, maxYuan }): Violation[] => {
    const yuan = costOf[scope](sums);
    return yuan > maxYuan + 0.011 ? [violation('budget', { scope, yuan, maxYuan })] : [];
  });
}
