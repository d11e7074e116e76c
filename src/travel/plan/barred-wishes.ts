import type { Connection } from '../../domain/connection.js';
import type { TripObstacle } from '../../domain/itinerary.js';
import type { Place } from '../../domain/place.js';
import type { JourneyMode, TripRequest } from '../../domain/trip-request.js';
import { knownJourneyModes } from './journey-plan.js';
import { isStay, offers } from './stay.js';

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

function barredStays(request: TripRequest, places: readonly Place[]): BarredWishes {
  const { stayWith = [] } = request;
  const stays = places.filter(isStay);
  if (
    stayWith.length === 0 ||
    request.days < 2 ||
    stays.some((stay) => offers(stay, stayWith) && (stay.minimumNights ?? 1) < request.days)
  ) {
    return { request, obstacles: [] };
  }
  return { request: { ...request, stayWith: undefined }, obstacles: [{ type: 'stay', wanted: stayWith }] };
}

/** Sorts out ways of travelling that nobody offers, and places to stay of a kind that the city does not have. */
export function withoutBarredWishes(
  request: TripRequest,
  places: readonly Place[],
  connections: readonly Connection[],
): BarredWishes {
  const journeys = barredJourneys(request, connections);
  const stays = barredStays(journeys.request, places);
  return { request: stays.request, obstacles: [...journeys.obstacles, ...stays.obstacles] };
}
