import fc from 'fast-check';
import { checkItinerary } from '../../src/travel/check-itinerary.js';
import { planTrip } from '../../src/travel/planner.js';
import { describeViolation } from '../../src/travel/render/describe-violation.js';
import { anyCity, anyRequest } from '../../test/travel/support/any-trip.js';
import { faultsOf, propertyOptions } from '../../test/travel/support/property-run.js';

// Whether the planner's plans for random requests in random cities pass the independent checker, and how long both take:
//   npx tsx bench/travel/property.ts [count, default 10000] [seed, default 1]
// Exits with 1 where a plan breaks a rule, or a request has neither plan nor reason. A fault is told with the seed that
// makes it again: npx tsx bench/travel/property.ts 1 <seed>.

const count = Number(process.argv[2] ?? 10_000);
const firstSeed = Number(process.argv[3] ?? 1);
const trip = fc.tuple(anyCity, anyRequest);

interface Tally {
  planned: number;
  noPlan: number;
  faults: number;
  readonly reasons: Map<string, number>;
  readonly planMs: number[];
  readonly checkMs: number[];
}

function timed<T>(into: number[], work: () => T): T {
  const start = performance.now();
  const result = work();
  into.push(performance.now() - start);
  return result;
}

function run(seed: number, tally: Tally): void {
  const [sample] = fc.sample(trip, { seed, numRuns: 1 });
  if (sample === undefined) return;
  const [places, request] = sample;
  const outcome = timed(tally.planMs, () => planTrip(request, places, propertyOptions));
  if (outcome.status === 'planned') {
    tally.planned += 1;
    timed(tally.checkMs, () => checkItinerary(outcome.itinerary, request, places, propertyOptions));
  } else {
    tally.noPlan += 1;
    for (const type of new Set(outcome.obstacles.map((obstacle) => obstacle.type)))
      tally.reasons.set(type, (tally.reasons.get(type) ?? 0) + 1);
  }
  for (const fault of faultsOf(outcome, request, places)) {
    tally.faults += 1;
    const text = typeof fault === 'string' ? fault : `${fault.rule}: ${describeViolation(fault, 'en')}`;
    console.log(`seed ${seed}: ${text}`);
  }
}

function spread(milliseconds: readonly number[]): string {
  const sorted = milliseconds.toSorted((left, right) => left - right);
  const at = (part: number) => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(2);
  const mean = sorted.reduce((sum, each) => sum + each, 0) / Math.max(1, sorted.length);
  return `mean ${mean.toFixed(2)} ms, median ${at(0.5)}, 95 % ${at(0.95)}`;
}

const tally: Tally = { planned: 0, noPlan: 0, faults: 0, reasons: new Map(), planMs: [], checkMs: [] };
for (let index = 0; index < count; index += 1) {
  run(firstSeed + index, tally);
  if ((index + 1) % 1000 === 0) console.log(`${index + 1} requests: ${tally.planned} planned, ${tally.faults} faults`);
}
const reasons = [...tally.reasons].map(([type, number]) => `${type} ${number}`).join(', ');
console.log(`${count} requests: ${tally.planned} planned, ${tally.noPlan} without plan (${reasons})`);
console.log(`${tally.faults} faults: rules broken, or neither plan nor reason`);
console.log(`planTrip: ${spread(tally.planMs)}`);
console.log(`checkItinerary, a plan: ${spread(tally.checkMs)}`);
process.exitCode = tally.faults === 0 ? 0 : 1;
