import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noUsage } from '../../../src/domain/usage.js';
import { ModelError } from '../../../src/error/model-error.js';
import { runBatches, splitIntoBatches } from '../../../src/model/endpoint/run-batches.js';

const usage = { ...noUsage, calls: 1, inputTokens: 10 };

describe('splitIntoBatches', () => {
  it('keeps every item in its order, within the bounds where an item itself is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(12)),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 20 }),
        (items, maxItems, maxWeight) => {
          const batches = splitIntoBatches(items, { maxItems, maxWeight, weigh: (item) => item });
          expect(batches.flat()).toEqual(items);
          for (const batch of batches) {
            expect(batch.length).toBeGreaterThan(0);
            expect(batch.length).toBeLessThanOrEqual(maxItems);
            const weight = batch.reduce((sum, item) => sum + item, 0);
            expect(batch.length === 1 || weight <= maxWeight).toBe(true);
          }
        },
      ),
    );
  });

  it('makes no more batches than it must', () => {
    expect(splitIntoBatches([3, 3, 4, 1], { maxItems: 3, maxWeight: 10, weigh: (item) => item })).toEqual([
      [3, 3, 4],
      [1],
    ]);
    expect(splitIntoBatches(['a', 'b', 'c'], { maxItems: 2 })).toEqual([['a', 'b'], ['c']]);
  });
});

describe('runBatches', () => {
  it('gives answers in the order of the batches, however they come, and keeps to the bound', async () => {
    let running = 0;
    let most = 0;
    const waiting: (() => void)[] = [];
    const done = runBatches([1, 2, 3, 4, 5], { concurrency: 2, signal: undefined }, async (batch) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => waiting.push(resolve));
      running -= 1;
      return { batch, usage };
    });
    while (waiting.length > 0) {
      waiting.pop()?.();
      await new Promise(setImmediate);
    }
    expect((await done).map(({ batch }) => batch)).toEqual([1, 2, 3, 4, 5]);
    expect(most).toBe(2);
  });

  it('stops the others when one fails, begins no further one, and counts what all have consumed', async () => {
    const begun: number[] = [];
    const failed = new ModelError('no', { kind: 'quota', usage: { ...usage, abortedCalls: 1 } });
    let stopped: unknown;
    const done = runBatches([1, 2, 3, 4], { concurrency: 2, signal: undefined }, async (batch, signal) => {
      begun.push(batch);
      if (batch === 1) {
        return { usage };
      }
      if (batch === 3) {
        throw failed;
      }
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      stopped = batch;
      throw new ModelError('stopped', { kind: 'aborted', usage: { ...usage, abortedCalls: 1 } });
    });
    await expect(done).rejects.toBe(failed);
    expect(begun).toEqual([1, 2, 3]);
    expect(stopped).toBe(2);
    expect(failed.usage).toMatchObject({ calls: 3, abortedCalls: 2, inputTokens: 30 });
  });

  it('passes the reason of the caller on', async () => {
    const controller = new AbortController();
    const reasons: unknown[] = [];
    const done = runBatches([1, 2], { concurrency: 2, signal: controller.signal }, async (_, signal) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      reasons.push(signal.reason);
      throw new Error('stopped');
    });
    controller.abort('left');
    await expect(done).rejects.toThrow('stopped');
    expect(reasons).toEqual(['left', 'left']);
  });
});
