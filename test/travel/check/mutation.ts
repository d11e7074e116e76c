import type { Itinerary, ItineraryDay, Stop } from '../../../src/domain/itinerary.js';
import type { Place } from '../../../src/domain/place.js';
import type { DayWish, TripRequest } from '../../../src/domain/trip-request.js';
import type { CheckOptions, Rule } from '../../../src/travel/check-itinerary.js';

/** A plan that breaks no rule, with all that it is checked against. */
export interface SoundPlan {
  readonly itinerary: Itinerary;
  readonly request: TripRequest;
  readonly places: readonly Place[];
  readonly options: CheckOptions;
}

/** One way to spoil a plan, or the wishes that it was made for. */
export interface Mutation {
  readonly what: string;
  /** The rule that the spoilt plan breaks; others may come along. */
  readonly rule: Rule;
  /** True: it breaks no other rule. */
  readonly alone?: true;
  /** What changes; undefined where the plan has nothing to spoil in this way. */
  readonly spoil: (plan: SoundPlan, pick: Pick) => Partial<SoundPlan> | undefined;
}

/** Chooses one of several, or undefined where there is none. */
export type Pick = <T>(choices: readonly T[]) => T | undefined;

/** A stop with what comes before it. */
export interface StopInDay {
  readonly day: ItineraryDay;
  readonly stop: Stop;
  readonly index: number;
  readonly place: Place;
  /** When the party leaves what comes before, minutes after midnight. */
  readonly freeAt: number;
}

export function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

export function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

export function stopsOf({ itinerary, places }: SoundPlan): readonly StopInDay[] {
  return itinerary.days.flatMap((day) =>
    day.stops.flatMap((stop, index) => {
      const place = places.find((each) => each.id === stop.placeId);
      const freeAt = minutesOf(day.stops[index - 1]?.leave ?? day.start.time);
      return place === undefined ? [] : [{ day, stop, index, place, freeAt }];
    }),
  );
}

export function visitsOf(plan: SoundPlan): readonly StopInDay[] {
  return stopsOf(plan).filter(({ stop }) => stop.kind === 'visit');
}

/** Whether a way joins two places on one map; between two maps distances are not exact. */
export function isOnOneMap(plan: SoundPlan, { day, index, place }: StopInDay): boolean {
  const before = day.stops[index - 1]?.placeId ?? day.start.placeId;
  return plan.places.find(({ id }) => id === before)?.position.datum === place.position.datum;
}

export function changeDay(plan: SoundPlan, number: number, change: Partial<ItineraryDay>): Partial<SoundPlan> {
  const { itinerary } = plan;
  const days = itinerary.days.map((day) => (day.day === number ? { ...day, ...change } : day));
  return { itinerary: { ...itinerary, days } };
}

export function changeStop(plan: SoundPlan, { day, index }: StopInDay, change: Partial<Stop>): Partial<SoundPlan> {
  const stops = day.stops.map((stop, position) => (position === index ? { ...stop, ...change } : stop));
  return changeDay(plan, day.day, { stops });
}

export function withoutStop(plan: SoundPlan, { day, index }: StopInDay): Partial<SoundPlan> {
  return changeDay(plan, day.day, { stops: day.stops.toSpliced(index, 1) });
}

/** The same city with other facts about one of its places. */
export function restate({ places }: SoundPlan, id: string, facts: Partial<Place>): Partial<SoundPlan> {
  return { places: places.map((place) => (place.id === id ? { ...place, ...facts } : place)) };
}

export function ask({ request }: SoundPlan, wishes: Partial<TripRequest>): Partial<SoundPlan> {
  return { request: { ...request, ...wishes } };
}

/** Asks for something on one day; what was said about that field of the day before no longer holds. */
export function askOnDay({ request }: SoundPlan, day: number, wish: Omit<DayWish, 'day'>): Partial<SoundPlan> {
  return { request: { ...request, dayWishes: [{ day, ...wish }, ...(request.dayWishes ?? [])] } };
}
