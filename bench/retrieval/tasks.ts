import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Passage } from '../../src/domain/passage.js';

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
