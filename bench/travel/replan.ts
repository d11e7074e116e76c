import type { Itinerary } from '../../src/domain/itinerary.js';
import type { TripRequest } from '../../src/domain/trip-request.js';
import { changeTrip } from '../../src/travel/change/change-trip.js';
import type { TripChange } from '../../src/travel/change/trip-change.js';
import { planTrip } from '../../src/travel/planner.js';
import { madeUpCity, requestFor } from './made-up-city.js';

// Prints how long a change of a plan takes in a made-up city of 200 places, how much of the plan it changes, and what share
// of its costs it saves:
// `npx tsx bench/travel/replan.ts [runs]`.

const runs = Number(process.argv[2] ?? 20);

interface Trip {
  readonly request: TripRequest;
  readonly itinerary: Itinerary;
}

function firstSight({ itinerary }: Trip, day: number): string {
  return itinerary.days[day - 1]?.stops.find((stop) => stop.kind === 'visit')?.name ?? '';
}

const changes: readonly (readonly [name: string, change: (trip: Trip, day: number) => TripChange])[] = [
  ['replace a stop', (trip, day) => ({ type: 'replace', stop: firstSight(trip, day), day })],
  ['leave a stop out', (trip, day) => ({ type: 'leave-out', stop: firstSight(trip, day), day })],
  ['add a stop', () => ({ type: 'add', place: 'Sight 77' })],
  ['skip a day', (_, day) => ({ type: 'skip-day', day })],
  ['rain', (_, day) => ({ type: 'rain', day })],
  [
    'closed',
    (trip, day) => ({ type: 'closed', place: firstSight(trip, day), date: trip.itinerary.days[day - 1]?.date }),
  ],
  ['late by two hours', (_, day) => ({ type: 'late', day, minutes: 120, at: '13:00' })],
  ['slower day', (_, day) => ({ type: 'slower', day })],
  ['slower', () => ({ type: 'slower' })],
  ['faster', () => ({ type: 'faster' })],
  ['cheaper', () => ({ type: 'cheaper' })],
];

function measure(days: number): void {
  const trips = Array.from({ length: runs }, (_, run): Trip => {
    const request = requestFor(run, days);
    const outcome = planTrip(request, madeUpCity);
    if (outcome.status !== 'planned') throw new Error(`Run ${run} has no plan`);
    return { request, itinerary: outcome.itinerary };
  });
  console.log(`${days} days, ${madeUpCity.length} places, ${runs} trips; milliseconds of CPU, changed stops and days`);
  for (const [name, change] of changes) {
    const milliseconds: number[] = [];
    const stops: number[] = [];
    const changedDays: number[] = [];
    const savings: number[] = [];
    const statuses = new Map<string, number>();
    for (const [run, trip] of trips.entries()) {
      const day = 1 + (run % days);
      const before = process.cpuUsage();
      const outcome = changeTrip(trip, change(trip, day), madeUpCity);
      const used = process.cpuUsage(before);
      milliseconds.push((used.user + used.system) / 1000);
      statuses.set(outcome.status, (statuses.get(outcome.status) ?? 0) + 1);
      if (outcome.status !== 'changed') continue;
      stops.push(outcome.changedStops);
      changedDays.push(outcome.days.length);
      savings.push(1 - outcome.itinerary.costs.total / trip.itinerary.costs.total);
    }
    const [median, high] = [0.5, 0.95].map((share) => percentile(milliseconds, share));
    const mean = (values: readonly number[]) =>
      (values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1)).toFixed(1);
    const came = [...statuses].map(([status, count]) => `${count} ${status}`).join(', ');
    const saved = savings.reduce((sum, saving) => sum + saving, 0) / Math.max(savings.length, 1);
    const saving = name === 'cheaper' ? `, ${(saved * 100).toFixed(2)} % saved` : '';
    console.log(
      `  ${name.padEnd(18)} median ${median}, p95 ${high} ms; ${mean(stops)} stops, ${mean(changedDays)} days${saving} (${came})`,
    );
  }
}

function percentile(values: readonly number[], share: number): string {
  const sorted = values.toSorted((left, right) => left - right);
  return (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(0);
}

measure(3);
measure(5);
