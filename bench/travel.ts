import { planTrip } from '../src/travel/planner.js';
import { madeUpCity as places, requestFor } from './travel/made-up-city.js';

// Prints how long planning takes in a made-up city of 200 places: `npx tsx bench/travel.ts [runs]`.

const runs = Number(process.argv[2] ?? 40);

function measure(days: number): void {
  const milliseconds: number[] = [];
  for (let run = 0; run < runs + 5; run += 1) {
    const before = process.cpuUsage();
    const outcome = planTrip(requestFor(run, days), places);
    const used = process.cpuUsage(before);
    if (outcome.status !== 'planned') throw new Error(`Run ${run} has no plan`);
    // The first five warm the engine up.
    if (run >= 5) milliseconds.push((used.user + used.system) / 1000);
  }
  const sorted = milliseconds.toSorted((left, right) => left - right);
  const percentile = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(0);
  console.log(
    `${days} days, ${places.length} places: median ${percentile(0.5)} ms, p95 ${percentile(0.95)} ms of CPU (${runs} runs)`,
  );
}

measure(3);
measure(5);
