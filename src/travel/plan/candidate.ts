import type { Place } from '../../domain/place.js';
import type { TripRequest } from '../../domain/trip-request.js';
import { visitMinutesOf } from '../place/opening-hours.js';
import { isTagged } from '../place/place-name.js';
import { type Interest, servedPoints } from './interest.js';
import { mealsInside } from './meal.js';

/** A sight that may come into the plan, with what it is worth to this party. */
export interface Candidate {
  readonly place: Place;
  /** Points, without what it adds to the interests. */
  readonly value: number;
  /** Positions in the trip's interests that it serves. */
  readonly serves: readonly number[];
  /** Asked for by name: time limits of the pace give way to it. */
  readonly isMust: boolean;
  readonly visitMinutes: number;
  /** Whether a meal can be had during the visit. */
  readonly mealsInside: boolean;
  /** Points that are lost when it is seen by day: it was chosen for its lights. */
  readonly nightPoints: number;
  /** The main thing that it is; the third of a kind on one day tires. */
  readonly kind: string | undefined;
  /** True when sights like it may fill a day: all that it serves is a name that was asked for. */
  readonly isOfName: boolean;
  /** Tags by which two sights are alike, interests that were asked for left out. */
  readonly character: readonly string[];
}

/** Tags that say nothing about what a sight is like. */
const plainTags = new Set(['free', 'indoor', 'photo', 'family']);
const pleasesChildren = ['family', 'zoo', 'theme-park', 'park', 'boat'];
/** What a sight of five stars is worth; fewer stars are worth this power of their part of five, so the best stand out. */
const bestFame = 125;
const famePower = 4;
/** What is left of that for a sight that serves none of the interests. */
const partAside = 0.8;
/** For each need of the party for which nobody knows whether the sight is fit. */
const unsurePoints = 35;
const longVisit = 300;
const pointsPerVisitMinute = 0.15;

function partyFit(place: Place, request: TripRequest): number {
  const { child = 0, senior = 0 } = request.party;
  const pleased = child > 0 && pleasesChildren.some((tag) => isTagged(place, tag)) ? 20 : 0;
  const tired = child + senior > 0 && isTagged(place, 'hiking') ? -30 : 0;
  const { stepFree, stroller } = place.access ?? {};
  const unsure = (request.needs ?? []).filter((need) => (need === 'step-free' ? stepFree : stroller) === undefined);
  return pleased + tired - unsure.length * unsurePoints;
}

/** What a sight is worth: its fame, less where the interests lie elsewhere, its length and how it suits the party. */
export function toCandidate(
  site: number,
  place: Place,
  request: TripRequest,
  options: { readonly isMust: boolean; readonly visitFactor: number; readonly interests: readonly Interest[] },
): Candidate {
  const { interests, isMust, visitFactor } = options;
  const serves = [...interests.keys()].filter((position) => interests[position]?.members.has(site));
  const served = serves.map((position) => interests[position]).filter((interest) => interest !== undefined);
  const minutes = visitMinutesOf(place);
  const fame = bestFame * ((place.rating ?? 3) / 5) ** famePower;
  const isAside = interests.length > 0 && serves.length === 0 && !isMust;
  const tags = (place.tags ?? []).filter((tag) => !plainTags.has(tag));
  return {
    place,
    value:
      fame * (isAside ? partAside : 1) + Math.min(minutes, longVisit) * pointsPerVisitMinute + partyFit(place, request),
    serves,
    isMust,
    visitMinutes: Math.min(720, Math.ceil((minutes * visitFactor) / 5) * 5),
    mealsInside: mealsInside(place),
    nightPoints: served.reduce((sum, interest) => sum + (interest.isNightly ? interest.points : 0), 0),
    kind: tags[0],
    isOfName: served.length > 0 && served.every((interest) => interest.isNamed),
    character: tags.filter((tag) => !request.interests?.includes(tag)),
  };
}

/** What a sight would be worth as the first of the trip, for comparing candidates. */
export function worthOf(candidate: Candidate, interests: readonly Interest[]): number {
  return candidate.value + servedPoints(candidate.serves, interests, []);
}

/** How alike two sights are, 0 to 1: the share of their characters that they have in common. */
export function likeness(left: Candidate, right: Candidate): number {
  const common = left.character.filter((tag) => right.character.includes(tag)).length;
  const all = left.character.length + right.character.length - common;
  return all === 0 ? 0 : common / all;
}
