import type { Itinerary } from '../../domain/itinerary.js';
import type { Place } from '../../domain/place.js';
import type { TripRequest } from '../../domain/trip-request.js';
import { TripRequestError } from '../../error/travel-error.js';
import { createCalendar } from '../calendar/calendar.js';
import { checkItinerary } from '../check-itinerary.js';
import { foldCity, isTagged, placesNamed } from '../place/place-name.js';
import { paces } from '../plan/pace.js';
import { type PlanOptions, planTrip } from '../planner.js';
import { differenceFrom, type PlanDifference, sightsOf } from './plan-difference.js';

/** What another plan is about. */
export type AlternativeCharacter = 'cheap' | 'relaxed' | 'highlights' | 'off-the-beaten-track' | 'other-sights';

/** Another plan for a request, with what sets it apart. */
export interface AlternativePlan {
  readonly character: AlternativeCharacter;
  /** The request as this plan keeps it. */
  readonly request: TripRequest;
  /** Verified against that request. */
  readonly itinerary: Itinerary;
  /** In what it differs from the plan that it is an alternative to. */
  readonly difference: PlanDifference;
}

export interface AlternativeOptions extends Omit<PlanOptions, 'previous' | 'explains'> {
  /** How many plans at most, 1 to 3. Default 3. */
  readonly count?: number | undefined;
  /** The plan that they are alternatives to. Default: the plan that `planTrip` makes. */
  readonly known?: Itinerary | undefined;
}

const mostPlans = 3;
/** From so much on, a plan is another one: part of other sights, part of the money saved, part of the sights fewer. */
const leastOtherSights = 0.4;
const leastSaved = 0.15;
const leastFewer = 0.2;
const famousRating = 4.4;
const modestRating = 4.2;

interface Idea {
  readonly character: AlternativeCharacter;
  readonly request: TripRequest;
  readonly places: readonly Place[];
}

function isAsked(place: Place, { mustSee = [], dayWishes = [] }: TripRequest, places: readonly Place[]): boolean {
  const names = [...mustSee, ...dayWishes.flatMap((wish) => wish.mustSee ?? [])];
  return names.some((name) => isTagged(place, name) || placesNamed(name, places).includes(place));
}

/** Ideas for another plan, the most different first. */
function ideasFor(request: TripRequest, known: Itinerary, places: readonly Place[]): readonly Idea[] {
  const seen = new Set(sightsOf(known));
  const sightsWhere = (isWelcome: (place: Place) => boolean) =>
    places.filter((place) => place.kind !== 'sight' || isWelcome(place) || isAsked(place, request, places));
  const slower = paces[paces.indexOf(request.pace ?? 'moderate') - 1];
  const rated = ({ rating = 3 }: Place) => rating;
  return [
    ...(request.economical === true
      ? []
      : [{ character: 'cheap', request: { ...request, economical: true }, places } as const]),
    {
      character: 'off-the-beaten-track',
      request,
      places: sightsWhere((place) => rated(place) <= modestRating && !seen.has(place.id)),
    },
    ...(slower === undefined
      ? []
      : [
          {
            character: 'relaxed',
            request: {
              ...request,
              pace: slower,
              dayWishes: request.dayWishes?.map((wish) => ({ ...wish, pace: undefined })),
            },
            places,
          } as const,
        ]),
    {
      character: 'highlights',
      request: { ...request, interests: [] },
      places: sightsWhere((place) => rated(place) >= famousRating),
    },
    { character: 'other-sights', request, places: sightsWhere((place) => !seen.has(place.id)) },
  ];
}

/** Whether a plan is what its character says, by the measure of that character. */
function isInCharacter(character: AlternativeCharacter, difference: PlanDifference, known: Itinerary): boolean {
  switch (character) {
    case 'cheap':
      return difference.savesYuan >= known.costs.total * leastSaved && difference.savesYuan > 0;
    case 'relaxed':
      return difference.fewerSights >= sightsOf(known).length * leastFewer && difference.fewerSights > 0;
    default:
      return difference.otherSights >= leastOtherSights;
  }
}

/** Whether one plan says nothing that the other does not say. */
function isAlike(one: Itinerary, other: Itinerary): boolean {
  const { otherSights, savesYuan, fewerSights } = differenceFrom(one, other);
  const saves = Math.abs(savesYuan) >= one.costs.total * leastSaved;
  return otherSights < leastOtherSights && !saves && Math.abs(fewerSights) < sightsOf(one).length * leastFewer;
}

/**
 * Plans a trip in other ways that really differ from a plan: at least 40 % other sights, or at least 15 % cheaper, or at
 * least a fifth fewer sights. They differ from each other by one of these measures too.
 *
 * Every wish is kept but for what the character says: `cheap` is planned thriftily, `relaxed` one pace slower,
 * `highlights` by fame instead of by interests, `off-the-beaten-track` without famous sights, and `other-sights` with
 * sights that the known plan does not have. Places that were asked for by name are in all of them. All are verified.
 *
 * @param places - as for `planTrip`
 * @returns none where no plan differs that much, or where the request itself has no plan
 * @throws {TripRequestError} `count` is not from 1 to 3, or a value of the request is out of range
 * @example
 * for (const { character, itinerary } of alternativePlans(request, places)) console.log(character, itinerary.costs.total);
 */
export function alternativePlans(
  request: TripRequest,
  places: readonly Place[],
  options: AlternativeOptions = {},
): readonly AlternativePlan[] {
  const { count = mostPlans, known: given, ...others } = options;
  if (!Number.isInteger(count) || count < 1 || count > mostPlans) {
    throw new TripRequestError([{ field: 'count', message: `must be a whole number from 1 to ${mostPlans}` }]);
  }
  const using = { ...others, calendar: others.calendar ?? createCalendar(), explains: false };
  const best = given === undefined ? planTrip(request, places, using) : undefined;
  const known = given ?? (best?.status === 'planned' ? best.itinerary : undefined);
  if (known === undefined) return [];
  const cityPlaces = places.filter((place) => foldCity(place.city) === foldCity(request.city));
  const found: AlternativePlan[] = [];
  for (const idea of ideasFor(request, known, cityPlaces)) {
    if (found.length === count) break;
    const outcome = planTrip(idea.request, idea.places, using);
    if (outcome.status !== 'planned') continue;
    const { itinerary } = outcome;
    const difference = differenceFrom(known, itinerary);
    if (!isInCharacter(idea.character, difference, known)) continue;
    if (found.some((other) => isAlike(other.itinerary, itinerary))) continue;
    // The idea was planned with a part of the places: all of them have their say in the check.
    if (checkItinerary(itinerary, idea.request, cityPlaces, using).length > 0) continue;
    found.push({ character: idea.character, request: idea.request, itinerary, difference });
  }
  return found;
}
