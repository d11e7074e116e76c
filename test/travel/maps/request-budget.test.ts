import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RequestBudget } from '../../../src/travel/maps/request-budget.js';

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('RequestBudget', () => {
  const never = new AbortController().signal;

  it('spreads calls over the second, by their weight', async () => {
    const budget = new RequestBudget({ perSecond: 10 });
    const startedAt: number[] = [];
    const take = async (weight: number) => {
      await budget.take(weight, 'GET x', never);
      startedAt.push(Date.now());
    };
    const all = Promise.all([take(1), take(5), take(1), take(1)]);
    await vi.runAllTimersAsync();
    await all;
    expect(startedAt).toEqual([0, 100, 600, 700]);
  });

  it('stops waiting when nobody waits any more', async () => {
    const budget = new RequestBudget({ perSecond: 1 });
    await budget.take(1, 'GET x', never);
    const controller = new AbortController();
    const waiting = budget.take(1, 'GET x', controller.signal);
    const reason = new Error('gone');
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
  });
});
