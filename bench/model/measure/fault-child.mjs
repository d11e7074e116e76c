/**
 * Lets one client go through cases and prints a line of JSON for each as it ends:
 * `node --expose-gc fault-child.mjs <client> <observe> <cases as JSON>`.
 *
 * A case is `{ name, session, baseURL, warmUpURL, withTools, boundMs, hangs, measuresMemory }`.
 */
import { setTimeout } from 'node:timers/promises';

const [, , name, observe, written] = process.argv;
const cases = JSON.parse(written);
const { createClient } = await import(new URL(`../clients/${name}.mjs`, import.meta.url).href);

/** How long a connection may stay open upstream after the end. */
const closingMs = 3_000;

async function observeUntilClosed(session) {
  const deadline = Date.now() + closingMs;
  while (true) {
    const response = await fetch(observe.replace('{session}', session));
    const found = await response.json();
    if (found.open === 0 || Date.now() > deadline) return found;
    await setTimeout(50);
  }
}

const bareErrors = new Set(['Error', 'TypeError', 'SyntaxError', 'RangeError', 'DOMException']);

/** What a program can react to: a code, a status, or at least a class of the library's own. */
function codeOf(error) {
  const className = error?.constructor?.name ?? 'Error';
  if (bareErrors.has(className)) return undefined;
  return String(error.code ?? error.status ?? error.statusCode ?? className);
}

function describe(error) {
  return {
    type: 'thrown',
    error: `${error?.name ?? typeof error}: ${String(error?.message ?? error).slice(0, 200)}`,
    code: codeOf(error),
    kind: typeof error?.kind === 'string' ? error.kind : undefined,
    partialText: typeof error?.partialText === 'string' ? error.partialText : undefined,
  };
}

async function go({ baseURL, session, withTools, boundMs, measuresMemory }) {
  let shown = '';
  globalThis.gc();
  const memoryBefore = process.resourceUsage().maxRSS;
  const begin = performance.now();
  const replying = async () => {
    const client = createClient({ baseURL });
    const { finishReason, calls = [] } = await client.reply({ onText: (delta) => (shown += delta), withTools });
    return { type: 'resolved', finishReason, calls };
  };
  const end = await Promise.race([replying().catch(describe), setTimeout(boundMs)]);
  const elapsedMs = performance.now() - begin;
  const memoryMiB = measuresMemory ? (process.resourceUsage().maxRSS - memoryBefore) / 1024 : undefined;
  // What comes after the end is not part of it.
  const shownAtEnd = shown;
  const { requests, open } = await observeUntilClosed(session);
  return { shown: shownAtEnd, end, elapsedMs, requests, open, memoryMiB };
}

// An error that a library lets fall beside the one it throws.
process.on('unhandledRejection', () => {});

async function report(faultCase) {
  const outcome = await go(faultCase);
  process.stdout.write(`${JSON.stringify({ name: faultCase.name, outcome })}\n`);
}

if (cases.length === 1) {
  // The first request of a process loads much that is no part of the case.
  const warmUp = createClient({ baseURL: cases[0].warmUpURL });
  await warmUp.reply({ onText: () => {} });
}
const waiting = cases.filter((one) => !one.hangs);
const next = async () => {
  for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await report(one);
};
// Those that wait for long do so beside each other; the others take turns, so that their times mean something.
await Promise.all([...cases.filter((one) => one.hangs).map(report), next(), next(), next(), next()]);
process.exit(0);
