import { afterEach, describe, expect, it } from 'vitest';
import { ModelAbortError } from '../../../src/error/model-error.js';
import type { ChatModel } from '../../../src/model/chat-model.js';
import { fallback } from '../../../src/model/many/fallback-model.js';
import { offline } from '../../../src/model/offline/offline-model.js';
import { askModel, question } from '../../support/ask-model.js';
import { calling, chatStream, saying } from '../../support/chat-wire.js';
import type { WireReply } from '../../support/wire-server.js';
import { WireServers } from '../../support/wire-servers.js';

const servers = new WireServers();

afterEach(() => servers.close());

const answer = saying('55 元。');
const event = (delta: object) => `data: ${JSON.stringify({ choices: [{ delta }] })}\n\n`;
const thought = event({ reasoning_content: '先查价目表' });
const vendorError = (code: string): WireReply => ({ body: `data: ${JSON.stringify({ error: { code } })}\n\n` });
const a = 'openai-compatible/a';
const b = 'openai-compatible/b';

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

describe('a request that the first model cannot take', () => {
  it.each<[string, WireReply, string]>([
    ['refuses for its rate', { status: 429 }, 'rate-limit'],
    ['has no quota left', { status: 402 }, 'quota'],
    ['is overloaded', { status: 503 }, 'overloaded'],
    ['resets the connection', { instead: 'reset' }, 'network'],
    ['gives nothing', {}, 'incomplete'],
    [
      'gives something that is no reply',
      { headers: { 'content-type': 'application/json' }, body: '[1]' },
      'invalid-response',
    ],
    ['gives up in the stream', vendorError('server_overloaded'), 'overloaded'],
    ['ends for want of resources', chatStream([], 'insufficient_system_resource'), 'overloaded'],
  ])('goes to the next when it %s, which is told', async (_, reply, reason) => {
    const first = await servers.serve('a', [reply]);
    const second = await servers.serve('b', [answer]);
    const { text, chunks, switches, finish, error } = await askModel(fallback([first.model, second.model]));
    expect(error).toBeUndefined();
    expect(text).toBe('55 元。');
    expect(switches).toMatchObject([{ from: a, to: b, reason, usage: { calls: 1 } }]);
    expect(chunks[0]?.type).toBe('model-switch');
    expect(finish).toMatchObject({ model: b, usage: { calls: 1, inputTokens: 100 } });
    expect(first.server.requests).toHaveLength(1);
  });

  it.each<[string, WireReply, string]>([
    ['key', { status: 401 }, 'auth'],
    ['rights', { status: 403 }, 'permission'],
    ['name of the model', { status: 404 }, 'not-found'],
    ['request', { status: 400 }, 'invalid-request'],
  ])('fails when the fault lies with the %s', async (_, reply, kind) => {
    const first = await servers.serve('a', [reply]);
    const second = await servers.serve('b', [answer]);
    const { error, switches } = await askModel(fallback([first.model, second.model]));
    expect(error).toMatchObject({ kind });
    expect(switches).toEqual([]);
    expect(second.server.requests).toHaveLength(0);
  });

  it('goes to the next for the kinds that the caller names, and for no others', async () => {
    const first = await servers.serve('a', [{ status: 401 }, { status: 503 }], { retry: { attempts: 1 } });
    const second = await servers.serve('b', [answer]);
    const model = fallback([first.model, second.model], { on: ['auth'] });
    expect((await askModel(model)).switches).toMatchObject([{ reason: 'auth' }]);
    expect((await askModel(model)).error).toMatchObject({ kind: 'overloaded' });
  });

  it('goes down the whole list, to the model without a network', async () => {
    const first = await servers.serve('a', [{ status: 503 }]);
    const second = await servers.serve('b', [{ instead: 'reset' }]);
    const { switches, finish, text } = await askModel(fallback([first.model, second.model, offline()]));
    expect(switches.map(({ from, to, reason }) => [from, to, reason])).toEqual([
      [a, b, 'overloaded'],
      [b, 'zhike/offline', 'network'],
    ]);
    expect(finish?.model).toBe('zhike/offline');
    expect(text).not.toBe('');
  });

  it('goes to the next although reasoning was given, which the switch makes void', async () => {
    const first = await servers.serve('a', [{ body: thought, afterwards: 'reset' }]);
    const second = await servers.serve('b', [answer]);
    const { types, switches } = await askModel(fallback([first.model, second.model]));
    expect(types).toEqual(['reasoning-delta', 'model-switch', 'text-delta', 'finish']);
    expect(switches[0]?.usage).toMatchObject({ calls: 1, abortedCalls: 1, estimated: true });
    expect(switches[0]?.usage.inputTokens).toBeGreaterThan(0);
  });

  it('makes every attempt of its own at the last model, and ends with the error of that', async () => {
    const first = await servers.serve('a', [{ status: 429 }]);
    const second = await servers.serve('b', [{ status: 503 }]);
    const { types, error } = await askModel(fallback([first.model, second.model]));
    expect(types).toEqual(['model-switch', 'retry', 'retry']);
    expect(error).toMatchObject({ kind: 'overloaded', partialText: '', usage: { retries: 2 } });
    expect(first.server.requests).toHaveLength(1);
    expect(second.server.requests).toHaveLength(3);
  });

  it('is attempted once at the last model too when the caller has another', async () => {
    const first = await servers.serve('a', [{ status: 429 }]);
    const second = await servers.serve('b', [{ status: 503 }]);
    await askModel(fallback([first.model, second.model]), { singleAttempt: true });
    expect(second.server.requests).toHaveLength(1);
  });

  it('names the model inside when the group that answers is nested', async () => {
    const first = await servers.serve('a', [{ status: 429 }]);
    const second = await servers.serve('b', [{ status: 503 }]);
    const third = await servers.serve('c', [answer]);
    const inner = fallback([first.model, second.model]);
    const { switches, finish } = await askModel(fallback([inner, fallback([third.model])]));
    expect(switches.map(({ from, to }) => [from, to])).toEqual([
      [a, b],
      [b, 'fallback(openai-compatible/c)'],
    ]);
    expect(finish?.model).toBe('openai-compatible/c');
  });
});

describe('a reply that has begun', () => {
  it.each<[string, string]>([
    ['word', event({ content: '成人票 ' })],
    [
      'tool call',
      event({ tool_calls: [{ index: 0, id: 'x', function: { name: 'f', arguments: '{}' } }] }) +
        event({ content: 'x' }),
    ],
  ])('is not passed on after its first %s', async (_, body) => {
    const first = await servers.serve('a', [{ body, afterwards: 'reset' }]);
    const second = await servers.serve('b', [answer]);
    const { error, switches, text } = await askModel(fallback([first.model, second.model]));
    expect(error?.partialText).toBe(text);
    expect(error).toMatchObject({ kind: 'network' });
    expect(switches).toEqual([]);
    expect(second.server.requests).toHaveLength(0);
  });

  it('passes through as it is, and says who wrote it', async () => {
    const reply = saying('成人票 ', '55 元，', '学生票 30 元。');
    const { model } = await servers.serve('a', [reply, reply, calling('price', '{"of":"adult"}')]);
    const alone = await askModel(model);
    const group = fallback([model, offline()]);
    const { chunks } = await askModel(group);
    expect(chunks).toEqual(alone.chunks.map((chunk) => (chunk.type === 'finish' ? { ...chunk, model: a } : chunk)));
    expect((await askModel(group)).types).toEqual(['tool-call', 'finish']);
  });

  it('counts against the model when it breaks', async () => {
    const { model } = await servers.serve('a', [{ body: event({ content: '成人票 ' }), afterwards: 'reset' }]);
    const group = fallback([model, offline()], { breaker: { failures: 2 } });
    await askModel(group);
    expect(group.health()).toMatchObject([{ state: 'ready', failures: 1, inFlight: 0 }, { failures: 0 }]);
    await askModel(group);
    expect(group.health()).toMatchObject([{ state: 'resting', failures: 2, inFlight: 0 }, { failures: 0 }]);
    expect((await askModel(group)).switches).toMatchObject([{ reason: 'resting' }]);
  });
});

describe('a model that is slow', () => {
  it('is cut upstream and passed over, with what it has consumed', async () => {
    const first = await servers.serve('a', [{ afterwards: 'hang' }]);
    const second = await servers.serve('b', [answer]);
    const group = fallback([first.model, second.model], { firstTokenMs: 30 });
    const { switches, text } = await askModel(group);
    expect(text).toBe('55 元。');
    expect(switches).toMatchObject([
      { from: a, to: b, reason: 'slow', usage: { calls: 1, abortedCalls: 1, estimated: true } },
    ]);
    expect(switches[0]?.usage.inputTokens).toBeGreaterThan(0);
    await first.server.requests[0]?.closed;
    expect(group.health()).toMatchObject([{ failures: 1, inFlight: 0 }, { inFlight: 0 }]);
  });
});

describe('a call that the caller stops', () => {
  it('is not passed on, is cut upstream, and counts against nobody', async () => {
    const first = await servers.serve('a', [{ afterwards: 'hang' }]);
    const second = await servers.serve('b', [answer]);
    const group = fallback([first.model, second.model]);
    const controller = new AbortController();
    const asked = askModel(group, { signal: controller.signal });
    while (first.server.requests.length === 0) {
      await new Promise(setImmediate);
    }
    controller.abort('the customer left');
    const { error, switches } = await asked;
    expect(error).toBeInstanceOf(ModelAbortError);
    expect(error?.cause).toBe('the customer left');
    expect(switches).toEqual([]);
    await first.server.requests[0]?.closed;
    expect(second.server.requests).toHaveLength(0);
    expect(group.health()).toMatchObject([
      { failures: 0, inFlight: 0 },
      { failures: 0, inFlight: 0 },
    ]);
  });

  it('is never sent when it was stopped before', async () => {
    const first = await servers.serve('a', [answer]);
    const { error } = await askModel(fallback([first.model, offline()]), { signal: AbortSignal.abort('too late') });
    expect(error).toMatchObject({ name: 'AbortError', kind: 'aborted', cause: 'too late' });
    expect(first.server.requests).toHaveLength(0);
  });

  it.each<[string, WireReply]>([
    ['before the first word', { body: thought, afterwards: 'hang' }],
    ['after it', { body: event({ content: '成人票 ' }), afterwards: 'hang' }],
  ])('is cut upstream when the reader leaves %s', async (_, reply) => {
    const { model, server } = await servers.serve('a', [reply]);
    const group = fallback([model, offline()]);
    for await (const _chunk of group.stream(question)) {
      break;
    }
    await server.requests[0]?.closed;
    expect(group.health()).toMatchObject([{ failures: 0, inFlight: 0 }, { inFlight: 0 }]);
  });

  it('ends at once for a reader who leaves while a model is awaited', async () => {
    const { model, server } = await servers.serve('a', [{ afterwards: 'hang' }]);
    const other = await servers.serve('b', [answer]);
    const group = fallback([model, other.model]);
    const iterator = group.stream(question)[Symbol.asyncIterator]();
    const pending = iterator.next();
    while (server.requests.length === 0) {
      await new Promise(setImmediate);
    }
    expect(await iterator.return?.()).toEqual({ done: true, value: undefined });
    expect(await pending).toEqual({ done: true, value: undefined });
    await server.requests[0]?.closed;
    expect(other.server.requests).toHaveLength(0);
    expect(group.health()).toMatchObject([{ failures: 0, inFlight: 0 }, { inFlight: 0 }]);
  });
});

describe('a model that keeps failing', () => {
  it('rests after three failures, and is back after a trial that succeeds', async () => {
    const clock = createClock();
    const broken: WireReply = { status: 503 };
    const first = await servers.serve('a', [broken, broken, broken, answer]);
    const second = await servers.serve('b', [answer]);
    const group = fallback([first.model, second.model], { now: clock.now });
    for (let count = 1; count <= 3; count += 1) {
      expect((await askModel(group)).switches).toMatchObject([{ reason: 'overloaded' }]);
    }
    expect(group.health()[0]).toMatchObject({
      model: a,
      state: 'resting',
      failures: 3,
      restingUntil: new Date('2026-11-24T02:25:30Z'),
    });
    const { switches, finish } = await askModel(group);
    expect(switches).toEqual([
      {
        type: 'model-switch',
        from: a,
        to: b,
        reason: 'resting',
        usage: expect.objectContaining({ calls: 0, inputTokens: 0 }),
      },
    ]);
    expect(finish?.model).toBe(b);
    expect(first.server.requests).toHaveLength(3);
    clock.pass(30_000);
    expect(group.health()[0]).toMatchObject({ state: 'on-trial' });
    expect((await askModel(group)).finish?.model).toBe(a);
    expect(group.health()[0]).toEqual({ model: a, state: 'ready', failures: 0, inFlight: 0 });
  });

  it('rests at once for the time that its endpoint names', async () => {
    const clock = createClock();
    const first = await servers.serve('a', [{ status: 429, headers: { 'retry-after': '7' } }, answer]);
    const group = fallback([first.model, offline()], { now: clock.now });
    await askModel(group);
    expect(group.health()[0]).toMatchObject({ state: 'resting', restingUntil: new Date('2026-11-24T02:25:07Z') });
    clock.pass(6_999);
    expect((await askModel(group)).switches).toMatchObject([{ reason: 'resting' }]);
    clock.pass(1);
    expect((await askModel(group)).switches).toEqual([]);
  });

  it('lets one call through as a trial, and sends the others to the next model meanwhile', async () => {
    const clock = createClock();
    const first = await servers.serve('a', [{ status: 503 }, { ...answer, bytesPerWrite: 20, delayMs: 10 }]);
    const second = await servers.serve('b', [answer]);
    const group = fallback([first.model, second.model], { now: clock.now, breaker: { failures: 1 } });
    await askModel(group);
    clock.pass(30_000);
    const replies = await Promise.all(Array.from({ length: 5 }, () => askModel(group)));
    expect(replies.map(({ finish }) => finish?.model)).toEqual([a, b, b, b, b]);
    expect(first.server.requests).toHaveLength(2);
  });

  it('is asked all the same when all rest: the one whose rest is over soonest', async () => {
    const clock = createClock();
    const busy = (seconds: string): WireReply => ({ status: 503, headers: { 'retry-after': seconds } });
    const first = await servers.serve('a', [busy('60'), answer], { retry: { attempts: 1 } });
    const second = await servers.serve('b', [busy('9'), answer], { retry: { attempts: 1 } });
    const third = await servers.serve('c', [busy('40'), answer], { retry: { attempts: 1 } });
    const group = fallback([first.model, second.model, third.model], { now: clock.now });
    await askModel(group);
    expect(group.health().map(({ state }) => state)).toEqual(['resting', 'resting', 'resting']);
    const { switches, finish } = await askModel(group);
    expect(switches.map(({ from, to, reason }) => [from, to, reason])).toEqual([[a, b, 'resting']]);
    expect(finish?.model).toBe(b);
  });

  it('is asked all the same when the one that is ready fails', async () => {
    const first = await servers.serve('a', [{ status: 503 }, answer], { retry: { attempts: 1 } });
    const second = await servers.serve('b', [answer, { status: 503 }], { retry: { attempts: 1 } });
    const group = fallback([first.model, second.model], { breaker: { failures: 1 } });
    await askModel(group);
    const { switches, finish } = await askModel(group);
    expect(switches.map(({ from, to, reason }) => [from, to, reason])).toEqual([
      [a, b, 'resting'],
      [b, a, 'overloaded'],
    ]);
    expect(finish?.model).toBe(a);
  });

  it('is not held to account for a request that no model could take', async () => {
    const { model } = await servers.serve('a', [{ status: 400 }]);
    const group = fallback([model, offline()], { on: ['invalid-request'], breaker: { failures: 1 } });
    expect((await askModel(group)).switches).toMatchObject([{ reason: 'invalid-request' }]);
    expect(group.health()[0]).toMatchObject({ state: 'ready', failures: 0 });
  });
});

describe('fallback', () => {
  it('is named after its models', () => {
    expect(fallback([offline(), offline()]).id).toBe('fallback(zhike/offline,zhike/offline)');
  });

  it('tells the health of the models inside of its groups', () => {
    expect(fallback([fallback([offline()])]).health()).toMatchObject([
      { model: 'fallback(zhike/offline)', members: [{ model: 'zhike/offline', state: 'ready' }] },
    ]);
  });

  it.each<[string, () => unknown, RegExp]>([
    ['no models', () => fallback([]), /at least one/],
    ['something that is no model', () => fallback([offline(), {} as ChatModel]), /entry 1 .* no ChatModel/],
    ['an unknown option', () => fallback([offline()], { timeout: 1 } as object), /does not know the option "timeout"/],
    [
      'an unknown kind',
      () => fallback([offline()], { on: ['slow' as 'timeout'] }),
      /"on" holds "slow"; known kinds: auth/,
    ],
    ['stops as a reason', () => fallback([offline()], { on: ['aborted'] }), /never passed on/],
    ['no time', () => fallback([offline()], { firstTokenMs: 0 }), /"firstTokenMs" must be a number from 1/],
    ['a breaker that never opens', () => fallback([offline()], { breaker: { failures: 0 } }), /"breaker.failures"/],
    ['a clock that is none', () => fallback([offline()], { now: 5 as never }), /"now" must be a function/],
  ])('refuses %s', (_, make, message) => {
    expect(make).toThrow(
      expect.objectContaining({ name: 'ConfigurationError', message: expect.stringMatching(message) }),
    );
  });
});
