import {
  boundOf,
  daysOf,
  isKind,
  isNoted,
  type Judge,
  ownersOfDays,
  roundingOf,
  scopeOf,
  waysAround,
  waysOfDays,
} from './judge.js';

/** Minutes are those of a way, a visit, a pause of the day or a journey. */
export const judgeDuration: Judge = (claim, scene) => {
  const { facts, clause } = scene;
  // How early to be somewhere is advice, not a part of the plan.
  if (/(?:提前|提早|预留|留出|每隔|allow|spare|every)[^，。]{0,6}$/.test(clause.text.slice(0, claim.start)))
    return true;
  if (/^\s*(?:early|earlier|ahead|in advance|before)/.test(clause.text.slice(claim.end))) return true;
  const isFree = scene.named.length === 0;
  const told = [
    ...facts.journeys.flat(),
    ...[...scopeOf(scene), ...(isFree ? ownersOfDays(scene) : [])].flatMap((owner) => owner.facts),
    ...daysOf(scene).flatMap((each) => each.facts),
  ];
  const allowed = [
    ...[...waysAround(scene), ...(isFree ? waysOfDays(scene) : [])].map(({ minutes }) => minutes),
    ...told.filter(isKind('duration')).map(({ value }) => value),
  ];
  const [value = 0] = claim.values;
  const bound = boundOf(scene, claim);
  const slack =
    claim.isRough || bound ? Math.max(roundingOf(value), value % 10 === 0 ? 5 : 0, value >= 60 ? 15 : 0) : 0;
  const isRight = allowed.some((each) => Math.abs(each - value) <= slack) || isNoted(scene, claim);
  return isRight ? true : { right: undefined };
};
