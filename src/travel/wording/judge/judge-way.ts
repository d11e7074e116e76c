import type { Claim } from '../claim.js';
import type { Way } from '../plan-facts.js';
import { isSameDistance, roundingOf, type Scene, type Verdict, waysAround } from './judge.js';
import { moneyCueOf } from './judge-money.js';

/**
 * A clause such as "taxi 12 minutes, 13 yuan" tells of one way: all of it must be that way's.
 *
 * @param toldWays - those that were told of; one that is told of in full is added
 * @returns nothing where the claims are about something else
 */
export function judgeWay(
  claims: readonly Claim[],
  mode: Way['mode'],
  scene: Scene,
  toldWays: Set<Way>,
): ReadonlyMap<Claim, Verdict> {
  const told = claims.filter(({ kind }) => kind === 'duration' || kind === 'distance' || kind === 'money');
  const candidates = waysAround(scene).filter((way) => way.mode === mode);
  const fresh = candidates.filter((way) => !toldWays.has(way));
  const ways = scene.named.length === 0 && fresh.length > 0 ? fresh : candidates;
  const isSum = (claim: Claim) =>
    claim.kind === 'money' && moneyCueOf(claim, scene.clause).roles?.includes('total') === true;
  if (told.length === 0 || ways.length === 0 || told.some(isSum)) return new Map();
  const score = (way: Way) => told.filter((claim) => fitsWay(claim, way)).length;
  const best = Math.max(...ways.map(score));
  const [way, ...others] = ways.filter((each) => score(each) === best);
  if (way === undefined) return new Map();
  if (best === told.length) toldWays.add(way);
  const isPlain = others.length === 0 && (best > 0 || ways.length === 1);
  return new Map(
    told.map((claim) => [claim, fitsWay(claim, way) ? true : { right: isPlain ? [wayValue(claim, way)] : undefined }]),
  );
}

function fitsWay(claim: Claim, way: Way): boolean {
  if (claim.kind === 'distance') return isSameDistance(claim, way);
  const [told = 0] = claim.values;
  return Math.abs(told - wayValue(claim, way)) <= (claim.isRough ? roundingOf(told) : 0.005);
}

function wayValue(claim: Claim, way: Way): number {
  if (claim.kind === 'distance') return way.meters;
  return claim.kind === 'money' ? way.costYuan : way.minutes;
}
