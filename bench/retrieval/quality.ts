import { loadSystems } from './systems.js';
import { sample, type Task } from './tasks.js';

export interface Quality {
  readonly system: string;
  /** By task: mean nDCG@10, times 100. */
  readonly scores: readonly number[];
}

/**
 * Scores every system on every task.
 *
 * @param most - questions of a task that the others are asked, evenly spaced; ours gets all of them
 */
export async function measureQuality(
  tasks: readonly Task[],
  most: number,
  tell: (message: string) => void,
): Promise<readonly Quality[]> {
  const measured: Quality[] = [];
  for (const { name, build } of await loadSystems()) {
    const scores: number[] = [];
    for (const task of tasks) {
      tell(`${name}: ${task.name}`);
      const search = await build(task.passages);
      const queries = name === 'zhike' ? task.queries : sample(task.queries, most);
      let sum = 0;
      for (const { id, text } of queries) {
        sum += gainOf(await search(text, 10), task.relevant.get(id) ?? new Set());
      }
      scores.push((100 * sum) / queries.length);
    }
    measured.push({ system: name, scores });
  }
  return measured;
}

/** Normalised discounted cumulative gain of the ten best, 0 to 1: K. Järvelin and J. Kekäläinen, 2002. */
export function gainOf(found: readonly string[], relevant: ReadonlySet<string>): number {
  const worth = (rank: number) => 1 / Math.log2(rank + 2);
  const gain = found.slice(0, 10).reduce((sum, id, rank) => sum + (relevant.has(id) ? worth(rank) : 0), 0);
  let ideal = 0;
  for (let rank = 0; rank < Math.min(10, relevant.size); rank += 1) ideal += worth(rank);
  return ideal === 0 ? 0 : gain / ideal;
}
