/**
 * Measures retrieval on a folder of tasks: `npx tsx bench/retrieval/numbers.ts <folder> [--markdown] [--only <word>]
 * [--queries <most per task for the peers>] [--postgres <connection string>]`. Parts: quality, cost, vectors, tenants,
 * gate, gate-by-passages, with `--embedding` meaning and, with a database, postgres, in a schema dropped at the end.
 *
 * What a real embedding adds: `EMBEDDING_API_KEY=… npx tsx bench/retrieval/numbers.ts <folder> --only meaning --embedding
 * dashscope:text-embedding-v4 [--rerank dashscope:qwen3-rerank] [--weight 1] [--tasks en_]`; the key of the reranker in
 * RERANK_API_KEY, another address in EMBEDDING_BASE_URL. `--embedding energetic` is a small English one that needs no key.
 *
 * Installs MiniSearch and Orama into this folder when they are missing. Progress goes to the error stream.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { renderTable } from '../model/table.js';
import type { Cost } from './cost-child.js';
import { chooseEmbedding, chooseRerank } from './embedding-choice.js';
import { indexGate, measureGate, passageGate } from './gate.js';
import { measureMeaning, measureNearest } from './meaning.js';
import { measurePostgresCost, measurePostgresQuality } from './postgres.js';
import { measureQuality } from './quality.js';
import { readTasks } from './tasks.js';
import { measureTenants } from './tenants.js';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    queries: { type: 'string', default: '300' },
    only: { type: 'string', default: '' },
    markdown: { type: 'boolean', default: false },
    embedding: { type: 'string' },
    rerank: { type: 'string' },
    weight: { type: 'string', default: '1' },
    tasks: { type: 'string', default: '' },
    postgres: { type: 'string' },
  },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('usage: npx tsx bench/retrieval/numbers.ts <folder of tasks>');
const here = fileURLToPath(new URL('./', import.meta.url));
const tell = (message: string) => process.stderr.write(`${message}\n`);
const wants = (part: string) => values.only === '' || part.includes(values.only);
const print = (head: readonly string[], rows: readonly (readonly string[])[], notes: readonly string[] = []) =>
  console.log(`${renderTable({ head, rows, notes }, values.markdown)}\n`);

if (!existsSync(join(here, 'node_modules'))) {
  tell('installing MiniSearch and Orama for comparison…');
  execFileSync('npm', ['ci', '--prefix', here, '--no-audit', '--no-fund', '--loglevel=error'], { stdio: 'inherit' });
}
const tasks = readTasks(folder);

if (wants('quality')) {
  const measured = await measureQuality(tasks, Number(values.queries), tell);
  const mean = (scores: readonly number[]) => scores.reduce((sum, score) => sum + score, 0) / scores.length;
  print(
    ['nDCG@10 × 100', ...measured.map(({ system }) => system)],
    [
      ...tasks.map(({ name }, at) => [name, ...measured.map(({ scores }) => (scores[at] ?? 0).toFixed(1))]),
      ['mean', ...measured.map(({ scores }) => mean(scores).toFixed(2))],
    ],
    [`zhike on all questions, the others on ${values.queries} of each task at most.`],
  );
}

if (wants('cost')) {
  const costs = [
    ['zhike', 10_000],
    ['MiniSearch', 10_000],
    ['MiniSearch, our tokens', 10_000],
    ['Orama, Mandarin', 10_000],
    ['zhike', 100_000],
  ] as const;
  const rows = costs.map(([system, passages]) => {
    tell(`${system}: ${passages} passages`);
    const { heapMB, buildMs, queryMs, diskMB, loadMs } = measureCost(system, passages);
    return [
      `${system}, ${passages.toLocaleString('en')}`,
      `${heapMB.toFixed(1)} MB`,
      `${queryMs.toFixed(2)} ms`,
      `${(buildMs / 1000).toFixed(2)} s`,
      diskMB === undefined ? '' : `${diskMB.toFixed(1)} MB`,
      loadMs === undefined ? '' : `${(loadMs / 1000).toFixed(2)} s`,
    ];
  });
  print(['passages', 'heap beside them', 'CPU a question', 'CPU to build', 'on disk', 'loaded in'], rows);
}

if (wants('vectors')) {
  const sizes = [
    [10_000, 512],
    [10_000, 1024],
    [100_000, 1024],
  ] as const;
  const rows = sizes.map(([passages, dimensions]) => {
    tell(`${passages} vectors of ${dimensions}`);
    const { ms, heldMB } = measureNearest(passages, dimensions);
    return [passages.toLocaleString('en'), String(dimensions), `${heldMB.toFixed(0)} MB`, `${ms.toFixed(1)} ms`];
  });
  print(['vectors', 'dimensions', 'memory', 'CPU a question'], rows);
}

if (wants('postgres') && values.postgres !== undefined) {
  const measured = await measurePostgresQuality(tasks, values.postgres, tell);
  const mean = (scores: readonly number[]) => scores.reduce((sum, score) => sum + score, 0) / scores.length;
  print(
    ['nDCG@10 × 100', 'in memory', 'in PostgreSQL'],
    [
      ...measured.map(({ task, inMemory, inPostgres }) => [task, inMemory.toFixed(1), inPostgres.toFixed(1)]),
      [
        'mean',
        mean(measured.map(({ inMemory }) => inMemory)).toFixed(2),
        mean(measured.map(({ inPostgres }) => inPostgres)).toFixed(2),
      ],
    ],
  );
  tell('PostgreSQL: cost');
  const cost = await measurePostgresCost(tasks, 10_000, values.postgres);
  print(
    ['passages', 'built in', 'of it our CPU', 'on disk', 'a question', 'of it our CPU', 'one document put'],
    [
      [
        cost.passages.toLocaleString('en'),
        `${cost.buildSeconds.toFixed(1)} s`,
        `${cost.ownBuildSeconds.toFixed(1)} s`,
        `${cost.tables.reduce((sum, { megabytes }) => sum + megabytes, 0).toFixed(1)} MB`,
        `${cost.queryMs.toFixed(1)} ms`,
        `${cost.ownQueryMs.toFixed(1)} ms`,
        `${cost.putMs.toFixed(0)} ms`,
      ],
    ],
    cost.tables.map(({ name, megabytes }) => `${name}: ${megabytes.toFixed(1)} MB`),
  );
}

if (wants('tenants')) {
  tell('1000 tenants');
  const { tenants, passagesEach, heldMB, firstMs, slowFirstMs } = await measureTenants(tasks, 1_000, 200);
  print(
    ['tenants', 'passages each', 'memory, 20 of them loaded', 'first question, median', 'p99'],
    [
      [
        String(tenants),
        String(passagesEach),
        `${heldMB.toFixed(0)} MB`,
        `${firstMs.toFixed(1)} ms`,
        `${slowFirstMs.toFixed(1)} ms`,
      ],
    ],
  );
}

for (const [part, gate] of Object.entries({ gate: indexGate, 'gate-by-passages': passageGate })) {
  if (!wants(part)) continue;
  tell(part);
  const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
  print(
    [
      `${part}: questions from elsewhere`,
      'AUC',
      'stopped at 5 % refusals',
      'refused, in scope',
      'refused, out of scope',
    ],
    measureGate(tasks, Number(values.queries), gate).map((pair) => [
      `${pair.corpus} ← ${pair.strangers}`,
      pair.areaUnderCurve.toFixed(3),
      percent(pair.stopped),
      percent(pair.refusedInside),
      percent(pair.refusedOutside),
    ]),
  );
}

if (values.embedding !== undefined && wants('meaning')) {
  const { EMBEDDING_API_KEY, EMBEDDING_BASE_URL, RERANK_API_KEY } = process.env;
  const embedding = await chooseEmbedding(values.embedding, EMBEDDING_API_KEY, EMBEDDING_BASE_URL);
  const rerank = values.rerank === undefined ? undefined : chooseRerank(values.rerank, RERANK_API_KEY);
  const chosen = tasks.filter(({ name }) => name.startsWith(values.tasks));
  const rows: string[][] = [];
  for (const task of chosen) {
    tell(`meaning: ${task.name}`);
    const measured = await measureMeaning(task, Number(values.queries), embedding, rerank, Number(values.weight));
    const { words, meaning, fused, reranked, areaByWords, areaBySimilarity } = measured;
    rows.push([
      task.name,
      ...[words, meaning, fused].map((score) => score.toFixed(1)),
      reranked?.toFixed(1) ?? '',
      areaByWords?.toFixed(3) ?? '',
      areaBySimilarity?.toFixed(3) ?? '',
    ]);
  }
  print(
    ['nDCG@10 × 100', 'words', `${embedding.id} alone`, 'both', 'reranked', 'gate AUC, words', 'AUC, similarity'],
    rows,
    [`${values.queries} questions of each task at most; weight ${values.weight}.`],
  );
}

function measureCost(system: string, passages: number): Cost {
  const child = join(here, 'cost-child.ts');
  const output = execFileSync(
    process.execPath,
    ['--expose-gc', '--max-old-space-size=6000', '--import', 'tsx', child, folder ?? '', system, String(passages)],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  return JSON.parse(output) as Cost;
}
