import { inTurns } from '../in-turns.js';
import { searchSlices } from '../search-tour.js';
import type { TourOrder, TourReport } from './tour-message.js';

// The script that a worker of `optimiseTour` runs. It says that it is ready, takes one problem, and gives what it found.

const thread = globalThis.process?.getBuiltinModule?.('node:worker_threads').parentPort;
const abort = new AbortController();

function report(message: TourReport): void {
  if (thread) thread.postMessage(message);
  else globalThis.postMessage(message);
}

async function obey(order: TourOrder): Promise<void> {
  if (order.kind === 'abort') return abort.abort();
  const found = await inTurns(searchSlices(order.problem, { ...order.options, signal: abort.signal }));
  report({ kind: 'found', found });
}

// Loaded outside of a worker it does nothing.
if (thread) thread.on('message', obey);
else if ('WorkerGlobalScope' in globalThis)
  globalThis.addEventListener('message', ({ data }: MessageEvent<TourOrder>) => obey(data));
if (thread || 'WorkerGlobalScope' in globalThis) report({ kind: 'ready' });
