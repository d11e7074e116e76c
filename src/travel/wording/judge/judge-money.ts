import type { Claim } from '../claim.js';
import { isPerPerson, modesIn, moneyCue } from '../cues.js';
import type { Fact, Role } from '../fact.js';
import type { Owner, Way } from '../plan-facts.js';
import { readClaims } from '../read-claims.js';
import {
  boundOf,
  type Clause,
  daysOf,
  everyFact,
  isKind,
  isNotedOutsideOfDays,
  type Judge,
  neighbour,
  ownersOfDays,
  type Scene,
  scopeOf,
} from './judge.js';

/** A sum is the price of what is told of, or a total, by the words around it. */
export const judgeMoney: Judge = (claim, scene) => {
  const { facts, named } = scene;
  const cue = moneyCueOf(claim, scene.clause);
  const near = nearFacts(scene, cue);
  const far = farFacts(scene, cue);
  const values = [...near, ...far, ...proseFacts(scene, cue)].filter(isKind('money')).map(({ value }) => value);
  const sums = isLaidOut(scene) ? [] : sumsOf(scene);
  const perPerson = isPerPerson(cue.words) || isPerPerson(scene.clause.text);
  const nights = facts.days.filter(({ facts: ofDay }) => ofDay.some(({ role }) => role === 'night')).length;
  const shares = [
    ...(perPerson ? values.concat(sums).map((value) => value / facts.people) : []),
    ...(cue.roles?.includes('night') || /晚|night/.test(scene.clause.text)
      ? facts.trip.flatMap(({ role, value }) => (role === 'night' && nights > 0 ? value / nights : []))
      : []),
  ];
  const bound = boundOf(scene, claim);
  const isRight = (value: number) => claim.values.some((told) => tells(told, value, claim.isRough, bound));
  const isShare = (value: number) =>
    isRight(value) || claim.values.some((told) => Number.isInteger(told) && Math.abs(told - value) <= 0.5);
  if ([...values, ...sums].some(isRight) || shares.some(isShare) || isNotedOutsideOfDays(scene, claim)) return true;
  if (perPerson || (claim.isRough && bound !== undefined)) return { right: undefined };
  const fits = ({ kind, role }: Fact) =>
    kind === 'money' && (cue.roles === undefined ? role !== 'way' && role !== 'note' : cue.roles.includes(role));
  // A total, or what all tickets or all meals cost, is the trip's where neither a place nor a day is named.
  const isTotal = cue.roles?.includes('total') === true || (cue.isSum && cue.roles !== undefined);
  const isOfTrip = (cue.scope === 'trip' && !cue.isLoose) || (isTotal && scene.day === undefined && named.length === 0);
  const own = isOfTrip ? facts.trip : cue.scope === 'day' ? (scene.day?.facts ?? []) : near;
  const owned = own.filter(fits).map(({ value }) => value);
  // Of a day the total is told first among its facts of that kind, and the only one.
  const plain = new Set(
    owned.length > 0 || cue.roles === undefined ? owned : far.filter(fits).map(({ value }) => value),
  );
  const isPlain =
    plain.size === 1 && !plain.has(0) && (cue.roles !== undefined || named.length > 0 || isLaidOut(scene));
  // What is right elsewhere in the plan may be meant for elsewhere: it is told of, and not changed.
  const elsewhere =
    named.length === 0 && everyFact(scene).some(({ kind, value }) => kind === 'money' && isRight(value));
  return { right: isPlain && !elsewhere ? [...plain] : undefined };
};

function tells(told: number, value: number, isRough: boolean, bound: 'under' | 'over' | undefined): boolean {
  if (Math.abs(told - value) <= 0.005) return true;
  if (bound === 'under') return value < told && value > told * 0.8;
  if (bound === 'over') return value > told && value < told * 1.2;
  return isRough && told % 10 === 0 && Math.abs(told - value) <= Math.max(value * 0.03, told >= 50 ? 2.5 : 0);
}

/** Whether the sentence is a line of a list rather than prose. */
function isLaidOut({ clause: { text } }: Scene): boolean {
  return !/[，。,]/.test(text) && text.includes('·');
}

/** What is said of those who are told of; of the whole day where nobody is. */
function nearFacts(scene: Scene, cue: ReturnType<typeof moneyCueOf>): readonly Fact[] {
  if (cue.scope !== 'any' && !cue.isLoose) return [];
  if (scene.isJourney) return [...scene.facts.journeys.flat(), ...scene.named.flatMap(factsOf)];
  const scope = scopeOf(scene);
  const out = scope.flatMap((owner) => neighbour(scene, owner, 1) ?? []);
  const isFare = modesIn(scene.clause.text).length > 0 || cue.roles?.includes('way');
  const fares = isFare ? out.flatMap(({ way }) => (way ? [fareOf(way)] : [])) : [];
  return [...(scope.length > 0 ? scope : ownersOfDays(scene)).flatMap(factsOf), ...fares];
}

/** In prose a sum may be a total without saying so, or the price of what is named beyond a comma. */
function proseFacts(scene: Scene, { scope, isLoose }: ReturnType<typeof moneyCueOf>): readonly Fact[] {
  if (isLaidOut(scene) || (scope !== 'any' && !isLoose)) return [];
  const { facts, inSentence, last } = scene;
  const totals = [...facts.trip.filter(({ role }) => role !== 'note'), ...daysOf(scene).flatMap((day) => day.facts)];
  return [...totals, ...facts.journeys.flat(), ...[...inSentence, ...last].flatMap(factsOf)];
}

/** What a sum may be besides: a total by its words, or anything of the day where nobody is named beside it. */
function farFacts(scene: Scene, { roles, scope, isSum, isLoose }: ReturnType<typeof moneyCueOf>): readonly Fact[] {
  const { facts, named } = scene;
  const ofTrip = [...facts.trip.filter(({ role }) => role !== 'note'), ...facts.journeys.flat()];
  const ofDays = daysOf(scene).flatMap((day) => day.facts);
  const isOf = (some: readonly Role[] | undefined) => (fact: Fact) => some === undefined || some.includes(fact.role);
  if (scope === 'day') return scene.day ? ofDays.filter(isOf(roles)) : [...ofDays, ...ofTrip].filter(isOf(roles));
  if (scope === 'trip' && !isLoose) return ofTrip.filter(isOf(roles));
  if (named.length > 0 && !isSum) return [];
  if (roles === undefined && !isSum)
    return scopeOf(scene).length > 0 && isLaidOut(scene)
      ? []
      : [
          ...ofDays.filter(({ role }) => role !== 'total' && role !== 'way'),
          ...pricesOf(scene),
          ...ofTrip.filter(({ role }) => role === 'budget'),
        ];
  if (isSum) return [...ofTrip, ...ofDays, ...pricesOf(scene)];
  return [...ofTrip, ...ofDays, ...pricesOf(scene)].filter(isOf(roles));
}

function pricesOf(scene: Scene): readonly Fact[] {
  return ownersOfDays(scene).flatMap(({ facts }) => facts);
}

/** What those that the sentence names cost together, or what the parts of the plan do that it has just told of. */
function sumsOf({ inSentence, facts }: Scene): number[] {
  const owners = [...new Set(inSentence)];
  const priceOf = ({ facts: own }: Owner) =>
    own.flatMap(({ kind, role, value }) => (kind === 'money' && role !== 'night' ? value : []));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const total = facts.trip.find(({ role }) => role === 'total')?.value ?? 0;
  const journeys = facts.trip.find(({ role }) => role === 'journey')?.value ?? 0;
  return [...(owners.length > 1 ? [sum(owners.flatMap(priceOf))] : []), total - journeys];
}

/** What the words around a sum say it is. */
export function moneyCueOf(claim: Claim, { text, start, end }: Clause) {
  const inClause = readClaims(text.slice(start, end)).map((each) => ({
    start: each.start + start,
    end: each.end + start,
  }));
  const from = inClause.findLast((each) => each.end <= claim.start)?.end ?? start;
  const until = inClause.find((each) => each.start >= claim.end)?.start ?? end;
  const [before, after] = [text.slice(from, claim.start), text.slice(claim.end, until)];
  return { ...moneyCue(before, after, text.slice(0, claim.start)), words: `${before} ${after}` };
}

function factsOf({ facts, way }: Owner): Fact[] {
  return [...facts, ...(way ? [fareOf(way)] : [])];
}

function fareOf({ costYuan }: Way): Fact {
  return { kind: 'money', role: 'way', value: costYuan };
}
