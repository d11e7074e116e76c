import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Run } from './optimiser-table.js';

/** One search that is asked for, or was made. */
export type RunKey = Pick<Run, 'instance' | 'm' | 'solver' | 'seed'>;

const textOf = ({ instance, m, solver, seed }: RunKey) => `${instance} ${m} ${solver} ${seed}`;

/** Runs that were made, kept in a file of one JSON line each, so that a long measurement may be taken up again. */
export class RunRecord {
  readonly #file: string | undefined;
  readonly #runs = new Map<string, Run>();

  constructor(file: string | undefined) {
    this.#file = file;
    if (file === undefined || !existsSync(file)) return;
    for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) this.#keep(JSON.parse(line) as Run);
  }

  #keep(run: Run): void {
    this.#runs.set(textOf(run), run);
  }

  find(key: RunKey): Run | undefined {
    return this.#runs.get(textOf(key));
  }

  add(run: Run): void {
    this.#keep(run);
    if (this.#file !== undefined) appendFileSync(this.#file, `${JSON.stringify(run)}\n`);
  }
}
