import { type ChildProcess, fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { optimiseTour } from '../../src/travel/optimise/optimise-tour.js';
import { ils2009 } from './ils-2009.js';
import { gapTable, type Run, worstCases } from './optimiser-table.js';
import { type Case, loadVerifier, readCases, tourProblem } from './toptw.js';

// How far the optimiser stays behind the best known plans of public instances, and the iterated local search of 2009
// beside it:
//   npx tsx bench/travel/optimiser.ts <folder toptw> [--seconds 0.2,1,10] [--seeds 3] [--only solomon,cordeau]
//     [--every 1] [--jobs 1] [--clock cpu|wall] [--markdown] [--save solutions.json]
// Every plan is verified by the folder's check.mjs. A limit is CPU time of the process, its garbage collector and compiler
// included, so that a busy machine changes nothing; `--clock wall` takes the time on the wall. `--every 5` takes each fifth
// case. With several jobs the cases are dealt to as many processes; each searches on one thread.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '0.2,1' },
    seeds: { type: 'string', default: '3' },
    only: { type: 'string', default: 'solomon,cordeau,mctopmtw,ttdp' },
    every: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '1' },
    clock: { type: 'string', default: 'cpu' },
    markdown: { type: 'boolean', default: false },
    save: { type: 'string' },
    part: { type: 'string', default: '0' },
  },
});
const folder = positionals[0];
if (folder === undefined) throw new Error('Name the folder that holds instances/, bks.json and check.mjs');

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const clock = values.clock === 'wall' ? () => performance.now() : cpuMs;

async function runCases(cases: readonly Case[], directory: string): Promise<Run[]> {
  const verifier = await loadVerifier(directory);
  const runs: Run[] = [];
  const note = (each: Case, solver: string, seed: number, ms: number, order: readonly (readonly number[])[]) => {
    const routes = order.map((day) => day.map((place) => place + 1));
    const { ok, profit, errors } = verifier.verify(each.instance, each.m, routes);
    const { set, m, bestKnown } = each;
    runs.push({
      set,
      instance: each.instance.name,
      m,
      bestKnown,
      solver,
      seed,
      ms,
      routes,
      profit: ok ? profit : 0,
      errors,
    });
  };
  for (const each of cases) {
    const problem = tourProblem(each, verifier);
    const begun = clock();
    const peer = ils2009(problem);
    note(each, 'ILS 2009', 1, clock() - begun, peer);
    for (const seconds of values.seconds.split(','))
      for (let seed = 1; seed <= Number(values.seeds); seed += 1) {
        const start = clock();
        const { plan } = await optimiseTour(problem, { timeLimitMs: Number(seconds) * 1000, seed, clock });
        const order = plan.days.map(({ visits }) => visits.map(({ place }) => place));
        note(each, `${seconds} s`, seed, clock() - start, order);
      }
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

if (process.send !== undefined) {
  const mine = cases.filter((_, index) => index % jobs === Number(values.part));
  process.send(await runCases(mine, folder), () => process.exit());
} else {
  const script = process.argv[1] ?? '';
  const parts = Array.from({ length: jobs }, (_, part) => part);
  const start = (part: number) => runsOf(fork(script, [...process.argv.slice(2), '--part', String(part)]));
  const runs = jobs > 1 ? (await Promise.all(parts.map(start))).flat() : await runCases(cases, folder);
  console.log(`${cases.length} cases, ${values.seeds} seeds, limits in ${values.clock} time, ${jobs} process(es)\n`);
  console.log(gapTable(runs, values.markdown));
  console.log(`\n${worstCases(runs)}`);
  const solutions = runs.map(({ instance, m, routes, profit }) => ({ instance, m, routes, profit }));
  if (values.save !== undefined) writeFileSync(values.save, JSON.stringify(solutions));
  if (runs.some(({ errors }) => errors.length > 0)) process.exitCode = 1;
}
