/**
 * Lets zhike and other clients go through every fault with their default settings, and prints one table:
 * `npx tsx bench/model/faults.ts [--quick] [--markdown] [--details] [--only <part of a case's name>] [--client <part of a
 * client's name>]`.
 *
 * Takes as long as a client is allowed to hang. `--quick` leaves the slow cases out and allows 20 s.
 */
import { spawn } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { type FaultCase, faultGroups } from '../../test/support/fault-cases.js';
import { type FaultOutcome, type FaultVerdict, judgeFault } from '../../test/support/fault-verdict.js';
import { benchFolder, findOwnPackage, installPeers, rootFolder, tell } from './setting.js';
import { renderTable } from './table.js';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
    details: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    client: { type: 'string', default: '' },
  },
});

const titles: Readonly<Record<string, string>> = {
  'zhike-model': 'zhike',
  openai: 'openai',
  'openai-stream': 'openai .stream()',
  ai: 'ai',
};
const clients = Object.keys(titles).filter((client) => client.includes(values.client));
const quickBoundMs = 20_000;

interface Server {
  readonly observe: string;
  readonly addresses: Readonly<Record<string, string>>;
  stop(): void;
}

async function startServer(): Promise<Server> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(benchFolder, 'fault-server.ts')], {
    cwd: rootFolder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    return { ...(JSON.parse(line) as Omit<Server, 'stop'>), stop: () => child.kill() };
  }
  throw new Error('the server did not start');
}

installPeers();
const own = await findOwnPackage();
const server = await startServer();
const groups = faultGroups
  .map(({ name, cases }) => ({
    name,
    cases: cases.filter((one) => one.name.includes(values.only) && !(values.quick && one.slow)),
  }))
  .filter(({ cases }) => cases.length > 0);
const cases = groups.flatMap((group) => group.cases);
const outcomes = new Map<string, FaultOutcome>();
let awaited = cases.length * clients.length;

/** Runs a client in a process of its own: through many cases at once, or through one whose memory counts. */
async function run(client: string, chosen: readonly FaultCase[]): Promise<void> {
  if (chosen.length === 0) return;
  const address = (name: string, session: string) => (server.addresses[name] ?? '').replace('{session}', session);
  const described = chosen.map((one) => {
    const { name, calls, boundMs, maxMemoryMiB } = one;
    const session = `${client}-${cases.findIndex((one) => one.name === name)}`;
    return {
      name,
      session,
      baseURL: address(name, session),
      warmUpURL: address('LF', `${session}-warm-up`),
      withTools: calls !== undefined,
      boundMs: values.quick ? quickBoundMs : boundMs,
      hangs: mayHang(one),
      measuresMemory: maxMemoryMiB !== undefined,
    };
  });
  const child = spawn(
    process.execPath,
    ['--expose-gc', join(benchFolder, 'measure', 'fault-child.mjs'), client, server.observe, JSON.stringify(described)],
    { cwd: benchFolder, env: { ...process.env, ZHIKE_ENTRY: own.entry }, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('{')) continue;
    const { name, outcome } = JSON.parse(line) as { readonly name: string; readonly outcome: FaultOutcome };
    outcomes.set(`${client} ${name}`, outcome);
    awaited -= 1;
    tell(`${awaited} outcomes to come: ${client}, ${name}`);
  }
}

function mayHang({ slow = false, replies }: FaultCase): boolean {
  return slow || replies.some(({ instead, afterwards }) => instead === 'hang' || afterwards === 'hang');
}

function verdictOf(client: string, faultCase: FaultCase): FaultVerdict {
  const outcome = outcomes.get(`${client} ${faultCase.name}`);
  return outcome === undefined
    ? { grade: 'fail', end: 'process died', lacks: [] }
    : judgeFault(faultCase, withoutOwnKinds(client, outcome));
}

/** The kinds of error in the cases are zhike's; others are judged by whether they tell any. */
function withoutOwnKinds(client: string, outcome: FaultOutcome): FaultOutcome {
  const { end } = outcome;
  return client.startsWith('zhike') || end?.type !== 'thrown'
    ? outcome
    : { ...outcome, end: { ...end, kind: undefined } };
}

const marks = { pass: '✓', weak: '~', fail: '✗' } as const;

function cellOf(client: string, faultCase: FaultCase): string {
  const { grade, end, lacks } = verdictOf(client, faultCase);
  const seconds = (outcomes.get(`${client} ${faultCase.name}`)?.elapsedMs ?? 0) / 1000;
  const time = end === 'hang' || seconds < 5 ? '' : ` ${seconds.toFixed(0)} s`;
  return `${marks[grade]} ${end}${time}${lacks.length === 0 ? '' : `, ${lacks.join(', ')}`}`;
}

const started = performance.now();
try {
  const isHeavy = (one: FaultCase) => one.maxMemoryMiB !== undefined;
  const hanging = Promise.all(clients.map((client) => run(client, cases.filter(mayHang))));
  // Alone, so that nobody else's work is in the way of a client that keeps up with an endless line.
  for (const client of clients) for (const one of cases.filter(isHeavy)) await run(client, [one]);
  const quick = cases.filter((one) => !mayHang(one) && !isHeavy(one));
  for (const client of clients) await run(client, quick);
  await hanging;
} finally {
  server.stop();
}
tell('');

const count = (client: string, grade: FaultVerdict['grade']) =>
  cases.filter((one) => verdictOf(client, one).grade === grade).length;
const total = (grade: FaultVerdict['grade'], name: string) => [
  `${marks[grade]} ${name}`,
  ...clients.map((client) => `${count(client, grade)} of ${cases.length}`),
];
const seconds = Math.round((performance.now() - started) / 1000);
console.log(
  renderTable(
    {
      align: 'left',
      head: ['', ...clients.map((client) => titles[client] ?? client)],
      rows: [
        ...groups.flatMap((group) => [
          [group.name],
          ...group.cases.map((one) => [one.name, ...clients.map((client) => cellOf(client, one))]),
        ]),
        ['In all'],
        total('pass', 'came through'),
        total('weak', 'came through, with less than a program could use'),
        total('fail', 'cut, wrong, repeated, lost or hanging'),
      ],
      notes: [
        `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}; ${seconds} s; zhike from ${own.origin}. Default settings of every client.`,
        '✓ complete: the whole text with its finish reason, and the tool calls. ✓ error: a typed error that holds the text shown so far.',
        '~ untyped: a bare TypeError, SyntaxError or Error, without a code. ~ text lost: an error without the text shown so far.',
        '~ left open: the connection upstream is open 3 s after the end. ✗ cut, empty: a normal end with less than the whole text.',
        "✗ hang: neither an answer nor an error within 200 s (Node's fetch itself gives up after 300 s of silence).",
        'openai: `create({ stream: true })`, with tool calls put together by index. ai: `streamText`, `fullStream`.',
      ],
    },
    values.markdown,
  ),
);
if (values.details) {
  for (const client of clients) {
    for (const one of cases) {
      const { grade, end, lacks } = verdictOf(client, one);
      if (grade === 'pass') continue;
      const outcome = outcomes.get(`${client} ${one.name}`);
      const shown = outcome?.shown.slice(0, 120);
      console.log(`${client} · ${one.name}: ${end} ${lacks.join(', ')} ${JSON.stringify({ ...outcome, shown })}`);
    }
  }
}
