import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Passage } from '../../src/domain/passage.js';
import { KeywordIndex } from '../../src/knowledge/search/keyword-index.js';

export interface Row {
  readonly id: string;
  readonly text: string;
  readonly title?: string;
}

/** A corpus with questions, and the documents that answer each. */
export interface Task {
  readonly name: string;
  readonly passages: readonly Passage[];
  readonly queries: readonly Row[];
  readonly relevant: ReadonlyMap<string, ReadonlySet<string>>;
  /** Questions that nothing of the corpus answers, where the task has some. */
  readonly unanswered: readonly Row[];
}

/**
 * Reads the tasks of a folder: each is a folder with `corpus.jsonl` ({ id, text, title? }), `queries.jsonl` ({ id, text })
 * and `qrels.tsv` (query, document, grade), and perhaps `queries_oos.jsonl`.
 */
export function readTasks(folder: string): readonly Task[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'qrels.tsv')))
    .map((entry) => readTask(folder, entry.name));
}

/** Questions of the second task asked of the first one's corpus. */
export const crossings: readonly (readonly [corpus: string, questions: string])[] = [
  ['zh_faq_qa', 'zh_faq_qq'],
  ['zh_faq_qa', 'zh_cmrc'],
  ['zh_faq_qq', 'zh_faq_qa'],
  ['zh_cmrc', 'zh_faq_qq'],
  ['zht_drcd', 'zh_cross_t2s'],
  ['en_faq_qa', 'en_faq_bank77'],
  ['en_faq_bank77', 'en_faq_hint3'],
  ['en_squad', 'en_faq_qa'],
];

export function indexOf(passages: readonly Passage[]): KeywordIndex {
  const index = new KeywordIndex();
  index.put(passages.map((passage) => ({ documentId: passage.documentId, passages: [passage] })));
  return index;
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

/** Evenly spaced rows, so that fewer stay a fair sample. */
export function sample<T>(rows: readonly T[], most: number): readonly T[] {
  const step = Math.max(1, Math.ceil(rows.length / most));
  return rows.filter((_, index) => index % step === 0);
}

function readTask(folder: string, name: string): Task {
  const path = (file: string) => join(folder, name, file);
  const relevant = new Map<string, Set<string>>();
  for (const line of readFileSync(path('qrels.tsv'), 'utf8').split('\n')) {
    const [query = '', document = '', grade = ''] = line.split('\t');
    if (Number(grade) > 0) relevant.set(query, (relevant.get(query) ?? new Set()).add(document));
  }
  const passages = readRows(path('corpus.jsonl')).map(
    (row): Passage => ({ id: `${row.id}#1`, documentId: row.id, title: row.title ?? '', headings: [], text: row.text }),
  );
  const unanswered = existsSync(path('queries_oos.jsonl')) ? readRows(path('queries_oos.jsonl')) : [];
  return { name, passages, queries: readRows(path('queries.jsonl')), relevant, unanswered };
}

function readRows(file: string): readonly Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}
