import { TourProblemError, type TripIssue } from '../../error/travel-error.js';
import { placeRests } from './place-rests.js';
import type { TourDay, TourGroup, TourPlace, TourProblem } from './tour-problem.js';

/** Three times of this size can be added up in 32 bits. */
const largest = 500_000_000;

class Issues {
  readonly list: TripIssue[] = [];

  add(field: string, message: string): void {
    this.list.push({ field, message });
  }

  integer(field: string, value: unknown, most = largest): void {
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most) return;
    this.add(field, `must be an integer from 0 to ${most}`);
  }

  isList(field: string, value: unknown): value is readonly unknown[] {
    if (Array.isArray(value)) return true;
    this.add(field, 'must be a list');
    return false;
  }
}

function checkWindows(place: TourPlace, field: string, days: number, issues: Issues): void {
  if (!issues.isList(`${field}.windows`, place.windows)) return;
  if (place.windows.length !== days) issues.add(`${field}.windows`, `must have one list for each of the ${days} days`);
  place.windows.forEach((windows, day) => {
    const name = `${field}.windows[${day}]`;
    if (!issues.isList(name, windows)) return;
    windows.forEach(({ opens, closes }, index) => {
      issues.integer(`${name}[${index}].opens`, opens);
      issues.integer(`${name}[${index}].closes`, closes);
      if (opens > closes) issues.add(`${name}[${index}]`, 'must not close before it opens');
      const before = windows[index - 1];
      if (before !== undefined && before.closes > opens)
        issues.add(`${name}[${index}]`, 'must not open before the window before it closes');
    });
  });
}

function checkPlace(place: TourPlace, field: string, problem: TourProblem, issues: Issues): void {
  issues.integer(`${field}.duration`, place.duration);
  issues.integer(`${field}.score`, place.score);
  if (place.fee !== undefined) issues.integer(`${field}.fee`, place.fee);
  checkWindows(place, field, problem.days.length, issues);
  const groups = problem.groups ?? [];
  if (place.groups !== undefined && issues.isList(`${field}.groups`, place.groups))
    place.groups.forEach((group, index) => {
      if (groups[group] === undefined) issues.add(`${field}.groups[${index}]`, 'names no group of the problem');
      if (place.groups?.indexOf(group) !== index) issues.add(`${field}.groups[${index}]`, 'is named twice');
    });
  if (!['must', 'may', 'forbidden', undefined].includes(place.wish))
    issues.add(`${field}.wish`, 'must be must, may or forbidden');
  if (place.fixed === undefined) return;
  issues.integer(`${field}.fixed.start`, place.fixed.start);
  if (problem.days[place.fixed.day] === undefined) issues.add(`${field}.fixed.day`, 'names no day of the problem');
  if (place.wish === 'forbidden') issues.add(`${field}.fixed`, 'must not be given for a forbidden place');
}

function checkRests({ rests = [], starts, ends }: TourDay, field: string, way: number, issues: Issues): void {
  if (!issues.isList(`${field}.rests`, rests)) return;
  const before = issues.list.length;
  rests.forEach(({ duration, opens, closes }, index) => {
    const name = `${field}.rests[${index}]`;
    issues.integer(`${name}.duration`, duration);
    issues.integer(`${name}.opens`, opens);
    issues.integer(`${name}.closes`, closes);
    if (opens > closes) issues.add(name, 'must not close before it opens');
  });
  if (issues.list.length > before || rests.length === 0) return;
  const placed = placeRests(rests, starts, [(time) => time + way]);
  if (placed === undefined || placed.ends > ends)
    issues.add(`${field}.rests`, 'must be possible one after the other within the day, even without a visit');
}

function checkDay(day: TourDay, field: string, { travel, nodes }: TourProblem, issues: Issues): void {
  const { from, to, starts, ends, mode = 0, mostVisits } = day;
  issues.integer(`${field}.from`, from, nodes - 1);
  issues.integer(`${field}.to`, to, nodes - 1);
  issues.integer(`${field}.starts`, starts);
  issues.integer(`${field}.ends`, ends);
  if (mostVisits !== undefined) issues.integer(`${field}.mostVisits`, mostVisits);
  const table = travel[mode];
  if (table === undefined) {
    issues.add(`${field}.mode`, 'names no travel table');
    return;
  }
  const way = table[from * nodes + to] ?? 0;
  if (starts + way > ends) issues.add(field, 'must be long enough for the way from its start to its end');
  else checkRests(day, field, way, issues);
}

function checkGroup({ most, daily, needed, worth }: TourGroup, field: string, issues: Issues): void {
  issues.integer(`${field}.most`, most);
  if (needed && most === 0) issues.add(`${field}.needed`, 'is allowed only where most is at least 1');
  if (needed && daily) issues.add(`${field}.needed`, 'is not allowed together with daily');
  if (worth !== undefined && !worth.every(Number.isFinite)) issues.add(`${field}.worth`, 'must hold finite numbers');
}

function checkTable(table: ArrayLike<number>, field: string, nodes: number, issues: Issues): void {
  if (table.length !== nodes * nodes) issues.add(field, `must have ${nodes} rows of ${nodes} numbers`);
  for (let index = 0; index < table.length; index += 1) {
    const value = table[index] as number;
    if (Number.isInteger(value) && value >= 0 && value <= largest) continue;
    issues.integer(`${field}[${index}]`, value);
    return;
  }
}

function checkCosts(table: ArrayLike<number>, field: string, nodes: number, issues: Issues): void {
  if (table.length !== nodes * nodes) issues.add(field, `must have ${nodes} rows of ${nodes} numbers`);
  for (let index = 0; index < table.length; index += 1) {
    const cost = table[index] as number;
    if (cost >= 0 && cost <= largest) continue;
    issues.add(`${field}[${index}]`, `must be a number from 0 to ${largest}`);
    return;
  }
}

/** @throws TourProblemError - `tour-problem-invalid`, with every issue found */
export function checkProblem(problem: TourProblem): void {
  const issues = new Issues();
  const { places, days, nodes, travel, budget, groups = [] } = problem;
  const isComplete = [
    issues.isList('places', places),
    issues.isList('days', days),
    issues.isList('travel', travel),
    issues.isList('groups', groups),
  ].every(Boolean);
  if (!isComplete) throw new TourProblemError(issues.list);
  issues.integer('nodes', nodes, 10_000);
  if (nodes < places.length) issues.add('nodes', 'must be at least the number of places');
  for (const [index, table] of travel.entries()) checkTable(table, `travel[${index}]`, nodes, issues);
  for (const [index, table] of (problem.wayCost ?? []).entries()) checkCosts(table, `wayCost[${index}]`, nodes, issues);
  if (problem.wayCost !== undefined && problem.wayCost.length !== travel.length)
    issues.add('wayCost', `must have as many tables as travel, ${travel.length}`);
  if (problem.waitCost !== undefined && !(problem.waitCost >= 0 && problem.waitCost <= largest))
    issues.add('waitCost', `must be a number from 0 to ${largest}`);
  if (budget !== undefined) issues.integer('budget', budget, Number.MAX_SAFE_INTEGER);
  for (const [index, group] of groups.entries()) checkGroup(group, `groups[${index}]`, issues);
  for (const [index, day] of days.entries()) checkDay(day, `days[${index}]`, problem, issues);
  for (const [index, place] of places.entries()) checkPlace(place, `places[${index}]`, problem, issues);
  if (issues.list.length > 0) throw new TourProblemError(issues.list);
}
