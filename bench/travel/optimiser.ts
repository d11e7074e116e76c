import { type ChildProcess, fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { optimiseTour } from '../../src/travel/optimise/optimise-tour.js';
import type { TourProblem } from '../../src/travel/optimise/tour-problem.js';
import { plotSeries, svgPlot, textPlot } from './gap-plot.js';
import { ils2009 } from './ils-2009.js';
import { gapTable, type Run, worstCases } from './optimiser-table.js';
import { RunRecord } from './run-record.js';
import { type Case, loadVerifier, readCases, tourProblem } from './toptw.js';

// How far the optimiser stays behind the best known plans of public instances, and the iterated local search of 2009
// beside it:
//   npx tsx bench/travel/optimiser.ts <folder toptw> [--seconds 0.2,1,10] [--seeds 3] [--only solomon,cordeau]
//     [--every 1] [--jobs 1] [--clock cpu|wall] [--record runs.jsonl] [--markdown] [--plot gap.svg] [--save solutions.json]
// Every plan is verified by the folder's check.mjs. A limit is CPU time of the process, its garbage collector and compiler
// included, so that a busy machine changes nothing; `--clock wall` takes the time on the wall. `--every 5` takes each fifth
// case. With several jobs the cases are dealt to as many processes; each searches on one thread. What stands in the record
// is not searched again. Of the two classic sets a plot is printed too, and written to the file that `--plot` names.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '0.2,1' },
    seeds: { type: 'string', default: '3' },
    only: { type: 'string', default: 'solomon,cordeau,mctopmtw,ttdp' },
    every: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '1' },
    clock: { type: 'string', default: 'cpu' },
    record: { type: 'string' },
    markdown: { type: 'boolean', default: false },
    plot: { type: 'string' },
    save: { type: 'string' },
    part: { type: 'string', default: '0' },
  },
});
const folder = positionals[0];
if (folder === undefined) throw new Error('Name the folder that holds instances/, bks.json and check.mjs');

const peer = 'ILS 2009';

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const clock = values.clock === 'wall' ? () => performance.now() : cpuMs;

async function search(problem: TourProblem, solver: string, seed: number): Promise<readonly (readonly number[])[]> {
  if (solver === peer) return ils2009(problem);
  const { plan } = await optimiseTour(problem, { timeLimitMs: Number.parseFloat(solver) * 1000, seed, clock });
  return plan.days.map(({ visits }) => visits.map(({ place }) => place));
}

async function runCases(cases: readonly Case[], directory: string, record: RunRecord): Promise<Run[]> {
  const verifier = await loadVerifier(directory);
  const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => index + 1);
  const wanted = [
    { solver: peer, seed: 1 },
    ...values.seconds.split(',').flatMap((seconds) => seeds.map((seed) => ({ solver: `${seconds} s`, seed }))),
  ];
  const runs: Run[] = [];
  for (const { instance, set, m, bestKnown } of cases)
    for (const { solver, seed } of wanted) {
      const key = { instance: instance.name, m, solver, seed };
      const known = record.find(key);
      if (known !== undefined) {
        runs.push(known);
        continue;
      }
      const problem = tourProblem({ instance, set, m, bestKnown }, verifier);
      const begun = clock();
      const order = await search(problem, solver, seed);
      const ms = clock() - begun;
      const routes = order.map((day) => day.map((place) => place + 1));
      const { ok, profit, errors } = verifier.verify(instance, m, routes);
      const run = { ...key, set, bestKnown, ms, routes, profit: ok ? profit : 0, errors };
      record.add(run);
      runs.push(run);
    }
  return runs;
}

function runsOf(child: ChildProcess): Promise<Run[]> {
  return new Promise((resolve, reject) => {
    child.once('message', (runs) => resolve(runs as Run[]));
    child.once('exit', (code) => reject(new Error(`A job ended with ${code} before it gave its runs`)));
  });
}

const sets = values.only.split(',');
const jobs = Number(values.jobs);
const cases = readCases(folder)
  .filter(({ set }) => sets.includes(set))
  .filter((_, index) => index % Number(values.every) === 0);
const record = new RunRecord(values.record);

if (process.send !== undefined) {
  const mine = cases.filter((_, index) => index % jobs === Number(values.part));
  process.send(await runCases(mine, folder, record), () => process.exit());
} else {
  const script = process.argv[1] ?? '';
  const parts = Array.from({ length: jobs }, (_, part) => part);
  const start = (part: number) => runsOf(fork(script, [...process.argv.slice(2), '--part', String(part)]));
  const runs = jobs > 1 ? (await Promise.all(parts.map(start))).flat() : await runCases(cases, folder, record);
  console.log(`${cases.length} cases, ${values.seeds} seeds, limits in ${values.clock} time, ${jobs} process(es)\n`);
  console.log(gapTable(runs, values.markdown));
  console.log(`\n${worstCases(runs)}`);
  const series = plotSeries(
    runs.filter(({ set }) => set === 'solomon' || set === 'cordeau'),
    peer,
  );
  if (series.length > 0) console.log(`\n${textPlot(series, peer)}`);
  if (values.plot !== undefined) writeFileSync(values.plot, svgPlot(series, peer));
  const solutions = runs.map(({ instance, m, routes, profit }) => ({ instance, m, routes, profit }));
  if (values.save !== undefined) writeFileSync(values.save, JSON.stringify(solutions));
  if (runs.some(({ errors }) => errors.length > 0)) process.exitCode = 1;
}
