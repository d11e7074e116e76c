import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { benchFolder, type OwnPackage, tell } from './setting.js';

export interface RowContext {
  readonly own: OwnPackage;
  readonly quick: boolean;
  /** Runs Node in this folder and gives what it printed. */
  node(...parameters: readonly string[]): Promise<string>;
  /** Does a task of `measure/child.mjs` in a process of its own. */
  measure<Result>(client: string, task: string, options: object): Promise<Result>;
}

export interface NumberRow {
  readonly name: string;
  /** Gives lines of the table by their titles: zhike's model, zhike's turn, the bound, the floor, ky, openai, ai. */
  measure(context: RowContext): Promise<Readonly<Record<string, readonly string[]>>>;
}

const floor = 'floor';
const clients = ['zhike-model', 'zhike-turn', floor, 'ky', 'openai', 'ai'] as const;

type Results<Result> = Readonly<Record<string, readonly Result[]>>;

/** Measures all clients in turn, over and over, so that a busy moment of the machine meets them all. */
async function inTurn<Result>(
  context: RowContext,
  repeats: number,
  one: (client: string, repeat: number) => Promise<Result>,
  names: readonly string[] = clients,
): Promise<Results<Result>> {
  const results: Record<string, Result[]> = Object.fromEntries(names.map((name) => [name, []]));
  const rounds = context.quick ? 1 : repeats;
  for (let repeat = 0; repeat < rounds; repeat += 1) {
    for (const name of names) {
      tell(`  ${name} ${repeat + 1}/${rounds}`);
      results[name]?.push(await one(name, repeat));
    }
  }
  return results;
}

function least<Result>(results: Results<Result>, value: (result: Result) => number): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(results).map(([name, list]) => [name, Math.min(...list.map(value))]));
}

/** Puts values in the order of the table, with the bound between ours and the others'. */
function line(bound: string, cell: (client: string) => string): readonly string[] {
  const [model, turn, ...others] = clients.map(cell);
  return [model ?? '', turn ?? '', bound, ...others];
}

function ratioLine(
  bound: string,
  values: Readonly<Record<string, number>>,
  unit: string,
  scale = 1,
): readonly string[] {
  const base = values[floor] ?? Number.NaN;
  return line(bound, (client) => {
    const ratio = ((values[client] ?? Number.NaN) / base).toFixed(2);
    return client === floor ? `1 (${round(base * scale)} ${unit})` : ratio;
  });
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function streamRow(name: string, manner: string, chunks: number, warmUps: number, runs: number): NumberRow {
  return {
    name,
    async measure(context) {
      const results = await inTurn(context, 3, (client) =>
        context.measure<{ microsecondsPerChunk: number }>(client, 'stream', { manner, chunks, warmUps, runs }),
      );
      return {
        [name]: ratioLine(
          '≤ 1.5',
          least(results, (result) => result.microsecondsPerChunk),
          'µs',
        ),
      };
    },
  };
}

const firstCharacter: NumberRow = {
  name: 'first character, over the floor',
  async measure(context) {
    const results = await inTurn(context, 4, (client) =>
      context.measure<{ microseconds: number }>(client, 'first', { warmUps: 300, runs: 600 }),
    );
    const values = least(results, (result) => result.microseconds);
    const base = values[floor] ?? Number.NaN;
    const cells = line('≤ 100 µs', (client) => {
      const value = values[client] ?? Number.NaN;
      return client === floor ? `(${value.toFixed(0)} µs)` : `${(value - base).toFixed(0)} µs`;
    });
    return { [firstCharacter.name]: cells };
  },
};

const toolRound: NumberRow = {
  name: 'tool round, CPU',
  async measure(context) {
    const results = await inTurn(context, 3, (client) =>
      context.measure<{ microseconds: number }>(client, 'tool', { warmUps: 150, rounds: 50, runs: 6 }),
    );
    return {
      [toolRound.name]: ratioLine(
        '≤ 1.5',
        least(results, (result) => result.microseconds),
        'µs',
      ),
    };
  },
};

const many: NumberRow = {
  name: '500 streams at once',
  async measure(context) {
    const results = await inTurn(context, 3, (client) =>
      context.measure<{ milliseconds: number; peakMiB: number }>(client, 'many', { streams: 500, chunks: 40 }),
    );
    return {
      '500 streams at once, CPU': ratioLine(
        '≤ 1.3',
        least(results, (result) => result.milliseconds),
        'ms',
      ),
      '500 streams at once, peak memory': ratioLine(
        '≤ 1.15',
        least(results, (result) => result.peakMiB),
        'MiB',
      ),
    };
  },
};

const abort: NumberRow = {
  name: 'abort',
  async measure(context) {
    const runs = 5;
    const results = await inTurn(context, 1, (client) =>
      context.measure<{ errorMs: number | 'never'; closedMs: number | 'never'; kinds: readonly string[] }>(
        client,
        'abort',
        { runs, begin: clients.indexOf(client as (typeof clients)[number]) * runs },
      ),
    );
    const milliseconds = (value: number | 'never' | undefined) =>
      typeof value === 'number' ? `${value.toFixed(1)} ms` : 'never';
    return {
      'abort to the error': line('≤ 10 ms', (client) => milliseconds(results[client]?.[0]?.errorMs)),
      'abort to upstream closed': line('≤ 100 ms', (client) => milliseconds(results[client]?.[0]?.closedMs)),
      'abort ends with': line('', (client) => results[client]?.[0]?.kinds.join(', ') ?? ''),
    };
  },
};

const importCost: NumberRow = {
  name: 'import, CPU',
  async measure(context) {
    const names: Readonly<Record<string, readonly string[]>> = {
      empty: [],
      'zhike-model': [context.own.entry],
      floor: [pathToFileURL(join(benchFolder, 'measure', 'empty.mjs')).href],
      ky: ['ky', 'eventsource-parser/stream'],
      openai: ['openai'],
      ai: ['ai', '@ai-sdk/openai-compatible'],
    };
    const program = join(benchFolder, 'measure', 'import.mjs');
    const results = await inTurn(
      context,
      12,
      async (client) => Number(await context.node(program, ...(names[client] ?? []))),
      Object.keys(names),
    );
    const values = least(results, (value) => value);
    const empty = values.empty ?? Number.NaN;
    const cells = line('≤ 15 ms', (client) => {
      const value = values[client === 'zhike-turn' ? 'zhike-model' : client] ?? Number.NaN;
      return `${(value - empty).toFixed(1)} ms`;
    });
    return { [importCost.name]: cells };
  },
};

export const rows: readonly NumberRow[] = [
  streamRow('stream CPU a chunk, one event a read', 'event', 1000, 1, 2),
  streamRow('stream CPU a chunk, 16 kB reads', 'block', 2000, 3, 8),
  firstCharacter,
  toolRound,
  many,
  abort,
  importCost,
];
