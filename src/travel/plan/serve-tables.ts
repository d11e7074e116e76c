import type { DayFrame } from './day-frame.js';
import type { DaySchedule } from './day-schedule.js';
import type { DayScheduler, MealRules } from './day-scheduler.js';
import type { MealName } from './meal.js';
import type { MustSee, PlanProblem, TripOrder } from './plan-problem.js';

type DayTables = Readonly<Partial<Record<MealName, number>>>;

export interface ServedTrip {
  readonly order: TripOrder;
  readonly days: readonly DaySchedule[];
  /** Wishes for places to eat that no meal could be moved to. */
  readonly unmet: readonly MustSee[];
}

export interface ServeOptions {
  readonly wishes: readonly MustSee[];
  /** Tables of an earlier plan, by day: kept where they still fit. */
  readonly kept: readonly (DayTables | undefined)[];
}

const meals: readonly MealName[] = ['lunch', 'dinner'];

/** Gives every meal its table: wished ones first, then those of an earlier plan, none twice in a trip. */
export function serveTables(
  problem: PlanProblem,
  scheduler: DayScheduler,
  order: TripOrder,
  options: ServeOptions,
): ServedTrip | undefined {
  const wanted: Partial<Record<MealName, number>>[] = problem.frames.map(() => ({}));
  const unmet = options.wishes.filter((wish) => !placeWish(wish, wanted, problem, scheduler, order));
  const taken = new Set(wanted.flatMap((tables) => Object.values(tables)));
  const days: DaySchedule[] = [];
  // Days that keep their tables choose first.
  const sequence = problem.frames.toSorted(
    (left, right) => Number(!options.kept[left.index]) - Number(!options.kept[right.index]),
  );
  const servedOrder = [...order];
  for (const frame of sequence) {
    const own = wanted[frame.index] ?? {};
    const others = new Set([...taken].filter((table) => !Object.values(own).includes(table)));
    const rules: MealRules[] = [{ taken: others, wanted: own }];
    const kept = options.kept[frame.index];
    if (kept !== undefined) {
      // A meal that had no table keeps having none.
      const wishes = { ...kept, ...own };
      const allOthers = problem.tables.filter((table) => !Object.values(wishes).includes(table));
      rules.unshift({ taken: new Set([...allOthers, ...others]), wanted: wishes });
    }
    const served = serveDay(problem, scheduler, frame, order[frame.index] ?? [], rules);
    if (served === undefined) return undefined;
    servedOrder[frame.index] = served.order;
    days[frame.index] = served.day;
    for (const stop of served.day.stops) if (stop.kind === 'meal') taken.add(stop.site);
  }
  return { order: servedOrder, days, unmet };
}

/** Schedules a day by the first rule that works; where none does, its least sight gives way. */
function serveDay(
  problem: PlanProblem,
  scheduler: DayScheduler,
  frame: DayFrame,
  order: readonly number[],
  rules: readonly MealRules[],
): { readonly order: readonly number[]; readonly day: DaySchedule } | undefined {
  for (const rule of rules) {
    const day = scheduler.schedule(frame, order, rule);
    if (day !== undefined) return { order, day };
  }
  if (order.length === 0) return undefined;
  const worth = (site: number) => {
    const candidate = problem.candidates.get(site);
    return (candidate?.value ?? 0) + (candidate?.isMust ? 1_000 : 0);
  };
  const least = order.reduce((lowest, site) => (worth(site) < worth(lowest) ? site : lowest));
  return serveDay(
    problem,
    scheduler,
    frame,
    order.filter((site) => site !== least),
    rules,
  );
}

/** Reserves the meal at which a wished table costs the day least; false when it fits nowhere. */
function placeWish(
  wish: MustSee,
  wanted: Partial<Record<MealName, number>>[],
  problem: PlanProblem,
  scheduler: DayScheduler,
  order: TripOrder,
): boolean {
  let best:
    | { readonly frame: DayFrame; readonly meal: MealName; readonly table: number; readonly loss: number }
    | undefined;
  for (const frame of problem.frames) {
    if (wish.day !== undefined && wish.day !== frame.index) continue;
    const already = wanted[frame.index] ?? {};
    const sites = order[frame.index] ?? [];
    const usual = scheduler.schedule(frame, sites, { wanted: already })?.points ?? 0;
    for (const meal of meals.filter((each) => already[each] === undefined)) {
      for (const table of wish.members) {
        const day = scheduler.schedule(frame, sites, { wanted: { ...already, [meal]: table } });
        if (!day?.stops.some((stop) => stop.site === table)) continue;
        const loss = usual - day.points;
        if (best === undefined || loss < best.loss) best = { frame, meal, table, loss };
      }
    }
  }
  if (best === undefined) return false;
  wanted[best.frame.index] = { ...wanted[best.frame.index], [best.meal]: best.table };
  return true;
}
