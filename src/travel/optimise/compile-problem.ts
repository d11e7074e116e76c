import type { TourPlace, TourProblem, TourWindow } from './tour-problem.js';

/** The problem as flat arrays. Places are nodes 0 to `places - 1`. */
export interface CompiledProblem {
  readonly places: number;
  readonly nodes: number;
  readonly days: number;
  /** A day's travel table. */
  readonly travel: readonly Int32Array[];
  /** The same with rows and columns exchanged, so that the ways into a place lie side by side. */
  readonly travelInto: readonly Int32Array[];
  /** A day's table of what ways cost, where they do. */
  readonly wayCost: readonly Float64Array[] | undefined;
  /** By node; 0 for nodes that are no place. */
  readonly duration: Int32Array;
  /** What the search goes by: the score, and for what must be visited more than all scores together. */
  readonly weight: Float64Array;
  /** Mean score of a candidate, the group's first worth included. */
  readonly meanScore: number;
  /** Windows of place `p` on day `d`: positions `windowAt[p * days + d]` to before `windowAt[p * days + d + 1]`. */
  readonly windowAt: Int32Array;
  readonly opens: Int32Array;
  readonly closes: Int32Array;
  readonly fee: Int32Array;
  readonly budget: number;
  /** Groups of place `p`: positions `groupAt[p]` to before `groupAt[p + 1]`. */
  readonly groupAt: Int32Array;
  readonly groups: Int32Array;
  readonly groupMost: Int32Array;
  /** By group 1 where each day counts by itself; none where no group does. */
  readonly isDaily: Uint8Array | undefined;
  readonly waitCost: number;
  /** What each visit of a group adds, by how many there are already; none where no group adds anything. */
  readonly groupWorth: readonly Float64Array[] | undefined;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly mostVisits: Int32Array;
  /** Rests of day `d`: positions `restAt[d]` to before `restAt[d + 1]`. */
  readonly restAt: Int32Array;
  readonly restOpens: Int32Array;
  readonly restCloses: Int32Array;
  readonly restDuration: Int32Array;
  /** Places that may be visited at all. */
  readonly candidates: Int32Array;
}

/** The windows that count: of an appointment only its own moment. */
export function windowsOf(place: TourPlace, day: number): readonly TourWindow[] {
  const windows = place.windows[day] ?? [];
  const { fixed } = place;
  if (fixed === undefined) return windows;
  const isOpen = windows.some(({ opens, closes }) => fixed.start >= opens && fixed.start <= closes);
  return fixed.day === day && isOpen ? [{ opens: fixed.start, closes: fixed.start }] : [];
}

export function isMust(place: TourPlace): boolean {
  return place.wish === 'must' || (place.fixed !== undefined && place.wish !== 'forbidden');
}

function transposed(table: Int32Array, nodes: number): Int32Array {
  const result = new Int32Array(table.length);
  for (let row = 0; row < nodes; row += 1)
    for (let column = 0; column < nodes; column += 1)
      result[column * nodes + row] = table[row * nodes + column] as number;
  return result;
}

/** Higher than whatever a plan without the must can have more than one with it. */
function mustWeightOf({ places, days, groups = [], wayCost = [], waitCost = 0 }: TourProblem): number {
  const scores = places.reduce((sum, { score }) => sum + score, 1);
  const worths = groups.flatMap(({ worth = [] }) => worth).reduce((sum, each) => sum + Math.abs(each), 0);
  let dearest = 0;
  for (const table of wayCost)
    for (let index = 0; index < table.length; index += 1) dearest = Math.max(dearest, table[index] as number);
  const longest = days.reduce((sum, { starts, ends }) => sum + ends - starts, 0);
  return scores + worths * days.length + dearest * (places.length + days.length) + waitCost * longest;
}

function worthsOf({ places, groups = [] }: TourProblem, mustWeight: number): readonly Float64Array[] | undefined {
  if (groups.every(({ needed, worth }) => !needed && worth === undefined)) return undefined;
  return groups.map(({ needed, worth = [] }) =>
    Float64Array.from(
      { length: places.length + 1 },
      (_, already) => (worth[already] ?? worth.at(-1) ?? 0) + (needed && already === 0 ? mustWeight : 0),
    ),
  );
}

/** Expects a problem that `checkProblem` passed. */
export function compileProblem(problem: TourProblem): CompiledProblem {
  const { places, days, nodes, travel, groups = [] } = problem;
  const tables = travel.map((table) => new Int32Array(table));
  const costTables = problem.wayCost?.map((table) => new Float64Array(table));
  const intoTables = tables.map((table) => transposed(table, nodes));
  const ofDay = (list: readonly Int32Array[]) => days.map(({ mode = 0 }) => list[mode] as Int32Array);
  const windowAt = [0];
  const windows: TourWindow[] = [];
  const groupAt = [0];
  const groupList: number[] = [];
  for (const place of places) {
    for (let day = 0; day < days.length; day += 1) {
      windows.push(...windowsOf(place, day));
      windowAt.push(windows.length);
    }
    groupList.push(...(place.groups ?? []));
    groupAt.push(groupList.length);
  }
  const rests = days.flatMap((day) => day.rests ?? []);
  const restAt = [0];
  for (const day of days) restAt.push((restAt.at(-1) as number) + (day.rests?.length ?? 0));
  const duration = new Int32Array(nodes);
  places.forEach((place, index) => {
    duration[index] = place.duration;
  });
  const budget = problem.budget ?? Number.POSITIVE_INFINITY;
  const mustWeight = mustWeightOf(problem);
  const isCandidate = (place: TourPlace) =>
    place.wish !== 'forbidden' &&
    (place.fee ?? 0) <= budget &&
    (place.groups ?? []).every((group) => (groups[group]?.most ?? 0) > 0) &&
    days.some((_, day) => windowsOf(place, day).length > 0);
  const candidates = Int32Array.from(places.flatMap((place, index) => (isCandidate(place) ? [index] : [])));
  const firstWorth = (place: TourPlace | undefined) =>
    (place?.groups ?? []).reduce((sum, group) => sum + Math.max(0, groups[group]?.worth?.[0] ?? 0), place?.score ?? 0);
  return {
    places: places.length,
    nodes,
    days: days.length,
    travel: ofDay(tables),
    travelInto: ofDay(intoTables),
    duration,
    wayCost: costTables && days.map(({ mode = 0 }) => costTables[mode] as Float64Array),
    weight: Float64Array.from(places, (place) => place.score + (isMust(place) ? mustWeight : 0)),
    meanScore: candidates.reduce((sum, place) => sum + firstWorth(places[place]), 0) / Math.max(1, candidates.length),
    windowAt: Int32Array.from(windowAt),
    opens: Int32Array.from(windows, ({ opens }) => opens),
    closes: Int32Array.from(windows, ({ closes }) => closes),
    fee: Int32Array.from(places, ({ fee = 0 }) => fee),
    budget,
    groupAt: Int32Array.from(groupAt),
    groups: Int32Array.from(groupList),
    groupMost: Int32Array.from(groups, ({ most }) => most),
    isDaily: groups.some(({ daily }) => daily) ? Uint8Array.from(groups, ({ daily }) => (daily ? 1 : 0)) : undefined,
    waitCost: problem.waitCost ?? 0,
    groupWorth: worthsOf(problem, mustWeight),
    from: Int32Array.from(days, ({ from }) => from),
    to: Int32Array.from(days, ({ to }) => to),
    starts: Int32Array.from(days, ({ starts }) => starts),
    ends: Int32Array.from(days, ({ ends }) => ends),
    mostVisits: Int32Array.from(days, ({ mostVisits = places.length }) => mostVisits),
    restAt: Int32Array.from(restAt),
    restOpens: Int32Array.from(rests, ({ opens }) => opens),
    restCloses: Int32Array.from(rests, ({ closes }) => closes),
    restDuration: Int32Array.from(rests, (rest) => rest.duration),
    candidates,
  };
}
