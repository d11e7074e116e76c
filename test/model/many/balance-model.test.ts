import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { noUsage } from '../../../src/domain/usage.js';
import { ModelError, ModelHttpError } from '../../../src/error/model-error.js';
import type { ChatChunk, ChatModel } from '../../../src/model/chat-model.js';
import { balance } from '../../../src/model/many/balance-model.js';
import { fallback } from '../../../src/model/many/fallback-model.js';
import { offline } from '../../../src/model/offline/offline-model.js';
import { askModel, question } from '../../support/ask-model.js';
import { saying } from '../../support/chat-wire.js';
import { createTimedModel, ending, word } from '../../support/timed-model.js';
import type { WireReply } from '../../support/wire-server.js';
import { type WireModel, WireServers } from '../../support/wire-servers.js';

const servers = new WireServers();

afterEach(async () => {
  vi.useRealTimers();
  await servers.close();
});

const answer = saying('55 元。');
const busy = (retryAfterMs?: number): WireReply => ({
  status: 429,
  headers: retryAfterMs === undefined ? {} : { 'retry-after-ms': `${retryAfterMs}` },
});
const withHeaders = (headers: Readonly<Record<string, string>>): WireReply => ({
  ...answer,
  headers: { 'content-type': 'text/event-stream', ...headers },
});

/** A clock that stands still until it is moved. */
function createClock() {
  let time = Date.parse('2026-11-24T02:25:00Z');
  return {
    now: () => new Date(time),
    pass(ms: number) {
      time += ms;
    },
  };
}

/** Endpoints of the same model, each with its replies. */
function serveAll(...replies: readonly (readonly WireReply[])[]): Promise<readonly WireModel[]> {
  return Promise.all(replies.map((some) => servers.serve('m', some)));
}

const modelsOf = (endpoints: readonly WireModel[]) => endpoints.map(({ model }) => model);
const countsOf = (endpoints: readonly WireModel[]) => endpoints.map(({ server }) => server.requests.length);

describe('requests to several keys or endpoints', () => {
  it('are spread evenly when they come together, and leave nothing in flight', async () => {
    const slowly = { ...answer, bytesPerWrite: 40 };
    const endpoints = await serveAll([slowly], [slowly], [slowly]);
    const model = balance(modelsOf(endpoints));
    const asked = Array.from({ length: 30 }, () => askModel(model));
    expect(model.health().map(({ inFlight }) => inFlight)).toEqual([10, 10, 10]);
    const replies = await Promise.all(asked);
    expect(replies.every(({ text, switches }) => text === '55 元。' && switches.length === 0)).toBe(true);
    expect(countsOf(endpoints)).toEqual([10, 10, 10]);
    expect(model.health().map(({ inFlight }) => inFlight)).toEqual([0, 0, 0]);
  });

  it('go to the one used least recently when they come one after another', async () => {
    const models = ['a', 'b', 'c'].map((id) =>
      createTimedModel(id, [
        [0, word],
        [0, ending],
      ]),
    );
    const model = balance(models);
    const order: (string | undefined)[] = [];
    for (let count = 1; count <= 7; count += 1) {
      order.push((await askModel(model)).finish?.model);
    }
    expect(order).toEqual(['a', 'b', 'c', 'a', 'b', 'c', 'a']);
  });

  it('go to the one with the fewest calls under way, whoever is next in turn', async () => {
    vi.useFakeTimers();
    const long = createTimedModel('long', [
      [9_000, word],
      [0, ending],
    ]);
    const short = createTimedModel('short', [
      [1, word],
      [0, ending],
    ]);
    const model = balance([long, short]);
    const first = askModel(model);
    for (let count = 1; count <= 3; count += 1) {
      const asked = askModel(model);
      await vi.advanceTimersByTimeAsync(1);
      expect((await asked).finish?.model).toBe('short');
    }
    await vi.advanceTimersByTimeAsync(9_000);
    expect((await first).finish?.model).toBe('long');
  });

  it('are shared out by weight, together or one after another', async () => {
    const models = ['a', 'b'].map((id) =>
      createTimedModel(id, [
        [0, word],
        [0, ending],
      ]),
    );
    const model = balance(models, { weights: [3, 1] });
    for (let count = 1; count <= 40; count += 1) {
      await askModel(model);
    }
    expect(models.map(({ requests }) => requests.length)).toEqual([30, 10]);
    await Promise.all(Array.from({ length: 40 }, () => askModel(model)));
    expect(models.map(({ requests }) => requests.length)).toEqual([60, 20]);
  });

  it('do not make up for the time in which one rested', async () => {
    const clock = createClock();
    const refusal = new ModelHttpError('No', { kind: 'rate-limit', status: 429, retryAfterMs: 5_000 });
    const reply: (ChatChunk | Error)[] = [refusal];
    const back: ChatModel = {
      id: 'back',
      async *stream() {
        const chunk = reply.pop();
        if (chunk instanceof Error) {
          throw chunk;
        }
        yield ending;
      },
    };
    const model = balance([back, ...['b', 'c'].map((id) => createTimedModel(id, [[0, ending]]))], { now: clock.now });
    for (let count = 1; count <= 20; count += 1) {
      await askModel(model);
    }
    clock.pass(5_000);
    const order: (string | undefined)[] = [];
    for (let count = 1; count <= 6; count += 1) {
      order.push((await askModel(model)).finish?.model);
    }
    expect(order.filter((id) => id === 'back')).toHaveLength(2);
  });
});

describe('a key that is refused', () => {
  it('gives the request to the next at once, which is told, and rests for the time that the endpoint names', async () => {
    const clock = createClock();
    const endpoints = await serveAll([busy(4_000), answer], [answer]);
    const model = balance(modelsOf(endpoints), { now: clock.now });
    const { text, switches, types } = await askModel(model);
    expect(text).toBe('55 元。');
    expect(types).toEqual(['model-switch', 'text-delta', 'finish']);
    expect(switches).toMatchObject([{ reason: 'rate-limit', usage: { calls: 1, inputTokens: 0 } }]);
    expect(model.health()[0]).toMatchObject({
      state: 'resting',
      failures: 0,
      restingUntil: new Date('2026-11-24T02:25:04Z'),
    });
    await askModel(model);
    await askModel(model);
    expect(countsOf(endpoints)).toEqual([1, 3]);
    clock.pass(4_000);
    await askModel(model);
    expect(countsOf(endpoints)).toEqual([2, 3]);
  });

  it.each<[string, WireReply, string]>([
    ['10 seconds for its rate', busy(), '2026-11-24T02:25:10Z'],
    ['5 minutes for its quota', { status: 402 }, '2026-11-24T02:30:00Z'],
  ])('rests for %s where the endpoint names no time', async (_, reply, until) => {
    const endpoints = await serveAll([reply], [answer]);
    const model = balance(modelsOf(endpoints), { now: createClock().now });
    await askModel(model);
    expect(model.health()[0]?.restingUntil).toEqual(new Date(until));
  });

  it('serves every request again, not one at a time, when its rest is over', async () => {
    const clock = createClock();
    const endpoints = await serveAll([busy(1_000), answer], [busy(1_000), answer]);
    const model = balance(modelsOf(endpoints), { now: clock.now, longestWaitMs: 0 });
    expect((await askModel(model)).error).toMatchObject({ kind: 'rate-limit' });
    clock.pass(1_000);
    const replies = await Promise.all(Array.from({ length: 8 }, () => askModel(model)));
    expect(replies.every(({ error }) => error === undefined)).toBe(true);
    expect(countsOf(endpoints)).toEqual([5, 5]);
  });
});

describe('an endpoint that announces its limits', () => {
  it('is not asked when it has no request left, before it refuses', async () => {
    const clock = createClock();
    const headers = { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '20s' };
    const endpoints = await serveAll([withHeaders(headers), answer], [answer]);
    const model = balance(modelsOf(endpoints), { now: clock.now });
    for (let count = 1; count <= 4; count += 1) {
      expect((await askModel(model)).switches).toEqual([]);
    }
    expect(countsOf(endpoints)).toEqual([1, 3]);
    clock.pass(20_000);
    await askModel(model);
    expect(countsOf(endpoints)).toEqual([2, 3]);
  });

  it('is not asked for a request that is larger than what it has left', async () => {
    const headers = { 'x-ratelimit-remaining-tokens': '500', 'x-ratelimit-reset-tokens': '20s' };
    const endpoints = await serveAll([withHeaders(headers)], [answer]);
    const model = balance(modelsOf(endpoints), { now: createClock().now });
    await askModel(model);
    await askModel(model);
    const large = { instructions: '请耐心回答。'.repeat(200) };
    await askModel(model, large);
    await askModel(model, large);
    expect(countsOf(endpoints)).toEqual([1, 3]);
    await askModel(model);
    expect(countsOf(endpoints)).toEqual([2, 3]);
  });

  it('is asked all the same when no other has room, for announcing is not refusing', async () => {
    const headers = { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '6m0s' };
    const endpoints = await serveAll([withHeaders(headers)], [withHeaders(headers)]);
    const model = balance(modelsOf(endpoints), { now: createClock().now });
    for (let count = 1; count <= 4; count += 1) {
      expect((await askModel(model)).text).toBe('55 元。');
    }
    expect(countsOf(endpoints)).toEqual([2, 2]);
  });
});

describe('a request while all keys rest', () => {
  it('waits for the one that is free soonest, if that is soon', async () => {
    const endpoints = await serveAll([busy(60_000)], [busy(40), answer]);
    const model = balance(modelsOf(endpoints));
    const { text, switches } = await askModel(model);
    expect(text).toBe('55 元。');
    expect(switches.map(({ reason }) => reason)).toEqual(['rate-limit', 'rate-limit']);
    expect(countsOf(endpoints)).toEqual([1, 2]);
    expect(model.health().map(({ inFlight }) => inFlight)).toEqual([0, 0]);
  });

  it('waits no longer than it may, in all', async () => {
    vi.useFakeTimers();
    const refusal = new ModelHttpError('No', { kind: 'rate-limit', status: 429, retryAfterMs: 400 });
    const key = createTimedModel('key', [[0, refusal]]);
    const gone = createTimedModel('gone', [
      [0, new ModelHttpError('No', { kind: 'quota', status: 402, retryAfterMs: 90_000 })],
    ]);
    const asked = askModel(balance([key, gone], { longestWaitMs: 799 }));
    await vi.advanceTimersByTimeAsync(399);
    expect(key.requests).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(key.requests).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await asked).error).toMatchObject({ kind: 'rate-limit', retryAfterMs: 400 });
    expect(key.requests).toHaveLength(2);
  });

  it('fails with the time to wait, if that is long, without asking again', async () => {
    const clock = createClock();
    const endpoints = await serveAll([busy(60_000)], [busy(7_500)]);
    const model = balance(modelsOf(endpoints), { now: clock.now });
    const first = await askModel(model);
    expect(first.error).toMatchObject({
      name: 'ModelHttpError',
      code: 'model-rate-limit',
      retryable: true,
      status: 429,
      retryAfterMs: 7_500,
      usage: { calls: 1, inputTokens: 0 },
      message: expect.stringMatching(/openai-compatible\/m rests .* another 8 s; add keys or endpoints/),
    });
    expect(first.switches).toHaveLength(1);
    clock.pass(500);
    expect((await askModel(model)).error).toMatchObject({ retryAfterMs: 7_000, usage: { calls: 0 } });
    expect(countsOf(endpoints)).toEqual([1, 1]);
  });

  it('fails with the kind of what is free soonest: no quota is not a rate that will be free', async () => {
    const endpoints = await serveAll([{ status: 402 }], [{ status: 402 }]);
    const { error } = await askModel(balance(modelsOf(endpoints)));
    expect(error).toMatchObject({ kind: 'quota', retryable: false, retryAfterMs: expect.any(Number) });
  });

  it('does not wait when the caller has another model, which rests the group for the time named', async () => {
    const clock = createClock();
    const endpoints = await serveAll([busy(1_500)], [busy(1_200)]);
    const keys = balance(modelsOf(endpoints), { now: clock.now });
    const model = fallback([keys, offline()], { now: clock.now });
    const { switches, finish } = await askModel(model);
    expect(switches.map(({ to }) => to)).toEqual(['openai-compatible/m', 'zhike/offline']);
    expect(finish?.model).toBe('zhike/offline');
    expect(model.health()[0]).toMatchObject({
      state: 'resting',
      restingUntil: new Date('2026-11-24T02:25:01.200Z'),
      members: [{ state: 'resting' }, { state: 'resting' }],
    });
  });

  it('asks each key once when the caller has another model, even where a refusal names no wait', async () => {
    const endpoints = await serveAll([busy(0)], [busy(0)]);
    const model = balance(modelsOf(endpoints));
    expect((await askModel(model, { singleAttempt: true })).error).toMatchObject({ kind: 'rate-limit' });
    expect(countsOf(endpoints)).toEqual([1, 1]);
    expect((await askModel(model)).error).toMatchObject({ kind: 'rate-limit' });
    expect(countsOf(endpoints)).toEqual([4, 4]);
  });
});

describe('an endpoint that fails in other ways', () => {
  it('gives the request to the next, and rests after three failures', async () => {
    const endpoints = await serveAll([{ instead: 'reset' }], [answer]);
    const model = balance(modelsOf(endpoints));
    const reasons: string[] = [];
    for (let count = 1; count <= 8; count += 1) {
      reasons.push(...(await askModel(model)).switches.map(({ reason }) => reason));
    }
    expect(reasons).toEqual(['network', 'network', 'network']);
    expect(model.health()).toMatchObject([{ state: 'resting', failures: 3 }, { state: 'ready' }]);
  });

  it('is asked again after a pause when the others fail too, three times at the most', async () => {
    vi.useFakeTimers();
    const broken = new ModelError('No', { kind: 'network', retryable: true });
    const models = ['a', 'b'].map((id) => createTimedModel(id, [[0, broken]]));
    const asked = askModel(balance(models, { longestWaitMs: 60_000, breaker: { failures: 99 } }));
    await vi.advanceTimersByTimeAsync(60_000);
    const { error, switches } = await asked;
    expect(error).toBe(broken);
    expect(switches.map(({ to }) => to)).toEqual(['b', 'a', 'b', 'a', 'b']);
    expect(models.map(({ requests }) => requests.length)).toEqual([3, 3]);
    expect(models.every(({ requests }) => requests.every(({ singleAttempt }) => singleAttempt))).toBe(true);
  });

  it('is asked all the same when the others are refused', async () => {
    const endpoints = await serveAll([{ status: 503 }, answer], [busy(60_000)]);
    const model = balance(modelsOf(endpoints), { breaker: { failures: 1 }, longestWaitMs: 0 });
    await askModel(model);
    expect((await askModel(model)).text).toBe('55 元。');
  });

  it('is back after a trial that was refused for its rate, when that rest is over', async () => {
    const clock = createClock();
    const endpoints = await serveAll([{ status: 503 }, busy(10), answer], [answer]);
    const model = balance(modelsOf(endpoints), { now: clock.now, breaker: { failures: 1 } });
    await askModel(model);
    clock.pass(30_000);
    await askModel(model);
    expect(countsOf(endpoints)).toEqual([2, 2]);
    clock.pass(10);
    await askModel(model);
    await askModel(model);
    expect(countsOf(endpoints)).toEqual([3, 3]);
    expect(model.health()[0]).toMatchObject({ state: 'ready', failures: 0 });
  });

  it('makes its own further attempts when it is the only one', async () => {
    const [endpoint] = await serveAll([{ status: 503 }, answer]);
    const { types } = await askModel(balance([endpoint?.model as ChatModel]));
    expect(types).toEqual(['retry', 'text-delta', 'finish']);
  });

  it('shows a wrong key', async () => {
    const endpoints = await serveAll([{ status: 401 }], [answer]);
    expect((await askModel(balance(modelsOf(endpoints)))).error).toMatchObject({ kind: 'auth' });
  });
});

describe('balance', () => {
  it('has the id of the model when all share it, and the parts of the provider that all share', async () => {
    const endpoints = await serveAll([answer], [answer]);
    const [first, second] = modelsOf(endpoints) as [ChatModel, ChatModel];
    const model = balance([first, second]);
    expect(model.id).toBe('openai-compatible/m');
    expect(model.provider).toEqual({ name: first.provider?.name, model: 'm' });
    expect(balance([first, first]).provider).toEqual(first.provider);
    expect(balance([first, offline()])).toMatchObject({
      id: 'balance(openai-compatible/m,zhike/offline)',
      provider: undefined,
    });
  });

  it.each<[string, () => unknown, RegExp]>([
    ['no models', () => balance([]), /at least one/],
    ['an unknown option', () => balance([offline()], { firstTokenMs: 1 } as object), /does not know the option/],
    ['too few weights', () => balance([offline(), offline()], { weights: [1] }), /one number for each of the 2/],
    ['a weight of nothing', () => balance([offline()], { weights: [0] }), /"weights" holds 0 at 0/],
    ['a wait that is none', () => balance([offline()], { longestWaitMs: -1 }), /"longestWaitMs" must be/],
    ['a rest that is none', () => balance([offline()], { quotaRestMs: Number.NaN }), /"quotaRestMs" must be/],
  ])('refuses %s', (_, make, message) => {
    expect(make).toThrow(
      expect.objectContaining({ name: 'ConfigurationError', message: expect.stringMatching(message) }),
    );
  });

  it('never asks a key that rests after a refusal, and leaves nothing in flight, whatever happens', async () => {
    const kinds = ['rate-limit', 'quota', 'network', 'auth', 'aborted'] as const;
    const happening = fc.oneof(
      fc.constant('answer' as const),
      fc.constant('leave' as const),
      fc.record({ kind: fc.constantFrom(...kinds), retryAfterMs: fc.integer({ min: 0, max: 3_000 }) }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(happening, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 }),
        fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 1, maxLength: 20 }),
        async (scripts, pauses) => {
          const clock = createClock();
          const resting = new Map<string, number>();
          let isTogether = false;
          const models = scripts.map((script, index): ChatModel => {
            let position = 0;
            const id = `m${index}`;
            return {
              id,
              async *stream() {
                // Calls that set out together cannot know of each other's refusals.
                expect(isTogether || (resting.get(id) ?? 0) <= clock.now().getTime()).toBe(true);
                const now = script[position % script.length];
                position += 1;
                if (typeof now === 'object') {
                  if (now.kind === 'rate-limit' || now.kind === 'quota') {
                    resting.set(id, clock.now().getTime() + now.retryAfterMs);
                  }
                  throw new ModelHttpError('No', { ...now, status: 400 });
                }
                yield word;
                yield { ...ending, usage: noUsage } as ChatChunk;
              },
            };
          });
          const model = balance(models, { now: clock.now, longestWaitMs: 0 });
          const ask = async (leaves: boolean) => {
            try {
              for await (const _chunk of model.stream(question)) {
                if (leaves) {
                  break;
                }
              }
            } catch (error) {
              expect(error).toBeInstanceOf(ModelError);
            }
          };
          for (const [index, pauseMs] of pauses.entries()) {
            await ask(index % 3 === 0);
            expect(model.health().every(({ inFlight }) => inFlight === 0)).toBe(true);
            clock.pass(pauseMs);
          }
          isTogether = true;
          await Promise.all(pauses.map((_, index) => ask(index % 3 === 0)));
          expect(model.health().every(({ inFlight }) => inFlight === 0)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});
