import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ModelError } from '../../../src/error/model-error.js';
import { fallback } from '../../../src/model/many/fallback-model.js';
import { askModel } from '../../support/ask-model.js';
import { createTimedModel, ending, thinking, word } from '../../support/timed-model.js';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const quick = () =>
  createTimedModel('quick', [
    [1, word],
    [0, ending],
  ]);

describe('the time to the first sign of life', () => {
  it('is 20 seconds while another model is left', async () => {
    const slow = createTimedModel('slow', [
      [20_001, word],
      [0, ending],
    ]);
    const asked = askModel(fallback([slow, quick()]));
    await vi.advanceTimersByTimeAsync(19_999);
    expect(slow.ended).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(slow.ended).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect((await asked).switches).toMatchObject([{ from: 'slow', to: 'quick', reason: 'slow' }]);
    expect((await asked).finish?.model).toBe('quick');
  });

  it('has not run out for a model that answers in time, and leaves no timer behind', async () => {
    const asked = askModel(
      fallback([
        createTimedModel('timely', [
          [19_999, word],
          [90_000, ending],
        ]),
        quick(),
      ]),
    );
    await vi.advanceTimersByTimeAsync(19_999);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(90_000);
    expect(vi.getTimerCount()).toBe(0);
    expect((await asked).types).toEqual(['text-delta', 'finish']);
  });

  it('is over with the first piece of reasoning, though the request may still be passed on', async () => {
    const broken = new ModelError('It broke', { kind: 'network' });
    const thinker = createTimedModel('thinker', [
      [100, thinking],
      [60_000, broken],
    ]);
    const asked = askModel(fallback([thinker, quick()], { firstTokenMs: 101 }));
    await vi.advanceTimersByTimeAsync(60_101);
    expect((await asked).types).toEqual(['reasoning-delta', 'model-switch', 'text-delta', 'finish']);
    expect((await asked).switches).toMatchObject([{ reason: 'network' }]);
  });

  it('is not prolonged by what the call tells of its own further attempts', async () => {
    const retry = { type: 'retry', reason: 'overloaded', waitMs: 30, continues: false } as const;
    const trying = createTimedModel('trying', [
      [60, retry],
      [60, word],
      [0, ending],
    ]);
    const asked = askModel(fallback([trying, quick()], { firstTokenMs: 100 }));
    await vi.advanceTimersByTimeAsync(101);
    expect((await asked).types).toEqual(['retry', 'model-switch', 'text-delta', 'finish']);
  });

  it('does not run while the reader is busy', async () => {
    const retry = { type: 'retry', reason: 'overloaded', waitMs: 30, continues: false } as const;
    const model = fallback(
      [
        createTimedModel('a', [
          [60, retry],
          [30, word],
          [0, ending],
        ]),
        quick(),
      ],
      { firstTokenMs: 100 },
    );
    const types: string[] = [];
    const reading = (async () => {
      for await (const { type } of model.stream({
        instructions: '',
        language: 'en',
        messages: [],
        tools: [],
        now: new Date(),
      })) {
        types.push(type);
        await new Promise((resolve) => setTimeout(resolve, 5_000));
      }
    })();
    await vi.advanceTimersByTimeAsync(20_000);
    await reading;
    expect(types).toEqual(['retry', 'text-delta', 'finish']);
  });

  it('is without a limit for the last model, and where no other one is ready', async () => {
    const slow = createTimedModel('slow', [
      [500_000, word],
      [0, ending],
    ]);
    const failing = createTimedModel('failing', [[0, new ModelError('No', { kind: 'overloaded' })]]);
    const group = fallback([failing, slow], { breaker: { failures: 1, coolMs: 300_000 } });
    const asked = askModel(group);
    await vi.advanceTimersByTimeAsync(500_000);
    expect((await asked).finish?.model).toBe('slow');

    const other = fallback([slow, failing], { breaker: { failures: 1, coolMs: 300_000 }, firstTokenMs: 10 });
    const passedOn = askModel(other);
    await vi.advanceTimersByTimeAsync(10);
    expect((await passedOn).error).toMatchObject({ kind: 'overloaded' });
    const alone = askModel(other);
    await vi.advanceTimersByTimeAsync(500_000);
    expect((await alone).finish?.model).toBe('slow');
  });

  it('is kept although the model does not heed that it is cut, and what it took is estimated', async () => {
    const deaf = createTimedModel('deaf', [[1_000_000, word]], false);
    const asked = askModel(fallback([deaf, quick()], { firstTokenMs: 100 }));
    await vi.advanceTimersByTimeAsync(200);
    const { switches, text } = await asked;
    expect(text).toBe('55 元。');
    expect(switches).toMatchObject([{ reason: 'slow', usage: { calls: 1, abortedCalls: 1, estimated: true } }]);
    expect(switches[0]?.usage.inputTokens).toBeGreaterThan(0);
  });

  it('leaves the caller the last word: a stop during it is a stop', async () => {
    const controller = new AbortController();
    const slow = createTimedModel('slow', [[1_000, word]]);
    const next = quick();
    const asked = askModel(fallback([slow, next], { firstTokenMs: 100 }), { signal: controller.signal });
    await vi.advanceTimersByTimeAsync(99);
    controller.abort(new Error('stopped'));
    await vi.advanceTimersByTimeAsync(10);
    expect((await asked).error).toMatchObject({ message: 'stopped' });
    expect(next.requests).toHaveLength(0);
  });
});
