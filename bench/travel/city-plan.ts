import type { TripRequest } from '../../src/domain/trip-request.js';
import { readCity } from '../../src/travel/plan/city.js';
import { attemptPlan } from '../../src/travel/plan/plan-attempt.js';
import { firstThrift } from '../../src/travel/plan/weights.js';
import { readWishes } from '../../src/travel/plan/wishes.js';
import { defaultIterations, planTrip } from '../../src/travel/planner.js';
import { madeUpCity as places, requestFor } from './made-up-city.js';

// How long a plan takes in a made-up city of 200 places, checker and remarks included, and what the search would find in ten
// seconds instead:
//   npx tsx bench/travel/city-plan.ts [plans timed, default 40] [plans compared, default 8] [seconds, default 10]
// Times are of CPU. The gap is that of the trip's value, the points by which the planner compares trips. Of these every day
// that is not empty has 1500 in any case, so the gap is told in points as well: a good sight is worth about 100.

const [timed = 40, compared = 8, seconds = 10] = process.argv.slice(2).map(Number);

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function timing(days: number): string {
  const milliseconds: number[] = [];
  for (let run = 0; run < timed + 5; run += 1) {
    const before = cpuMs();
    const outcome = planTrip(requestFor(run, days), places);
    if (outcome.status !== 'planned') throw new Error(`Run ${run} has no plan`);
    // The first five warm the engine up.
    if (run >= 5) milliseconds.push(cpuMs() - before);
  }
  const sorted = milliseconds.toSorted((left, right) => left - right);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(0);
  return `${days} days, ${places.length} places: median ${at(0.5)} ms, p95 ${at(0.95)} ms of CPU (${timed} plans)`;
}

function tripValueOf(request: TripRequest, iterations: number): number {
  const attempt = attemptPlan(request, firstThrift(request), {
    ...readCity(request.city, places, {}),
    ...{ iterations, wishes: readWishes(request, places), previous: undefined, scope: undefined },
    ...{ thrift: undefined, aim: 'nearest' },
  });
  if (attempt === undefined) throw new Error('No plan');
  return attempt.value;
}

/** The best that was found while one search alone took the seconds; shorter ones on the way count as well. */
function longValue(request: TripRequest): number {
  let best = Number.NEGATIVE_INFINITY;
  for (let iterations = defaultIterations * 2; ; iterations *= 2) {
    const before = cpuMs();
    best = Math.max(best, tripValueOf(request, iterations));
    if (cpuMs() - before >= seconds * 500) return best;
  }
}

for (const days of [3, 5]) console.log(timing(days));
const gaps = Array.from({ length: compared }, (_, run) => {
  const request = requestFor(run, 5);
  const quick = tripValueOf(request, defaultIterations);
  const long = Math.max(quick, longValue(request));
  const gap = { share: 1 - quick / long, points: long - quick };
  console.log(`  request ${run + 1}: ${quick.toFixed(0)} of ${long.toFixed(0)}, gap ${(gap.share * 100).toFixed(2)} %`);
  return gap;
});
const mean = (kind: 'share' | 'points') => gaps.reduce((sum, gap) => sum + gap[kind], 0) / Math.max(1, gaps.length);
console.log(
  `5 days against ${seconds} s: mean gap ${(mean('share') * 100).toFixed(2)} %, ${mean('points').toFixed(0)} points (${compared} requests)`,
);
