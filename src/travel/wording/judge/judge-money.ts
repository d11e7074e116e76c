import type { Claim } from '../claim.js';
import { isPerPerson, moneyCue } from '../cues.js';
import type { Fact } from '../fact.js';
import type { Owner } from '../plan-facts.js';
import { readClaims } from '../read-claims.js';
import { type Clause, everyFact, isKind, isNotedOutsideOfDays, type Judge, type Scene } from './judge.js';

/** A sum is the price of what is told of, or a total, by the words around it. */
export const judgeMoney: Judge = (claim, scene) => {
  const { facts, named } = scene;
  const { roles, scope, words } = moneyCueOf(claim, scene.clause);
  const fits = (fact: Fact) => fact.kind === 'money' && (roles === undefined || roles.includes(fact.role));
  const layers = moneyLayers(scene, scope).map((layer) => layer.filter(fits));
  const allowed = layers.find((layer) => layer.length > 0) ?? everyFact(scene).filter(isKind('money'));
  const values = allowed.map(({ value }) => value);
  const isRight = (value: number) =>
    claim.values.some((told) => Math.abs(told - value) <= (claim.isRough && told % 10 === 0 ? value * 0.02 : 0.005));
  if (values.some(isRight) || isNotedOutsideOfDays(scene, claim)) return true;
  if (isPerPerson(words)) {
    return values.some((value) => isRight(value / facts.people)) ? true : { right: undefined };
  }
  const own = allowed.filter(({ role }) => roles !== undefined || role !== 'way');
  const plain = new Set(own.map(({ value }) => value));
  const isPlain = plain.size === 1 && (roles !== undefined || named.length > 0);
  // What is right elsewhere in the plan may be meant for elsewhere: it is told of, and not changed.
  const elsewhere =
    named.length === 0 && everyFact(scene).some(({ kind, value }) => kind === 'money' && isRight(value));
  return { right: isPlain && !elsewhere ? [...plain] : undefined };
};

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

/** Where a sum may come from, nearest first. */
function moneyLayers(
  { facts, day, named, last, isJourney }: Scene,
  scope: 'trip' | 'day' | 'any',
): (readonly Fact[])[] {
  const trip = [...facts.trip.filter(({ role }) => role !== 'note'), ...facts.journeys.flat()];
  const ofDay = day?.facts ?? [];
  if (scope === 'trip') return [trip];
  if (scope === 'day') return [ofDay.length > 0 ? ofDay : facts.days.flatMap((each) => each.facts), trip];
  if (isJourney) return [facts.journeys.flat(), trip];
  if (named.length > 0) return [named.flatMap(factsOf), ofDay, trip];
  return [last ? factsOf(last) : [], [...ofDay, ...(day ? [] : trip)], trip];
}

function factsOf({ facts, way }: Owner): Fact[] {
  return [...facts, ...(way ? [{ kind: 'money', role: 'way', value: way.costYuan } as const] : [])];
}
