import { type OwnPackage, tell } from './setting.js';

export interface RowContext {
  readonly own: OwnPackage;
  /** Address of the endpoint. */
  readonly server: string;
  readonly quick: boolean;
  /** Runs Node in this folder and gives what it printed. */
  node(...parameters: readonly string[]): Promise<string>;
  /** Does a task of `measure/child.mjs` in a process of its own. */
  measure<Result>(client: string, task: string, options: object): Promise<Result>;
}

export interface NumberRow {
  readonly name: string;
  /** Gives lines of the table by their titles: zhike's three, the bound, the floor, ky, openai, ai. */
  measure(context: RowContext): Promise<Readonly<Record<string, readonly string[]>>>;
}

export const floor = 'floor';
/** What stands in the cell of a client that could not be measured. */
export const failed = '✗';
export const clients = ['zhike-model', 'zhike-bare', 'zhike-turn', floor, 'ky', 'openai', 'ai'] as const;

const oursCount = clients.indexOf(floor);

export type Results<Result> = Readonly<Record<string, readonly Result[]>>;

/** Measures all clients in turn, over and over, so that a busy moment of the machine meets them all. */
export async function inTurn<Result>(
  context: RowContext,
  repeats: number,
  one: (client: string, repeat: number) => Promise<Result>,
  names: readonly string[] = clients,
): Promise<Results<Result>> {
  const results: Record<string, Result[]> = Object.fromEntries(names.map((name) => [name, []]));
  const rounds = context.quick ? Math.ceil(repeats / 6) : repeats;
  for (let repeat = 0; repeat < rounds; repeat += 1) {
    for (const name of names) {
      tell(`  ${name} ${repeat + 1}/${rounds}`);
      try {
        results[name]?.push(await one(name, repeat));
      } catch (error) {
        // A client that fails leaves its cell empty; the others are measured all the same.
        tell(`  ${name} failed: ${error instanceof Error ? error.message : String(error)}\n`);
      }
    }
  }
  return results;
}

export function least<Result>(
  results: Results<Result>,
  value: (result: Result) => number,
): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(results).map(([name, list]) => [name, Math.min(...list.map(value))]));
}

/** Puts values in the order of the table, with the bound between ours and the others'. */
export function line(bound: string, cell: (client: string) => string): readonly string[] {
  const cells = clients.map(cell);
  return [...cells.slice(0, oursCount), bound, ...cells.slice(oursCount)];
}

export function ratioLine(
  bound: string,
  values: Readonly<Record<string, number>>,
  unit: string,
  scale = 1,
): readonly string[] {
  const base = values[floor] ?? Number.NaN;
  return line(bound, (client) => {
    const value = values[client] ?? Infinity;
    if (value === Infinity) return failed;
    return client === floor ? `1 (${round(value * scale)} ${unit})` : (value / base).toFixed(2);
  });
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
