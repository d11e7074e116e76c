import type { Itinerary, TripObstacle } from '../../domain/itinerary.js';
import type { Place } from '../../domain/place.js';
import type { TripRequest } from '../../domain/trip-request.js';
import { hasAccess } from '../place/access.js';
import { isRefusedBy, isTagged, placesNamed } from '../place/place-name.js';
import { isFree } from '../place/price-on.js';
import { servesMeals } from '../place/serves-meals.js';
import type { MustSee } from './plan-problem.js';
import type { PlanScope } from './plan-scope.js';

/** The places that were asked for, understood as places of the city. Indexes are those of the city's places. */
export interface Wishes {
  readonly sights: readonly MustSee[];
  /** Wishes that only places to eat can meet. */
  readonly tables: readonly MustSee[];
  /** Wishes that no place can meet, with the reason. */
  readonly obstacles: readonly Extract<TripObstacle, { type: 'must-see' }>[];
}

/** Whether a place is ruled out for the whole trip. */
export function isRefused(place: Place, request: TripRequest): boolean {
  if (request.freeOnly && place.kind === 'sight' && !isFree(place)) return true;
  return lacksAccess(place, request) || (request.mustNotSee ?? []).some((word) => isRefusedBy(place, word));
}

/** Whether a place is known not to be fit for somebody of the party; of what is not known, stairs alone count. */
function lacksAccess(place: Place, { needs = [] }: TripRequest): boolean {
  if (needs.length === 0 || !(place.kind === 'sight' || servesMeals(place))) return false;
  const isSteep = isTagged(place, 'hiking');
  return needs.some((need) => !(hasAccess(place, need) ?? !isSteep));
}

interface Wish {
  readonly name: string;
  readonly day: number | undefined;
}

function wishesOf(request: TripRequest): readonly Wish[] {
  const trip = (request.mustSee ?? []).map((name) => ({ name, day: undefined }));
  const days = (request.dayWishes ?? []).flatMap((dayWish) =>
    [...(dayWish.mustSee ?? []), ...(dayWish.appointments ?? []).map(({ place }) => place)].map((name) => ({
      name,
      day: dayWish.day - 1,
    })),
  );
  return [...trip, ...days].filter((wish) => wish.name.trim() !== '');
}

/** Names of all places that were asked for, for the trip or for a day, and kinds of food. */
export function wishedNames(request: TripRequest): readonly string[] {
  return [...wishesOf(request).map(({ name }) => name), ...(request.cuisines ?? [])];
}

/** Reads the names and tags that were asked for. Several places may answer to one name: one of them is enough. */
export function readWishes(request: TripRequest, places: readonly Place[]): Wishes {
  const visitable = places.filter((place) => place.kind === 'sight' || servesMeals(place));
  const sights: MustSee[] = [];
  const tables: MustSee[] = [];
  const obstacles: Extract<TripObstacle, { type: 'must-see' }>[] = [];
  for (const { name, day } of wishesOf(request)) {
    const named = placesNamed(name, visitable);
    const meant = named.length > 0 ? named : visitable.filter((place) => isTagged(place, name));
    const allowed = meant.filter((place) => !isRefused(place, request));
    const toVisit = allowed.filter((place) => place.kind === 'sight');
    const members = (toVisit.length > 0 ? toVisit : allowed).map((place) => places.indexOf(place));
    if (meant.length === 0) obstacles.push({ type: 'must-see', name, reason: 'unknown' });
    else if (members.length === 0) obstacles.push({ type: 'must-see', name, reason: 'contradicts' });
    else if (toVisit.length > 0) sights.push({ name, members, day });
    else tables.push({ name, members, day });
  }
  for (const name of request.cuisines ?? []) {
    const known = places.filter((place) => servesMeals(place) && isTagged(place, name));
    const allowed = known.filter((place) => !isRefused(place, request));
    if (known.length === 0) obstacles.push({ type: 'must-see', name, reason: 'unknown' });
    else if (allowed.length === 0) obstacles.push({ type: 'must-see', name, reason: 'contradicts' });
    else tables.push({ name, members: allowed.map((place) => places.indexOf(place)), day: undefined });
  }
  return { sights, tables, obstacles };
}

/** The wishes that are still open on a day that has begun: what lies behind has granted some. */
export function withoutGranted(
  wishes: Wishes,
  previous: Itinerary | undefined,
  scope: PlanScope | undefined,
  places: readonly Place[],
): Wishes {
  const { begun } = scope ?? {};
  if (begun === undefined) return wishes;
  const stops = previous?.days[begun.index]?.stops.slice(0, begun.stops) ?? [];
  const behind = stops.map((stop) => places.findIndex((place) => place.id === stop.placeId));
  const isOpen = ({ members, day }: MustSee) =>
    (day !== undefined && day !== begun.index) || !behind.some((site) => members.includes(site));
  return { ...wishes, sights: wishes.sights.filter(isOpen), tables: wishes.tables.filter(isOpen) };
}

/** The request without starts and ends of days at places that nobody knows. */
export function withoutUnknownBases(request: TripRequest, places: readonly Place[]): TripRequest {
  const known = (name: string | undefined) =>
    name !== undefined && placesNamed(name, places).length > 0 ? name : undefined;
  return {
    ...request,
    dayWishes: request.dayWishes?.map((dayWish) => ({
      ...dayWish,
      startAt: known(dayWish.startAt),
      endAt: known(dayWish.endAt),
    })),
  };
}

/** The request without some of the wishes for places. */
export function withoutWishes(request: TripRequest, names: readonly string[]): TripRequest {
  if (names.length === 0) return request;
  const kept = (wishes: readonly string[] | undefined) => wishes?.filter((name) => !names.includes(name));
  return {
    ...request,
    mustSee: kept(request.mustSee),
    cuisines: kept(request.cuisines),
    dayWishes: request.dayWishes?.map((dayWish) => ({
      ...dayWish,
      mustSee: kept(dayWish.mustSee),
      appointments: dayWish.appointments?.filter(({ place }) => !names.includes(place)),
    })),
  };
}
