import { isKind, isNoted, type Judge, roundingOf, scopeOf, waysAround } from './judge.js';

/** Minutes are those of a way, a visit, a pause of the day or a journey. */
export const judgeDuration: Judge = (claim, scene) => {
  const { facts, day, isJourney } = scene;
  const told = [
    ...(isJourney ? facts.journeys.flat() : []),
    ...scopeOf(scene).flatMap((owner) => owner.facts),
    ...(day?.facts ?? facts.days.flatMap((each) => each.facts)),
  ];
  const allowed = [
    ...waysAround(scene).map(({ minutes }) => minutes),
    ...told.filter(isKind('duration')).map(({ value }) => value),
  ];
  const [value = 0] = claim.values;
  const slack = claim.isRough ? Math.max(roundingOf(value), value % 10 === 0 ? 5 : 0) : 0;
  const isRight = allowed.some((each) => Math.abs(each - value) <= slack) || isNoted(scene, claim);
  return isRight ? true : { right: undefined };
};
