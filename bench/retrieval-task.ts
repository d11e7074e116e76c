import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Passage } from '../src/domain/passage.js';
import { KeywordIndex } from '../src/knowledge/keyword-index.js';

export interface Row {
  readonly id: string;
  readonly text: string;
  readonly title?: string;
}

/** A corpus with questions that it answers. */
export interface Task {
  readonly name: string;
  readonly passages: readonly Passage[];
  readonly queries: readonly Row[];
  /** By query: the documents that answer it. */
  readonly relevant: ReadonlyMap<string, ReadonlySet<string>>;
  /** Real questions that no document answers, where the task has them. */
  readonly unanswered: readonly Row[] | undefined;
  readonly index: KeywordIndex;
}

/** Questions of the second task asked of the first one's corpus. */
export const crossings: readonly (readonly [string, string])[] = [
  ['zh_faq_qa', 'zh_faq_qq'],
  ['zh_faq_qa', 'zh_cmrc'],
  ['zh_faq_qq', 'zh_faq_qa'],
  ['zh_cmrc', 'zh_faq_qq'],
  ['zht_drcd', 'zh_cross_t2s'],
  ['en_faq_qa', 'en_faq_bank77'],
  ['en_faq_bank77', 'en_faq_hint3'],
  ['en_squad', 'en_faq_qa'],
];

/** Reads all tasks of a folder, with at most so many queries each. */
export function readTasks(folder: string, maxQueries: number): Task[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'qrels.tsv')))
    .map((entry) => readTask(folder, entry.name, maxQueries));
}

export function indexOf(passages: readonly Passage[]): KeywordIndex {
  const index = new KeywordIndex();
  index.put(passages.map((passage) => ({ documentId: passage.documentId, passages: [passage] })));
  return index;
}

/** Evenly spaced rows, so that fewer queries stay a fair sample. */
export function sample(rows: readonly Row[], most: number): readonly Row[] {
  const step = Math.max(1, Math.ceil(rows.length / most));
  return rows.filter((_, index) => index % step === 0);
}

/** The share of pairs in which the first list's value is the greater one. */
export function areaUnderCurve(positives: readonly number[], negatives: readonly number[]): number {
  let wins = 0;
  for (const positive of positives) {
    for (const negative of negatives) wins += positive > negative ? 1 : positive === negative ? 0.5 : 0;
  }
  return wins / (positives.length * negatives.length);
}

/** The share of the second list that a threshold stops which one in twenty of the first list does not pass. */
export function stoppedShare(positives: readonly number[], negatives: readonly number[]): number {
  const threshold = [...positives].sort((one, other) => one - other)[Math.floor(positives.length * 0.05)] ?? 0;
  return negatives.filter((value) => value < threshold).length / negatives.length;
}

function readRows(file: string): Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}

function toPassage(row: Row): Passage {
  return { id: `${row.id}#1`, documentId: row.id, title: row.title ?? '', headings: [], text: row.text };
}

function readTask(folder: string, name: string, maxQueries: number): Task {
  const path = (file: string) => join(folder, name, file);
  const relevant = new Map<string, Set<string>>();
  for (const line of readFileSync(path('qrels.tsv'), 'utf8').split('\n')) {
    const [query = '', document = '', grade = ''] = line.split('\t');
    if (Number(grade) > 0) relevant.set(query, (relevant.get(query) ?? new Set()).add(document));
  }
  const passages = readRows(path('corpus.jsonl')).map(toPassage);
  const queries = sample(readRows(path('queries.jsonl')), maxQueries);
  const unanswered = existsSync(path('queries_oos.jsonl')) ? readRows(path('queries_oos.jsonl')) : undefined;
  return { name, passages, queries, relevant, unanswered, index: indexOf(passages) };
}
