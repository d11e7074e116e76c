import { daysOf, isNoted, isSameDistance, type Judge, waysAround, waysOfDays } from './judge.js';

/** A distance is that of a way to or from what is told of, or of a day's ways together. */
export const judgeDistance: Judge = (claim, scene) => {
  const sums = daysOf(scene).flatMap(({ facts }) =>
    facts.flatMap(({ kind, value }) => (kind === 'distance' ? value : [])),
  );
  const ways = [...waysAround(scene), ...(scene.named.length === 0 ? waysOfDays(scene) : [])].map(
    ({ meters }) => meters,
  );
  const isRight = [...ways, ...sums].some((meters) => isSameDistance(claim, meters)) || isNoted(scene, claim);
  return isRight ? true : { right: undefined };
};
