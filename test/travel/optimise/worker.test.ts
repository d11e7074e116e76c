import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { type OptimiseTourOptions, optimiseTour } from '../../../src/travel/optimise/optimise-tour.js';
import type { NodeTourWorker, WebTourWorker } from '../../../src/travel/optimise/worker/tour-worker.js';
import { grid } from './grid.js';

const script = fileURLToPath(new URL('../../../src/travel/optimise/worker/index.ts', import.meta.url));
// A worker cannot read TypeScript by itself.
const { outputFiles } = await build({ entryPoints: [script], bundle: true, write: false, format: 'cjs' });
const code = outputFiles[0]?.text ?? '';
const sourceWorker = () => new Worker(code, { eval: true });

/** The same worker as a browser would show it. */
function asWebWorker(worker: NodeTourWorker): WebTourWorker {
  return {
    postMessage: (message) => worker.postMessage(message),
    terminate: () => worker.terminate(),
    addEventListener: (kind, listener) => {
      worker.on(kind, (value) => listener(kind === 'message' ? { data: value } : {}));
    },
  };
}

const problem = grid(6);
const brief: OptimiseTourOptions = { maxIterations: 300, seed: 4 };

describe('optimiseTour with a worker', () => {
  it.each([
    ['Node', sourceWorker],
    ['a browser', () => asWebWorker(sourceWorker())],
  ])('gives from a worker as of %s what it gives without one', async (_, worker) => {
    const here = await optimiseTour(problem, brief);
    expect(here.ranIn).toBe('main');
    expect(await optimiseTour(problem, { ...brief, worker })).toEqual({ ...here, ranIn: 'worker' });
  });

  it('ends the worker with the search', async () => {
    const worker = sourceWorker();
    const gone = once(worker, 'exit');
    await optimiseTour(problem, { ...brief, worker: () => worker });
    await gone;
  });

  it('gives the best plan so far when it is aborted while the worker searches', async () => {
    const controller = new AbortController();
    const worker = sourceWorker();
    worker.once('message', () => setTimeout(() => controller.abort(), 50));
    const { ended, ranIn, iterations } = await optimiseTour(problem, {
      timeLimitMs: 600_000,
      signal: controller.signal,
      worker: () => worker,
    });
    expect({ ended, ranIn }).toEqual({ ended: 'aborted', ranIn: 'worker' });
    expect(iterations).toBeGreaterThan(0);
  });

  it('gives the first plan when it is aborted while the worker starts', async () => {
    const controller = new AbortController();
    const options = { timeLimitMs: 600_000, signal: controller.signal, worker: sourceWorker };
    const found = optimiseTour(problem, options);
    controller.abort();
    expect(await found).toMatchObject({ ended: 'aborted', ranIn: 'worker' });
  });

  it('starts no worker when it is aborted before', async () => {
    const worker = () => expect.unreachable();
    const found = await optimiseTour(problem, { timeLimitMs: 600_000, signal: AbortSignal.abort(), worker });
    expect(found).toMatchObject({ ended: 'aborted', iterations: 0, ranIn: 'main' });
  });

  it.each<[string, () => NodeTourWorker]>([
    [
      'is refused',
      () => {
        throw new Error('No worker by the policy of this page');
      },
    ],
    ['finds no file', () => new Worker(`${script}.missing`)],
    ['breaks', () => new Worker('throw new Error("broken")', { eval: true })],
    ['ends without a word', () => new Worker('', { eval: true })],
  ])('searches on the own thread where the worker %s', async (_, worker) => {
    const here = await optimiseTour(problem, brief);
    expect(await optimiseTour(problem, { ...brief, worker })).toEqual(here);
  });

  it('searches on the own thread what cannot be sent to a worker', async () => {
    const odd = { ...problem, note: () => 'functions cannot be sent' };
    expect(await optimiseTour(odd, { ...brief, worker: sourceWorker })).toEqual(await optimiseTour(problem, brief));
  });

  it('refuses what it refuses without a worker, and a clock', async () => {
    const worker = () => expect.unreachable();
    await expect(optimiseTour({ ...problem, budget: -1 }, { worker })).rejects.toMatchObject({
      code: 'tour-problem-invalid',
    });
    await expect(optimiseTour(problem, { seed: 0.5, worker })).rejects.toMatchObject({ code: 'invalid-option' });
    await expect(optimiseTour(problem, { clock: Date.now, worker })).rejects.toMatchObject({ code: 'invalid-option' });
  });
});
