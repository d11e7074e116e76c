import type { Place } from '../../domain/place.js';
import type { TripRequest } from '../../domain/trip-request.js';
import { visitMinutesOf } from '../opening-hours.js';
import { isNamed, isTagged } from '../place-name.js';

/** A sight that may come into the plan, with what it is worth to this party. */
export interface Candidate {
  readonly place: Place;
  /** Points, without what it adds to the interests. */
  readonly value: number;
  /** Positions in the request's interests that it serves. */
  readonly serves: readonly number[];
  /** Asked for by name: time limits of the pace give way to it. */
  readonly isMust: boolean;
  readonly visitMinutes: number;
  /** Tags by which two sights are alike, interests that were asked for left out. */
  readonly character: readonly string[];
}

// Powers are looked up, since a search asks for them a hundred thousand times.
const inOrder = Array.from({ length: 12 }, (_, position) => 0.75 ** position);
const repeated = Array.from({ length: 24 }, (_, already) => 0.65 ** already);

/** How many points the first sight that serves an interest adds; each further one adds a third less. */
export function interestPoints(position: number, already: number): number {
  return 90 * (inOrder[position] ?? 0.75 ** position) * (repeated[already] ?? 0.65 ** already);
}

/** Tags that say nothing about what a sight is like. */
const plainTags = new Set(['free', 'indoor', 'photo', 'family']);
const pleasesChildren = ['family', 'zoo', 'theme-park', 'park', 'boat'];

function partyFit(place: Place, request: TripRequest): number {
  const { child = 0, senior = 0 } = request.party;
  const pleased = child > 0 && pleasesChildren.some((tag) => isTagged(place, tag)) ? 20 : 0;
  const tired = child + senior > 0 && isTagged(place, 'hiking') ? -30 : 0;
  return pleased + tired;
}

/** What a sight is worth: its rating, squared so that the best stand out; half of it where interests lie elsewhere. */
export function toCandidate(
  place: Place,
  request: TripRequest,
  options: { readonly isMust: boolean; readonly visitFactor: number },
): Candidate {
  const interests = request.interests ?? [];
  const serves = [...interests.keys()].filter((position) => {
    const interest = interests[position] ?? '';
    return isTagged(place, interest) || isNamed(place, interest);
  });
  const minutes = visitMinutesOf(place);
  const fame = (place.rating ?? 3) ** 2 * 4;
  const isAside = interests.length > 0 && serves.length === 0 && !options.isMust;
  return {
    place,
    value: fame * (isAside ? 0.55 : 1) + Math.min(minutes, 180) * 0.1 + partyFit(place, request),
    serves,
    isMust: options.isMust,
    visitMinutes: Math.min(720, Math.ceil((minutes * options.visitFactor) / 5) * 5),
    character: (place.tags ?? []).filter((tag) => !plainTags.has(tag) && !interests.includes(tag)),
  };
}

/** How alike two sights are, 0 to 1: the share of their characters that they have in common. */
export function likeness(left: Candidate, right: Candidate): number {
  const common = left.character.filter((tag) => right.character.includes(tag)).length;
  const all = left.character.length + right.character.length - common;
  return all === 0 ? 0 : common / all;
}
