import type { Leg } from '../../domain/itinerary.js';
import type { TransportMode } from '../../domain/trip-request.js';
import type { CheckedTrip } from './checked-trip.js';
import { type ShownPlace, shown, type Violation, violation } from './violation.js';

interface WayTo {
  readonly day: number;
  readonly leg: Leg;
  readonly placeId: string;
  readonly place: ShownPlace;
}

function waysOf({ itinerary }: CheckedTrip): readonly WayTo[] {
  return itinerary.days.flatMap((day) =>
    [...day.stops, day.end].map((each) => ({
      day: day.day,
      leg: each.leg,
      placeId: each.placeId,
      place: shown(each),
    })),
  );
}

/** Legs use the modes that were asked for, to the hotel and the station too. Walking is always allowed. */
export function checkModes(trip: CheckedTrip): Violation[] {
  const { modes } = trip.request;
  const asked: readonly TransportMode[] = modes?.length ? modes : ['walk', 'bus', 'metro', 'taxi'];
  return waysOf(trip)
    .filter(({ leg }) => leg.mode !== 'walk' && !asked.includes(leg.mode))
    .map(({ day, leg, placeId }) => violation('modes', { mode: leg.mode, asked }, { day, placeId }));
}

/** Where walking was refused no way from one place to the next is walked, however short. */
export function checkNoWalking({ itinerary, request }: CheckedTrip): Violation[] {
  if (request.noWalking !== true) return [];
  return itinerary.days.flatMap(({ day, start, stops, end }) =>
    [...stops, end].flatMap((each, index): Violation[] => {
      const from = stops[index - 1] ?? start;
      if (each.leg.mode !== 'walk' || from.placeId === each.placeId) return [];
      return [violation('no-walking', { from: shown(from), place: shown(each) }, { day, placeId: each.placeId })];
    }),
  );
}

/** Ways longer than the party wants to go otherwise are by taxi. */
export function checkTaxis(trip: CheckedTrip): Violation[] {
  const { taxiBeyondKm } = trip.request;
  if (taxiBeyondKm === undefined) return [];
  return waysOf(trip)
    .filter(({ leg }) => leg.mode !== 'taxi' && leg.distanceMeters > taxiBeyondKm * 1000)
    .map(({ day, leg, placeId, place }) => {
      const facts = { place, mode: leg.mode, meters: leg.distanceMeters, beyondKm: taxiBeyondKm };
      return violation('taxi-beyond', facts, { day, placeId });
    });
}

/** The journeys there and back are by the ways that were asked for. */
export function checkJourneyModes({ itinerary, request }: CheckedTrip): Violation[] {
  return (['outbound', 'inbound'] as const).flatMap((direction): Violation[] => {
    const asked = request.journeyModes?.[direction];
    const mode = itinerary[direction]?.mode;
    if (asked === undefined || asked.length === 0 || mode === undefined || asked.includes(mode)) return [];
    const day = direction === 'outbound' ? itinerary.days[0] : itinerary.days.at(-1);
    return [violation('journey-modes', { direction, mode, asked }, { day: day?.day })];
  });
}
