/**
 * Measures retrieval on a folder of tasks: `npx tsx bench/retrieval.ts <folder>`.
 *
 * A task is a folder with `corpus.jsonl` ({ id, text, title? }), `queries.jsonl` ({ id, text }) and `qrels.tsv`
 * (query, document, grade). Printed: nDCG@10 times 100 a task, the gate's area under the curve on questions of one task
 * asked of another's corpus, and what 10 000 passages cost in memory and time.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Passage } from '../src/domain/passage.js';
import { judgeEvidence } from '../src/knowledge/gate.js';
import { KeywordIndex } from '../src/knowledge/keyword-index.js';

interface Row {
  readonly id: string;
  readonly text: string;
  readonly title?: string;
}

interface Task {
  readonly name: string;
  readonly passages: readonly Passage[];
  readonly queries: readonly Row[];
  readonly relevant: ReadonlyMap<string, ReadonlySet<string>>;
  readonly index: KeywordIndex;
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { queries: { type: 'string', default: '100000' } },
});
const folder = positionals[0];
if (folder === undefined) throw new Error('usage: npx tsx bench/retrieval.ts <folder> [--queries <most per task>]');
const maxQueries = Number(values.queries);

const readRows = (file: string): Row[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);

function toPassage(row: Row): Passage {
  return { id: `${row.id}#1`, documentId: row.id, title: row.title ?? '', headings: [], text: row.text };
}

function indexOf(passages: readonly Passage[]): KeywordIndex {
  const index = new KeywordIndex();
  index.put(passages.map((passage) => ({ documentId: passage.documentId, passages: [passage] })));
  return index;
}

/** Evenly spaced rows, so that fewer queries stay a fair sample. */
function sample(rows: readonly Row[], most: number): readonly Row[] {
  const step = Math.max(1, Math.ceil(rows.length / most));
  return rows.filter((_, index) => index % step === 0);
}

function readTask(name: string): Task {
  const path = (file: string) => join(folder ?? '', name, file);
  const relevant = new Map<string, Set<string>>();
  for (const line of readFileSync(path('qrels.tsv'), 'utf8').split('\n')) {
    const [query = '', document = '', grade = ''] = line.split('\t');
    if (Number(grade) > 0) relevant.set(query, (relevant.get(query) ?? new Set()).add(document));
  }
  const passages = readRows(path('corpus.jsonl')).map(toPassage);
  const queries = sample(readRows(path('queries.jsonl')), maxQueries);
  return { name, passages, queries, relevant, index: indexOf(passages) };
}

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

/** The share of pairs in which the first list's value is the greater one. */
function areaUnderCurve(positives: readonly number[], negatives: readonly number[]): number {
  let wins = 0;
  for (const positive of positives) {
    for (const negative of negatives) wins += positive > negative ? 1 : positive === negative ? 0.5 : 0;
  }
  return wins / (positives.length * negatives.length);
}

function judge(task: Task, question: string) {
  return judgeEvidence(question, task.index.search(question, 8), task.index);
}

function measureGate(task: Task, name: string, outOfScope: readonly Row[]): void {
  const inside = sample(task.queries, 300).map((query) => judge(task, query.text));
  const outside = sample(outOfScope, 300).map((query) => judge(task, query.text));
  const confidences = (verdicts: typeof inside) => verdicts.map(({ confidence }) => confidence);
  const threshold = confidences(inside).sort((one, other) => one - other)[Math.floor(inside.length * 0.05)] ?? 0;
  const stopped = confidences(outside).filter((confidence) => confidence < threshold).length / outside.length;
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

const tasks = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'qrels.tsv')))
  .map((entry) => readTask(entry.name));

let sum = 0;
for (const task of tasks) {
  const score = 100 * ndcg(task);
  sum += score;
  console.log(`${task.name.padEnd(16)} nDCG@10 ${score.toFixed(1)}`);
}
console.log(`${'mean'.padEnd(16)} nDCG@10 ${(sum / tasks.length).toFixed(2)}`);

for (const task of tasks) {
  const unanswered = join(folder, task.name, 'queries_oos.jsonl');
  if (existsSync(unanswered)) measureGate(task, 'its unanswered', readRows(unanswered));
}
const crossings = [
  ['zh_faq_qa', 'zh_faq_qq'],
  ['zh_faq_qa', 'zh_cmrc'],
  ['zh_faq_qq', 'zh_faq_qa'],
  ['zh_cmrc', 'zh_faq_qq'],
  ['zht_drcd', 'zh_cross_t2s'],
  ['en_faq_qa', 'en_faq_bank77'],
  ['en_faq_bank77', 'en_faq_hint3'],
  ['en_squad', 'en_faq_qa'],
];
for (const [here, there] of crossings) {
  const task = tasks.find(({ name }) => name === here);
  const other = tasks.find(({ name }) => name === there);
  if (task !== undefined && other !== undefined) measureGate(task, other.name, other.queries);
}
measureCost(tasks);
