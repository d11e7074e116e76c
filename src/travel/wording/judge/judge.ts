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
  /** Named last before it; several where one name stands in several parts of the plan. */
  readonly last: readonly Owner[];
  /** Named next after it in the sentence. */
  readonly next: readonly Owner[];
  readonly inSentence: readonly Owner[];
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

/** Who a claim may belong to: whom its clause names, or who is named around it. */
export function scopeOf({ named, last, next }: Scene): readonly Owner[] {
  return named.length > 0 ? named : [...last, ...next];
}

/** Everything of the day that the text has come to, or of all days where it has come to none. */
export function daysOf({ day, facts }: Scene): readonly DayFacts[] {
  return day ? [day] : facts.days;
}

export function ownersOfDays(scene: Scene): readonly Owner[] {
  return daysOf(scene).flatMap(({ owners }) => owners);
}

/** The ways to and from what is told of. */
export function waysAround(scene: Scene): Way[] {
  const ways = scopeOf(scene).flatMap((owner) =>
    [owner.way, neighbour(scene, owner, 1)?.way].filter((each) => each !== undefined),
  );
  return ways.length > 0 ? [...new Set(ways)] : waysOfDays(scene);
}

export function waysOfDays(scene: Scene): Way[] {
  return ownersOfDays(scene).flatMap(({ way }) => way ?? []);
}

/** What comes before or after a part of the plan within its day. */
export function neighbour({ facts }: Scene, { day, position }: Owner, by: 1 | -1): Owner | undefined {
  return facts.days[day - 1]?.owners.find((other) => other.position === position + by);
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

/** Whether what is said is less or more than it stands for. */
export function boundOf({ clause: { text } }: Scene, { start, end }: Claim): 'under' | 'over' | undefined {
  const [before, after] = [text.slice(Math.max(0, start - 12), start), text.slice(end, end + 6)];
  if (
    /(?:不到|不足|少于|低于|控制在|under|below|less than|within|just short of)\s*$/.test(before) ||
    /^\s*(?:以内|以下|之内|不到)/.test(after)
  )
    return 'under';
  if (/(?:超过|多于|高于|over|more than|above)\s*$/.test(before) || /^\s*(?:出头|以上|多一点|odd\b|plus\b)/.test(after))
    return 'over';
  return undefined;
}

/** How far a rounded number may be from what it stands for: 40 for 38, 1 h 20 min for 76 minutes. */
export function roundingOf(told: number): number {
  if (told >= 60 && told % 10 === 0) return 5;
  return told % 5 === 0 ? 2.5 : 0.005;
}

/** As exact as distances are worded: to 50 metres, from a kilometre on to 100. */
export function isSameDistance(claim: Claim, meters: number): boolean {
  const [told = 0] = claim.values;
  const worded = meters < 950 ? Math.max(50, Math.round(meters / 50) * 50) : Math.round(meters / 100) * 100;
  return told === worded || told === meters || (claim.isRough && Math.abs(told - meters) <= meters * 0.15);
}
