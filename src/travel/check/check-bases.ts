import type { Connection } from '../../domain/connection.js';
import type { ItineraryDay, Journey } from '../../domain/itinerary.js';
import { partySize } from '../../domain/party.js';
import { foldScript } from '../../text/script.js';
import type { CheckedTrip } from './checked-trip.js';
import { toMinutes } from './clock-time.js';
import type { Violation } from './violation.js';

const leastBoardingMinutes = 20;

function checkNight(day: ItineraryDay, next: ItineraryDay, trip: CheckedTrip): Violation[] {
  const violations: Violation[] = [];
  const night = day.overnight;
  const report = (message: string) =>
    violations.push({ rule: 'overnight', day: day.day, placeId: night?.placeId, message });
  if (night === undefined) {
    const isPossible = [...trip.places.values()].some((place) => place.kind === 'hotel' || place.kind === 'hotel-area');
    if (isPossible) report(`Day ${day.day} has no hotel for the night`);
    return violations;
  }
  const kind = trip.places.get(night.placeId)?.kind;
  if (kind !== 'hotel' && kind !== 'hotel-area') report(`${night.name} is no hotel`);
  if (day.end.placeId !== night.placeId) report(`Day ${day.day} does not end at its hotel`);
  if (next.start.placeId !== night.placeId) report(`Day ${next.day} does not start where the party slept`);
  const people = partySize(trip.request.party);
  const withoutChildren = people - (trip.request.party.child ?? 0);
  // A double bed sleeps two, other beds one; a child may share.
  const stated = night.bedsPerRoom === undefined ? trip.places.get(night.placeId)?.sleeps : undefined;
  const sleeps = stated ?? Math.max(night.bedsPerRoom ?? 2, 2);
  if (night.rooms * (stated ?? sleeps + 1) < people || night.rooms * sleeps < withoutChildren)
    report(`${night.rooms} rooms are too few for the party`);
  return violations;
}

/** One spelling for cities: 杭州市 and 杭州 are the same. */
function sameCity(left: string, right: string): boolean {
  const plain = (city: string) =>
    foldScript(city.normalize('NFKC'))
      .trim()
      .toLowerCase()
      .replace(/(?<=..)市$/u, '');
  return plain(left) === plain(right);
}

/** Whether a connection joins two cities; it is known in one direction and runs in both. */
function joins(connection: Connection, one: string, other: string): boolean {
  const { from, to } = connection;
  return (sameCity(from, one) && sameCity(to, other)) || (sameCity(from, other) && sameCity(to, one));
}

/** The journeys lead from home to the city and back; one that is missing is owned up to. */
function checkEnds({ itinerary, request, connections }: CheckedTrip): Violation[] {
  const { origin } = request;
  if (origin === undefined || sameCity(origin, request.city)) return [];
  const { outbound, inbound, remarks } = itinerary;
  const leads = (journey: Journey | undefined, from: string, to: string) =>
    journey === undefined || (sameCity(journey.from, from) && sameCity(journey.to, to));
  if (!leads(outbound, origin, request.city) || !leads(inbound, request.city, origin)) {
    return [{ rule: 'journey', message: `The journey does not lead from ${origin} to ${request.city} and back` }];
  }
  const isKnown = connections?.some((each) => joins(each, origin, request.city)) ?? false;
  const isOwned = remarks.some((remark) => remark.type === 'assumed' && remark.slot === 'origin-journey');
  if (!isKnown || isOwned || (outbound !== undefined && inbound !== undefined)) return [];
  return [{ rule: 'journey', message: `The journey from ${origin} is missing, though a way is known` }];
}

function checkTimetable(journey: Journey, station: string, trip: CheckedTrip, day: number): Violation[] {
  const known = trip.connections?.filter(
    (each) => each.station === station && each.mode === journey.mode && joins(each, journey.from, journey.to),
  );
  if (known === undefined) return [];
  const depart = toMinutes(journey.depart);
  const isRight = known.some(({ departures, minutes }) => {
    const sinceFirst = depart - toMinutes(departures.first);
    const runs = sinceFirst >= 0 && depart <= toMinutes(departures.last) && sinceFirst % departures.everyMinutes === 0;
    return runs && toMinutes(journey.arrive) === depart + minutes;
  });
  if (isRight) return [];
  return [
    {
      rule: 'journey',
      day,
      placeId: station,
      message: `No ${journey.mode} from ${journey.from} at ${journey.depart} is known`,
    },
  ];
}

function checkJourneys(trip: CheckedTrip): Violation[] {
  const { outbound, inbound, days } = trip.itinerary;
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  const violations: Violation[] = [];
  if ((outbound === undefined) !== (inbound === undefined)) {
    violations.push({ rule: 'journey', message: 'The journey has only one direction' });
  }
  if (outbound !== undefined) {
    if (outbound.date !== first.date || toMinutes(outbound.arrive) > toMinutes(first.start.time)) {
      violations.push({
        rule: 'journey',
        day: first.day,
        message: 'The first day begins before the party has arrived',
      });
    }
    violations.push(...checkTimetable(outbound, first.start.placeId, trip, first.day));
  }
  if (inbound !== undefined) {
    if (inbound.date !== last.date || toMinutes(inbound.depart) < toMinutes(last.end.time) + leastBoardingMinutes) {
      violations.push({
        rule: 'return-in-time',
        day: last.day,
        message: `The ${inbound.mode} at ${inbound.depart} cannot be caught`,
      });
    }
    violations.push(...checkTimetable(inbound, last.end.placeId, trip, last.day));
  }
  return violations;
}

/** Every night has a hotel with room for all; the party arrives before it starts and leaves in time. */
export function checkBases(trip: CheckedTrip): Violation[] {
  const { days } = trip.itinerary;
  const nights = days.flatMap((day, index) => {
    const next = days[index + 1];
    return next === undefined ? [] : checkNight(day, next, trip);
  });
  return [...nights, ...checkEnds(trip), ...checkJourneys(trip)];
}
