/**
 * Fits the weights of src/knowledge/gate/evidence-weights.ts: `npx tsx bench/retrieval/gate-fit.ts <folder> [--queries <most per task>]
 * [--passages]`, with a folder as bench/retrieval/numbers.ts takes it. With `--passages`, only the passages found are known,
 * as with a knowledge base elsewhere.
 *
 * Questions with an answer: a task's own, where an answering document is among the passages found. Questions without:
 * those of another task, those known to have none, and those whose answering documents were left out of the index. The
 * same in small parts of the tasks. Each
 * pair of lists counts the same, and its two lists as well. Printed: each pair's area under the curve and out-of-scope
 * questions stopped at 5 % refusals with weights fitted without its task, then the weights fitted on all, and of every
 * tenth of the confidence how often there was an answer, by language.
 */
import { parseArgs } from 'node:util';
import { readEvidence } from '../../src/knowledge/gate/evidence-features.js';
import { PassageStatistics } from '../../src/knowledge/gate/passage-statistics.js';
import type { KeywordIndex } from '../../src/knowledge/search/keyword-index.js';
import { detectLanguage } from '../../src/text/detect-language.js';
import { areaUnderCurve, crossings, indexOf, type Row, readTasks, sample, stoppedShare, type Task } from './tasks.js';

interface Example {
  readonly pair: string;
  readonly task: string;
  readonly isEnglish: boolean;
  /** The features and a 1 for the bias. */
  readonly values: readonly number[];
  readonly isAnswered: boolean;
  /** Whether it is clear from the passages found: an unanswered question, or one whose answer was found. */
  readonly isClear: boolean;
}

const names = ['coverage', 'likeness', 'strength', 'unknown', 'size', 'bias'] as const;

/** Tasks whose lists leave out many documents that answer: one cannot say that a question has no answer left. */
const incomplete: ReadonlySet<string> = new Set(['zh_faq_qq']);

/** Passages of small knowledges, as many shops have. */
const smallSizes = [12, 40];

/** Keeps weights small where features say the same. */
const ridge = 1e-3;

const { positionals, values: options } = parseArgs({
  allowPositionals: true,
  options: { queries: { type: 'string', default: '300' }, passages: { type: 'boolean', default: false } },
});
const folder = positionals[0];
if (folder === undefined)
  throw new Error('usage: npx tsx bench/retrieval/gate-fit.ts <folder> [--queries <most per task>] [--passages]');
const most = Number(options.queries);

const tasks = readTasks(folder).map((task) => ({ ...task, queries: sample(task.queries, most) }));
const examples = [
  ...readCrossings(tasks),
  ...tasks.flatMap((task) => smallSizes.flatMap((size) => readSmall(task, size))),
  ...tasks.filter(({ name }) => !incomplete.has(name)).flatMap(readHalf),
];
const pairs = [...new Set(examples.map(({ pair }) => pair))];

for (const pair of pairs) {
  const ofPair = examples.filter((example) => example.pair === pair);
  const weights = fitWeights(examples.filter(({ task }) => task !== ofPair[0]?.task));
  const chances = (isAnswered: boolean) =>
    ofPair.filter((example) => example.isAnswered === isAnswered).map(({ values }) => chance(weights, values));
  const [inside, outside] = [chances(true), chances(false)];
  console.log(
    `${pair.padEnd(36)} AUC ${areaUnderCurve(inside, outside).toFixed(3)}  stopped at 5 % refusals ${(100 * stoppedShare(inside, outside)).toFixed(0)} %`,
  );
}

const fitted = fitWeights(examples);
console.log(names.map((name, at) => `${name}: ${fitted[at]?.toFixed(2)}`).join(', '));
printCalibration(
  'Chinese',
  examples.filter(({ isEnglish }) => !isEnglish),
);
printCalibration(
  'English',
  examples.filter(({ isEnglish }) => isEnglish),
);

function readCrossings(all: readonly Task[]): Example[] {
  const outOfScope = all.flatMap((task) => [
    ...(task.unanswered.length === 0 ? [] : [{ task, name: 'its unanswered', rows: task.unanswered }]),
    ...crossings
      .filter(([here]) => here === task.name)
      .map(([, there]) => ({ task, name: there, rows: all.find(({ name }) => name === there)?.queries ?? [] })),
  ]);
  return outOfScope.flatMap(({ task, name, rows }) => {
    const pair = `${task.name} against ${name}`;
    const index = indexOf(task.passages);
    return [
      ...readExamples(pair, task, index, task.queries, true),
      ...readExamples(pair, task, index, sample(rows, most), false),
    ];
  });
}

/** A task with half of its documents left out, ten by ten: subjects that the knowledge has, often without the answer. */
function readHalf(task: Task): Example[] {
  const kept = task.passages.filter((_, at) => at % 20 < 10);
  const ids = new Set(kept.map(({ documentId }) => documentId));
  const index = indexOf(kept);
  const keptOf = ({ id }: Row) => [...(task.relevant.get(id) ?? [])].filter((document) => ids.has(document)).length;
  const pair = `${task.name} by half`;
  return [
    ...readExamples(
      pair,
      task,
      index,
      task.queries.filter((row) => keptOf(row) > 0),
      true,
    ),
    ...readExamples(
      pair,
      task,
      index,
      task.queries.filter((row) => keptOf(row) === 0),
      false,
    ),
  ];
}

/** A task in parts of so many documents, each asked its own questions and, as often, those of other parts and tasks. */
function readSmall(task: Task, size: number): Example[] {
  const pair = `${task.name} in parts of ${size}`;
  const there = crossings.find(([here]) => here === task.name)?.[1] ?? fallback(task);
  const far = tasks.find(({ name }) => name === there)?.queries ?? [];
  const examples: Example[] = [];
  for (let from = 0; from + size <= task.passages.length; from += size) {
    const part = task.passages.slice(from, from + size);
    const ids = new Set(part.map(({ documentId }) => documentId));
    const isInside = ({ id }: Row) => [...(task.relevant.get(id) ?? [])].some((document) => ids.has(document));
    const inside = task.queries.filter(isInside);
    const near = incomplete.has(task.name) ? [] : task.queries.filter((row) => !isInside(row));
    const some = (rows: readonly Row[]) => inside.flatMap((_, at) => rows[(from + at * 37) % rows.length] ?? []);
    const index = indexOf(part);
    examples.push(...readExamples(pair, task, index, inside, true));
    examples.push(...readExamples(pair, task, index, [...some(far), ...some(near)], false));
  }
  return examples;
}

/** A task in the same language, about something else. */
function fallback({ name }: Task): string {
  return name.startsWith('en') ? 'en_faq_bank77' : 'zh_faq_qq';
}

function readExamples(
  pair: string,
  task: Task,
  index: KeywordIndex,
  rows: readonly Row[],
  isAnswered: boolean,
): Example[] {
  return rows.map(({ id, text }) => {
    const found = index.search(text, 8);
    const relevant = task.relevant.get(id);
    const statistics = options.passages ? new PassageStatistics(found.map(({ passage }) => passage)) : index;
    const scored = statistics instanceof PassageStatistics ? statistics.score(text) : found;
    const features = readEvidence(text, scored, statistics)?.features;
    return {
      pair,
      task: task.name,
      isEnglish: detectLanguage(text) === 'en',
      values: names.map((name) => (name === 'bias' ? 1 : (features?.[name] ?? 0))),
      isAnswered,
      isClear: !isAnswered || found.slice(0, 5).some(({ passage }) => relevant?.has(passage.documentId)),
    };
  });
}

/** Each list of each pair weighs the same. */
function weighed(given: readonly Example[]) {
  const clear = given.filter(({ isClear }) => isClear);
  const counts = new Map<string, number>();
  const listOf = ({ pair, isAnswered }: Example) => `${pair} ${isAnswered}`;
  for (const example of clear) counts.set(listOf(example), (counts.get(listOf(example)) ?? 0) + 1);
  return clear.map((example) => ({ ...example, weight: 1 / (counts.get(listOf(example)) ?? 1) / counts.size }));
}

/** Logistic regression by Newton's method. */
function fitWeights(given: readonly Example[]): number[] {
  const rows = weighed(given);
  let weights = names.map(() => 0);
  for (let round = 0; round < 25; round += 1) {
    const slope = weights.map((weight, at) => (names[at] === 'bias' ? 0 : ridge * weight));
    const curvature = names.map((_, at) => names.map((__, other) => (at === other ? ridge * 1e-2 : 0)));
    for (const { values, isAnswered, weight } of rows) {
      const p = chance(weights, values);
      for (const [at, value] of values.entries()) {
        slope[at] = (slope[at] ?? 0) + weight * (p - (isAnswered ? 1 : 0)) * value;
        const row = curvature[at] ?? [];
        for (const [column, other] of values.entries()) {
          row[column] = (row[column] ?? 0) + weight * p * (1 - p) * value * other;
        }
      }
    }
    const step = solve(curvature, slope);
    weights = weights.map((weight, at) => weight - (step[at] ?? 0));
  }
  return weights;
}

/** Solves linear equations by Gaussian elimination. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  for (const [pivot, row] of rows.entries()) {
    for (const [at, other] of rows.entries()) {
      if (at === pivot) continue;
      const factor = (other[pivot] ?? 0) / (row[pivot] ?? 1);
      for (const [column, value] of row.entries()) other[column] = (other[column] ?? 0) - factor * value;
    }
  }
  return rows.map((row, at) => (row.at(-1) ?? 0) / (row[at] ?? 1));
}

function chance(weights: readonly number[], values: readonly number[]): number {
  return 1 / (1 + Math.exp(-values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0)));
}

function printCalibration(language: string, given: readonly Example[]): void {
  const judged = weighed(given).map((example) => ({ ...example, chance: chance(fitted, example.values) }));
  const bins = Array.from({ length: 10 }, (_, tenth) => {
    const bin = judged.filter((example) => Math.min(9, Math.floor(example.chance * 10)) === tenth);
    const sum = (value: (example: (typeof bin)[number]) => number) =>
      bin.reduce((total, example) => total + example.weight * value(example), 0) /
      bin.reduce((total, { weight }) => total + weight, 0);
    return `${sum(({ chance }) => chance).toFixed(2)} → ${sum(({ isAnswered }) => (isAnswered ? 1 : 0)).toFixed(2)}`;
  });
  console.log(`${language.padEnd(8)} confidence → answered: ${bins.join(', ')}`);
}
