import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../src/conversation/conversation-store.js';
import { toMessages } from '../../src/conversation/projection.js';
import type { Message } from '../../src/domain/message.js';
import type { TurnEvent } from '../../src/domain/turn.js';
import { noUsage } from '../../src/domain/usage.js';
import { encodeRequest as encodeNativeRequest } from '../../src/model/hunyuan-native/encode-request.js';
import { genericDialect } from '../../src/model/openai-compatible/dialect.js';
import { encodeRequest } from '../../src/model/openai-compatible/encode-request.js';
import { everyEvent } from '../../src/testing/every-event.js';
import { violationsOf } from '../support/strict-chat-rules.js';

const turnStart = (text: string): TurnEvent => ({
  type: 'turn-start',
  turnId: 't',
  messageIds: ['m'],
  conversationId: 'c',
  language: 'en',
  text,
});
const stepStart: TurnEvent = { type: 'step-start', step: 1, model: 'test' };
const turnEnd: TurnEvent = { type: 'turn-end', turnId: 't', status: 'completed', usage: noUsage };
const delta = (text: string): TurnEvent => ({ type: 'text-delta', delta: text });
const callOf = (callId: string): TurnEvent => ({ type: 'tool-call', callId, name: 'lookup', arguments: '{}' });
const resultOf = (callId: string): TurnEvent => ({
  type: 'tool-result',
  callId,
  name: 'lookup',
  outcome: 'done',
  text: 'found',
  output: 'found',
});

function logOf(events: readonly LogEntry['event'][]): readonly LogEntry[] {
  return events.map((event, index) => ({
    sequence: index + 1,
    at: '2026-11-24T08:00:00.000Z',
    turnId: 't',
    event,
  }));
}

describe('toMessages()', () => {
  it('gives the talk, with tool calls and results in their places', () => {
    const messages = toMessages(
      logOf([
        turnStart('Where is my order?'),
        stepStart,
        delta('Let me '),
        delta('look.'),
        callOf('1'),
        resultOf('1'),
        stepStart,
        delta('It is here.'),
        turnEnd,
      ]),
    );
    expect(messages).toMatchObject([
      { role: 'user', parts: [{ text: 'Where is my order?' }] },
      {
        role: 'assistant',
        parts: [
          { type: 'text', text: 'Let me look.' },
          { type: 'tool-call', callId: '1' },
        ],
      },
      { role: 'tool', parts: [{ callId: '1', outcome: 'done' }] },
      { role: 'assistant', parts: [{ type: 'text', text: 'It is here.' }] },
    ]);
  });

  it('closes a call that never ended as interrupted', () => {
    const messages = toMessages(logOf([turnStart('hi'), stepStart, callOf('1'), turnStart('hello?')]));
    expect(messages).toMatchObject([
      { role: 'user' },
      { role: 'assistant', parts: [{ callId: '1' }] },
      { role: 'tool', parts: [{ callId: '1', outcome: 'interrupted' }] },
      { role: 'user', parts: [{ text: 'hello?' }] },
    ]);
  });

  it('joins what the customer said in turns that got no answer', () => {
    const messages = toMessages(logOf([turnStart('one'), turnEnd, turnStart('two'), turnEnd]));
    expect(messages).toMatchObject([{ role: 'user', parts: [{ text: 'one' }, { text: 'two' }] }]);
  });

  it('leaves out what was taken back and reasoning that led to nothing', () => {
    const messages = toMessages(
      logOf([
        turnStart('one'),
        stepStart,
        { type: 'reasoning-delta', delta: 'hm' },
        { type: 'text-start' },
        delta('unfit'),
        { type: 'text-retract', reason: 'sensitive' },
        turnEnd,
      ]),
    );
    expect(messages).toHaveLength(1);
  });

  it.each<[string, TurnEvent, string]>([
    ['model-switch', { type: 'model-switch', from: 'a', to: 'b', reason: 'slow', usage: noUsage }, 'new'],
    ['model-retry', { type: 'model-retry', reason: 'network', waitMs: 1, continues: false }, 'new'],
    ['model-retry that continues', { type: 'model-retry', reason: 'network', waitMs: 1, continues: true }, 'old new'],
  ])('keeps the reasoning that counts after a %s', (_, event, reasoning) => {
    const thought = (text: string): TurnEvent => ({ type: 'reasoning-delta', delta: text });
    const log = logOf([turnStart('one'), stepStart, thought('old '), event, thought('new'), delta('fit'), turnEnd]);
    expect(toMessages(log).at(-1)).toEqual({
      role: 'assistant',
      parts: [
        { type: 'reasoning', text: reasoning },
        { type: 'text', text: 'fit' },
      ],
    });
  });

  it('gives a valid history for any log, cut anywhere', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        expectValid(toMessages(log));
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives a history that every dialect accepts, of any log, cut anywhere', () => {
    const dialects = fc.record({
      callsFollowUser: fc.boolean(),
      replayReasoning: fc.constantFrom('never' as const, 'toolTurns' as const, 'always' as const),
      systemRole: fc.constantFrom('system' as const, 'developer' as const),
    });
    const formatNow = (now: Date) => now.toISOString();
    fc.assert(
      fc.property(anyLog, dialects, (log, differences) => {
        const dialect = { ...genericDialect, ...differences };
        const now = new Date('2026-11-24T08:00:00Z');
        const request = {
          instructions: 'Be kind.',
          language: 'en',
          messages: toMessages(log),
          tools: [],
          now,
        } as const;
        expect(violationsOf(encodeRequest(request, { model: 'm', dialect, formatNow }), dialect)).toEqual([]);
        const native = encodeNativeRequest(request, { model: 'm', formatNow }).Messages;
        expect(violationsOf({ messages: inCommonWords(native) }, genericDialect)).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('says all that a finished turn has said, and nothing that was taken back', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{3,9}$/), { minLength: 1, maxLength: 6 }), (words) => {
        const said = words.map((word, index) => `${word}${index} `);
        const log = logOf([
          turnStart('hi'),
          stepStart,
          delta('unfit'),
          { type: 'text-retract', reason: 'sensitive' },
          ...said.map(delta),
          turnEnd,
        ]);
        expect(toMessages(log).at(-1)).toEqual({ role: 'assistant', parts: [{ type: 'text', text: said.join('') }] });
      }),
    );
  });
});

/** Logs of every kind of event in every order, texts and ids and all; the strange ones a crash can leave among them. */
const anyLog: fc.Arbitrary<readonly LogEntry[]> = fc
  .array(fc.oneof({ weight: 1, arbitrary: anyEvent() }, { weight: 2, arbitrary: oneTurn() }), { maxLength: 12 })
  .map((parts) => parts.flat())
  .chain((events) => fc.nat({ max: events.length }).map((length) => events.slice(0, length)))
  .map((events) =>
    logOf(events).map((entry) =>
      entry.event.type === 'compaction'
        ? { ...entry, event: { ...entry.event, upTo: Math.min(entry.event.upTo, entry.sequence - 1) } }
        : entry,
    ),
  );

type Event = LogEntry['event'];

function anyText(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', ' ', '好', '<context>', '\ud83d', '{}', '{"a":1}'),
  );
}

function anyEvent(): fc.Arbitrary<readonly Event[]> {
  const callIds = fc.constantFrom('1', '2', 'call-1', 'call-2', '', 'x'.repeat(50));
  const statuses = fc.constantFrom('completed', 'stopped', 'failed', 'superseded', 'handed-off', 'interrupted');
  const owners = fc.constantFrom('assistant', 'queue', 'operator', 'nobody');
  return fc
    .tuple(fc.constantFrom(...everyEvent), anyText(), callIds, statuses, owners, fc.nat({ max: 40 }), fc.boolean())
    .map(([event, text, callId, status, owner, upTo, flag]): readonly Event[] => {
      switch (event.type) {
        case 'message':
        case 'turn-start':
        case 'message-join':
        case 'operator-message':
          return [{ ...event, text }];
        case 'text-delta':
        case 'reasoning-delta':
          return [{ ...event, delta: text }];
        case 'tool-call':
          return [{ ...event, callId, arguments: text, name: flag ? event.name : text }];
        case 'tool-result':
          return [{ ...event, callId, text }];
        case 'turn-end':
          return [{ ...event, status } as Event];
        case 'owner-change':
          return [{ ...event, owner, reason: flag ? 'hand-back' : event.reason, note: text } as Event];
        case 'model-retry':
          return [{ ...event, continues: flag }];
        case 'compaction':
          return [{ ...event, upTo, summary: text, calls: flag ? event.calls : [] }];
        default:
          return [event];
      }
    });
}

/** What a turn that nothing happens to leaves. */
function oneTurn(): fc.Arbitrary<readonly Event[]> {
  const step = fc
    .tuple(fc.subarray(['1', '2', '3']), fc.subarray(['1', '2', '3']), anyText())
    .map(([called, answered, text]): readonly Event[] => [
      stepStart,
      { type: 'reasoning-delta', delta: 'hm' },
      ...(text === '' ? [] : [delta(text)]),
      ...called.map(callOf),
      ...answered.map(resultOf),
    ]);
  return fc
    .tuple(anyText(), fc.array(step, { maxLength: 3 }), fc.constantFrom('completed', 'superseded', 'interrupted'))
    .map(([text, steps, status]) => [turnStart(text), ...steps.flat(), { ...turnEnd, status } as Event]);
}

/** Hunyuan's native messages in the names of the common wire. */
function inCommonWords(native: unknown): unknown {
  const names: Readonly<Record<string, string>> = { ToolCallId: 'tool_call_id', ToolCalls: 'tool_calls' };
  return JSON.parse(JSON.stringify(native), (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [names[name] ?? name.toLowerCase(), inner]))
      : value,
  );
}

function expectValid(messages: readonly Message[]): void {
  messages.forEach((message, index) => {
    const before = messages[index - 1];
    expect(message.parts.length).toBeGreaterThan(0);
    if (before !== undefined && message.role !== 'tool') {
      expect(before.role).not.toBe(message.role);
    }
    const calls =
      message.role === 'assistant'
        ? message.parts.flatMap((part) => (part.type === 'tool-call' ? [part.callId] : []))
        : [];
    const next = messages[index + 1];
    const results = next?.role === 'tool' ? next.parts.map((part) => part.callId) : [];
    if (message.role === 'assistant') {
      expect([...results].sort()).toEqual([...calls].sort());
      expect(new Set(calls).size).toBe(calls.length);
    }
    if (message.role === 'tool') {
      expect(before?.role).toBe('assistant');
    }
  });
}
