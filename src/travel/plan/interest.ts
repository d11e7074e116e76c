import type { Place } from '../../domain/place.js';
import type { TripRequest } from '../../domain/trip-request.js';
import { isCalled, isNamed, isTagged, placesNamed, tagOf } from '../place/place-name.js';

/** What the party comes for: an interest that was said, or a name that means several sights, such as a lake. */
export interface Interest {
  /** Sites of the sights that serve it. */
  readonly members: ReadonlySet<number>;
  /** Points of the first sight that serves it. */
  readonly points: number;
  /** Sights that are its fair share of the trip; what comes beyond them rather tires. */
  readonly share: number;
  /** A name, not a kind: its sights lie together and differ, so a day may be full of them. */
  readonly isNamed: boolean;
  /** Only worth seeing after dark. */
  readonly isNightly: boolean;
}

const firstPoints = 100;
const laterInterest = 0.85;
const furtherSight = 0.7;
const pointsBeyondShare = 18;
/** Interests take this part of the trip; the rest is left to what every first-time visitor wants to see. */
const partOfTrip = 0.75;
const leastShare = 2;
const partOfFurtherInterests = 0.35;
/** Nobody takes in more sights a day than that with pleasure, whatever the pace. */
const sightsEnjoyed = 5;

// Powers are looked up, since a search asks for them a hundred thousand times.
const repeated = Array.from({ length: 32 }, (_, already) => furtherSight ** already);

/** The points that one more sight adds to an interest: less with each one, and below nothing beyond its share. */
export function interestPoints({ points, share }: Interest, already: number): number {
  return already < share ? points * (repeated[already] ?? 0) : -pointsBeyondShare * (already - share + 1);
}

/**
 * What a sight adds to the interests that it serves: the best of them fully, the others in part, so that one sight of two
 * kinds does not stand for two sights.
 *
 * @param already - sights that serve each interest so far, by position
 */
export function servedPoints(
  serves: readonly number[],
  interests: readonly Interest[],
  already: ArrayLike<number>,
): number {
  let sum = 0;
  let best = Number.NEGATIVE_INFINITY;
  for (const position of serves) {
    const interest = interests[position];
    if (interest === undefined) continue;
    const points = interestPoints(interest, already[position] ?? 0);
    sum += points;
    best = Math.max(best, points);
  }
  return best === Number.NEGATIVE_INFINITY ? 0 : best + (sum - best) * partOfFurtherInterests;
}

interface Meaning {
  readonly members: ReadonlySet<number>;
  readonly isNamed: boolean;
  readonly isNightly: boolean;
}

/**
 * The sights that a word means: those of the kind, or those of the name. A name that several sights share and that is
 * also spelled as a tag ("West Lake", `west-lake`) means all sights with the tag.
 */
function meaningOf(word: string, places: readonly Place[]): Meaning {
  const sights = places.filter((place) => place.kind === 'sight');
  const sitesOf = (chosen: readonly Place[]) => new Set(chosen.map((place) => places.indexOf(place)));
  const tagged = sights.filter((sight) => isTagged(sight, word));
  const called = sights.filter((sight) => isCalled(sight, word));
  const [first, ...others] = called;
  const shared = [first?.name, first?.englishName, ...(first?.aliases ?? [])]
    .filter((name) => name !== undefined)
    .filter((name) => others.every((other) => isCalled(other, name)))
    .map(tagOf);
  const area = sights.filter((sight) => others.length > 0 && shared.some((tag) => sight.tags?.includes(tag)));
  const isName = called.length > 0 || tagged.length === 0;
  const partlyNamed = sights.filter((sight) => isNamed(sight, word));
  return {
    members: sitesOf(isName ? [...placesNamed(word, sights), ...area] : [...tagged, ...partlyNamed]),
    isNamed: isName,
    isNightly: tagOf(word) === 'night-view',
  };
}

/**
 * Reads what the party comes for, the most important first: names that mean several sights and must be seen, then the
 * interests in the order in which they were said.
 */
export function readInterests(request: TripRequest, places: readonly Place[], mostVisits: number): readonly Interest[] {
  const wanted = (request.mustSee ?? [])
    .map((word) => meaningOf(word, places))
    .filter(({ members }) => members.size > 1);
  const said = (request.interests ?? []).map((word) => meaningOf(word, places));
  const meanings = [...wanted, ...said].filter(
    (meaning, position, all) =>
      meaning.members.size > 0 && all.findIndex((other) => isSame(meaning.members, other.members)) === position,
  );
  const weights = meanings.map((_, position) => laterInterest ** position);
  const allWeights = weights.reduce((sum, weight) => sum + weight, 0);
  const visits = Math.min(mostVisits, sightsEnjoyed) * request.days * partOfTrip;
  return meanings.map((meaning, position) => {
    const weight = weights[position] ?? 0;
    const share = Math.max(leastShare, Math.ceil((visits * weight) / allWeights));
    return { ...meaning, points: firstPoints * weight, share };
  });
}

function isSame(left: ReadonlySet<number>, right: ReadonlySet<number>): boolean {
  return left.size === right.size && [...left].every((site) => right.has(site));
}
