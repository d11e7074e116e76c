import { isNoted, isSameDistance, type Judge, waysAround } from './judge.js';

/** A distance is that of a way to or from what is told of. */
export const judgeDistance: Judge = (claim, scene) => {
  const isRight = waysAround(scene).some((way) => isSameDistance(claim, way)) || isNoted(scene, claim);
  return isRight ? true : { right: undefined };
};
