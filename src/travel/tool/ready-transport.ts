import type { PlanOutcome } from '../../domain/itinerary.js';
import type { Place } from '../../domain/place.js';
import type { TripRequest } from '../../domain/trip-request.js';
import { foldCity, isNamed } from '../place/place-name.js';
import { servesMeals } from '../place/serves-meals.js';
import type { TransportEstimator } from '../transport/estimate.js';
import type { TransportService } from '../transport/transport-service.js';
import { loadTransportTable } from '../transport/transport-table.js';

/** How many places of a kind are worth asking a map service about; a plan shows far fewer. */
const mostSights = 36;
const mostTables = 12;
const mostStays = 8;
/** The customer is waiting. */
const timeoutMs = 4_000;

/**
 * Gives what the planner needs: an estimator as it is, or one made of a map service's ways between the places that will
 * probably be visited: those of a draft that is planned with estimates, and those of the best rating. What the service does
 * not tell in time, or cannot, is estimated by distance.
 *
 * @param draft - plans with estimates; called only where there is a service to ask
 */
export async function readyTransport(
  transport: TransportEstimator | TransportService | undefined,
  request: TripRequest,
  places: readonly Place[],
  { signal, draft }: { readonly signal: AbortSignal; readonly draft: () => PlanOutcome },
): Promise<TransportEstimator | undefined> {
  if (transport === undefined || typeof transport === 'function') return transport;
  const { city, modes, startDate } = request;
  const likely = idsIn(draft());
  const positions = placesToAsk(request, places, likely).map(({ position }) => position);
  const departAt = new Date(`${startDate}T10:00:00+08:00`);
  const table = await loadTransportTable(transport, positions, {
    city,
    departAt,
    timeoutMs,
    signal,
    ...(modes?.length ? { modes: ['walk', ...modes] } : {}),
  });
  return table.estimate;
}

function idsIn(outcome: PlanOutcome): ReadonlySet<string> {
  const itinerary = outcome.status === 'planned' ? outcome.itinerary : outcome.nearest;
  const days = itinerary?.days ?? [];
  return new Set(
    days.flatMap(({ start, stops, end }) => [start.placeId, ...stops.map(({ placeId }) => placeId), end.placeId]),
  );
}

function placesToAsk(request: TripRequest, places: readonly Place[], likely: ReadonlySet<string>): readonly Place[] {
  const wished = [...(request.mustSee ?? []), ...(request.dayWishes ?? []).flatMap(({ mustSee = [] }) => mustSee)];
  const isWished = (place: Place) => likely.has(place.id) || wished.some((word) => isNamed(place, word));
  const inCity = places
    .filter((place) => foldCity(place.city) === foldCity(request.city))
    .sort(
      (left, right) => Number(isWished(right)) - Number(isWished(left)) || (right.rating ?? 3) - (left.rating ?? 3),
    );
  const isStay = ({ kind }: Place) => kind === 'hotel' || kind === 'hotel-area';
  return [
    ...inCity.filter(({ kind }) => kind === 'station'),
    ...inCity.filter(({ kind }) => kind === 'sight').slice(0, mostSights),
    ...inCity.filter(servesMeals).slice(0, mostTables),
    ...inCity.filter(isStay).slice(0, mostStays),
  ];
}
