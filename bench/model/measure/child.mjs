/**
 * Does one measurement of one client in a process that does nothing else, and prints the result as JSON:
 * `node --expose-gc child.mjs <client> <task> <server> <options as JSON>`.
 */
import { setTimeout } from 'node:timers/promises';

const [, , name, task, server, written = '{}'] = process.argv;
const options = JSON.parse(written);
const { createClient } = await import(new URL(`../clients/${name}.mjs`, import.meta.url).href);

async function connect(path) {
  const client = createClient({ baseURL: `${server}/${path}/v1` });
  await client.prepare?.();
  return client;
}

/** Milliseconds of CPU that `work` takes in this process, helper threads included. */
async function cpuOf(work) {
  globalThis.gc();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** How long an abort may take before it counts as lost, in milliseconds. */
const patienceMs = 1_500;

const elapsedMs = (since) => Number(process.hrtime.bigint() - since) / 1e6;

async function leastCpu(runs, work) {
  let least = Infinity;
  for (let run = 0; run < runs; run += 1) least = Math.min(least, await cpuOf(work));
  return least;
}

/** The median; infinite when any of them is. */
function middle(values) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted.at(-1) === Infinity ? Infinity : sorted[Math.floor(sorted.length / 2)];
}

const tasks = {
  /** CPU a chunk over whole replies. */
  async stream({ manner, chunks, warmUps, runs }) {
    const client = await connect(`${manner}-${chunks}`);
    // Characters, not pieces: an assistant may hand out several chunks at once.
    let characters = 0;
    const work = () => client.reply({ onText: (text) => (characters += text.length) });
    for (let run = 0; run < warmUps; run += 1) await work();
    if (characters < warmUps * chunks * 0.5) throw new Error(`${name}: only ${characters} characters arrived`);
    return { microsecondsPerChunk: ((await leastCpu(runs, work)) / chunks) * 1000 };
  },

  /** From the call to its first character, one call after the other. */
  async first({ warmUps, runs }) {
    const client = await connect('first');
    const waits = [];
    for (let run = -warmUps; run < runs; run += 1) {
      const begin = process.hrtime.bigint();
      let wait;
      await client.reply({ onText: () => (wait ??= elapsedMs(begin)) });
      if (run >= 0) waits.push(wait);
    }
    // Not the very least, which is a matter of luck among so many.
    waits.sort((one, other) => one - other);
    return { microseconds: waits[Math.floor(waits.length / 20)] * 1000 };
  },

  /** CPU of a question, a tool call, its result and the answer. */
  async tool({ warmUps, rounds, runs }) {
    const client = await connect('tools');
    const work = (count) => async () => {
      for (let round = 0; round < count; round += 1) {
        let text = '';
        await client.toolRound({ onText: (delta) => (text += delta) });
        if (text.length < 20) throw new Error(`${name}: the tool round gave ${text.length} characters`);
      }
    };
    await work(warmUps)();
    return { microseconds: ((await leastCpu(runs, work(rounds))) / rounds) * 1000 };
  },

  async many({ streams, chunks }) {
    const client = await connect(`many-${chunks}`);
    await client.reply({ onText: () => {} });
    let characters = 0;
    const onText = (text) => (characters += text.length);
    const milliseconds = await cpuOf(() =>
      Promise.all(Array.from({ length: streams }, () => client.reply({ onText }))),
    );
    if (characters < streams * chunks * 0.5) throw new Error(`${name}: only ${characters} characters arrived`);
    return { milliseconds, peakMiB: process.resourceUsage().maxRSS / 1024 };
  },

  /** From the abort to the error, and to the moment when the server sees the connection closed. */
  async abort({ runs, begin }) {
    const errors = [];
    const closes = [];
    const kinds = new Set();
    for (let run = 0; run < runs; run += 1) {
      const id = begin + run;
      const client = await connect(`endless-${id}`);
      const controller = new AbortController();
      let shown = '';
      const replying = client
        .reply({
          onText: (delta) => {
            shown += delta;
          },
          signal: controller.signal,
        })
        .then(
          (result) => ({ kind: result?.finishReason ?? 'normal end', partial: result?.text }),
          (error) => ({
            kind: typeof error?.code === 'string' ? error.code : (error?.name ?? 'error'),
            partial: error?.partialText,
          }),
        );
      while (shown.length < 3) {
        const early = await Promise.race([replying, setTimeout(2)]);
        if (early !== undefined) throw new Error(`${name}: ended before the abort: ${early.kind}`);
      }
      await setTimeout(20);
      // A signal that only a collected object referred to would be lost now.
      globalThis.gc();
      await setTimeout(5);
      const before = shown;
      const abortedAt = process.hrtime.bigint();
      controller.abort();
      const outcome = await Promise.race([replying, setTimeout(patienceMs, { kind: 'no end' })]);
      errors.push(outcome.kind === 'no end' ? Infinity : elapsedMs(abortedAt));
      const holds = outcome.partial === shown && shown.startsWith(before);
      kinds.add(`${outcome.kind}${holds ? ' + text' : ''}`);
      const closed = await Promise.race([
        fetch(`${server}/closed-${id}`).then((response) => response.text()),
        setTimeout(patienceMs),
      ]);
      closes.push(closed === undefined ? Infinity : Number(BigInt(closed) - abortedAt) / 1e6);
    }
    // The first one also loads what errors need.
    return { errorMs: middle(errors.slice(1)), closedMs: middle(closes.slice(1)), kinds: [...kinds] };
  },
};

const result = await tasks[task](options);
// JSON has no infinity.
process.stdout.write(JSON.stringify(result, (_, value) => (value === Infinity ? 'never' : value)));
process.exit(0);
