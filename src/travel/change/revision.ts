import type { Place } from '../../domain/place.js';
import type { DayWish, TripRequest } from '../../domain/trip-request.js';
import { parseClock } from '../calendar/clock.js';
import { isRefusedBy, isTagged, placesNamed } from '../place/place-name.js';
import { distanceBetween } from '../place/position.js';
import { isIndoor } from '../place/weather.js';
import { paces } from '../plan/pace.js';
import type { BegunDay, PlanScope } from '../plan/plan-scope.js';
import type { KnownPlan, TripChange, UnchangedReason } from './trip-change.js';

/** A change as what is planned: the request as it is from now on, the facts, and how much may change. */
export interface Revision {
  readonly request: TripRequest;
  readonly places: readonly Place[];
  /** The least first; the next one is tried where it leads to no plan. */
  readonly scopes: readonly PlanScope[];
}

/** Several revisions serve the same change: the one that disturbs least is taken. */
export type RevisionChoice =
  | { readonly type: 'plan'; readonly revisions: readonly Revision[] }
  | { readonly type: 'keep'; readonly reason: UnchangedReason; readonly request: TripRequest };

/** Changes that say themselves what of the plan they concern. */
export type StopChange = Exclude<TripChange, { readonly type: 'cheaper' }>;

/** A place that is in the plan, with the days, from 1, on which it is. */
interface PlannedPlace {
  readonly place: Place;
  readonly day: number;
}

/** Reads a change as what has to be planned for it. */
export function reviseTrip(known: KnownPlan, change: StopChange, places: readonly Place[]): RevisionChoice {
  switch (change.type) {
    case 'replace':
      return withKind(known, change, places) ?? withoutStop(known, change, places);
    case 'leave-out':
      return withoutStop(known, change, places);
    case 'add':
      return withPlace(known, change, places);
    case 'skip-day':
      return withFreeDay(known, change.day, places);
    case 'rain':
      return withRain(known, change.day, places);
    case 'closed':
      return withClosed(known, change, places);
    case 'late':
      return withDelay(known, change, places);
    case 'slower':
    case 'faster':
      return withPace(known, change, places);
  }
}

/** Indexes of the days that are not over. */
function daysToCome({ itinerary, now }: KnownPlan): readonly number[] {
  return [...itinerary.days.keys()].filter((index) => now === undefined || index >= now.day - 1);
}

/** The day on which the party is, as far as it lies behind: a visit that has begun is made to its end. */
function underWay({ itinerary, now }: KnownPlan): BegunDay | undefined {
  const planned = itinerary.days[(now?.day ?? 0) - 1];
  const time = parseClock(now?.at ?? '');
  if (planned === undefined || time === undefined) return undefined;
  const behind = planned.stops.filter((stop) => (parseClock(stop.arrive) ?? 0) <= time);
  const free = Math.max(time, parseClock(behind.at(-1)?.leave ?? '') ?? 0);
  return { index: planned.day - 1, stops: behind.length, time: free };
}

/** The day first, its gaps filled or else left; where that is not enough, all days that are not over. */
function scopesFrom(known: KnownPlan, day: number, given: Omit<PlanScope, 'days'>): readonly PlanScope[] {
  const all = daysToCome(known);
  const rest = { ...given, begun: given.begun ?? underWay(known) };
  return [
    { ...rest, days: [day - 1] },
    ...(rest.freedom === 'fall-out' ? [] : [{ ...rest, days: [day - 1], freedom: 'fall-out' } as const]),
    { ...rest, days: all, freedom: 'fill-gaps' },
  ];
}

function findPlanned(
  { itinerary }: KnownPlan,
  name: string,
  day: number | undefined,
  places: readonly Place[],
): PlannedPlace | undefined {
  const stops = itinerary.days
    .filter((planned) => day === undefined || planned.day === day)
    .flatMap((planned) => planned.stops.map(({ placeId }) => ({ placeId, day: planned.day })));
  const inPlan = places.filter((place) => stops.some((stop) => stop.placeId === place.id));
  const [place] = placesNamed(name, inPlan);
  const found = stops.find((stop) => stop.placeId === place?.id);
  return place === undefined || found === undefined ? undefined : { place, day: found.day };
}

/** A word that refuses the place and nothing else that is planned; undefined where there is none. */
function refusalOf(place: Place, { itinerary }: KnownPlan, places: readonly Place[]): string | undefined {
  const others = new Set(itinerary.days.flatMap(({ stops }) => stops.map((stop) => stop.placeId)));
  others.delete(place.id);
  const planned = places.filter(({ id }) => others.has(id));
  return [place.name, place.id].find((word) => !planned.some((other) => isRefusedBy(other, word)));
}

/** Wishes that the place alone can grant are given up with it. */
function givingUp(request: TripRequest, place: Place, places: readonly Place[], day?: number): TripRequest {
  const isOnlyFor = (name: string) => {
    const named = placesNamed(name, places);
    const meant = named.length > 0 ? named : places.filter((other) => isTagged(other, name));
    return meant.length === 1 && meant[0]?.id === place.id;
  };
  const kept = (names: readonly string[] | undefined) => names?.filter((name) => !isOnlyFor(name));
  return {
    ...request,
    mustSee: day === undefined ? kept(request.mustSee) : request.mustSee,
    dayWishes: request.dayWishes?.map((wish) =>
      day === undefined || wish.day === day ? { ...wish, mustSee: kept(wish.mustSee) } : wish,
    ),
  };
}

/** A request with one more wish for a day; lists grow. */
function onDay(request: TripRequest, { day, ...wish }: DayWish): TripRequest {
  const known = request.dayWishes?.find((other) => other.day === day);
  const joined = (list: 'mustSee' | 'mustNotSee') => {
    const words = [...new Set([...(known?.[list] ?? []), ...(wish[list] ?? [])])];
    return words.length === 0 ? {} : { [list]: words };
  };
  const merged: DayWish = { ...known, ...wish, day, ...joined('mustSee'), ...joined('mustNotSee') };
  const others = (request.dayWishes ?? []).filter((other) => other !== known);
  return { ...request, dayWishes: [...others, merged].toSorted((left, right) => left.day - right.day) };
}

function refusing(request: TripRequest, word: string | undefined, day?: number): TripRequest {
  if (word === undefined) return request;
  if (day !== undefined) return onDay(request, { day, mustNotSee: [word] });
  return { ...request, mustNotSee: [...new Set([...(request.mustNotSee ?? []), word])] };
}

/** Sights of a kind that are tried in the place of another, and sights that may give way where none is named. */
const mostTried = 4;

/** What is given up with the way to a far sight: a point of the rating for so many kilometres. */
const kmForPoint = 4;

/** A sight exchanged for one of a kind: several are tried. Undefined where `by` names a place, or nothing of its kind is left. */
function withKind(
  known: KnownPlan,
  { stop, day, by }: Extract<TripChange, { readonly type: 'replace' }>,
  places: readonly Place[],
): RevisionChoice | undefined {
  if (by === undefined || !places.some((place) => isTagged(place, by))) return undefined;
  const { request, itinerary } = known;
  const named = stop === undefined ? undefined : findPlanned(known, stop, day, places);
  const replaceable = named === undefined ? leastMissed(known, day, by, places) : [named];
  const planned = new Set(itinerary.days.flatMap(({ stops }) => stops.map(({ placeId }) => placeId)));
  const refused = request.mustNotSee ?? [];
  const revisions = replaceable.flatMap(({ place, day: on }) => {
    const without = refusing(givingUp(request, place, places), refusalOf(place, known, places));
    const worth = (other: Place) =>
      (other.rating ?? 3) - distanceBetween(place.position, other.position) / 1000 / kmForPoint;
    const ofKind = places
      .filter((other) => other.kind === 'sight' && isTagged(other, by) && !planned.has(other.id))
      .filter((other) => !refused.some((word) => isRefusedBy(other, word)))
      .sort((left, right) => worth(right) - worth(left));
    const shuts = (other: Place) => other.id === place.id;
    return ofKind.slice(0, mostTried).map(
      (other): Revision => ({
        request: onDay(without, { day: on, mustSee: [other.name] }),
        places,
        scopes: scopesFrom(known, on, { freedom: 'fall-out', shuts }).slice(0, 1),
      }),
    );
  });
  const [first] = revisions;
  const [day1] = replaceable;
  if (first === undefined || day1 === undefined) return undefined;
  const widest = scopesFrom(known, day1.day, { freedom: 'fall-out' });
  return { type: 'plan', revisions: [...revisions, { ...first, scopes: widest }] };
}

/** Sights of a day that may give way: those that nobody asked for, of the same kind first, then the least rated. */
function leastMissed(
  known: KnownPlan,
  day: number | undefined,
  kind: string,
  places: readonly Place[],
): readonly PlannedPlace[] {
  const { request, itinerary } = known;
  const wishes = (request.dayWishes ?? []).filter((wish) => wish.day === day);
  const asked = [
    ...(request.mustSee ?? []),
    ...wishes.flatMap(({ mustSee = [], appointments = [] }) => [...mustSee, ...appointments.map(({ place }) => place)]),
  ];
  const wanted = new Set(asked.flatMap((name) => placesNamed(name, places).map(({ id }) => id)));
  const begun = underWay(known);
  const sights = itinerary.days
    .filter((planned) => planned.day === day)
    .flatMap(({ stops }) => stops.slice(begun?.index === (day ?? 0) - 1 ? begun.stops : 0))
    .flatMap(({ placeId }) => places.filter(({ id, kind }) => id === placeId && kind === 'sight'));
  const missed = (place: Place) => (place.rating ?? 3) - (isTagged(place, kind) ? 10 : 0);
  return sights
    .filter(({ id }) => !wanted.has(id))
    .sort((left, right) => missed(left) - missed(right))
    .slice(0, mostTried - 1)
    .map((place) => ({ place, day: day ?? 1 }));
}

function withoutStop(
  known: KnownPlan,
  change: Extract<TripChange, { readonly type: 'replace' | 'leave-out' }>,
  places: readonly Place[],
): RevisionChoice {
  if (change.stop === undefined) return { type: 'keep', reason: 'suits-already', request: known.request };
  const found = findPlanned(known, change.stop, change.day, places);
  if (found === undefined) return { type: 'keep', reason: 'not-planned', request: known.request };
  const { place, day } = found;
  const without = refusing(givingUp(known.request, place, places), refusalOf(place, known, places));
  const by = change.type === 'replace' ? change.by : undefined;
  const request = by === undefined ? without : onDay(without, { day, mustSee: [by] });
  const shuts = (other: Place) => other.id === place.id;
  const freedom = change.type === 'replace' && by === undefined ? 'fill-gaps' : 'fall-out';
  return { type: 'plan', revisions: [{ request, places, scopes: scopesFrom(known, day, { freedom, shuts }) }] };
}

function withPlace(
  known: KnownPlan,
  { place, day }: Extract<TripChange, { readonly type: 'add' }>,
  places: readonly Place[],
): RevisionChoice {
  if (findPlanned(known, place, day, places) !== undefined) {
    return { type: 'keep', reason: 'already-planned', request: known.request };
  }
  const lifted = (words: readonly string[] | undefined) => words?.filter((word) => word !== place);
  const welcome = { ...known.request, mustNotSee: lifted(known.request.mustNotSee) };
  const days = day === undefined ? daysToCome(known).map((index) => index + 1) : [day];
  const begun = underWay(known);
  const revisions = days.map((each): Revision => {
    const request = onDay(welcome, { day: each, mustSee: [place] });
    return { request, places, scopes: [{ days: [each - 1], freedom: 'fall-out', begun }] };
  });
  const all: PlanScope = { days: daysToCome(known), freedom: 'fill-gaps', begun };
  const anywhere = { ...welcome, mustSee: [...new Set([...(welcome.mustSee ?? []), place])] };
  const widest = day === undefined ? anywhere : onDay(welcome, { day, mustSee: [place] });
  return { type: 'plan', revisions: [...revisions, { request: widest, places, scopes: [all] }] };
}

function withFreeDay(known: KnownPlan, day: number, places: readonly Place[]): RevisionChoice {
  const planned = known.itinerary.days[day - 1];
  const freed = known.request.dayWishes?.map((wish) =>
    wish.day === day ? { ...wish, mustSee: undefined, appointments: undefined } : wish,
  );
  const request = onDay({ ...known.request, dayWishes: freed }, { day, free: true });
  if (planned?.stops.length === 0) return { type: 'keep', reason: 'suits-already', request };
  return { type: 'plan', revisions: [{ request, places, scopes: scopesFrom(known, day, { freedom: 'fall-out' }) }] };
}

/** Whether a sight is to be seen under the open sky. */
function isOutside(place: Place): boolean {
  return place.kind === 'sight' && isIndoor(place) === false;
}

function withRain(known: KnownPlan, day: number, places: readonly Place[]): RevisionChoice {
  const request = onDay(known.request, { day, rain: true });
  const ids = new Set(known.itinerary.days[day - 1]?.stops.map((stop) => stop.placeId));
  if (!places.some((place) => ids.has(place.id) && isOutside(place))) {
    return { type: 'keep', reason: 'suits-already', request };
  }
  const shuts = (place: Place, index: number) => index === day - 1 && isOutside(place);
  return {
    type: 'plan',
    revisions: [{ request, places, scopes: scopesFrom(known, day, { freedom: 'fill-gaps', shuts }) }],
  };
}

function withClosed(
  known: KnownPlan,
  { place: name, date }: Extract<TripChange, { readonly type: 'closed' }>,
  places: readonly Place[],
): RevisionChoice {
  const on = known.itinerary.days.find((planned) => planned.date === date)?.day;
  const found = date !== undefined && on === undefined ? undefined : findPlanned(known, name, on, places);
  const place = found?.place ?? placesNamed(name, places)[0];
  const refused = place === undefined ? known.request : refusing(known.request, refusalOf(place, known, places), on);
  if (found === undefined) return { type: 'keep', reason: 'not-planned', request: refused };
  const request = givingUp(refused, found.place, places, on);
  const shut = places.flatMap((other) => {
    if (other.id !== found.place.id) return [other];
    return date === undefined ? [] : [closedOn(other, date)];
  });
  const scopes = scopesFrom(known, found.day, { freedom: 'fill-gaps' });
  return { type: 'plan', revisions: [{ request, places: shut, scopes }] };
}

function closedOn(place: Place, date: string): Place {
  const { closedDays } = place;
  return { ...place, closedDays: { ...closedDays, dates: [...(closedDays?.dates ?? []), date] } };
}

function withDelay(
  known: KnownPlan,
  { day, minutes, at }: Extract<TripChange, { readonly type: 'late' }>,
  places: readonly Place[],
): RevisionChoice {
  const { request } = known;
  const planned = known.itinerary.days[day - 1];
  if (planned === undefined) return { type: 'keep', reason: 'not-planned', request };
  const begin = parseClock(planned.start.time) ?? 0;
  const now = at === undefined ? begin + minutes : (parseClock(at) ?? begin + minutes);
  const onPlan = now - minutes;
  const behind = planned.stops.filter((stop) => (parseClock(stop.arrive) ?? 0) <= onPlan);
  const lastLeave = parseClock(behind.at(-1)?.leave ?? '') ?? 0;
  // A visit that has begun is made to its end, as late as the party is.
  const time = lastLeave > onPlan ? lastLeave + minutes : now;
  const isInTime = minutes === 0 || now <= begin || (parseClock(planned.end.time) ?? 0) <= onPlan;
  if (isInTime) return { type: 'keep', reason: 'suits-already', request };
  const begun: BegunDay = { index: day - 1, stops: behind.length, time };
  const scopes = scopesFrom(known, day, { freedom: 'fall-out', begun });
  return { type: 'plan', revisions: [{ request, places, scopes }] };
}

function withPace(
  known: KnownPlan,
  { type, day }: Extract<TripChange, { readonly type: 'slower' | 'faster' }>,
  places: readonly Place[],
): RevisionChoice {
  const { request } = known;
  const step = type === 'slower' ? -1 : 1;
  const before = request.dayWishes?.find((wish) => wish.day === day && wish.pace !== undefined)?.pace ?? request.pace;
  const pace = paces[paces.indexOf(before ?? 'moderate') + step];
  if (pace === undefined) return { type: 'keep', reason: 'at-its-end', request };
  const freedom = type === 'faster' ? 'fill-gaps' : 'fall-out';
  if (day !== undefined) {
    const scopes = scopesFrom(known, day, { freedom });
    return { type: 'plan', revisions: [{ request: onDay(request, { day, pace }), places, scopes }] };
  }
  const days = daysToCome(known);
  const scopes = [{ days, freedom, begun: underWay(known) } as const];
  const dayWishes = request.dayWishes?.map((wish) => ({ ...wish, pace: undefined }));
  // Days that are over keep the pace that they had.
  const isWhole = days.length === known.itinerary.days.length;
  const paced = isWhole
    ? { ...request, pace, dayWishes }
    : days.reduce((wished, index) => onDay(wished, { day: index + 1, pace }), request);
  return { type: 'plan', revisions: [{ request: paced, places, scopes }] };
}
