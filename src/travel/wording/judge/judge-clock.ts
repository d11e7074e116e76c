import type { Claim } from '../claim.js';
import { clockCue, isOpening, isSettingOut } from '../cues.js';
import type { Fact } from '../fact.js';
import type { Owner } from '../plan-facts.js';
import { readClaims } from '../read-claims.js';
import { everyFact, isKind, isNotedOutsideOfDays, type Judge, type Scene, scopeOf, type Verdict } from './judge.js';

/** A clock time is that of a visit, of a door, or of a journey, by the words around it. */
export const judgeClock: Judge = (claim, scene) => {
  if (scene.isJourney && scene.named.every(({ isStop }) => !isStop)) return judgeJourney(claim, scene);
  return claim.until === undefined ? judgeMoment(claim, scene) : judgeHours(claim, claim.until, scene);
};

export function valueIn({ facts }: Owner, role: Fact['role']): number {
  return facts.find((fact) => fact.kind === 'clock' && fact.role === role)?.value ?? -1;
}

/** Who the clause tells of; where nobody was named, everybody of the day, or where the day begins. */
function tellingOf(scene: Scene, setsOut = false): readonly Owner[] {
  const scope = scopeOf(scene);
  if (scope.length > 0) return scope;
  if (setsOut && scene.day !== undefined) return scene.day.owners.slice(0, 1);
  return scene.day?.owners ?? scene.facts.days.flatMap(({ owners }) => owners);
}

function judgeMoment(claim: Claim, scene: Scene): Verdict {
  const { clause } = scene;
  const before = clause.text.slice(clause.start, claim.start);
  const after = clause.text.slice(claim.end, clause.end);
  const cue = clockCue(before, after);
  const scope = tellingOf(scene, isSettingOut(before, after));
  const valuesOf = ({ facts, windows }: Owner, roles: typeof cue) => {
    if (roles?.includes('open')) return windows.flat();
    const told = facts.filter(({ kind, role }) => kind === 'clock' && (roles === undefined || roles.includes(role)));
    return [...told.map(({ value }) => value), ...(roles === undefined ? windows.flat() : [])];
  };
  const allowed = scope.flatMap((owner) => valuesOf(owner, cue));
  const wide = allowed.length > 0 ? allowed : scope.flatMap((owner) => valuesOf(owner, undefined));
  const all = wide.length > 0 ? wide : clocksOf(scene);
  if (claim.values.some((value) => all.includes(value)) || isNotedOutsideOfDays(scene, claim)) return true;
  const arrivals = scope.flatMap(({ facts }) =>
    facts.filter(({ role }) => role === 'arrive').map(({ value }) => value),
  );
  const plain = new Set(cue === undefined ? (isBeside(before, after) ? arrivals : []) : allowed);
  return { right: plain.size === 1 ? [...plain] : undefined };
}

function judgeHours(from: Claim, until: Claim, scene: Scene): Verdict {
  const opening = isOpening(scene.clause.text.slice(scene.clause.start, from.start));
  const scope = tellingOf(scene);
  const stays = scope.flatMap((owner) =>
    owner.isStop ? [[valueIn(owner, 'arrive'), valueIn(owner, 'leave')] as const] : [],
  );
  const windows = scope.flatMap((owner) => owner.windows);
  const pairs = opening ? windows : stays;
  const fits = ([start, end]: readonly [number, number]) => from.values.includes(start) && until.values.includes(end);
  if (pairs.some(fits) || isNotedOutsideOfDays(scene, from)) return true;
  // A span over several stops begins with one of them and ends with another.
  if (!opening && scope.length > 1 && scene.last !== undefined) {
    const starts = stays.some(([start]) => from.values.includes(start));
    if (starts && stays.some(([, end]) => until.values.includes(end))) return true;
  }
  if (!opening && windows.some(fits) && stays.length === 0) return true;
  const [only, ...others] = new Set(pairs.map((pair) => pair.join('-')));
  return { right: only !== undefined && others.length === 0 ? only.split('-').map(Number) : undefined };
}

function judgeJourney(claim: Claim, { facts, clause, named }: Scene): Verdict {
  const isSecond = readClaims(clause.text.slice(0, claim.start)).some(({ kind }) => kind === 'clock');
  const direction = /返程|getting home|way home|回程/.test(clause.text)
    ? -1
    : /去程|getting there/.test(clause.text)
      ? 0
      : undefined;
  const chosen = direction === undefined ? undefined : facts.journeys.at(direction);
  const journeys = chosen ? [chosen] : facts.journeys;
  const role = isSecond ? 'arrive' : 'leave';
  const allowed = journeys.flat().filter((fact) => fact.kind === 'clock' && fact.role === role);
  const any = [...journeys.flat(), ...named.flatMap((owner) => owner.facts)].filter(isKind('clock'));
  const parts = [claim, ...(claim.until ? [claim.until] : [])];
  const known = parts.length > 1 || named.length > 0 ? any : allowed;
  if (parts.every((part) => known.some(({ value }) => part.values.includes(value)))) return true;
  return { right: parts.length === 1 && allowed.length === 1 ? allowed.map(({ value }) => value) : undefined };
}

function clocksOf(scene: Scene): number[] {
  return everyFact(scene)
    .filter(({ kind, role }) => kind === 'clock' && role !== 'note')
    .map(({ value }) => value);
}

/** Whether a time stands right beside a name, as the hour of a visit does: "9:30 到灵隐寺", "lunch at Louwailou at 12:30". */
function isBeside(before: string, after: string): boolean {
  return (
    (/^\s*(?:左右|前后)?\s*(?:在|到|去|来到|到达|抵达|前往|游览|参观|逛|[:：·])?\s*[^\s\d，。]/u.test(after) &&
      !/^[^，。]{0,6}(?:有|演出|表演|喷泉|集合|班)/u.test(after)) ||
    /\b(?:at|from)\s*$/.test(before)
  );
}
