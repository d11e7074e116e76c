/**
 * Measures zhike beside other clients and beside the least that any client must do, and prints one table:
 * `npx tsx bench/model/numbers.ts [--quick] [--markdown] [--only <part of a row's name>]`.
 */
import { execFile, spawn } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs, promisify } from 'node:util';
import { clients, type NumberRow, type RowContext } from './number-row.js';
import { rows } from './number-rows.js';
import { packageRows } from './package-rows.js';
import { benchFolder, findOwnPackage, installPeers, rootFolder, tell } from './setting.js';
import { renderTable } from './table.js';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
  },
});

async function startServer(): Promise<{ readonly url: string; stop(): void }> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(benchFolder, 'number-server.ts')], {
    cwd: rootFolder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    return { url: line, stop: () => child.kill() };
  }
  throw new Error('the server did not start');
}

installPeers();
const own = await findOwnPackage();
const server = await startServer();
const environment = { ...process.env, ZHIKE_ENTRY: own.entry, NODE_OPTIONS: '' };
const run = promisify(execFile);

/** Longest measurement of one client. */
const longestMs = 180_000;

const context: RowContext = {
  own,
  server: server.url,
  quick: values.quick,
  async node(...parameters) {
    const { stdout } = await run(process.execPath, parameters, {
      cwd: benchFolder,
      env: environment,
      timeout: longestMs,
    });
    return stdout;
  },
  async measure(client, task, options) {
    const child = join(benchFolder, 'measure', 'child.mjs');
    const written = JSON.stringify(options);
    return JSON.parse(await context.node('--expose-gc', child, client, task, server.url, written)) as never;
  },
};

const started = performance.now();
const busy = (loadavg()[0] ?? 0) > 1;
const cells: string[][] = [];
try {
  const wanted = ({ name }: NumberRow) => name.includes(values.only);
  const measure = async (row: NumberRow) => {
    tell(`${row.name}…`);
    try {
      return Object.entries(await row.measure(context)).map(([name, texts]) => [name, ...texts]);
    } catch (error) {
      // One row that cannot be measured does not take the others with it.
      const reason = error instanceof Error ? error.message : String(error);
      tell(`${row.name}: ${reason}\n`);
      return [[row.name, ...clients.map(() => '?'), '?']];
    }
  };
  for (const row of rows.filter(wanted)) cells.push(...(await measure(row)));
  // Nothing here is a matter of time.
  cells.push(...(await Promise.all(packageRows.filter(wanted).map(measure))).flat());
} finally {
  server.stop();
}
tell('');
const seconds = Math.round((performance.now() - started) / 1000);
console.log(
  renderTable(
    {
      head: ['', 'zhike model', 'zhike/assistant', 'zhike turn', 'bound', 'floor', 'ky + parser', 'openai', 'ai'],
      rows: cells,
      notes: [
        `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}; ${seconds} s; zhike from ${own.origin}.`,
        'Ratios are to the floor: fetch, lines split by hand, JSON.parse; "1 (…)" is the floor itself. CPU is user and system time',
        'of the whole process, the least of several rounds in which the clients take turns. Bundles in kB, gzipped.',
        ...(busy ? ['The machine was busy with other work, which blurs everything but the last four rows.'] : []),
        'The bound of the first character was set on a machine where openai takes 102 µs and ai 456 µs.',
      ],
    },
    values.markdown,
  ),
);
