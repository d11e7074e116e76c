import type { TourPlan, TourProblem } from '../../../src/travel/optimise/tour-problem.js';

// A checker of its own: it shares no code with the optimiser and goes by the problem as written.

/** What is wrong with an order of visits, and what it is worth: kept musts first, then score. */
export function checkOrder(problem: TourProblem, order: readonly (readonly number[])[]) {
  const faults: string[] = [];
  const all = order.flat();
  const visited = new Set(all);
  if (visited.size !== all.length) faults.push('a place is visited twice');
  if (order.length !== problem.days.length) faults.push('the days are not those of the problem');
  let fees = 0;
  let score = 0;
  const times: number[][] = [];
  order.forEach((numbers, index) => {
    const day = problem.days[index]!;
    const starts: number[] = [];
    let at = day.from;
    let now = day.starts;
    const stops = [day.from, ...numbers, day.to];
    for (let stop = 1; stop < stops.length; stop += 1)
      score -= problem.wayCost?.[day.mode ?? 0]?.[stops[stop - 1]! * problem.nodes + stops[stop]!] ?? 0;
    for (const number of numbers) {
      const place = problem.places[number]!;
      now += problem.travel[day.mode ?? 0]![at * problem.nodes + number]!;
      const possible: number[] = [];
      for (const { opens, closes } of place.windows[index]!) {
        if (place.fixed === undefined) {
          if (now <= closes) possible.push(now < opens ? opens : now);
        } else if (place.fixed.day === index && now <= place.fixed.start) {
          if (place.fixed.start >= opens && place.fixed.start <= closes) possible.push(place.fixed.start);
        }
      }
      if (possible.length === 0) faults.push(`${number} is closed at ${now} on day ${index}`);
      else {
        const opens = Math.min(...possible);
        score -= (problem.waitCost ?? 0) * (opens - now);
        now = opens;
      }
      starts.push(now);
      now += place.duration;
      at = number;
      fees += place.fee ?? 0;
      score += place.score;
      if (place.wish === 'forbidden') faults.push(`${number} is forbidden`);
    }
    now += problem.travel[day.mode ?? 0]![at * problem.nodes + day.to]!;
    if (now > day.ends) faults.push(`day ${index} ends at ${now}`);
    if (day.mostVisits !== undefined && numbers.length > day.mostVisits) faults.push(`day ${index} is too full`);
    times.push(starts);
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
  return { faults, fees, score, kept: musts + needed, times };
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
