import type { Claim } from '../claim.js';
import { clockCue, isOpening, isSettingOut } from '../cues.js';
import type { Fact, Role } from '../fact.js';
import type { Owner } from '../plan-facts.js';
import { readClaims } from '../read-claims.js';
import {
  isKind,
  isNotedOutsideOfDays,
  type Judge,
  neighbour,
  ownersOfDays,
  type Scene,
  scopeOf,
  type Verdict,
} from './judge.js';

/** A clock time is that of a visit, of a door, or of a journey, by the words around it. */
export const judgeClock: Judge = (claim, scene) => {
  if (scene.isJourney && scene.named.every(({ isStop }) => !isStop)) return judgeJourney(claim, scene);
  return claim.until === undefined ? judgeMoment(claim, scene) : judgeHours(claim, claim.until, scene);
};

export function valueIn({ facts }: Owner, role: Fact['role']): number {
  return facts.find((fact) => fact.kind === 'clock' && fact.role === role)?.value ?? -1;
}

function judgeMoment(claim: Claim, scene: Scene): Verdict {
  const { clause, day } = scene;
  const before = clause.text.slice(clause.start, claim.start);
  const after = clause.text.slice(claim.end, clause.end);
  const cue = clockCue(before, after);
  const named = scopeOf(scene);
  const start = isSettingOut(before, after) && day !== undefined ? day.owners.slice(0, 1) : [];
  const scope = named.length > 0 ? named : start.length > 0 ? start : ownersOfDays(scene);
  const slack = claim.isRough ? 10 : 0;
  const tells = (values: readonly number[]) =>
    values.some((value) => claim.values.some((told) => Math.abs(told - value) <= slack));
  const allowed = scope.flatMap((owner) => clocksOf(owner, cue));
  // Where a time has no name beside it, its name may be one that only people know.
  const around = scene.named.length === 0 ? [...ownersOfDays(scene)] : turningTo(scene);
  const others = [
    ...around.flatMap((owner) => clocksOf(owner, cue?.includes('open') ? cue : undefined)),
    ...journeyClocks(scene),
  ];
  const wide = allowed.length > 0 ? allowed : scope.flatMap((owner) => clocksOf(owner, undefined));
  if (tells([...wide, ...others]) || isNotedOutsideOfDays(scene, claim)) return true;
  const sure =
    scene.named.length > 0 || cue !== undefined
      ? [...scene.named, ...(scene.named.length > 0 ? [] : start.length > 0 ? start : scene.last)]
      : [];
  const role = cue ?? (isBeside(before, after) ? (['arrive'] as const) : []);
  const plain = new Set(sure.flatMap((owner) => (role.length > 0 ? clocksOf(owner, role) : [])));
  return { right: plain.size === 1 ? [...plain] : undefined };
}

/** A clause that tells what is done next may name the one and tell the hour of the other. */
function turningTo(scene: Scene): readonly Owner[] {
  const { clause, named, last, next } = scene;
  const words = clause.text.slice(clause.start, clause.end);
  if (
    !/之后|以后|后|出来|完|接着|然后|再|转|(?:离开|出发)[^从，]{0,3}(?:去|前往|到)|\b(?:after|before|then|move on|from there)\b|\b(?:leave|head|set (?:off|out)|on) (?:for|to)\b/.test(
      words,
    )
  )
    return [];
  const around = named.flatMap((owner) => [neighbour(scene, owner, -1), neighbour(scene, owner, 1)]);
  return [...around.filter((owner) => owner !== undefined), ...last, ...next];
}

function clocksOf({ facts, windows }: Owner, roles: readonly Role[] | undefined): number[] {
  if (roles?.includes('open')) return windows.flat();
  const told = facts.filter(({ kind, role }) => kind === 'clock' && (roles === undefined || roles.includes(role)));
  return [...told.map(({ value }) => value), ...(roles === undefined ? windows.flat() : [])];
}

/** Where no stop is named, a time may be that of a train. */
function journeyClocks({ facts, named }: Scene): number[] {
  const isTrain = named.every(({ isStop }) => !isStop);
  return isTrain
    ? facts.journeys
        .flat()
        .filter(isKind('clock'))
        .map(({ value }) => value)
    : [];
}

function judgeHours(from: Claim, until: Claim, scene: Scene): Verdict {
  const opening = isOpening(scene.clause.text.slice(scene.clause.start, from.start));
  const named = scopeOf(scene);
  const scope = named.length > 0 ? named : ownersOfDays(scene);
  const staysOf = (owners: readonly Owner[]) =>
    owners.flatMap((owner) => (owner.isStop ? [[valueIn(owner, 'arrive'), valueIn(owner, 'leave')] as const] : []));
  const stays = staysOf(scope);
  const windows = scope.flatMap((owner) => owner.windows);
  const pairs = opening ? windows : stays;
  const fits = ([start, end]: readonly [number, number]) => from.values.includes(start) && until.values.includes(end);
  if (pairs.some(fits) || isNotedOutsideOfDays(scene, from)) return true;
  if (
    opening &&
    scene.named.length === 0 &&
    ownersOfDays(scene)
      .flatMap((owner) => owner.windows)
      .some(fits)
  )
    return scene.last.length === 0 ? true : { right: undefined };
  // A span over several stops, or over what has no name here, begins with one and ends with another.
  const several = new Set(scene.inSentence.map(({ position }) => position)).size > 1 || scene.named.length === 0;
  if (!opening && several) {
    const clocks = ownersOfDays(scene).flatMap((owner) => clocksOf(owner, ['arrive', 'leave']));
    const tells = (claim: Claim) => claim.values.some((value) => clocks.includes(value));
    if (tells(from) && tells(until)) return true;
  }
  if (!opening && windows.some(fits) && (stays.length === 0 || scene.named.length === 0)) return true;
  const [only, ...others] = new Set(pairs.map((pair) => pair.join('-')));
  const isPlain = only !== undefined && others.length === 0 && (scene.named.length > 0 || opening);
  return { right: isPlain ? only.split('-').map(Number) : undefined };
}

function judgeJourney(claim: Claim, { facts, clause, named }: Scene): Verdict {
  const isSecond = readClaims(clause.text.slice(0, claim.start)).some(({ kind }) => kind === 'clock');
  const directions = [
    ...clause.text.slice(0, claim.start).matchAll(/(返程|回程|getting home|way home|train home)|去程|getting there/g),
  ];
  const direction = directions.length === 0 ? undefined : directions.at(-1)?.[1] ? -1 : 0;
  const chosen = direction === undefined ? undefined : facts.journeys.at(direction);
  const journeys = chosen ? [chosen] : facts.journeys;
  const role = isSecond ? 'arrive' : 'leave';
  const allowed = journeys.flat().filter((fact) => fact.kind === 'clock' && fact.role === role);
  const any = [...journeys.flat(), ...named.flatMap((owner) => owner.facts)].filter(isKind('clock'));
  const parts = [claim, ...(claim.until ? [claim.until] : [])];
  if (parts.every((part) => any.some(({ value }) => part.values.includes(value)))) return true;
  return { right: parts.length === 1 && allowed.length === 1 ? allowed.map(({ value }) => value) : undefined };
}

/** Whether a time stands right beside a name, as the hour of a visit does: "9:30 到灵隐寺", "lunch at Louwailou at 12:30". */
function isBeside(before: string, after: string): boolean {
  return (
    (/^\s*(?:左右|前后)?\s*(?:在|到|去|来到|到达|抵达|前往|游览|参观|逛|[:：·])?\s*[^\s\d，。]/u.test(after) &&
      !/^[^，。]{0,6}(?:有|演出|表演|喷泉|集合|班)/u.test(after)) ||
    /\b(?:at|from)\s*$/.test(before)
  );
}
