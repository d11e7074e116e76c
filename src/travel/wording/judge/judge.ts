import type { Claim } from '../claim.js';
import type { Fact } from '../fact.js';
import type { DayFacts, Owner, PlanFacts, Way } from '../plan-facts.js';

/** A part of a sentence between commas. */
export interface Clause {
  readonly start: number;
  readonly end: number;
  /** The whole sentence, folded. */
  readonly text: string;
}

/** What a clause tells of: the plan, the day that the text has come to, and who was named. */
export interface Scene {
  readonly facts: PlanFacts;
  readonly clause: Clause;
  readonly day: DayFacts | undefined;
  /** Named in the clause itself. */
  readonly named: readonly Owner[];
  /** Named last before it. */
  readonly last: Owner | undefined;
  /** Whether it tells of the way between the cities. */
  readonly isJourney: boolean;
}

/** A claim's verdict: right, or wrong with the value that belongs there, where that is plain. */
export type Verdict = true | { readonly right: readonly number[] | undefined };

/** Holds a claim of one kind against the plan. */
export type Judge = (claim: Claim, scene: Scene) => Verdict;

export function isKind(kind: Fact['kind']) {
  return (fact: Fact) => fact.kind === kind;
}

/** Who a claim without a name of its own belongs to. */
export function scopeOf({ named, last }: Scene): readonly Owner[] {
  return named.length > 0 ? named : last ? [last] : [];
}

/** The ways to and from what is told of. */
export function waysAround(scene: Scene): Way[] {
  const { facts, day } = scene;
  const ways = scopeOf(scene).flatMap(({ day: number, position, way }) => {
    const next = facts.days[number - 1]?.owners.find((other) => other.position === position + 1);
    return [way, next?.way].filter((each) => each !== undefined);
  });
  if (ways.length > 0) return [...new Set(ways)];
  return (day ? [day] : facts.days).flatMap(({ owners }) => owners.flatMap(({ way }) => way ?? []));
}

/** What the plan's remarks say of a claim. */
export function isNoted({ facts }: Pick<Scene, 'facts'>, claim: Claim): boolean {
  return facts.trip.some(
    ({ role, kind, of, value }) =>
      role === 'note' && kind === claim.kind && of === claim.of && claim.values.includes(value),
  );
}

/** Remarks about a place tell hours and prices too; they are not told within the list of a day. */
export function isNotedOutsideOfDays(scene: Scene, claim: Claim): boolean {
  return scene.day === undefined && isNoted(scene, claim);
}

export function everyFact({ facts: { days, trip, journeys } }: Scene): readonly Fact[] {
  return [
    ...days.flatMap(({ owners, facts }) => [...facts, ...owners.flatMap((owner) => owner.facts)]),
    ...trip,
    ...journeys.flat(),
  ];
}

/** How far a rounded number may be from what it stands for: 40 for 38, 1 h 20 min for 76 minutes. */
export function roundingOf(told: number): number {
  if (told >= 60 && told % 10 === 0) return 5;
  return told % 5 === 0 ? 2.5 : 0.005;
}

/** As exact as distances are worded: to 50 metres, from a kilometre on to 100. */
export function isSameDistance(claim: Claim, { meters }: Way): boolean {
  const [told = 0] = claim.values;
  const worded = meters < 950 ? Math.max(50, Math.round(meters / 50) * 50) : Math.round(meters / 100) * 100;
  return told === worded || told === meters || (claim.isRough && Math.abs(told - meters) <= meters * 0.15);
}
