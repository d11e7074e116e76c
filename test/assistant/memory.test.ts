import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAssistant } from '../../src/assistant/index.js';
import { compact } from '../../src/conversation/compaction/compact.js';
import { extractSummary } from '../../src/conversation/compaction/extract-summary.js';
import { pinnedFactsIn } from '../../src/conversation/compaction/pinned-facts.js';
import { planCompaction } from '../../src/conversation/compaction/plan-compaction.js';
import { toMessages } from '../../src/conversation/projection.js';
import { noUsage } from '../../src/domain/usage.js';
import { createMemoryStore, type LogEntry } from '../../src/index.js';
import { GatedModel } from '../support/gated-model.js';

const key = { tenantId: 'lakeside', conversationId: 'customer-42' };
const at = '2026-11-25T08:00:00.000Z';

/** The log of so many turns of a question and an answer. */
function turns(count: number, text = (turn: number) => `第${turn}个问题?`): LogEntry[] {
  const log: LogEntry[] = [];
  const write = (turnId: string | undefined, event: LogEntry['event']) =>
    log.push({ sequence: log.length + 1, at, ...(turnId !== undefined && { turnId }), event });
  for (let turn = 1; turn <= count; turn += 1) {
    const turnId = `turn-${turn}`;
    const messageId = `message-${turn}`;
    write(undefined, { type: 'message', messageId, text: text(turn) });
    write(turnId, {
      type: 'turn-start',
      turnId,
      conversationId: 'customer-42',
      messageIds: [messageId],
      text: text(turn),
      language: 'zh-Hans',
    });
    write(turnId, { type: 'text-delta', delta: `第${turn}个回答。后面还有很多话。` });
    write(turnId, { type: 'turn-end', turnId, status: 'completed', usage: { ...noUsage, calls: 1, inputTokens: 10 } });
  }
  return log;
}

const budget = (maxTokens: number, keepTurns = 2) => ({ maxTokens, keepTurns, count: (text: string) => text.length });
const noModel = async (former: string, entries: readonly LogEntry[]) => ({
  summary: extractSummary(former, entries),
  usage: noUsage,
});

describe('planCompaction()', () => {
  it('leaves a history alone that fits', () => {
    expect(planCompaction(turns(3), budget(100_000))).toBeUndefined();
  });

  it('cuts at the end of a turn, keeps the newest, and goes down to half of the budget', () => {
    const log = turns(40);
    const upTo = planCompaction(log, budget(2_000)) ?? 0;
    expect(log[upTo - 1]?.event.type).toBe('turn-end');
    const kept = JSON.stringify(toMessages(log.slice(upTo))).length;
    expect(kept).toBeLessThanOrEqual(1_000);
    expect(planCompaction(log, budget(10, 5))).toBe(35 * 4);
  });

  it('leaves a history alone whose newest turns are too large by themselves, for each cut costs the cached prompt', () => {
    const log = turns(8, (turn) => (turn > 6 ? '长'.repeat(2_000) : '短?'));
    expect(planCompaction(log, budget(4_000))).toBeUndefined();
    expect(planCompaction(log, budget(1_000))).toBe(6 * 4);
  });

  it('does not cut where a message waits or a question is open', () => {
    const log = turns(10);
    const waiting: LogEntry[] = log.map((entry) => ({ ...entry, sequence: entry.sequence + 1 }));
    waiting.unshift({ sequence: 1, at, event: { type: 'message', messageId: 'nobody', text: '还没人答' } });
    expect(planCompaction(waiting, budget(10))).toBeUndefined();
  });
});

describe('compact()', () => {
  it('keeps what was counted, the details of the customer and the newest result of each tool, over and over', async () => {
    const log = turns(10, (turn) => (turn === 2 ? '我的订单号是A2026-118,电话13800138000' : `第${turn}个问题?`));
    const call = (sequence: number, day: string): LogEntry[] => [
      {
        sequence,
        at,
        turnId: 't',
        event: { type: 'tool-call', callId: 'c', name: 'boats', arguments: `{"day":"${day}"}` },
      },
      {
        sequence: sequence + 1,
        at,
        turnId: 't',
        event: { type: 'tool-result', callId: 'c', name: 'boats', outcome: 'done', text: '', output: { day } },
      },
    ];
    const first = await compact([...log, ...call(41, '周六'), ...call(43, '周日')], 44, noModel);
    expect(first).toMatchObject({ upTo: 44, turns: 10, usage: { calls: 10, inputTokens: 100 } });
    expect(first.facts).toEqual(
      expect.arrayContaining([
        { name: 'order-number', value: 'A2026-118' },
        { name: 'phone', value: '13800138000' },
        { name: 'day', value: '周日' },
      ]),
    );
    expect(first.calls).toEqual([{ name: 'boats', input: { day: '周日' }, output: { day: '周日' } }]);
    const later = turns(3).map((entry) => ({ ...entry, sequence: entry.sequence + 45 }));
    const second = await compact([{ sequence: 45, at, event: first }, ...later], 57, noModel);
    expect(second).toMatchObject({ turns: 13, usage: { calls: 13 }, calls: first.calls });
    expect(second.facts).toEqual(expect.arrayContaining([{ name: 'phone', value: '13800138000' }]));
    expect(second.summary).toContain('第3个问题');
  });

  it('gives a history that is valid and shows no turn in part, for any log and any budget', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 4_000 }),
        async (count, maxTokens) => {
          const log = turns(count);
          const upTo = planCompaction(log, budget(maxTokens));
          if (upTo === undefined) return;
          const event = await compact(log, upTo, noModel);
          const messages = toMessages([...log, { sequence: log.length + 1, at, event }]);
          const kept = log.filter((entry) => entry.sequence > upTo);
          expect(messages).toEqual(toMessages([...kept, { sequence: log.length + 1, at, event }]));
          expect(messages.map(({ role }) => role)).toEqual(
            kept.length === 0 ? ['user'] : expect.arrayContaining(['user']),
          );
          for (const [index, message] of messages.entries()) {
            expect(message.role).not.toBe(messages[index - 1]?.role);
          }
          expect(messages.filter(({ role }) => role === 'assistant')).toHaveLength(kept.length / 4);
        },
      ),
    );
  });

  it('extracts a summary of bounded length', () => {
    expect(extractSummary('', turns(500)).length).toBeLessThanOrEqual(2_000);
    expect(extractSummary('', turns(2))).toBe(
      'customer: 第1个问题?\nassistant: 第1个回答。 …\ncustomer: 第2个问题?\nassistant: 第2个回答。 …',
    );
  });

  it('takes for facts only what is surely one', () => {
    const facts = (text: string) =>
      pinnedFactsIn(
        turns(1, () => text),
        [],
      ).map(({ name, value }) => `${name}=${value}`);
    expect(facts('订单号:TX20261118-7')).toEqual(['order-number=TX20261118-7']);
    expect(facts('10月1日两个人去,预算2000元')).toEqual(['date=10月1日', 'amount=2000元', 'people=两']);
    expect(facts('我姓王。')).toEqual(['name=王']);
    expect(facts('你好,请问几点开门?')).toEqual([]);
  });
});

describe('a long conversation', () => {
  it('is compacted by the model, loads no more than that, and the model reads the summary, the facts and the rest', async () => {
    const store = createMemoryStore();
    const model = new GatedModel();
    const memory = { maxTokens: 500, keepTurns: 1 };
    const conversation = createAssistant({ model, store, memory })
      .tenant(key.tenantId)
      .conversation(key.conversationId);
    const long = '这里有很多要说的话。'.repeat(60);
    for (const turn of [1, 2]) {
      const reply = conversation.send(`订单号是A100${turn},怎么退票?`);
      (await model.call(turn)).say(long).finish();
      await reply;
    }
    const summary = await model.call(3);
    expect(summary.request.instructions).toContain('notes');
    summary.say('客人要退A1001。').finish();
    const reply = conversation.send('第二单呢?');
    const call = await model.call(4);
    const [first] = call.request.messages;
    expect(JSON.stringify(first)).toContain('客人要退A1001。');
    expect(JSON.stringify(first)).toContain('order-number: A1001');
    expect(call.request.messages).toHaveLength(3);
    call.say('也可以退。').finish();
    await reply;
    expect((await store.read(key, 'checkpoint')).length).toBeLessThan((await store.read(key)).length);
    expect((await conversation.usage()).calls).toBe(4);
  });
});
