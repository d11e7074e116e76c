import type { TripObstacle } from '../../domain/itinerary.js';
import type { TripWish } from '../../domain/trip-request.js';
import type { TripIssue } from '../../error/travel-error.js';
import { isTripOutput, lastPlanOf } from './trip-output.js';

/**
 * What the customer wants so far, for the next message to build on. The length that a plan was given counts as wished:
 * whoever moves a weekend to another date still wants two days. That of a holiday which nobody named does not: another
 * holiday has its own.
 *
 * @param output - of the newest call, if there was one
 */
export function wishSoFar(output: unknown): TripWish | undefined {
  if (!isTripOutput(output)) return undefined;
  const { wish } = output;
  const days = lastPlanOf(output)?.request.days;
  const hasLength =
    wish.days !== undefined ||
    wish.holiday === 'next-holiday' ||
    (wish.startDate !== undefined && wish.endDate !== undefined);
  return hasLength || days === undefined ? wish : { ...wish, days };
}

/** A wish without the values that were refused; what was wished before takes their place. */
export function withoutRefusedValues(wish: TripWish, issues: readonly TripIssue[], earlier: TripWish = {}): TripWish {
  const kept: Record<string, unknown> = { ...wish };
  for (const { field } of issues) {
    const name = field.split(/[.[]/u)[0] ?? field;
    const related = name === 'startDate' || name === 'endDate' ? ['startDate', 'endDate', 'holiday'] : [name];
    for (const each of related) kept[each] = earlier[each as keyof TripWish];
  }
  return withoutUndefined(kept);
}

/**
 * A wish without what can never come true, so that later plans do not stumble over it again: places that are not known,
 * and a city that is not, for which the earlier one and the wishes for its places return.
 */
export function withoutImpossibleWishes(
  wish: TripWish,
  obstacles: readonly TripObstacle[],
  earlier: TripWish = {},
): TripWish {
  if (obstacles.some((obstacle) => obstacle.type === 'unknown-city')) {
    const { city, mustSee, mustNotSee, stayAt, dayWishes } = earlier;
    return withoutUndefined({ ...wish, city, mustSee, mustNotSee, stayAt, dayWishes });
  }
  const unknown = obstacles.flatMap((obstacle) =>
    obstacle.type === 'must-see' && obstacle.reason === 'unknown' ? [obstacle.name] : [],
  );
  if (unknown.length === 0) return wish;
  const known = (names: readonly string[] | undefined) => nonEmpty(names?.filter((name) => !unknown.includes(name)));
  const dayWishes = wish.dayWishes
    ?.map(({ mustSee, ...others }) => withoutUndefined({ ...others, mustSee: known(mustSee) }))
    .filter((dayWish) => Object.keys(dayWish).length > 1);
  return withoutUndefined({ ...wish, mustSee: known(wish.mustSee), dayWishes: nonEmpty(dayWishes) });
}

function nonEmpty<Item>(items: readonly Item[] | undefined): readonly Item[] | undefined {
  return items === undefined || items.length === 0 ? undefined : items;
}

function withoutUndefined<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, content]) => content !== undefined)) as Value;
}
