import type { Place } from '../../domain/place.js';
import type { TripRequest } from '../../domain/trip-request.js';
import { TripRequestError } from '../../error/travel-error.js';
import { placesNamed } from '../place/place-name.js';
import { type Ballot, type Support, supportsOf } from './ballot.js';

export interface VoteOptions {
  /** How many places are chosen at most, 1 or more. Default: one for each member, at least five. */
  readonly most?: number | undefined;
  /** Places by whose names, aliases and ids the votes are understood. Default: votes count as they are spelled. */
  readonly places?: readonly Place[] | undefined;
}

/** A place that a group has chosen. */
export interface ChosenPlace {
  readonly name: string;
  /** Members who want it, by name. */
  readonly voters: readonly string[];
  /** The sum of what it weighs to each member, 0 to 1 each. */
  readonly support: number;
  /** True when it was chosen so that a member gets something of their own. */
  readonly secures: boolean;
}

/** What a group has decided. */
export interface VoteResult {
  readonly method: 'coverage-then-sequential-proportional-approval';
  /** In the order in which they were chosen: the most important first. */
  readonly chosen: readonly ChosenPlace[];
  /** For each member, in order of their names, what of theirs was chosen. */
  readonly shares: readonly { readonly voter: string; readonly places: readonly string[] }[];
  /** Members who get nothing: all that they want is vetoed, or there are fewer places than members. */
  readonly empty: readonly string[];
  /** Ruled out by a veto, in order of their names. */
  readonly vetoed: readonly string[];
}

const leastChosen = 5;
/** A place is a member's own when it weighs at least half as much to them as their favourite. */
const ownWeight = 0.5;
/** Sums of the same votes in another order differ by rounding. */
const equalWithin = 1e-9;

interface Counted {
  readonly supports: readonly Support[];
  readonly candidates: readonly string[];
}

function supportFor(name: string, supports: readonly Support[]): number {
  return supports.reduce((sum, { weights }) => sum + (weights.get(name) ?? 0), 0);
}

/** The candidate with the greatest gain; of equal ones the more wanted, then the first by name. */
function best(
  { candidates, supports }: Counted,
  chosen: readonly string[],
  gainOf: (name: string) => number,
): string | undefined {
  let leader: { readonly name: string; readonly gain: number; readonly support: number } | undefined;
  for (const name of candidates) {
    const gain = chosen.includes(name) ? 0 : gainOf(name);
    if (gain <= equalWithin) continue;
    const support = supportFor(name, supports);
    const isMore = leader !== undefined && gain > leader.gain + equalWithin;
    const isEqual = leader !== undefined && Math.abs(gain - leader.gain) <= equalWithin;
    if (leader === undefined || isMore || (isEqual && support > leader.support + equalWithin)) {
      leader = { name, gain, support };
    }
  }
  return leader?.name;
}

/** Chooses until every member who can has a place of their own, each time one that serves the most of those without. */
function secure(counted: Counted, most: number): readonly string[] {
  const chosen: string[] = [];
  const isServed = ({ weights }: Support) => chosen.some((name) => (weights.get(name) ?? 0) >= ownWeight);
  while (chosen.length < most) {
    const waiting = counted.supports.filter((support) => !isServed(support));
    const name = best(counted, chosen, (candidate) =>
      waiting.reduce((sum, { weights }) => {
        const weight = weights.get(candidate) ?? 0;
        return weight >= ownWeight ? sum + weight : sum;
      }, 0),
    );
    if (name === undefined) break;
    chosen.push(name);
  }
  return chosen;
}

/** Fills what is left: a member's vote counts the less the more of theirs is chosen already. */
function fill(counted: Counted, secured: readonly string[], most: number): readonly string[] {
  const chosen = [...secured];
  while (chosen.length < most) {
    const name = best(counted, chosen, (candidate) =>
      counted.supports.reduce((sum, { weights }) => {
        const had = chosen.reduce((total, other) => total + (weights.get(other) ?? 0), 0);
        return sum + (weights.get(candidate) ?? 0) / (1 + had);
      }, 0),
    );
    if (name === undefined) break;
    chosen.push(name);
  }
  return chosen;
}

/**
 * Finds out what a group wants to see, fairly: nobody is outvoted all the time.
 *
 * First every member gets a place of their own, chosen so that each place serves as many of those still without as
 * possible (the greedy rule for Chamberlin and Courant's problem, after Lu and Boutilier, "Budgeted Social Choice", IJCAI
 * 2011). Then the rest is chosen by sequential proportional approval voting (Thiele, 1895;
 * https://en.wikipedia.org/wiki/Sequential_proportional_approval_voting): a vote counts 1/(1 + what the voter has
 * already), for ranks and scores with their weights as in reweighted range voting.
 *
 * A place that anybody vetoes is out. As long as `most` is not below the number of members, every member with a wish that
 * nobody vetoes gets at least one place that they rank in their better half. The order of the ballots does not matter, and
 * ties go to the more wanted place, then to the first by name.
 *
 * @throws {TripRequestError} somebody votes twice, a score is negative, `most` is not a whole number from 1
 * @example
 * const result = rankByVotes([
 *   { voter: 'Ann', approves: ['West Lake'] },
 *   { voter: 'Ben', ranks: ['Zoo', 'West Lake'], vetoes: ['Silk Museum'] },
 * ]);
 * const request = withVotes({ city: 'Hangzhou', startDate: '2027-05-01', days: 2, party: { adult: 2 } }, result);
 */
export function rankByVotes(ballots: readonly Ballot[], options: VoteOptions = {}): VoteResult {
  const { most = Math.max(leastChosen, ballots.length), places = [] } = options;
  if (!Number.isInteger(most) || most < 1) {
    throw new TripRequestError([{ field: 'most', message: 'must be a whole number from 1' }]);
  }
  const nameOf = (name: string) => placesNamed(name, places)[0]?.name ?? name.trim();
  const supports = supportsOf(ballots, nameOf);
  const vetoed = [...new Set(ballots.flatMap(({ vetoes = [] }) => vetoes.map(nameOf)))].sort();
  const wanted = new Set(supports.flatMap(({ weights }) => [...weights.keys()]));
  const candidates = [...wanted].filter((name) => !vetoed.includes(name)).sort();
  const counted: Counted = { supports, candidates };
  const secured = secure(counted, most);
  const chosen = fill(counted, secured, most).map((name): ChosenPlace => {
    const voters = supports.filter(({ weights }) => weights.has(name)).map(({ voter }) => voter);
    return { name, voters, support: supportFor(name, supports), secures: secured.includes(name) };
  });
  const shares = supports.map(({ voter, weights }) => ({
    voter,
    places: chosen.filter(({ name }) => weights.has(name)).map(({ name }) => name),
  }));
  const empty = shares.filter((share) => share.places.length === 0).map(({ voter }) => voter);
  return { method: 'coverage-then-sequential-proportional-approval', chosen, shares, empty, vetoed };
}

/**
 * The request with what a group has decided: places that secure somebody's share have to be seen, the others are
 * interests, the more important ones first, and what was vetoed is not seen.
 */
export function withVotes(request: TripRequest, { chosen, vetoed }: VoteResult): TripRequest {
  const joined = (first: readonly string[] | undefined, second: readonly string[]) => [
    ...new Set([...(first ?? []), ...second]),
  ];
  const named = (secures: boolean) => chosen.filter((place) => place.secures === secures).map(({ name }) => name);
  return {
    ...request,
    mustSee: joined(request.mustSee, named(true)).filter((name) => !vetoed.includes(name)),
    interests: joined(request.interests, named(false)),
    mustNotSee: joined(request.mustNotSee, vetoed),
  };
}
