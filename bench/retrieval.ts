/**
 * Measures retrieval on a folder of tasks: `npx tsx bench/retrieval.ts <folder>`.
 *
 * A task is a folder with `corpus.jsonl` ({ id, text, title? }), `queries.jsonl` ({ id, text }) and `qrels.tsv`
 * (query, document, grade). Printed: nDCG@10 times 100 a task, the gate's area under the curve on questions of one task
 * asked of another's corpus, and what 10 000 passages cost in memory and time.
 */
import { parseArgs } from 'node:util';
import { judgeEvidence } from '../src/knowledge/gate.js';
import {
  areaUnderCurve,
  crossings,
  indexOf,
  type Row,
  readTasks,
  sample,
  stoppedShare,
  type Task,
} from './retrieval-task.js';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { queries: { type: 'string', default: '100000' } },
});
const folder = positionals[0];
if (folder === undefined) throw new Error('usage: npx tsx bench/retrieval.ts <folder> [--queries <most per task>]');
const maxQueries = Number(values.queries);

/** Normalised discounted cumulative gain of the ten best, 0 to 1. */
function ndcg(task: Task): number {
  let sum = 0;
  for (const query of task.queries) {
    const relevant = task.relevant.get(query.id) ?? new Set();
    const gain = task.index
      .search(query.text, 10)
      .reduce(
        (total, { passage }, rank) => total + (relevant.has(passage.documentId) ? 1 / Math.log2(rank + 2) : 0),
        0,
      );
    let ideal = 0;
    for (let rank = 0; rank < Math.min(10, relevant.size); rank += 1) ideal += 1 / Math.log2(rank + 2);
    sum += ideal === 0 ? 0 : gain / ideal;
  }
  return sum / task.queries.length;
}

function judge(task: Task, question: string) {
  return judgeEvidence(question, task.index.search(question, 8), task.index);
}

function measureGate(task: Task, name: string, outOfScope: readonly Row[]): void {
  const inside = sample(task.queries, maxQueries).map((query) => judge(task, query.text));
  const outside = sample(outOfScope, maxQueries).map((query) => judge(task, query.text));
  const confidences = (verdicts: typeof inside) => verdicts.map(({ confidence }) => confidence);
  const stopped = stoppedShare(confidences(inside), confidences(outside));
  const share = (verdicts: typeof inside, wanted: string) =>
    ((100 * verdicts.filter(({ answerability }) => answerability === wanted).length) / verdicts.length).toFixed(0);
  console.log(
    `${`${task.name} against ${name}`.padEnd(36)} AUC ${areaUnderCurve(confidences(inside), confidences(outside)).toFixed(3)}` +
      `  stopped at 5 % refusals ${(100 * stopped).toFixed(0)} %` +
      `  in scope: answerable ${share(inside, 'answerable')} % partial ${share(inside, 'partial')} % none ${share(inside, 'none')} %` +
      `  out of scope: ${share(outside, 'answerable')} / ${share(outside, 'partial')} / ${share(outside, 'none')} %`,
  );
}

function measureCost(tasks: readonly Task[]): void {
  const passages = tasks.flatMap((task) =>
    task.passages.map((passage) => ({ ...passage, documentId: `${task.name}/${passage.documentId}` })),
  );
  const questions = tasks.flatMap((task) => sample(task.queries, 50)).map((query) => query.text);
  const before = usedBytes();
  const startBuild = process.cpuUsage();
  const index = indexOf(passages.slice(0, 10_000));
  const buildMs = process.cpuUsage(startBuild).user / 1000;
  const bytes = usedBytes() - before;
  for (const question of questions.slice(0, 50)) index.search(question, 10);
  const startSearch = process.cpuUsage();
  for (const question of questions) index.search(question, 10);
  const searchMs = process.cpuUsage(startSearch).user / 1000 / questions.length;
  console.log(
    `${index.passageCount} passages: ${(bytes / 1e6).toFixed(1)} MB beside the texts, built in ${buildMs.toFixed(0)} ms, ` +
      `${searchMs.toFixed(2)} ms a question (CPU)`,
  );
}

function usedBytes(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const tasks = readTasks(folder, maxQueries);

let sum = 0;
for (const task of tasks) {
  const score = 100 * ndcg(task);
  sum += score;
  console.log(`${task.name.padEnd(16)} nDCG@10 ${score.toFixed(1)}`);
}
console.log(`${'mean'.padEnd(16)} nDCG@10 ${(sum / tasks.length).toFixed(2)}`);

for (const task of tasks) {
  if (task.unanswered !== undefined) measureGate(task, 'its unanswered', task.unanswered);
}
for (const [here, there] of crossings) {
  const task = tasks.find(({ name }) => name === here);
  const other = tasks.find(({ name }) => name === there);
  if (task !== undefined && other !== undefined) measureGate(task, other.name, other.queries);
}
measureCost(tasks);
