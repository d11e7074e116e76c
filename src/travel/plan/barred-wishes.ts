import type { Connection } from '../../domain/connection.js';
import type { TripObstacle } from '../../domain/itinerary.js';
import type { Place } from '../../domain/place.js';
import type { JourneyMode, TripRequest } from '../../domain/trip-request.js';
import { knownJourneyModes } from './journey-plan.js';
import { isStay, staysMeant, suits, takes } from './stay.js';

/** A request without the wishes that the city and its connections cannot grant to anybody, and which those are. */
export interface BarredWishes {
  readonly request: TripRequest;
  readonly obstacles: readonly TripObstacle[];
}

function barredJourneys(request: TripRequest, connections: readonly Connection[]): BarredWishes {
  const knownModes = knownJourneyModes(request, connections);
  const isBarred = (modes: readonly JourneyMode[] | undefined) =>
    modes !== undefined &&
    modes.length > 0 &&
    knownModes.length > 0 &&
    !modes.some((mode) => knownModes.includes(mode));
  const { outbound, inbound } = request.journeyModes ?? {};
  const barred = [outbound, inbound].filter(isBarred).flatMap((modes) => modes ?? []);
  if (barred.length === 0) return { request, obstacles: [] };
  const journeyModes = {
    outbound: isBarred(outbound) ? undefined : outbound,
    inbound: isBarred(inbound) ? undefined : inbound,
  };
  return {
    request: { ...request, journeyModes },
    obstacles: [{ type: 'journey-modes', modes: [...new Set(barred)], knownModes }],
  };
}

/** The nights that every place to stay takes at least, where that alone keeps the party out. */
function leastNightsOf(stays: readonly Place[], request: TripRequest): number | undefined {
  const nights = stays.filter((stay) => suits(stay, request)).map(({ minimumNights = 1 }) => minimumNights);
  return nights.length > 0 ? Math.min(...nights) : undefined;
}

function barredStays(request: TripRequest, places: readonly Place[]): BarredWishes {
  const { stayAt, stayWith = [], needs = [] } = request;
  const stays = request.days < 2 ? [] : places.filter(isStay);
  const meant = staysMeant(stayAt, stays);
  const asked = meant.length > 0 ? meant : stays;
  if (stays.length === 0 || asked.some((stay) => takes(stay, request))) return { request, obstacles: [] };
  const named = meant.length > 0 && stayAt !== undefined ? [stayAt] : [];
  const isFitting = asked.some((stay) => suits(stay, { ...request, stayWith: [] }));
  const wanted = [...named, ...stayWith, ...(isFitting ? [] : needs)];
  const obstacle: TripObstacle = { type: 'stay', wanted, leastNights: leastNightsOf(asked, request) };
  const elsewhere = { ...request, stayAt: named.length > 0 ? undefined : stayAt };
  const isEnough = stays.some((stay) => takes(stay, elsewhere));
  return { request: isEnough ? elsewhere : { ...elsewhere, stayWith: undefined }, obstacles: [obstacle] };
}

/** Sorts out ways of travelling that nobody offers, and places to stay that do not take the party. */
export function withoutBarredWishes(
  request: TripRequest,
  places: readonly Place[],
  connections: readonly Connection[],
): BarredWishes {
  const journeys = barredJourneys(request, connections);
  const stays = barredStays(journeys.request, places);
  return { request: stays.request, obstacles: [...journeys.obstacles, ...stays.obstacles] };
}
