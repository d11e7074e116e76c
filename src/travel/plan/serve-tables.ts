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
  const wanted: DayTables[] = problem.frames.map(() => ({}));
  for (const wish of options.wishes) keepWish(wish, wanted, options.kept);
  const unmet = options.wishes.filter(
    (wish) => !isReserved(wish, wanted) && !placeWish(wish, wanted, problem, scheduler, order),
  );
  let best: ServedTrip | undefined;
  // The day that chooses first gets its favourite tables, so every day has a turn at it; the best turn counts.
  const choosing = problem.frames.filter(({ fixed }) => fixed === undefined);
  const settled = problem.frames.filter(({ fixed }) => fixed !== undefined);
  for (const turn of choosing.length === 0 ? [0] : choosing.keys()) {
    const turned = [...settled, ...choosing.slice(turn), ...choosing.slice(0, turn)];
    // Days that keep their tables choose before the others.
    const sequence = turned.toSorted(
      (left, right) => Number(!options.kept[left.index]) - Number(!options.kept[right.index]),
    );
    const served = serveInTurn(sequence, { problem, scheduler, order, wanted, kept: options.kept });
    if (served === undefined) return undefined;
    if (best === undefined || isBetter(served, best)) best = { ...served, unmet };
  }
  return best;
}

type ServedDays = Omit<ServedTrip, 'unmet'>;

/** More sights first, then more pleasant days. */
function isBetter(one: ServedDays, other: ServedDays): boolean {
  const sights = one.order.flat().length - other.order.flat().length;
  const points = (trip: ServedDays) => trip.days.reduce((sum, day) => sum + day.points, 0);
  return sights > 0 || (sights === 0 && points(one) > points(other));
}

interface Serving {
  readonly problem: PlanProblem;
  readonly scheduler: DayScheduler;
  readonly order: TripOrder;
  /** Tables that must be used, by day. */
  readonly wanted: readonly DayTables[];
  readonly kept: ServeOptions['kept'];
}

function serveInTurn(sequence: readonly DayFrame[], serving: Serving): ServedDays | undefined {
  const { problem, scheduler, order, wanted } = serving;
  // Days that stay as they are have their tables before anybody chooses.
  const held = problem.frames.flatMap(({ fixed }) => fixed?.stops ?? []).filter((stop) => stop.kind === 'meal');
  const taken = new Set([...wanted.flatMap((tables) => Object.values(tables)), ...held.map(({ site }) => site)]);
  const days: DaySchedule[] = [];
  const servedOrder = [...order];
  for (const frame of sequence) {
    const own = wanted[frame.index] ?? {};
    const others = new Set([...taken].filter((table) => !Object.values(own).includes(table)));
    const rules: MealRules[] = [{ taken: others, wanted: own }];
    const kept = serving.kept[frame.index];
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
  return { order: servedOrder, days };
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
    const day = scheduler.schedule(withDinner(frame, rule.wanted ?? {}), order, rule);
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

/** A day with a table booked for dinner has that dinner, though it is the day of going home. */
function withDinner(frame: DayFrame, tables: DayTables): DayFrame {
  return tables.dinner === undefined ? frame : { ...frame, hasOvernight: true };
}

function isReserved({ members, day }: MustSee, wanted: readonly DayTables[]): boolean {
  return wanted.some(
    (tables, index) =>
      (day === undefined || day === index) && Object.values(tables).some((table) => members.includes(table)),
  );
}

/** Leaves a wished table at the meal that it had in an earlier plan. */
function keepWish({ members, day }: MustSee, wanted: DayTables[], kept: ServeOptions['kept']): void {
  for (const [index, tables] of kept.entries()) {
    const meal = meals.find((each) => members.some((member) => tables?.[each] === member));
    if (tables === undefined || meal === undefined || (day !== undefined && day !== index)) continue;
    wanted[index] = { ...wanted[index], [meal]: tables[meal] };
    return;
  }
}

/** Reserves the meal at which a wished table costs the day least; false when it fits nowhere. */
function placeWish(
  wish: MustSee,
  wanted: DayTables[],
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
        const tables = { ...already, [meal]: table };
        const day = scheduler.schedule(withDinner(frame, tables), sites, { wanted: tables });
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
