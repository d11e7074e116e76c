import type { MultiCityObstacle } from '../../domain/multi-city-itinerary.js';
import type { MultiCityRequest } from '../../domain/multi-city-request.js';
import { partySize } from '../../domain/party.js';
import type { JourneyMode } from '../../domain/trip-request.js';
import { toFen } from '../plan/party-cost.js';
import { type PlanWeights, planWeights, thrifts } from '../plan/weights.js';
import { burdenOf, type CityWay } from './city-way.js';

/** The way from one city to the next: everything that is known of it. */
export interface CityHop {
  readonly from: string;
  readonly to: string;
  /** Empty: any. */
  readonly modes: readonly JourneyMode[];
  readonly ways: readonly CityWay[];
}

/** One way for each hop. */
export interface ChosenWays {
  readonly ways: readonly CityWay[];
  readonly costYuan: number;
}

export type WayChoice =
  /** From the most comfortable to the cheapest, each cheaper than the one before. */
  | { readonly status: 'chosen'; readonly choices: readonly ChosenWays[] }
  | { readonly status: 'none'; readonly obstacles: readonly MultiCityObstacle[] };

/** All by the party's own car or none: a car left behind drives nobody home. */
const fleets: readonly ((way: CityWay) => boolean)[] = [({ mode }) => mode !== 'drive', ({ mode }) => mode === 'drive'];

function allowed({ modes, ways }: CityHop): readonly CityWay[] {
  return modes.length === 0 ? ways : ways.filter(({ mode }) => modes.includes(mode));
}

/** The ways of least burden within one fleet; undefined where a hop has none. */
function lightest(hops: readonly CityHop[], weights: PlanWeights): readonly CityWay[] | undefined {
  const burden = (ways: readonly CityWay[]) => ways.reduce((sum, way) => sum + burdenOf(way, weights), 0);
  const candidates = fleets.flatMap((belongs) => {
    const ways = hops.map((hop) =>
      allowed(hop)
        .filter(belongs)
        .toSorted((left, right) => burdenOf(left, weights) - burdenOf(right, weights))
        .at(0),
    );
    return ways.every((way) => way !== undefined) ? [ways] : [];
  });
  return candidates.toSorted((left, right) => burden(left) - burden(right))[0];
}

/** Least time and money between two cities, in points; infinite where no way is allowed. */
export function hopBurden(hop: CityHop, weights: PlanWeights): readonly number[] {
  return fleets.map((belongs) =>
    Math.min(
      Number.POSITIVE_INFINITY,
      ...allowed(hop)
        .filter(belongs)
        .map((way) => burdenOf(way, weights)),
    ),
  );
}

const modesOf = (ways: readonly CityWay[]): readonly JourneyMode[] => [...new Set(ways.map(({ mode }) => mode))];

function obstaclesOf(hops: readonly CityHop[]): readonly MultiCityObstacle[] {
  const obstacles = hops.flatMap(({ from, to, modes, ways }): MultiCityObstacle[] => {
    if (ways.length === 0) return [{ type: 'no-way', from, to }];
    if (modes.length === 0 || ways.some(({ mode }) => modes.includes(mode))) return [];
    return [{ type: 'journey-modes', from, to, modes, knownModes: modesOf(ways) }];
  });
  if (obstacles.length > 0) return obstacles;
  // Every hop has a way, but some have it only by car and others only without.
  return hops
    .filter((hop) => allowed(hop).every(({ mode }) => mode !== 'drive'))
    .slice(0, 1)
    .map(({ from, to, ways }) => ({ type: 'car', from, to, knownModes: modesOf(ways) }));
}

/** Chooses the ways between the cities by time, money and wishes, from comfortable to cheap. */
export function chooseWays(hops: readonly CityHop[], request: MultiCityRequest): WayChoice {
  const people = partySize(request.party);
  const levels = request.economical ? thrifts.slice(thrifts.indexOf('economical')) : thrifts.slice(1);
  const byMoneyAlone: PlanWeights = { ...planWeights('least', people), perYuan: 1_000_000 };
  const choices: ChosenWays[] = [];
  for (const weights of [...levels.map((thrift) => planWeights(thrift, people)), byMoneyAlone]) {
    const ways = lightest(hops, weights);
    if (ways === undefined) return { status: 'none', obstacles: obstaclesOf(hops) };
    const costYuan = toFen(ways.reduce((sum, way) => sum + way.costYuan, 0));
    if (costYuan < (choices.at(-1)?.costYuan ?? Number.POSITIVE_INFINITY)) choices.push({ ways, costYuan });
  }
  return { status: 'chosen', choices };
}
