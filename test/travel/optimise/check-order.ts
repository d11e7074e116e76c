import type { TourPlan, TourProblem } from '../../../src/travel/optimise/tour-problem.js';

// A checker of its own: it shares no code with the optimiser and goes by the problem as written.

interface DayRun {
  readonly faults: readonly string[];
  readonly starts: readonly number[];
  readonly ends: number;
  readonly waited: number;
}

/** One run of a day for every way to put its rests between its stops. */
function runsOfDay(problem: TourProblem, index: number, numbers: readonly number[]): DayRun[] {
  const day = problem.days[index]!;
  const rests = day.rests ?? [];
  const table = problem.travel[day.mode ?? 0]!;
  const runs: DayRun[] = [];
  const goOn = (stop: number, isThere: boolean, taken: number, now: number, run: Omit<DayRun, 'ends'>): void => {
    const rest = rests[taken];
    if (rest !== undefined && now <= rest.closes) {
      const begins = now < rest.opens ? rest.opens : now;
      const after = { ...run, waited: run.waited + begins - now };
      goOn(stop, isThere, taken + 1, begins + rest.duration, after);
    }
    const at = stop === 0 ? day.from : numbers[stop - 1]!;
    if (!isThere) {
      const next = stop === numbers.length ? day.to : numbers[stop]!;
      goOn(stop, true, taken, now + table[at * problem.nodes + next]!, run);
      return;
    }
    if (stop === numbers.length) {
      const faults = [...run.faults];
      if (taken < rests.length) faults.push(`day ${index} lacks a rest`);
      if (now > day.ends) faults.push(`day ${index} ends at ${now}`);
      runs.push({ ...run, faults, ends: now });
      return;
    }
    const place = problem.places[numbers[stop]!]!;
    const possible: number[] = [];
    for (const { opens, closes } of place.windows[index]!) {
      if (place.fixed === undefined) {
        if (now <= closes) possible.push(now < opens ? opens : now);
      } else if (place.fixed.day === index && now <= place.fixed.start) {
        if (place.fixed.start >= opens && place.fixed.start <= closes) possible.push(place.fixed.start);
      }
    }
    const begins = possible.length === 0 ? now : Math.min(...possible);
    const faults = possible.length === 0 ? [`${numbers[stop]} is closed at ${now} on day ${index}`] : [];
    goOn(stop + 1, false, taken, begins + place.duration, {
      faults: [...run.faults, ...faults],
      starts: [...run.starts, begins],
      waited: run.waited + begins - now,
    });
  };
  goOn(0, false, 0, day.starts, { faults: [], starts: [], waited: 0 });
  return runs;
}

/** What is wrong with an order of visits, and what it is worth: kept musts first, then score. */
export function checkOrder(problem: TourProblem, order: readonly (readonly number[])[]) {
  const faults: string[] = [];
  const all = order.flat();
  const visited = new Set(all);
  if (visited.size !== all.length) faults.push('a place is visited twice');
  if (order.length !== problem.days.length) faults.push('the days are not those of the problem');
  let fees = 0;
  let score = 0;
  const times: (readonly number[])[] = [];
  const ends: number[] = [];
  order.forEach((numbers, index) => {
    const day = problem.days[index]!;
    const stops = [day.from, ...numbers, day.to];
    for (let stop = 1; stop < stops.length; stop += 1)
      score -= problem.wayCost?.[day.mode ?? 0]?.[stops[stop - 1]! * problem.nodes + stops[stop]!] ?? 0;
    for (const number of numbers) {
      const place = problem.places[number]!;
      fees += place.fee ?? 0;
      score += place.score;
      if (place.wish === 'forbidden') faults.push(`${number} is forbidden`);
    }
    // Rests are taken where nothing is then late and the day ends first.
    const [run] = runsOfDay(problem, index, numbers).sort(
      (one, other) => one.faults.length - other.faults.length || one.ends - other.ends,
    );
    faults.push(...run!.faults);
    score -= (problem.waitCost ?? 0) * run!.waited;
    if (day.mostVisits !== undefined && numbers.length > day.mostVisits) faults.push(`day ${index} is too full`);
    times.push(run!.starts);
    ends.push(run!.ends);
  });
  if (problem.budget !== undefined && fees > problem.budget) faults.push(`fees are ${fees}`);
  const among = (numbers: readonly number[], group: number) =>
    numbers.filter((number) => problem.places[number]?.groups?.includes(group)).length;
  problem.groups?.forEach(({ most, daily, worth }, group) => {
    for (const count of daily ? order.map((numbers) => among(numbers, group)) : [among(all, group)]) {
      if (count > most) faults.push(`group ${group} has ${count} visits`);
      if (worth === undefined) continue;
      for (let visit = 0; visit < count; visit += 1) score += worth[Math.min(visit, worth.length - 1)]!;
    }
  });
  const musts = problem.places.filter(
    ({ wish, fixed }, number) => (wish === 'must' || fixed !== undefined) && visited.has(number),
  ).length;
  const needed = (problem.groups ?? []).filter((group, index) => group.needed && among(all, index) > 0).length;
  return { faults, fees, score, kept: musts + needed, times, ends };
}

/** Whether every day can be lived without a visit; else the problem is refused. */
export function isPossible(problem: TourProblem): boolean {
  return problem.days.every((_, index) => runsOfDay(problem, index, []).some(({ faults }) => faults.length === 0));
}

/** What is wrong with the rests of a plan as it tells them. */
export function faultsOfRests(problem: TourProblem, plan: TourPlan): string[] {
  return plan.days.flatMap(({ visits, rests, ends }, index) => {
    const day = problem.days[index]!;
    const faults: string[] = [];
    if (rests.length !== (day.rests?.length ?? 0)) faults.push(`day ${index} has ${rests.length} rests`);
    rests.forEach((rest, position) => {
      const { opens, closes, duration } = day.rests![position]!;
      if (rest.starts < opens || rest.starts > closes) faults.push(`rest begins at ${rest.starts}`);
      if (rest.ends - rest.starts !== duration) faults.push('rest has not its length');
      const before = visits[rest.after - 1];
      const next = visits[rest.after];
      const [from, to] = [before?.place ?? day.from, next?.place ?? day.to];
      const way = problem.travel[day.mode ?? 0]![from * problem.nodes + to]!;
      const [free, due] = [before?.leaves ?? day.starts, next?.starts ?? ends];
      const isAtFirst = rest.node === from && rest.starts >= free && rest.ends + way <= due;
      const isAtNext = rest.node === to && rest.starts >= free + way && rest.ends <= due;
      if (!isAtFirst && !isAtNext) faults.push(`rest ${position} of day ${index} is not between two stops`);
      if (rest.starts < (rests[position - 1]?.ends ?? 0)) faults.push('rests overlap');
    });
    return faults;
  });
}

export function orderOf(plan: TourPlan): number[][] {
  return plan.days.map(({ visits }) => visits.map(({ place }) => place));
}

/** The best worth of all feasible orders, by trying every one. */
export function bestByTrying(problem: TourProblem): { kept: number; score: number } {
  let best = { kept: 0, score: Number.NEGATIVE_INFINITY };
  const order: number[][] = problem.days.map(() => []);
  const used = new Set<number>();
  const visit = (day: number): void => {
    if (day === order.length) {
      const { faults, kept, score } = checkOrder(problem, order);
      if (faults.length === 0 && (kept > best.kept || (kept === best.kept && score > best.score)))
        best = { kept, score };
      return;
    }
    visit(day + 1);
    for (let number = 0; number < problem.places.length; number += 1) {
      if (used.has(number)) continue;
      const row = order[day]!;
      used.add(number);
      row.push(number);
      // A late visit or a forbidden place stays so whatever follows; a late end may be mended by a shorter way on.
      const isHopeless = checkOrder(problem, order).faults.some((fault) => !fault.startsWith('day'));
      if (!isHopeless) visit(day);
      row.pop();
      used.delete(number);
    }
  };
  visit(0);
  return best;
}
