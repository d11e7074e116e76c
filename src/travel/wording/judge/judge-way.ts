import type { Claim } from '../claim.js';
import { type ModeWord, moneyCue } from '../cues.js';
import type { Way } from '../plan-facts.js';
import { boundOf, isSameDistance, roundingOf, type Scene, type Verdict, waysAround, waysOfDays } from './judge.js';
import { judgeMoney } from './judge-money.js';

export interface WayVerdict {
  readonly verdicts: ReadonlyMap<Claim, Verdict>;
  /** The means of transport, as the text has it, where the plan has another for this very way. */
  readonly wrongMode: string | undefined;
}

/**
 * A clause such as "taxi 12 minutes, 13 yuan" tells of one way: all of it must be that way's. A sum may be the price of
 * what the way leads to as well.
 *
 * @param toldWays - those that were told of; one that is told of in full is added
 * @returns nothing where the claims are about something else
 */
export function judgeWay(
  claims: readonly Claim[],
  modes: readonly ModeWord[],
  scene: Scene,
  toldWays: Set<Way>,
): WayVerdict | undefined {
  const { start, end, text } = scene.clause;
  const words = text.slice(start, end);
  const isMeasure = ({ kind }: Claim) => kind === 'duration' || kind === 'distance';
  const told = claims.filter((claim) => isMeasure(claim) || (claim.kind === 'money' && !isPrice(claim, scene)));
  if (told.length === 0 || /一共|总共|合计|共计|加起来|altogether|in total|in all/.test(words)) return undefined;
  const isOf = ({ mode }: Way) => modes.some((each) => each.mode === mode);
  const fits = (way: Way) => told.every((claim) => fitsWay(claim, way, scene));
  const near = waysAround(scene);
  const exact = near.find((way) => isOf(way) && fits(way));
  // In prose a way may be told before what it leads to is named, and by a name that only people know.
  const isLine = /^\s*(?:[-*·•]\s*)?(?:→|->|➡)/.test(text);
  const around = isLine
    ? []
    : [...waysAround({ ...scene, named: [] }), ...(scene.named.length > 0 ? [] : waysOfDays(scene))];
  const far = around.find((way) => isOf(way) && fits(way));
  const right = exact ?? far;
  if (right !== undefined) {
    toldWays.add(right);
    return { verdicts: new Map(told.map((claim) => [claim, true])), wrongMode: undefined };
  }
  const ofMode = near.filter(isOf);
  const score = (way: Way) => told.filter((claim) => fitsWay(claim, way, scene)).length;
  const otherwise = near.find((way) => !isOf(way) && fits(way));
  if (otherwise !== undefined && told.some(isMeasure)) {
    toldWays.add(otherwise);
    return { verdicts: new Map(told.map((claim) => [claim, true])), wrongMode: modes[0]?.word };
  }
  const fresh = ofMode.filter((way) => !toldWays.has(way));
  const ways = scene.named.length === 0 && fresh.length > 0 ? fresh : ofMode;
  const best = Math.max(...ways.map(score));
  const [way, ...others] = ways.filter((each) => score(each) === best);
  const isPlain =
    way !== undefined &&
    others.length === 0 &&
    modes.length === 1 &&
    (isLine || scene.named.length > 0 || ways.length === 1);
  return {
    verdicts: new Map(
      told.map((claim): [Claim, Verdict] => {
        if (ofMode.some((each) => fitsWay(claim, each, scene)) && told.length === 1) return [claim, true];
        if (claim.kind === 'money' && !isLine && judgeMoney(claim, scene) === true) return [claim, true];
        if (way !== undefined && fitsWay(claim, way, scene)) return [claim, true];
        return [claim, { right: isPlain ? [wayValue(claim, way)] : undefined }];
      }),
    ),
    wrongMode: undefined,
  };
}

/** Whether the words right beside a sum say that it is a price, not a fare. */
function isPrice(claim: Claim, { clause: { start, text } }: Scene): boolean {
  const before = text.slice(start, claim.start);
  const { roles } = moneyCue(before, '', '');
  return roles !== undefined && !roles.includes('way');
}

function fitsWay(claim: Claim, way: Way, scene: Scene): boolean {
  if (claim.kind === 'distance') return isSameDistance(claim, way.meters);
  const [told = 0] = claim.values;
  const value = wayValue(claim, way);
  if (claim.kind === 'money') {
    const perPerson =
      Math.abs(told - value / scene.facts.people) <= 0.5 && /每人|人均|each|per person/.test(scene.clause.text);
    return Math.abs(told - value) <= (claim.isRough && told % 5 === 0 && told !== value ? 2.5 : 0.005) || perPerson;
  }
  const isBound = boundOf(scene, claim) !== undefined;
  return Math.abs(told - value) <= (claim.isRough || isBound ? roundingOf(told) : 0.005);
}

function wayValue(claim: Claim, way: Way): number {
  if (claim.kind === 'distance') return way.meters;
  return claim.kind === 'money' ? way.costYuan : way.minutes;
}
