import { getEventListeners } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { noUsage } from '../../../src/domain/usage.js';
import { ModelAbortError, ModelError, ModelHttpError } from '../../../src/error/model-error.js';
import type { ChatChunk, ChatModel } from '../../../src/model/chat-model.js';
import { balance } from '../../../src/model/many/balance-model.js';
import { fallback } from '../../../src/model/many/fallback-model.js';
import { askModel, question } from '../../support/ask-model.js';
import { createTimedModel, ending, type TimedChunk, word } from '../../support/timed-model.js';

afterEach(() => {
  vi.useRealTimers();
});

const broken = new ModelError('It broke', { kind: 'network' });
const answering = (id = 'b') =>
  createTimedModel(id, [
    [0, word],
    [0, ending],
  ]);
const failing = (id = 'a', error: Error = broken) => createTimedModel(id, [[0, error]]);
const gaveUp: ChatChunk = { type: 'finish', reason: 'overloaded', usage: { ...noUsage, calls: 1, outputTokens: 7 } };

/** A model that says nothing until it is stopped, and fails then. */
const failingWhenStopped = (error: Error): ChatModel => ({
  id: 'stopped',
  async *stream({ signal }) {
    await new Promise((resolve) => signal?.addEventListener('abort', resolve));
    throw error;
  },
});

describe('a reply through several models', () => {
  it.each<[string, ChatChunk]>([
    ['tool call', { type: 'tool-call', call: { type: 'tool-call', callId: '1', name: 'look', arguments: '{}' } }],
    ['source', { type: 'reference', reference: { title: '价目表' } }],
    ['word', word],
  ])('belongs to the model that gave the first %s, with the error that ends it', async (_, chunk) => {
    const next = answering();
    const group = fallback([
      createTimedModel('a', [
        [0, chunk],
        [0, broken],
      ]),
      next,
    ]);
    const { types, error } = await askModel(group);
    expect(types).toEqual([chunk.type]);
    expect(error).toBe(broken);
    expect(next.requests).toHaveLength(0);
    expect(group.health()).toMatchObject([{ failures: 1, inFlight: 0 }, { inFlight: 0 }]);
  });

  it('tells every change of hands once: why, and what it has consumed', async () => {
    const usage = { ...noUsage, calls: 1, abortedCalls: 1, inputTokens: 8 };
    const costly = new ModelError('No', { kind: 'overloaded', usage });
    const group = fallback([failing('a'), failing('b', costly), failing('c'), failing('d'), answering('e')], {
      breaker: { failures: 2 },
    });
    await askModel(group);
    const told = async () =>
      (await askModel(group)).switches.map(({ from, to, reason, usage }) => [from, to, reason, usage.inputTokens]);
    expect(await told()).toEqual([
      ['a', 'b', 'network', 0],
      ['b', 'c', 'overloaded', 8],
      ['c', 'd', 'network', 0],
      ['d', 'e', 'network', 0],
    ]);
    expect(await told()).toEqual([
      ['a', 'b', 'resting', 0],
      ['b', 'c', 'resting', 0],
      ['c', 'd', 'resting', 0],
      ['d', 'e', 'resting', 0],
    ]);
  });

  it('tells a model that rests between two others after the failure of the first', async () => {
    const costly = new ModelError('No', { kind: 'overloaded', usage: { ...noUsage, calls: 1, inputTokens: 8 } });
    const resting = new ModelError('No', { kind: 'rate-limit' });
    const first: TimedChunk[] = [[0, costly]];
    const a = createTimedModel('a', first);
    const group = fallback([a, failing('b', Object.assign(resting, { retryAfterMs: 9_000 })), answering('c')]);
    await askModel(group);
    const { switches } = await askModel(group);
    expect(switches.map(({ from, to, reason, usage }) => [from, to, reason, usage.inputTokens])).toEqual([
      ['a', 'b', 'overloaded', 8],
      ['b', 'c', 'resting', 0],
    ]);
  });

  it('tells a model that rests only once, however many fail after it', async () => {
    const rest = Object.assign(new ModelError('No', { kind: 'rate-limit' }), { retryAfterMs: 9_000 });
    const group = fallback([failing('a', rest), failing('b'), answering('c')]);
    await askModel(group);
    const { switches } = await askModel(group);
    expect(switches.map(({ from, to, reason }) => [from, to, reason])).toEqual([
      ['a', 'b', 'resting'],
      ['b', 'c', 'network'],
    ]);
  });

  it('leaves a model that gave up before its first word, with what that took, and lets it end', async () => {
    const tired = createTimedModel('a', [[0, gaveUp]]);
    const group = fallback([tired, answering()]);
    const { switches, types } = await askModel(group);
    expect(types).toEqual(['model-switch', 'text-delta', 'finish']);
    expect(switches).toMatchObject([{ reason: 'overloaded', usage: { outputTokens: 7, abortedCalls: 0 } }]);
    expect(tired.ended).toBe(1);
    expect(group.health()).toMatchObject([{ failures: 1, inFlight: 0 }, {}]);
  });

  it('ends as the last model ends that gave up', async () => {
    const { types, finish } = await askModel(fallback([failing(), createTimedModel('b', [[0, gaveUp]])]));
    expect(types).toEqual(['model-switch', 'finish']);
    expect(finish).toMatchObject({ reason: 'overloaded', model: 'b' });
  });

  it('counts a model that gives up, or falls silent, in mid-text as failing', async () => {
    const givingUp = fallback([
      createTimedModel('a', [
        [0, word],
        [0, gaveUp],
      ]),
      answering(),
    ]);
    expect((await askModel(givingUp)).finish?.reason).toBe('overloaded');
    expect(givingUp.health()[0]?.failures).toBe(1);
    const silent = fallback([createTimedModel('a', [[0, word]]), answering()]);
    expect((await askModel(silent)).types).toEqual(['text-delta']);
    expect(silent.health()[0]).toMatchObject({ failures: 1, inFlight: 0 });
  });

  it('is passed on from a model that ends without a word and without a reason', async () => {
    expect((await askModel(fallback([createTimedModel('a', []), answering()]))).switches).toMatchObject([
      { reason: 'incomplete' },
    ]);
    expect((await askModel(fallback([createTimedModel('a', [])]))).error).toMatchObject({ kind: 'incomplete' });
  });

  it('passes on an empty reply that ended well', async () => {
    const { types, switches } = await askModel(fallback([createTimedModel('a', [[0, ending]]), answering()]));
    expect(types).toEqual(['finish']);
    expect(switches).toEqual([]);
  });

  it('shows what is no error of a model, and counts it against none', async () => {
    const group = fallback([failing('a', new TypeError('The vault is shut')), answering()]);
    expect((await askModel(group)).error).toMatchObject({ name: 'TypeError' });
    expect(group.health()).toMatchObject([{ failures: 0, inFlight: 0 }, {}]);
  });

  it('understands errors of another copy of the package', async () => {
    vi.resetModules();
    const copy: typeof import('../../../src/error/model-error.js') = await import('../../../src/error/model-error.js');
    const foreign = new copy.ModelHttpError('No', { kind: 'overloaded', status: 503, retryAfterMs: 5_000 });
    expect(foreign).not.toBeInstanceOf(ModelError);
    const group = fallback([failing('a', foreign), answering()]);
    expect((await askModel(group)).switches).toMatchObject([{ reason: 'overloaded' }]);
    expect(group.health()[0]?.state).toBe('resting');
  });

  it('takes what a slow call has consumed from the call itself', async () => {
    vi.useFakeTimers();
    const usage = { ...noUsage, calls: 1, abortedCalls: 1, inputTokens: 1_234, estimated: true };
    const slow = failingWhenStopped(new ModelAbortError('Cut', { usage }));
    const asked = askModel(fallback([slow, answering()]));
    await vi.advanceTimersByTimeAsync(20_000);
    expect((await asked).switches).toMatchObject([{ reason: 'slow', usage: { inputTokens: 1_234 } }]);
  });

  it('does not take up a word that comes after the time was over', async () => {
    vi.useFakeTimers();
    const late = createTimedModel(
      'late',
      [
        [20_020, word],
        [0, ending],
      ],
      false,
    );
    const asked = askModel(fallback([late, answering()]));
    await vi.advanceTimersByTimeAsync(20_100);
    expect((await asked).finish?.model).toBe('b');
  });

  it('is not passed on when the call breaks because the caller stopped it', async () => {
    const controller = new AbortController();
    const next = answering();
    const group = fallback([failingWhenStopped(broken), next]);
    const asked = askModel(group, { signal: controller.signal });
    await new Promise(setImmediate);
    controller.abort();
    expect((await asked).error).toBe(broken);
    expect(next.requests).toHaveLength(0);
    expect(group.health()).toMatchObject([{ failures: 0, inFlight: 0 }, {}]);
  });

  it('counts against nobody when it breaks in mid-text because the caller stopped it', async () => {
    const controller = new AbortController();
    const group = fallback([
      {
        id: 'a',
        async *stream() {
          yield word;
          controller.abort();
          throw broken;
        },
      },
    ]);
    expect((await askModel(group, { signal: controller.signal })).error).toBe(broken);
    expect(group.health()).toMatchObject([{ failures: 0, inFlight: 0 }]);
  });

  it.each<[string, readonly TimedChunk[]]>([
    [
      'ends',
      [
        [0, word],
        [0, ending],
      ],
    ],
    ['fails', [[0, broken]]],
    [
      'breaks',
      [
        [0, word],
        [0, broken],
      ],
    ],
    ['stops without an end', [[0, word]]],
  ])('leaves no listener on the signal of the caller when it %s', async (_, reply) => {
    const { signal } = new AbortController();
    await askModel(fallback([failing(), createTimedModel('b', reply)]), { signal });
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('lets a model that has finished end by itself when the reader leaves at the end', async () => {
    const model = answering();
    for await (const { type } of fallback([model]).stream(question)) {
      if (type === 'finish') {
        break;
      }
    }
    expect(model.requests[0]?.signal?.aborted).toBe(false);
    expect(model.ended).toBe(1);
  });

  it('gives its chunks in order to a reader who asks ahead', async () => {
    const iterator = fallback([failing(), answering()]).stream(question)[Symbol.asyncIterator]();
    const steps = await Promise.all(Array.from({ length: 5 }, () => iterator.next()));
    expect(steps.map(({ done, value }) => (done ? 'end' : value.type))).toEqual([
      'model-switch',
      'text-delta',
      'finish',
      'end',
      'end',
    ]);
  });

  it('has ended for good after an error', async () => {
    const refusal = Object.assign(new ModelError('No', { kind: 'rate-limit' }), { retryAfterMs: 60_000 });
    for (const group of [fallback([failing()]), balance([failing('a', refusal), failing('b', refusal)])]) {
      await askModel(group);
      const iterator = group.stream(question)[Symbol.asyncIterator]();
      await expect(iterator.next()).rejects.toBeInstanceOf(ModelError);
      expect(await iterator.next()).toEqual({ done: true, value: undefined });
    }
  });

  it('does not heed limits that are only announced in a fallback, whose order is the wish', async () => {
    const rateLimit = { remainingRequests: 0, requestsResetMs: 60_000 };
    const group = fallback([
      createTimedModel('a', [
        [0, word],
        [0, { ...ending, rateLimit } as ChatChunk],
      ]),
      answering(),
    ]);
    await askModel(group);
    expect((await askModel(group)).finish?.model).toBe('a');
  });

  it('stops waiting for a key that rests when the caller stops, and when the reader leaves', async () => {
    vi.useFakeTimers();
    const refusal = new ModelHttpError('No', { kind: 'rate-limit', status: 429, retryAfterMs: 1_000 });
    const model = balance([createTimedModel('a', [[0, refusal]])]);
    await askModel(model);
    const controller = new AbortController();
    const asked = askModel(model, { signal: controller.signal });
    await vi.advanceTimersByTimeAsync(10);
    expect(model.health()[0]?.inFlight).toBe(1);
    controller.abort('gone');
    expect((await asked).error).toMatchObject({ name: 'AbortError', kind: 'aborted', cause: 'gone' });
    expect(model.health()[0]?.inFlight).toBe(0);

    const iterator = model.stream(question)[Symbol.asyncIterator]();
    const pending = iterator.next();
    await vi.advanceTimersByTimeAsync(10);
    await iterator.return?.();
    expect(await pending).toEqual({ done: true, value: undefined });
    expect(model.health()[0]?.inFlight).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
