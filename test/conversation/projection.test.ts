import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../src/conversation/conversation-store.js';
import { toMessages } from '../../src/conversation/projection.js';
import type { Message } from '../../src/domain/message.js';
import type { TurnEvent } from '../../src/domain/turn.js';
import { noUsage } from '../../src/domain/usage.js';

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

function logOf(events: readonly TurnEvent[]): readonly LogEntry[] {
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

  it('gives a valid history for any prefix of any log', () => {
    const event = fc.oneof(
      fc.string({ minLength: 1 }).map(turnStart),
      fc.constant(stepStart),
      fc.constant(turnEnd),
      fc.string({ minLength: 1 }).map(delta),
      fc.constant<TurnEvent>({ type: 'text-start' }),
      fc.constant<TurnEvent>({ type: 'text-retract', reason: 'r' }),
      fc.string({ minLength: 1 }).map((text): TurnEvent => ({ type: 'reasoning-delta', delta: text })),
      fc.constantFrom('1', '2', '3').map(callOf),
      fc.constantFrom('1', '2', '3', '4').map(resultOf),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        expectValid(toMessages(logOf(events)));
      }),
      { numRuns: 2_000 },
    );
  });
});

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
