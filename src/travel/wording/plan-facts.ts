import type { Itinerary, ItineraryDay, Leg } from '../../domain/itinerary.js';
import { partySize } from '../../domain/party.js';
import { parseClock } from '../calendar/clock.js';
import type { Fact } from './fact.js';
import { itineraryFacts } from './trip-facts.js';

/** A stop, or where a day starts or ends, with what the plan says of it. */
export interface Owner {
  readonly day: number;
  /** Position within the day: 0 where it starts, then the stops, then where it ends. */
  readonly position: number;
  readonly isStop: boolean;
  readonly names: readonly string[];
  readonly facts: readonly Fact[];
  readonly windows: readonly (readonly [open: number, close: number])[];
  /** Undefined where a day starts. */
  readonly way?: Way | undefined;
}

export interface Way {
  readonly mode: Leg['mode'];
  readonly minutes: number;
  readonly meters: number;
  readonly costYuan: number;
}

export interface DayFacts {
  readonly day: number;
  readonly date: number;
  readonly owners: readonly Owner[];
  readonly facts: readonly Fact[];
}

export interface PlanFacts {
  readonly days: readonly DayFacts[];
  readonly trip: readonly Fact[];
  readonly journeys: readonly (readonly Fact[])[];
  readonly people: number;
}

const minutesOfDay = 24 * 60;

/** Gathers what a plan says, by the part of the plan that says it. */
export function planFacts(itinerary: Itinerary): PlanFacts {
  const { trip, journeys } = itineraryFacts(itinerary);
  return {
    days: itinerary.days.map((day) => dayFacts(day, itinerary)),
    trip,
    journeys,
    people: partySize(itinerary.party),
  };
}

export function clockValue(time: string): number {
  return (parseClock(time) ?? 0) % minutesOfDay;
}

export function dateValue(date: string): number {
  return Number(date.replaceAll('-', ''));
}

function dayFacts(day: ItineraryDay, { remarks }: Itinerary): DayFacts {
  const { start, stops, end, overnight } = day;
  const last = stops.length + 1;
  const night: Fact[] = overnight
    ? [
        { kind: 'money', role: 'night', value: overnight.costYuan },
        { kind: 'count', role: 'count', of: 'rooms', value: overnight.rooms },
      ]
    : [];
  const owners: Owner[] = [
    owner(day.day, 0, start, [clock('leave', start.time)]),
    ...stops.map((stop, index) => ({
      ...owner(day.day, index + 1, stop, [
        clock('arrive', stop.arrive),
        clock('leave', stop.leave),
        { kind: 'money', role: stop.kind === 'meal' ? 'meal' : 'ticket', value: stop.costYuan } as const,
        { kind: 'duration', role: 'visit', value: length(stop.arrive, stop.leave) } as const,
      ]),
      isStop: true,
      windows: windowsOf(stop.openingHours),
      way: wayOf(stop.leg),
    })),
    {
      ...owner(day.day, last, end, [clock('arrive', end.time), ...(overnight?.placeId === end.placeId ? night : [])]),
      way: wayOf(end.leg),
    },
    ...(overnight && overnight.placeId !== end.placeId ? [owner(day.day, last, overnight, night)] : []),
  ];
  const ownMeals = remarks.flatMap((remark): Fact[] =>
    remark.type === 'meal-on-your-own' && remark.day === day.day
      ? [{ kind: 'money', role: 'own-meal', value: remark.costYuan }]
      : [],
  );
  return {
    day: day.day,
    date: dateValue(day.date),
    owners,
    facts: [
      { kind: 'money', role: 'total', value: day.costYuan },
      ...ownMeals,
      ...night,
      ...pausesIn(day),
      ...sumsOf(day, ownMeals),
    ],
  };
}

/** What a day takes for tickets, for meals, and on the way: by each means of transport and altogether. */
function sumsOf({ stops, end }: ItineraryDay, ownMeals: readonly Fact[]): Fact[] {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const costOf = (kind: 'visit' | 'meal') => sum(stops.flatMap((stop) => (stop.kind === kind ? stop.costYuan : [])));
  const legs = [...stops.map(({ leg }) => leg), end.leg];
  const byMode = [...new Set(legs.map(({ mode }) => mode))].map((mode) => legs.filter((leg) => leg.mode === mode));
  return [
    { kind: 'money', role: 'ticket', value: costOf('visit') },
    { kind: 'money', role: 'meal', value: costOf('meal') + sum(ownMeals.map(({ value }) => value)) },
    ...[legs, ...byMode].flatMap((some): Fact[] => [
      { kind: 'money', role: 'way', value: sum(some.map(({ costYuan }) => costYuan)) },
      { kind: 'duration', role: 'sum', value: sum(some.map(({ minutes }) => minutes)) },
      { kind: 'distance', role: 'sum', value: sum(some.map(({ distanceMeters }) => distanceMeters)) },
    ]),
  ];
}

function owner(
  day: number,
  position: number,
  named: { name: string; englishName?: string | undefined },
  facts: Fact[],
): Owner {
  const names = [named.name, ...(named.englishName ? [named.englishName] : [])];
  return { day, position, isStop: false, names, facts, windows: [] };
}

function clock(role: 'arrive' | 'leave', time: string): Fact {
  return { kind: 'clock', role, value: clockValue(time) };
}

function length(from: string, until: string): number {
  return (parseClock(until) ?? 0) - (parseClock(from) ?? 0);
}

function windowsOf(hours: string | undefined): (readonly [number, number])[] {
  const times = (hours?.match(/\d{1,2}:\d{2}/g) ?? []).map(clockValue);
  return times.flatMap((time, index) => (index % 2 === 0 ? [[time, times[index + 1] ?? time] as const] : []));
}

function wayOf({ mode, minutes, distanceMeters, costYuan }: Leg): Way {
  return { mode, minutes, meters: distanceMeters, costYuan };
}

/** Time between two stops that the way does not take. */
function pausesIn(day: ItineraryDay): Fact[] {
  const leaves = [day.start.time, ...day.stops.map(({ leave }) => leave)];
  const arrivals = [
    ...day.stops.map(({ arrive, leg }) => ({ arrive, leg })),
    { arrive: day.end.time, leg: day.end.leg },
  ];
  return arrivals.map(({ arrive, leg }, index) => ({
    kind: 'duration',
    role: 'pause',
    value: length(leaves[index] ?? arrive, arrive) - leg.minutes,
  }));
}
