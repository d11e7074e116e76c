/**
 * Measures what one system costs, in a process that does nothing else: `cost-child.ts <folder> <system> <passages>`, with
 * `--expose-gc`. Prints one line of JSON.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createKnowledge } from '../../src/knowledge/knowledge.js';
import { createFolderStore } from '../../src/knowledge/node/index.js';
import { loadSystems } from './systems.js';
import { readTasks, sample } from './tasks.js';

export interface Cost {
  /** Of the index beside the passages. */
  readonly heapMB: number;
  readonly buildMs: number;
  readonly queryMs: number;
  readonly diskMB?: number | undefined;
  readonly loadMs?: number | undefined;
}

const [, , folder = '', name = '', count = ''] = process.argv;
const tasks = readTasks(folder);
const unique = tasks.flatMap((task) =>
  task.passages.map((passage) => ({ ...passage, documentId: `${task.name}/${passage.documentId}` })),
);
// Where there are not enough, they come again with their sentences in another order and a number of their own.
const passages = Array.from({ length: Number(count) }, (_, at) => {
  const passage = unique[at % unique.length] ?? unique[0];
  if (passage === undefined) throw new Error(`No passages in ${folder}`);
  const round = Math.floor(at / unique.length);
  const text =
    round === 0
      ? passage.text
      : `${passage.text
          .split(/(?<=[。.\n])/u)
          .reverse()
          .join('')} ${round}`;
  return { ...passage, text, documentId: `${round}/${passage.documentId}`, id: `${round}/${passage.documentId}#1` };
});
const questions = tasks.flatMap((task) => sample(task.queries, 25)).map(({ text }) => text);
const system = (await loadSystems()).find((each) => each.name === name);
if (system === undefined) throw new Error(`No system "${name}"`);

const before = await usedMB();
const building = process.cpuUsage();
const search = await system.build(passages);
const buildMs = cpuMs(building);
const heapMB = (await usedMB()) - before;
const rounds: number[] = [];
for (let round = 0; round < 4; round += 1) {
  const searching = process.cpuUsage();
  for (const question of questions) await search(question, 10);
  rounds.push(cpuMs(searching) / questions.length);
}
const stored = name === 'zhike' ? await measureStore() : {};
const cost: Cost = { heapMB, buildMs, queryMs: Math.min(...rounds), ...stored };
console.log(JSON.stringify(cost));

/** Keeps the same passages in a folder, and has another process load them, as one that starts does. */
async function measureStore(): Promise<Pick<Cost, 'diskMB' | 'loadMs'>> {
  const path = mkdtempSync(join(tmpdir(), 'zhike-bench-'));
  try {
    const documents = passages.map(({ documentId: id, title, text }) => ({ id, title: title || id, text }));
    await createKnowledge({ store: createFolderStore(path) })
      .tenant('bench')
      .put(documents);
    const [tenant = ''] = readdirSync(path);
    const files = readdirSync(join(path, tenant)).map((file) => statSync(join(path, tenant, file)).size);
    const child = fileURLToPath(new URL('./load-child.ts', import.meta.url));
    const loadMs = Number(execFileSync(process.execPath, ['--import', 'tsx', child, path], { encoding: 'utf8' }));
    return { diskMB: files.reduce((sum, size) => sum + size, 0) / 1e6, loadMs };
  } finally {
    rmSync(path, { recursive: true });
  }
}

function cpuMs(since: NodeJS.CpuUsage): number {
  return process.cpuUsage(since).user / 1000;
}

/** What buffers held is given back a moment after the collection. */
async function usedMB(): Promise<number> {
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.();
    await setTimeout(50);
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}
