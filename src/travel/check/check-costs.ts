import type { ItineraryDay, Stop, TripCosts } from '../../domain/itinerary.js';
import type { PriceByPerson } from '../../domain/place.js';
import type { BudgetScope } from '../../domain/trip-request.js';
import { type CheckedTrip, isHoliday } from './checked-trip.js';
import type { Violation } from './violation.js';

const costOf: Readonly<Record<BudgetScope, (costs: TripCosts) => number>> = {
  total: (costs) => costs.total,
  attractions: (costs) => costs.attractions,
  dining: (costs) => costs.dining,
  hotel: (costs) => costs.hotel,
  'inner-city-transport': (costs) => costs.innerCityTransport,
  'intercity-transport': (costs) => costs.intercityTransport,
};

const isSame = (left: number, right: number): boolean => Math.abs(left - right) < 0.011;

function priceForAll(price: PriceByPerson, trip: CheckedTrip): number {
  let yuan = 0;
  for (const kind of ['adult', 'child', 'student', 'senior'] as const) {
    yuan += (trip.request.party[kind] ?? 0) * (price[kind] ?? price.adult);
  }
  return yuan;
}

function add(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
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
  // The price of a meal may be unknown; an estimate then stands in its place.
  const isEstimate = stop.kind === 'meal' && place.price === undefined;
  const expected = place.price === undefined ? 0 : priceForAll(place.price, trip);
  if (isEstimate ? stop.costYuan >= 0 : isSame(stop.costYuan, expected)) return [];
  return [
    {
      rule: 'cost',
      day: day.day,
      placeId: stop.placeId,
      message: `${stop.name} costs ${expected} yuan, not ${stop.costYuan}`,
    },
  ];
}

function checkDay(day: ItineraryDay, trip: CheckedTrip): Violation[] {
  const violations = day.stops.flatMap((stop) => checkStop(stop, day, trip));
  const night = day.overnight;
  const hotel = night === undefined ? undefined : trip.places.get(night.placeId);
  if (night !== undefined && hotel !== undefined) {
    const room = isHoliday(trip, day) ? (hotel.holidayRoomPrice ?? hotel.roomPrice ?? 0) : (hotel.roomPrice ?? 0);
    if (!isSame(night.costYuan, room * night.rooms)) {
      violations.push({
        rule: 'cost',
        day: day.day,
        placeId: hotel.id,
        message: `The night costs ${room * night.rooms} yuan, not ${night.costYuan}`,
      });
    }
  }
  const rides = rideCosts(day);
  const all = add([
    ...day.stops.map((stop) => stop.costYuan),
    rides,
    ownMealsOn(day, trip),
    night?.costYuan ?? 0,
    journeyCosts(day, trip),
  ]);
  if (rides < 0 || !isSame(day.costYuan, all)) {
    violations.push({
      rule: 'cost',
      day: day.day,
      message: `Day ${day.day} adds up to ${all} yuan, not ${day.costYuan}`,
    });
  }
  return violations;
}

function checkFares(trip: CheckedTrip): Violation[] {
  const { outbound, inbound, days } = trip.itinerary;
  return [outbound, inbound].flatMap((journey, index): Violation[] => {
    const station = index === 0 ? days[0]?.start.placeId : days.at(-1)?.end.placeId;
    const prices = trip.connections
      ?.filter((each) => each.station === station && each.mode === journey?.mode)
      .map((each) => each.price);
    if (journey === undefined || prices === undefined || prices.length === 0) return [];
    if (prices.some((price) => isSame(priceForAll(price, trip), journey.costYuan))) return [];
    return [{ rule: 'cost', message: `The journey from ${journey.from} does not cost ${journey.costYuan} yuan` }];
  });
}

function sumCosts(trip: CheckedTrip): TripCosts {
  const { days } = trip.itinerary;
  const stops = days.flatMap((day) => day.stops);
  const spentOn = (kind: Stop['kind']) => add(stops.filter((stop) => stop.kind === kind).map((stop) => stop.costYuan));
  const sums = {
    attractions: spentOn('visit'),
    dining: spentOn('meal') + add(days.map((day) => ownMealsOn(day, trip))),
    hotel: add(days.map((day) => day.overnight?.costYuan ?? 0)),
    innerCityTransport: add(days.map(rideCosts)),
    intercityTransport: (trip.itinerary.outbound?.costYuan ?? 0) + (trip.itinerary.inbound?.costYuan ?? 0),
  };
  return { ...sums, total: add(Object.values(sums)) };
}

/** Prices are those of the places, sums are right, and no budget is exceeded. */
export function checkCosts(trip: CheckedTrip): Violation[] {
  const violations = [...trip.itinerary.days.flatMap((day) => checkDay(day, trip)), ...checkFares(trip)];
  const sums = sumCosts(trip);
  for (const [scope, read] of Object.entries(costOf)) {
    if (!isSame(read(sums), read(trip.itinerary.costs))) {
      violations.push({
        rule: 'cost',
        message: `The cost in ${scope} is ${read(sums)} yuan, not ${read(trip.itinerary.costs)}`,
      });
    }
  }
  for (const { scope, maxYuan } of trip.request.budgets ?? []) {
    const cost = costOf[scope](sums);
    if (cost > maxYuan + 0.011)
      violations.push({ rule: 'budget', message: `${cost} yuan (${scope}) exceed the budget of ${maxYuan} yuan` });
  }
  return violations;
}
