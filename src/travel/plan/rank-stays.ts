import type { Place } from '../../domain/place.js';
import type { TripRequest } from '../../domain/trip-request.js';
import type { Candidate } from './candidate.js';
import { standing } from './choose-candidates.js';
import type { Interest } from './interest.js';
import { anywhere, type LegTable } from './leg-table.js';
import type { PlanContext } from './plan-context.js';
import { stayCost, staysFor } from './stay.js';
import type { Thrift } from './weights.js';

/** What a hotel is judged by besides its price. */
export interface StaySurroundings {
  readonly candidates: ReadonlyMap<number, Candidate>;
  readonly interests: readonly Interest[];
  readonly legs: LegTable;
  /** Site of the station of arrival, or `anywhere`. */
  readonly station: number;
  readonly perYuan: number;
}

const hotelsCompared = 2;
const sightsPerDay = 3;
/** A place that cannot be reached from the hotel counts as two hours away, an arrival on which all depends as ten. */
const unreachableBurden = 120;
const strandedBurden = 600;
/** Points per minute between the hotel and a sight, for each day: out in the morning and home in the evening. */
const pointsPerMinute = 2;
const pointsPerStar = 12;

/** What the hotel's own quality is worth. */
export function comfortPoints(stay: Place): number {
  return (stay.rating ?? 3) * pointsPerStar;
}

/** The hotels to try, best first: cheap, and near the sights that will probably be seen. */
export function rankStays(request: TripRequest, context: PlanContext, around: StaySurroundings): readonly number[] {
  if (request.days < 2) return [];
  const { stays } = staysFor(request, context.places);
  const most = request.budgets?.find((budget) => budget.scope === 'hotel')?.maxYuan ?? Number.POSITIVE_INFINITY;
  const affordable = stays.filter((stay) => stayCost(stay, request, context.calendar) <= most);
  const wished = [...around.candidates]
    .sort(([, left], [, right]) => standing(right, around.interests) - standing(left, around.interests))
    .slice(0, request.days * sightsPerDay)
    .map(([site]) => site);
  const burden = (stay: number): number => {
    const toSights = wished.map((site) => around.legs.between(stay, site)?.burden ?? unreachableBurden);
    const mean = toSights.reduce((sum, minutes) => sum + minutes, 0) / Math.max(wished.length, 1);
    const toStation =
      around.station === anywhere ? 0 : (around.legs.between(around.station, stay)?.burden ?? strandedBurden);
    return mean * request.days + toStation;
  };
  return (affordable.length > 0 ? affordable : stays)
    .map((stay) => {
      const site = context.places.indexOf(stay);
      const points =
        -stayCost(stay, request, context.calendar) * around.perYuan -
        burden(site) * pointsPerMinute +
        comfortPoints(stay);
      return { site, points };
    })
    .sort((left, right) => right.points - left.points || left.site - right.site)
    .slice(0, hotelsCompared)
    .map(({ site }) => site);
}

/** The hotel of the earlier plan, where it stays and is still one of those to choose from. */
export function keptStay(request: TripRequest, context: PlanContext, thrift: Thrift): number | undefined {
  const earlier = context.previous?.days[0]?.overnight?.placeId;
  const savesOnNights = context.scope === undefined && (thrift === 'strict' || thrift === 'least');
  if (earlier === undefined || savesOnNights) return undefined;
  const site = context.places.findIndex((place) => place.id === earlier);
  const place = context.places[site];
  return place !== undefined && staysFor(request, context.places).stays.includes(place) ? site : undefined;
}
