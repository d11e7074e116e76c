import fc from 'fast-check';
import type { TourPlace, TourProblem } from '../../../src/travel/optimise/tour-problem.js';

const groupCount = 3;
const anyDuration = fc.integer({ min: 0, max: 20 });

const anyWindows = fc
  .uniqueArray(fc.integer({ min: 0, max: 120 }), { maxLength: 6 })
  .map((times) => times.sort((one, other) => one - other))
  .map((times) =>
    times.flatMap((opens, index) => (index % 2 === 0 ? [{ opens, closes: times[index + 1] ?? 130 }] : [])),
  );

const anyRest = fc
  .record({ opens: fc.integer({ min: 0, max: 90 }), length: fc.integer({ min: 0, max: 60 }), duration: anyDuration })
  .map(({ opens, length, duration }) => ({ opens, closes: opens + length, duration }));

function anyPlace(days: number): fc.Arbitrary<TourPlace> {
  const day = fc.integer({ min: 0, max: days - 1 });
  return fc.record(
    {
      duration: anyDuration,
      score: fc.integer({ min: 0, max: 30 }),
      windows: fc.array(anyWindows, { minLength: days, maxLength: days }),
      fee: fc.integer({ min: 0, max: 20 }),
      groups: fc.uniqueArray(fc.integer({ min: 0, max: groupCount - 1 }), { maxLength: 2 }),
      wish: fc.constantFrom('must' as const, 'may' as const, 'may' as const, 'may' as const),
      fixed: fc.record({ day, start: fc.integer({ min: 0, max: 120 }) }),
    },
    { requiredKeys: ['duration', 'score', 'windows'] },
  );
}

/** Of every feature: several windows, other days and hotels, rests, two modes, fees, groups, wishes, appointments, variety, fares, waiting; ways need not be fair. */
export function anyTour(mostPlaces: number): fc.Arbitrary<TourProblem> {
  return fc
    .record({ places: fc.integer({ min: 1, max: mostPlaces }), days: fc.integer({ min: 1, max: 3 }) })
    .chain(({ places, days }) => {
      const nodes = places + 2;
      const node = fc.integer({ min: 0, max: nodes - 1 });
      const cells = nodes * nodes;
      const table = fc.array(fc.integer({ min: 0, max: 25 }), { minLength: cells, maxLength: cells });
      const day = fc.record(
        {
          from: node,
          to: node,
          starts: fc.integer({ min: 0, max: 30 }),
          ends: fc.integer({ min: 60, max: 160 }),
          mode: fc.integer({ min: 0, max: 1 }),
          mostVisits: fc.integer({ min: 0, max: 4 }),
          rests: fc.array(anyRest, { maxLength: 2 }),
        },
        { requiredKeys: ['from', 'to', 'starts', 'ends'] },
      );
      const group = fc
        .record({
          most: fc.integer({ min: 0, max: 3 }),
          needed: fc.boolean(),
          daily: fc.boolean(),
          worth: fc.option(fc.array(fc.integer({ min: -15, max: 20 }), { minLength: 1, maxLength: 3 }), {
            nil: undefined,
          }),
        })
        .map(({ most, needed, daily, worth }) => ({ most, daily, needed: needed && most > 0 && !daily, worth }));
      const forbidden = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: places, maxLength: places });
      return fc
        .record({
          places: fc.array(anyPlace(days), { minLength: places, maxLength: places }),
          days: fc.array(day, { minLength: days, maxLength: days }),
          travel: fc.array(table, { minLength: 2, maxLength: 2 }),
          waitCost: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
          wayCost: fc.option(fc.array(table, { minLength: 2, maxLength: 2 }), { nil: undefined }),
          budget: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
          groups: fc.array(group, { minLength: groupCount, maxLength: groupCount }),
          forbidden,
        })
        .map(({ forbidden: marks, ...problem }) => ({
          ...problem,
          nodes,
          places: problem.places.map((place, index) =>
            marks[index] === 0 ? { ...place, fixed: undefined, wish: 'forbidden' as const } : place,
          ),
        }));
    });
}

/** The same with every way as short and cheap as its best detour, so that a visit less never makes a day longer or dearer. */
export function withFairWays(problem: TourProblem): TourProblem {
  const { nodes } = problem;
  const fair = (table: ArrayLike<number>) => {
    const ways = Array.from(table);
    for (let via = 0; via < nodes; via += 1)
      for (let from = 0; from < nodes; from += 1)
        for (let to = 0; to < nodes; to += 1) {
          const detour = ways[from * nodes + via]! + ways[via * nodes + to]!;
          if (detour < ways[from * nodes + to]!) ways[from * nodes + to] = detour;
        }
    return ways;
  };
  return { ...problem, travel: problem.travel.map(fair), wayCost: problem.wayCost?.map(fair) };
}
