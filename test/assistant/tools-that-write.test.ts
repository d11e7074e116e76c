import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createAssistant } from '../../src/assistant/index.js';
import { readDecision } from '../../src/assistant/read-decision.js';
import {
  type ConversationStore,
  createAssistant as createAssistantWithKnowledge,
  createMemoryStore,
  type JsonValue,
  type ReplyEvent,
  ToolNoEffectError,
  type ToolOptions,
  tool,
} from '../../src/index.js';
import { effectOf } from '../../src/tool/effect-ledger.js';
import { idempotencyKeyOf } from '../../src/tool/idempotency-key.js';
import { GatedModel } from '../support/gated-model.js';

const key = { tenantId: 'lakeside', conversationId: 'customer-42' };
const input = z.object({ orderId: z.string() });
type Cancel = ToolOptions<typeof input, string>;

/** Orders as the tool changes them, and the assistant that has the tool. */
function orders(options: Partial<Cancel> = {}, store: ConversationStore = createMemoryStore()) {
  const cancelled: { orderId: string; idempotencyKey: string | undefined }[] = [];
  const cancel = tool({
    name: 'cancel_order',
    description: '取消订单',
    input,
    effect: 'write',
    run: ({ orderId }, { idempotencyKey }) => {
      cancelled.push({ orderId, idempotencyKey });
      return `订单 ${orderId} 已取消`;
    },
    ...options,
  });
  const model = new GatedModel();
  let now = new Date('2026-11-25T08:00:00Z');
  const assistant = createAssistant({ model, store, tools: [cancel], now: () => now, burst: { policy: 'queue' } });
  const tenant = assistant.tenant(key.tenantId);
  const conversation = tenant.conversation(key.conversationId);
  const log = async () => (await store.read(key)).map(({ event }) => event);
  const question = async () => {
    const found = (await log()).findLast((event) => event.type === 'approval-request');
    if (found?.type !== 'approval-request') throw new Error('nobody was asked');
    return found;
  };
  return {
    recover: () => tenant.recover(),
    cancelled,
    model,
    store,
    conversation,
    log,
    question,
    later: (at: string) => (now = new Date(at)),
  };
}

const resultsIn = (messages: GatedModel['calls'][number]['request']['messages']) =>
  messages.flatMap((message) => (message.role === 'tool' ? message.parts.map(({ outcome }) => outcome) : []));

describe('a tool that changes the world', () => {
  it('runs after its start is stored, with a key', async () => {
    const store = createMemoryStore();
    let storedBefore: readonly string[] = [];
    const { model, conversation, cancelled } = orders(
      {
        run: async ({ orderId }, { idempotencyKey }) => {
          storedBefore = (await store.read(key)).map(({ event }) => event.type);
          cancelled.push({ orderId, idempotencyKey });
          return 'done';
        },
      },
      store,
    );
    const reply = conversation.send('取消订单 A12');
    (await model.call(1)).call('cancel_order', { orderId: 'A12' }).finish();
    (await model.call(2)).say('取消了。').finish();
    await reply;
    expect(storedBefore.at(-1)).toBe('tool-start');
    expect(cancelled).toEqual([{ orderId: 'A12', idempotencyKey: expect.stringMatching(/^[0-9a-f]{32}$/) }]);
  });

  it('is started once for one wish, however often the model asks; the result is told again', async () => {
    const { model, conversation, cancelled } = orders();
    const reply = conversation.send('取消订单 A12');
    (await model.call(1))
      .call('cancel_order', { orderId: 'A12' }, 'one')
      .call('cancel_order', { orderId: 'A12' }, 'two')
      .finish();
    const second = await model.call(2);
    second.call('cancel_order', { orderId: 'A12' }, 'three').finish();
    const third = await model.call(3);
    expect(resultsIn(third.request.messages)).toEqual(['done', 'done', 'done']);
    third.say('取消了。').finish();
    await reply;
    expect(cancelled).toHaveLength(1);
  });

  it('is started again for the same wish in a later message, under another key', async () => {
    const { model, conversation, cancelled } = orders();
    for (const turn of [0, 1]) {
      const reply = conversation.send('再订一张');
      (await model.call(2 * turn + 1)).call('cancel_order', { orderId: 'A12' }).finish();
      (await model.call(2 * turn + 2)).say('好了。').finish();
      await reply;
    }
    expect(new Set(cancelled.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
  });

  it('is not run again after its process died in between; the model is told that the outcome is not known', async () => {
    const store = createMemoryStore();
    const dead = orders({ run: () => new Promise<string>(() => {}) }, store);
    const lost = dead.conversation.send('取消订单 A12');
    (await dead.model.call(1)).call('cancel_order', { orderId: 'A12' }).finish();
    for await (const event of lost) if (event.type === 'tool-start') break;
    // What the dead process has stored, in a place where nobody holds the lease any more.
    const { model, cancelled, conversation, log } = orders({}, await copyOf(store));
    const reply = conversation.send('好了吗?');
    const again = await model.call(1);
    again.call('cancel_order', { orderId: 'A12' }, 'again').finish();
    const told = await model.call(2);
    expect(resultsIn(told.request.messages).at(-1)).toBe('outcome-unknown');
    told.say('我请同事核对。').finish();
    const next = await model.call(3);
    next.say('同事会回复您。').finish();
    await reply;
    expect(cancelled).toEqual([]);
    expect((await log()).filter(({ type }) => type === 'tool-start')).toHaveLength(1);
  });

  it.each([
    ['throws', () => Promise.reject(new Error('socket hang up')), 'outcome-unknown'],
    ['says that it changed nothing', () => Promise.reject(new ToolNoEffectError('sold out')), 'failed'],
    ['takes too long', () => new Promise<string>(() => {}), 'outcome-unknown'],
  ])('that %s ends as what is known of it', async (_case, run, outcome) => {
    const { model, conversation } = orders({ run, timeoutMs: 20 });
    const reply = conversation.send('取消订单 A12');
    (await model.call(1)).call('cancel_order', { orderId: 'A12' }).finish();
    const next = await model.call(2);
    expect(resultsIn(next.request.messages)).toEqual([outcome]);
    next.say('好的。').finish();
    await reply;
  });

  it('is waited for when the turn is stopped, and what came of it is stored', async () => {
    let release: (value: string) => void = () => {};
    const { model, conversation, log } = orders({
      run: () => new Promise<string>((resolve) => (release = resolve)),
    });
    const reply = conversation.send('取消订单 A12');
    (await model.call(1)).call('cancel_order', { orderId: 'A12' }).finish();
    for await (const event of reply) if (event.type === 'tool-start') break;
    reply.stop();
    await new Promise((resolve) => setTimeout(resolve, 5));
    release('订单已取消');
    expect((await reply).status).toBe('stopped');
    expect(await log()).toContainEqual(expect.objectContaining({ type: 'tool-result', outcome: 'done' }));
  });
});

describe('a tool that somebody must agree to', () => {
  async function asked(options: Partial<Cancel> = {}) {
    const shop = orders({ approval: 'customer', ...options });
    const reply = shop.conversation.send('取消订单 A12');
    (await shop.model.call(1)).call('cancel_order', { orderId: 'A12' }).finish();
    return { ...shop, asking: await reply };
  }

  it('does not run: the question, with what is at stake, ends the turn', async () => {
    const { asking, cancelled, question } = await asked();
    expect(asking).toMatchObject({ status: 'completed', text: expect.stringContaining('取消订单') });
    expect(asking.text).toContain('A12');
    expect(cancelled).toEqual([]);
    expect(await question()).toMatchObject({ from: 'customer', expiresAt: '2026-11-25T08:10:00.000Z' });
  });

  it('runs when the customer agrees in a word', async () => {
    const { model, conversation, cancelled, log } = await asked();
    const reply = conversation.send('确认');
    const call = await model.call(2);
    expect(resultsIn(call.request.messages)).toEqual(['awaiting-approval', 'done']);
    call.say('已经取消。').finish();
    expect(await reply).toMatchObject({ status: 'completed', text: '已经取消。' });
    expect(cancelled).toHaveLength(1);
    expect(await log()).toContainEqual(expect.objectContaining({ type: 'approval-end', outcome: 'approved' }));
  });

  it('runs when the question is answered by a button, in a turn of its own', async () => {
    const { model, conversation, cancelled, question } = await asked();
    const { approvalId } = await question();
    const reply = conversation.approve(approvalId);
    (await model.call(2)).say('已经取消。').finish();
    expect(await reply).toMatchObject({ status: 'completed', text: '已经取消。' });
    expect(cancelled).toHaveLength(1);
    await expect(conversation.approve(approvalId)).rejects.toMatchObject({ code: 'approval-not-open' });
  });

  it('is answered by another process where the first one died after it ran; nothing runs twice', async () => {
    const approval = ({ orderId }: { orderId: string }) => (orderId === 'A12' ? ('customer' as const) : false);
    const run = ({ orderId }: { orderId: string }) => (orderId === 'A12' ? '取消了' : new Promise<string>(() => {}));
    const { model, store, conversation, question } = await asked({ approval, run });
    const lost = conversation.approve((await question()).approvalId);
    (await model.call(2)).call('cancel_order', { orderId: 'B7' }, 'next').finish();
    for await (const event of lost) if (event.type === 'tool-start') break;
    while ((await store.read(key)).filter(({ event }) => event.type === 'tool-start').length < 2) {
      await new Promise((resolve) => setTimeout(resolve, 1));
    }

    const other = orders({ approval }, await copyOf(store));
    const recovering = other.recover();
    const told = await other.model.call(1);
    expect(resultsIn(told.request.messages).at(-1)).toBe('done');
    told.call('cancel_order', { orderId: 'B7' }, 'again').finish();
    const last = await other.model.call(2);
    expect(resultsIn(last.request.messages).at(-1)).toBe('outcome-unknown');
    last.say('A12 已取消,B7 请同事核对。').finish();
    await recovering;
    expect(other.cancelled).toEqual([]);
    const ends = (await other.log()).flatMap((event) => (event.type === 'turn-end' ? [event.status] : []));
    expect(ends).toEqual(['completed', 'interrupted', 'completed']);
  });

  it('does not run when it is refused', async () => {
    const { model, conversation, cancelled, question } = await asked();
    const reply = conversation.deny((await question()).approvalId);
    const call = await model.call(2);
    expect(resultsIn(call.request.messages)).toEqual(['awaiting-approval', 'not-approved']);
    call.say('好的,不取消。').finish();
    expect((await reply).text).toBe('好的,不取消。');
    expect(cancelled).toEqual([]);
  });

  it('is not asked about any more once the turn was stopped while another one ran', async () => {
    let end = (_: string) => {};
    const { model, conversation, log } = orders({
      approval: ({ orderId }) => (orderId === 'B7' ? 'customer' : false),
      run: () =>
        new Promise<string>((resolve) => {
          end = resolve;
        }),
    });
    const reply = conversation.send('取消订单 A12 和 B7');
    const call = await model.call(1);
    call.call('cancel_order', { orderId: 'A12' }, 'a').call('cancel_order', { orderId: 'B7' }, 'b').finish();
    let turnId = '';
    for await (const event of reply) {
      if (event.type === 'turn-start') turnId = event.turnId;
      if (event.type === 'tool-start') break;
    }
    await conversation.stop(turnId);
    end('取消了');
    expect(await reply).toMatchObject({ status: 'stopped', text: '' });
    // What was done is told all the same, to whoever reads the log.
    expect(await log()).toContainEqual(expect.objectContaining({ type: 'tool-result', callId: 'a', outcome: 'done' }));
  });

  it('ends a turn that was stopped while it ran, and no model is asked again', async () => {
    let end = (_: string) => {};
    const run = () =>
      new Promise<string>((resolve) => {
        end = resolve;
      });
    const { model, conversation, log } = orders({ run });
    const reply = conversation.send('取消订单 A12');
    (await model.call(1)).call('cancel_order', { orderId: 'A12' }).finish();
    let turnId = '';
    for await (const event of reply) {
      if (event.type === 'turn-start') turnId = event.turnId;
      if (event.type === 'tool-start') break;
    }
    await conversation.stop(turnId);
    end('取消了');
    expect(await reply).toMatchObject({ status: 'stopped', text: '' });
    expect(model.calls).toHaveLength(1);
    expect((await log()).filter(({ type }) => type === 'step-start')).toHaveLength(1);
  });

  it('does not keep the knowledge from being asked what the customer writes of instead', async () => {
    const model = new GatedModel();
    const store = createMemoryStore();
    const cancel = tool({ name: 'cancel', description: '取消', input, approval: 'customer', run: () => '已取消' });
    const assistant = createAssistantWithKnowledge({ model, store, tools: [cancel], burst: { policy: 'queue' } });
    const tenant = assistant.tenant(key.tenantId);
    await tenant.knowledge.put({ id: 'refunds', title: '退款', text: '退款三天内到账。' });
    const conversation = tenant.conversation(key.conversationId);
    const first = conversation.send('取消订单 A12');
    (await model.call(1)).call('cancel', { orderId: 'A12' }).finish();
    await first;
    const second = conversation.send('先告诉我退款多久到账?');
    (await model.call(2)).say('三天内到账。').finish();
    const { turnId } = await second;
    const evidence = (await store.read(key)).find(
      (entry) => entry.turnId === turnId && entry.event.type === 'evidence',
    );
    expect(evidence?.event).toMatchObject({ evidence: { passages: [{ documentId: 'refunds' }] } });
  });

  it('does not run when the customer writes of something else, and cannot be agreed to afterwards', async () => {
    const { model, conversation, cancelled, question, log } = await asked();
    const { approvalId } = await question();
    const reply = conversation.send('先告诉我退款多久到账?');
    (await model.call(2)).say('三天。').finish();
    await reply;
    expect(cancelled).toEqual([]);
    expect(await log()).toContainEqual(expect.objectContaining({ type: 'approval-end', outcome: 'superseded' }));
    await expect(conversation.approve(approvalId)).rejects.toMatchObject({ code: 'approval-not-open' });
  });

  it('does not run when the time for the question is over', async () => {
    const { model, conversation, cancelled, question, later, log } = await asked();
    const { approvalId } = await question();
    later('2026-11-25T08:10:00Z');
    await expect(conversation.approve(approvalId)).rejects.toMatchObject({ code: 'approval-expired' });
    const reply = conversation.send('确认');
    (await model.call(2)).say('时间过了。').finish();
    await reply;
    expect(cancelled).toEqual([]);
    expect(await log()).toContainEqual(expect.objectContaining({ type: 'approval-end', outcome: 'expired' }));
  });

  it('waits for an operator, whatever the customer writes meanwhile', async () => {
    const { asking, model, conversation, cancelled, question } = await asked({ approval: 'operator' });
    expect(asking.text).toContain('同事');
    const { approvalId } = await question();
    await expect(conversation.approve(approvalId)).rejects.toMatchObject({ code: 'approval-not-yours' });
    const meanwhile = conversation.send('好的');
    (await model.call(2)).say('请稍候。').finish();
    await meanwhile;
    expect(cancelled).toEqual([]);
    const reply = conversation.approve(approvalId, { operatorId: 'wang' });
    (await model.call(3)).say('同事同意了,已经取消。').finish();
    expect((await reply).text).toBe('同事同意了,已经取消。');
    expect(cancelled).toHaveLength(1);
  });

  it('is asked about only where the function says so', async () => {
    const approval = ({ orderId }: { orderId: string }) => (orderId === 'A12' ? ('customer' as const) : false);
    const { model, conversation, cancelled } = orders({ approval });
    const reply = conversation.send('取消订单 B7');
    (await model.call(1)).call('cancel_order', { orderId: 'B7' }).finish();
    (await model.call(2)).say('取消了。').finish();
    await reply;
    expect(cancelled).toHaveLength(1);
  });
});

describe('the ledger', () => {
  it('starts an effect at most once, wherever the process dies and however often it is tried', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 3 }), { maxLength: 12 }), (deaths) => {
        const log: { turnId: string; event: ReplyEvent }[] = [];
        let effects = 0;
        deaths.forEach((stepsBeforeDeath, attempt) => {
          const turnId = `turn-${attempt}`;
          const write = (event: unknown) => log.push({ turnId, event: event as ReplyEvent });
          if (stepsBeforeDeath === 0 || effectOf(log, 'key') !== undefined) return;
          write({ type: 'tool-start', callId: 'call', idempotencyKey: 'key' });
          if (stepsBeforeDeath === 1) return;
          effects += 1;
          if (stepsBeforeDeath === 2) return;
          write({ type: 'tool-result', callId: 'call', name: 'cancel', outcome: 'done', text: '' });
        });
        expect(effects).toBeLessThanOrEqual(1);
        if (deaths.includes(3) && !deaths.slice(0, deaths.indexOf(3)).some((steps) => steps > 0)) {
          expect(effectOf(log, 'key')).toMatchObject({ state: 'ended' });
        }
      }),
    );
  });

  it('names the same change by the same key, whatever the order of names, and another one by another', async () => {
    const of = (given: JsonValue, wish = 'm') => idempotencyKeyOf({ ...key, wish, name: 'cancel', input: given });
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), async (given) => {
        const turned = Object.fromEntries(Object.entries(given).reverse()) as JsonValue;
        expect(await of(turned)).toBe(await of(given as JsonValue));
      }),
    );
    expect(await of({ a: 1 })).not.toBe(await of({ a: 2 }));
    expect(await of({ a: 1 })).not.toBe(await of({ a: 1 }, 'another message'));
  });
});

describe('readDecision()', () => {
  it.each(['确认', '确认。', ' 好的!', '可以', '是的', 'OK', 'Yes.', 'confirm', '同意', '確認'])(
    'reads %j as agreed',
    (text) => {
      expect(readDecision(text)).toBe('approved');
    },
  );
  it.each(['取消', '不用了', '算了', 'No', 'cancel', '不同意', "don't", '先不要'])('reads %j as refused', (text) => {
    expect(readDecision(text)).toBe('denied');
  });
  it.each(['好的,那明天呢?', '取消哪个?', '确认一下几点', '可以退款吗', 'yes but not A12', '', '不是这个订单', 'ok?'])(
    'reads %j as something else',
    (text) => {
      expect(readDecision(text)).toBeUndefined();
    },
  );
});

/** The same log in another store, where its leases are unknown. */
async function copyOf(store: ConversationStore): Promise<ConversationStore> {
  const copy = createMemoryStore();
  for (const { sequence: _, ...entry } of await store.read(key)) {
    await copy.append(key, [entry]);
  }
  return copy;
}
