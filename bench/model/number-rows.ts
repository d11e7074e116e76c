import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { clients, failed, floor, inTurn, least, line, type NumberRow, ratioLine } from './number-row.js';
import { benchFolder, tell } from './setting.js';

function streamRow(name: string, manner: string, repeats: number, runs: number): NumberRow {
  const options = { manner, chunks: 1000, warmUps: 5, runs };
  return {
    name,
    async measure(context) {
      const results = await inTurn(context, repeats, (client) =>
        context.measure<{ microsecondsPerChunk: number }>(client, 'stream', options),
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
    const results = await inTurn(context, 5, (client) =>
      context.measure<{ microseconds: number }>(client, 'first', { warmUps: 200, runs: 300 }),
    );
    const values = least(results, (result) => result.microseconds);
    const base = values[floor] ?? Number.NaN;
    const cells = line('≤ 100 µs', (client) => {
      const value = values[client] ?? Infinity;
      if (value === Infinity) return failed;
      return client === floor ? `(${value.toFixed(0)} µs)` : `${(value - base).toFixed(0)} µs`;
    });
    return { [firstCharacter.name]: cells };
  },
};

const toolRound: NumberRow = {
  name: 'tool round, CPU',
  async measure(context) {
    const results = await inTurn(context, 5, (client) =>
      context.measure<{ microseconds: number }>(client, 'tool', { warmUps: 150, rounds: 50, runs: 4 }),
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
      typeof value === 'number' ? `${value.toFixed(1)} ms` : (value ?? failed);
    return {
      'abort to the error': line('≤ 10 ms', (client) => milliseconds(results[client]?.[0]?.errorMs)),
      'abort to upstream closed': line('≤ 100 ms', (client) => milliseconds(results[client]?.[0]?.closedMs)),
      'abort ends with': line('', (client) => results[client]?.[0]?.kinds.join(', ') ?? ''),
    };
  },
};

const conversationMemory: NumberRow = {
  name: 'memory store, conversation of 50 messages',
  async measure(context) {
    const program = join(benchFolder, 'conversation-memory.ts');
    const subjects: Readonly<Record<string, string>> = {
      'zhike-turn': 'zhike, no documents, memory store',
      [floor]: 'floor: arrays of { role, content }',
    };
    const cells = new Map<string, string>();
    for (const [client, subject] of Object.entries(subjects)) {
      tell(`  ${subject}`);
      const printed = await context.node('--expose-gc', '--import', 'tsx', program, '--subject', subject);
      const { bytes } = JSON.parse(printed) as { readonly bytes: number };
      cells.set(client, `${(bytes / 1024).toFixed(1)} KiB`);
    }
    return { [conversationMemory.name]: line('≤ 15 KiB', (client) => cells.get(client) ?? '') };
  },
};

const importCost: NumberRow = {
  name: 'import, CPU',
  async measure(context) {
    const names: Readonly<Record<string, readonly string[]>> = {
      empty: [],
      'zhike-model': [context.own.entry],
      'zhike-bare': [context.own.entry, new URL('./assistant.js', context.own.entry).href],
      floor: [pathToFileURL(join(benchFolder, 'measure', 'empty.mjs')).href],
      ky: ['ky', 'eventsource-parser'],
      openai: ['openai'],
      ai: ['ai', '@ai-sdk/openai-compatible'],
    };
    const program = join(benchFolder, 'measure', 'import.mjs');
    const results = await inTurn(
      context,
      20,
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
  streamRow('stream CPU a chunk, one event a read', 'event', 6, 10),
  streamRow('stream CPU a chunk, 16 kB reads', 'block', 6, 12),
  firstCharacter,
  toolRound,
  many,
  abort,
  conversationMemory,
  importCost,
];
