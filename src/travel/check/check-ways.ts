import type { ItineraryDay, Leg } from '../../domain/itinerary.js';
import { partySize } from '../../domain/party.js';
import type { Place, Position } from '../../domain/place.js';
import type { TransportMode } from '../../domain/trip-request.js';
import type { CheckedTrip } from './checked-trip.js';
import { shown, type Violation, violation } from './violation.js';

/** The fastest way through a city that anyone can believe. */
interface ModeLimits {
  /** As the crow flies, while moving. */
  readonly kilometersPerHour: number;
  /** Getting in and out, at the very least. */
  readonly extraMinutes: number;
}

const fastest: Readonly<Record<TransportMode, ModeLimits>> = {
  walk: { kilometersPerHour: 6.5, extraMinutes: 0 },
  bus: { kilometersPerHour: 60, extraMinutes: 2 },
  metro: { kilometersPerHour: 120, extraMinutes: 3 },
  taxi: { kilometersPerHour: 100, extraMinutes: 1 },
  drive: { kilometersPerHour: 100, extraMinutes: 0 },
};
/** Two map datums may differ by 700 metres; where they do, that much distance cannot be judged. */
const datumErrorMeters = 800;
/** Minutes are whole, and a place is as large as a minute's walk. */
const roundingMinutes = 1;
/** No taxi in the mainland takes less for setting off, or a kilometre, in yuan; the largest ones hold six. */
const taxiFares = { flag: 4, kilometer: 1, seats: 6 };
/** No metro in the mainland takes less of a grown person, in yuan. */
const metroFare = 1;

/** Metres as the crow flies, on a plane that is good enough for one city. */
function straightMeters(from: Position, to: Position): number {
  const metersPerDegree = 111_195;
  const middle = ((from.latitude + to.latitude) / 2) * (Math.PI / 180);
  const north = (to.latitude - from.latitude) * metersPerDegree;
  const east = (to.longitude - from.longitude) * metersPerDegree * Math.cos(middle);
  const meters = Math.hypot(north, east);
  return from.datum === to.datum ? meters : Math.max(0, meters - datumErrorMeters);
}

/** The least that a way can cost the party; children and elders may ride free. */
function leastFare(mode: TransportMode, meters: number, { request }: CheckedTrip): number {
  if (mode === 'metro') return metroFare * ((request.party.adult ?? 0) + (request.party.student ?? 0));
  if (mode !== 'taxi') return 0;
  const car = Math.max(taxiFares.flag, (taxiFares.kilometer * meters) / 1000);
  return Math.floor(car * Math.ceil(partySize(request.party) / taxiFares.seats));
}

interface Way {
  readonly day: number;
  readonly leg: Leg;
  readonly from: Place;
  readonly to: Place;
}

/** What a table of ways says about a leg: it takes no less than there, and costs the same. */
function checkByTable({ day, leg, from, to }: Way, trip: CheckedTrip): Violation[] {
  const spot = { day, placeId: to.id };
  const ends = { from: shown(from), place: shown(to), mode: leg.mode };
  const way = trip.transport?.(from.position, to.position, leg.mode, partySize(trip.request.party));
  if (way === undefined) return [violation('travel-time', { problem: 'no-way', ...ends }, spot)];
  const violations: Violation[] = [];
  if (!(leg.minutes >= way.minutes)) {
    const facts = { problem: 'speed', ...ends, minutes: leg.minutes, leastMinutes: way.minutes } as const;
    violations.push(violation('travel-time', facts, spot));
  }
  if (!(Math.abs(leg.costYuan - way.costYuan) < 0.011)) {
    violations.push(violation('fare', { ...ends, yuan: leg.costYuan, rightYuan: way.costYuan, isLeast: false }, spot));
  }
  return violations;
}

/** What distance alone says about a leg: it is no faster, shorter or cheaper than its mode can be. */
function checkByDistance({ day, leg, from, to }: Way, trip: CheckedTrip): Violation[] {
  const spot = { day, placeId: to.id };
  const ends = { from: shown(from), place: shown(to), mode: leg.mode };
  const meters = straightMeters(from.position, to.position);
  const { kilometersPerHour, extraMinutes } = fastest[leg.mode];
  const leastMinutes = Math.floor((meters / 1000 / kilometersPerHour) * 60 + extraMinutes - roundingMinutes);
  const leastMeters = Math.floor(meters * 0.9 - 50);
  const violations: Violation[] = [];
  if (!(leg.minutes >= leastMinutes)) {
    const facts = { problem: 'speed', ...ends, minutes: leg.minutes, leastMinutes } as const;
    violations.push(violation('travel-time', facts, spot));
  }
  if (!(leg.distanceMeters >= leastMeters)) {
    const { from: start, place } = ends;
    const facts = { problem: 'distance', from: start, place, meters: leg.distanceMeters, leastMeters } as const;
    violations.push(violation('travel-time', facts, spot));
  }
  const least = trip.transport === undefined ? leastFare(leg.mode, meters, trip) : 0;
  const isFree = leg.mode === 'walk';
  if (!(leg.costYuan >= least) || (isFree && leg.costYuan > 0))
    violations.push(violation('fare', { ...ends, yuan: leg.costYuan, rightYuan: least, isLeast: !isFree }, spot));
  return violations;
}

function checkWay(way: Way, trip: CheckedTrip): Violation[] {
  const { day, leg, from, to } = way;
  if (from.id !== to.id) {
    const byTable = trip.transport === undefined ? [] : checkByTable(way, trip);
    return byTable.length > 0 ? byTable : checkByDistance(way, trip);
  }
  const spot = { day, placeId: to.id };
  const ends = { from: shown(from), place: shown(to), mode: leg.mode };
  if (leg.costYuan !== 0)
    return [violation('fare', { ...ends, yuan: leg.costYuan, rightYuan: 0, isLeast: false }, spot)];
  if (leg.minutes >= 0) return [];
  return [violation('travel-time', { problem: 'speed', ...ends, minutes: leg.minutes, leastMinutes: 0 }, spot)];
}

/** Where each way of a day begins and ends, as far as the places are known. */
function waysOf(day: ItineraryDay, { places }: CheckedTrip): readonly Way[] {
  const ends = [...day.stops, day.end];
  return ends.flatMap(({ leg, placeId }, index): Way[] => {
    const from = places.get(day.stops[index - 1]?.placeId ?? day.start.placeId);
    const to = places.get(placeId);
    return from === undefined || to === undefined ? [] : [{ day: day.day, leg, from, to }];
  });
}

/** No way is faster, shorter or cheaper than it can be. */
export function checkWays(trip: CheckedTrip): Violation[] {
  return trip.itinerary.days.flatMap((day) => waysOf(day, trip).flatMap((way) => checkWay(way, trip)));
}
