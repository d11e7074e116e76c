import type { Base, Itinerary, ItineraryDay, Rest, Stop, TripRemark } from '../../domain/itinerary.js';
import type { FactSource, Place } from '../../domain/place.js';
import type { HolidayCalendar } from '../calendar/calendar.js';
import { formatClock } from '../calendar/clock.js';
import type { DayFrame } from './day-frame.js';
import type { DaySchedule, ScheduledRest, ScheduledStop } from './day-schedule.js';
import { inboundJourney, outboundJourney } from './journey-plan.js';
import { roomsFor, toFen } from './party-cost.js';
import type { PlanAttempt } from './plan-attempt.js';
import { nightCost } from './stay.js';

function toBase(place: Place): Base {
  return { placeId: place.id, name: place.name, englishName: place.englishName };
}

function toStop(stop: ScheduledStop, place: Place): Stop {
  const { open, close, doorsOpen = open, stated } = stop.window;
  return {
    kind: stop.kind,
    meal: stop.meal,
    placeId: place.id,
    name: place.name,
    englishName: place.englishName,
    leg: stop.leg,
    arrive: formatClock(stop.arrive),
    leave: formatClock(stop.leave),
    openingHours: stated ? `${formatClock(doorsOpen)}–${formatClock(close)}` : undefined,
    costYuan: stop.costYuan,
  };
}

function toRest({ from, until }: ScheduledRest, place: Place): Rest {
  return { ...toBase(place), from: formatClock(from), until: formatClock(until) };
}

function toDay(
  frame: DayFrame,
  day: DaySchedule,
  attempt: PlanAttempt,
  calendar: HolidayCalendar,
): ItineraryDay | undefined {
  const { sites } = attempt.problem;
  const stops = day.stops.flatMap((stop) => {
    const place = sites[stop.site];
    return place === undefined ? [] : [toStop(stop, place)];
  });
  // Without a hotel or a station the day starts and ends where its sights are.
  const known = sites[frame.start] ?? sites[frame.end] ?? sites[0];
  const start = sites[frame.start] ?? sites[day.stops[0]?.site ?? -1] ?? known;
  const end = sites[frame.end] ?? sites[day.stops.at(-1)?.site ?? -1] ?? known;
  if (start === undefined || end === undefined) return undefined;
  const night =
    frame.hasOvernight && attempt.stay !== undefined
      ? nightCost(attempt.stay, frame.date, attempt.request, calendar)
      : 0;
  const { outbound, inbound } = attempt.journey ?? {};
  const journeys =
    (frame.index === 0 ? (outbound?.costYuan ?? 0) : 0) +
    (frame.index === attempt.request.days - 1 ? (inbound?.costYuan ?? 0) : 0);
  const { attractions, dining, innerCityTransport } = day.costs;
  return {
    day: frame.index + 1,
    date: frame.date,
    holiday: frame.holiday?.name,
    start: { ...toBase(start), time: formatClock(day.startTime) },
    stops,
    rests: day.rests.length === 0 ? undefined : day.rests.map((rest) => toRest(rest, sites[rest.site] ?? start)),
    end: { ...toBase(end), time: formatClock(day.endTime), leg: day.endLeg },
    overnight:
      frame.hasOvernight && attempt.stay !== undefined
        ? {
            ...toBase(attempt.stay),
            rooms: roomsFor(attempt.request.party, attempt.request.bedsPerRoom, attempt.stay),
            bedsPerRoom: attempt.request.bedsPerRoom,
            costYuan: night,
          }
        : undefined,
    costYuan: toFen(attractions + dining + innerCityTransport + night + journeys),
  };
}

function sourcesOf(attempt: PlanAttempt): readonly FactSource[] {
  const { sites } = attempt.problem;
  const used = attempt.days.flatMap((day) => day.stops.map((stop) => sites[stop.site]?.source));
  const ways = [attempt.journey?.outbound, attempt.journey?.inbound];
  const all = [...used, attempt.stay?.source, ...ways.flatMap((way) => [way?.station.source, way?.connection.source])];
  const distinct = new Map<string, FactSource>();
  for (const source of all) {
    if (source !== undefined) distinct.set(`${source.name}\n${source.url ?? ''}\n${source.date}`, source);
  }
  return [...distinct.values()];
}

/** Writes an attempt as an itinerary. */
export function writeItinerary(
  attempt: PlanAttempt,
  remarks: readonly TripRemark[],
  calendar: HolidayCalendar,
): Itinerary {
  const { request, problem, journey } = attempt;
  const days = problem.frames.flatMap((frame) => {
    const day = attempt.days[frame.index];
    return day === undefined ? [] : (toDay(frame, day, attempt, calendar) ?? []);
  });
  const ready = attempt.days.at(-1)?.endTime ?? 0;
  return {
    city: request.city,
    party: request.party,
    outbound: journey === undefined ? undefined : outboundJourney(journey, request),
    days,
    inbound: journey === undefined ? undefined : inboundJourney(journey, request, ready),
    costs: attempt.costs,
    remarks,
    sources: sourcesOf(attempt),
  };
}
