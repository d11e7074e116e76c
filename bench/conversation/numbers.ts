/**
 * Measures conversations on every store: `npx tsx bench/conversation/numbers.ts [--markdown] [--quick]`.
 *
 * The model is scripted and answers at once, so that what is measured is zhike and the store. Rows a second are the
 * floor of each place: one row a write, as many writes under way as conversations. Needs a PostgreSQL at
 * `DATABASE_URL`, by default postgres://postgres@127.0.0.1:5432/test.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { renderTable } from '../model/table.js';
import { makePlace, type Place, type PlaceName } from './places.js';

const { values } = parseArgs({ options: { markdown: { type: 'boolean' }, quick: { type: 'boolean' } } });
const scale = values.quick ? 0.2 : 1;
const names: readonly PlaceName[] = ['memory', 'sqlite', 'postgres'];

function tell(text: string): void {
  process.stderr.write(`  ${text}\n`);
}

type Result = Readonly<Record<string, number>>;

/** Runs a task in so many processes that begin at the same moment. */
async function run(task: string, place: Place, options: Result, processes = 1): Promise<readonly Result[]> {
  const program = fileURLToPath(new URL('./child.ts', import.meta.url));
  const children = Array.from({ length: processes }, () => {
    const given = [program, task, place.name, place.address, JSON.stringify(options)];
    const child = spawn(process.execPath, ['--import', 'tsx', ...given], { stdio: ['pipe', 'pipe', 'inherit'] });
    let output = '';
    const waiting: (() => void)[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const wake of waiting.splice(0)) wake();
    });
    const ready = (async () => {
      while (!output.includes('ready\n')) await new Promise<void>((resolve) => waiting.push(resolve));
    })();
    const result = new Promise<Result>((resolve, reject) => {
      child.on('close', (code) => {
        const last = output.trim().split('\n').at(-1) ?? '';
        if (code === 0) resolve(JSON.parse(last) as Result);
        else reject(new Error(`${task} on ${place.name} ended with ${code}`));
      });
    });
    return { child, ready, result };
  });
  await Promise.all(children.map(({ ready, result }) => Promise.race([ready, result])));
  for (const { child } of children) child.stdin.write('go\n');
  return Promise.all(children.map(({ result }) => result));
}

async function withPlace<Value>(name: PlaceName, work: (place: Place) => Promise<Value>): Promise<Value> {
  const place = await makePlace(name);
  try {
    return await work(place);
  } finally {
    await place.remove();
  }
}

const sum = (results: readonly Result[], field: string) =>
  results.reduce((total, result) => total + (result[field] ?? 0), 0);
const kibibytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KiB`;

const rows: Record<string, string[]> = {};
const add = (row: string, cell: string) => {
  rows[row] = [...(rows[row] ?? []), cell];
};
const first: number[] = [];

for (const name of names) {
  for (const processes of [1, 4]) {
    if (name === 'memory' && processes > 1) {
      add(`turns a second, ${processes} processes`, 'not shared');
      add(`rows a second, ${processes} processes (floor)`, 'not shared');
      continue;
    }
    tell(`${name}: turns a second, ${processes} ${processes === 1 ? 'process' : 'processes'}`);
    const work = { conversations: 32, turns: Math.round(25 * scale) };
    const turns = await withPlace(name, async (place) => sum(await run('turns', place, work, processes), 'perSecond'));
    const floor = await withPlace(name, async (place) => sum(await run('rows', place, work, processes), 'perSecond'));
    const label = processes === 1 ? '1 process' : `${processes} processes`;
    add(`turns a second, ${label}`, turns.toFixed(0));
    add(`rows a second, ${label} (floor)`, `${floor.toFixed(0)} (${(floor / turns).toFixed(1)} ×)`);
  }

  tell(`${name}: first word`);
  const [wait] = await withPlace(name, (place) => run('first', place, { warmUps: 100, runs: Math.round(400 * scale) }));
  first.push(wait?.milliseconds ?? Number.NaN);
  const added = (first.at(-1) ?? 0) - (first[0] ?? 0);
  add('first word, from send()', `${first.at(-1)?.toFixed(2)} ms${name === 'memory' ? '' : ` (+${added.toFixed(2)})`}`);

  if (name !== 'memory') {
    tell(`${name}: conversations at rest`);
    const count = Math.round(40 * scale);
    const bytes = await withPlace(name, async (place) => {
      await run('fill', place, { conversations: 1, turns: 25 });
      const before = await place.size();
      await run('fill', place, { conversations: count, turns: 25 });
      // The first of them goes on in the one that was there.
      return ((await place.size()) - before) / count;
    });
    add('conversation of 50 messages at rest', kibibytes(bytes));
  } else {
    add('conversation of 50 messages at rest', 'see bench/model');
  }

  if (name !== 'memory') {
    for (const turns of [100, 1000]) {
      tell(`${name}: loading a conversation of ${turns} turns`);
      const [load] = await withPlace(name, async (place) => {
        await run('fill', place, { conversations: 1, turns: Math.round(turns * (turns === 1000 ? scale : 1)) });
        return run('load', place, { runs: 50 });
      });
      add(
        `loading ${turns} turns: compacted (all of the log)`,
        `${load?.milliseconds?.toFixed(2)} ms (${load?.wholeMilliseconds?.toFixed(1)} ms)`,
      );
    }
  } else {
    add('loading 100 turns: compacted (all of the log)', '');
    add('loading 1000 turns: compacted (all of the log)', '');
  }
}

const table = renderTable(
  {
    head: ['', ...names],
    rows: Object.entries(rows).map(([row, cells]) => [row, ...cells]),
    notes: [
      `Node ${process.versions.node}; 32 conversations side by side in each process; the model is scripted and answers at once.`,
      'A turn stores the message, its beginning, what was shown, and its end. Rows are plain inserts of one row each, as many at once.',
    ],
  },
  values.markdown ?? false,
);
process.stdout.write(`${table}\n`);
