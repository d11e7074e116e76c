import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Retries, wait } from '../../src/http/retries.js';
import { defaultRetryPolicy } from '../../src/http/retry-policy.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('Retries', () => {
  it('allows as many attempts as the policy says, the first one included', () => {
    const retries = new Retries({ ...defaultRetryPolicy, attempts: 3 });
    expect([retries.next(1), retries.next(1), retries.next(1)]).toEqual([1, 1, undefined]);
    expect(retries.count).toBe(2);
  });

  it('allows no attempt that would begin after the deadline', () => {
    const retries = new Retries({ ...defaultRetryPolicy, attempts: 10, deadlineMs: 5000 });
    vi.advanceTimersByTime(4000);
    expect(retries.next(1001)).toBeUndefined();
    expect(retries.next(1000)).toBe(1000);
    vi.advanceTimersByTime(1001);
    expect(retries.next(0)).toBeUndefined();
    expect(retries.count).toBe(1);
  });

  it('allows none where the server asks for a longer wait than the policy', () => {
    expect(new Retries(defaultRetryPolicy).next(120_000)).toBeUndefined();
  });
});

describe('wait', () => {
  it('ends after its time and leaves no listener behind', async () => {
    const { signal } = new AbortController();
    const waiting = wait(500, signal);
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    vi.advanceTimersByTime(500);
    await expect(waiting).resolves.toBeUndefined();
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('ends with the reason of its signal, and leaves no timer behind', async () => {
    const controller = new AbortController();
    const waiting = wait(500, controller.signal);
    controller.abort('stop');
    await expect(waiting).rejects.toBe('stop');
    expect(vi.getTimerCount()).toBe(0);
    await expect(wait(1, controller.signal)).rejects.toBe('stop');
  });
});
