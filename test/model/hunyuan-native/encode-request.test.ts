import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/domain/message.js';
import type { ChatRequest } from '../../../src/model/chat-model.js';
import { encodeRequest, type RequestSettings } from '../../../src/model/hunyuan-native/encode-request.js';
import type { NativeMessage } from '../../../src/model/hunyuan-native/wire.js';

function encode(
  messages: readonly Message[],
  settings: Partial<RequestSettings> = {},
  request: Partial<ChatRequest> = {},
) {
  const body = encodeRequest(
    {
      instructions: 'Be kind.',
      language: 'en',
      messages,
      tools: [],
      now: new Date('2026-11-24T02:25:00Z'),
      ...request,
    },
    { model: 'm', formatNow: (now) => now.toISOString(), ...settings },
  );
  // What JSON leaves out is left out.
  return JSON.parse(JSON.stringify(body)) as Record<string, unknown> & { Messages: NativeMessage[] };
}

const user = (text: string): Message => ({ role: 'user', parts: [{ type: 'text', text }] });
const says = (text: string): Message => ({ role: 'assistant', parts: [{ type: 'text', text }] });
const calls = (...ids: string[]): Message => ({
  role: 'assistant',
  parts: [
    { type: 'reasoning', text: '想' },
    ...ids.map((callId) => ({ type: 'tool-call' as const, callId, name: 'f', arguments: '{"x":1}' })),
  ],
});
const result = (callId: string): Message => ({
  role: 'tool',
  parts: [{ type: 'tool-result', callId, name: 'f', outcome: 'done', text: 'done' }],
});

describe('encodeRequest', () => {
  it('writes a whole request', () => {
    const inputSchema = { type: 'object', properties: { q: { type: 'string' } } };
    expect(
      encode(
        [user('你好')],
        {
          temperature: 0.2,
          thinking: false,
          streamModeration: false,
          extraBody: { EnableEnhancement: true, SearchInfo: true },
        },
        { tools: [{ name: 'search', description: 'Finds.', inputSchema }] },
      ),
    ).toEqual({
      Model: 'm',
      Messages: [
        { Role: 'system', Content: 'Be kind.' },
        { Role: 'user', Content: '<context>\nTime: 2026-11-24T02:25:00.000Z\n</context>\n\n你好' },
      ],
      Tools: [
        {
          Type: 'function',
          Function: {
            Name: 'search',
            Description: 'Finds.',
            Parameters: '{"type":"object","properties":{"q":{"type":"string"}}}',
          },
        },
      ],
      Stream: true,
      StreamModeration: false,
      Temperature: 0.2,
      EnableThinking: false,
      EnableEnhancement: true,
      SearchInfo: true,
    });
  });

  it('leaves out what was not set', () => {
    expect(Object.keys(encode([user('hi')]))).toEqual(['Model', 'Messages', 'Stream']);
  });

  it('writes tool calls and results, and never the reasoning', () => {
    const body = encode([user('q'), calls('a', 'b'), result('a'), result('b')]);
    expect(body.Messages.slice(2)).toEqual([
      {
        Role: 'assistant',
        Content: '(calls f, f)',
        ToolCalls: ['a', 'b'].map((Id) => ({ Id, Type: 'function', Function: { Name: 'f', Arguments: '{"x":1}' } })),
      },
      { Role: 'tool', ToolCallId: 'a', Content: 'done' },
      { Role: 'tool', ToolCallId: 'b', Content: 'done' },
    ]);
    expect(JSON.stringify(body)).not.toContain('想');
  });

  it('tells the demanded form of the reply in words', () => {
    const output = { name: 'trip', schema: { type: 'object' } };
    const { Messages } = encode([user('q')], {}, { output });
    expect(Messages[0]?.Content).toMatch(/^Be kind\.\n\nReply with one JSON value.*\n\{"type":"object"\}$/s);
  });

  it('leaves out the oldest turns, each of them whole, of a history of more than 40 messages', () => {
    const turns = Array.from({ length: 15 }, (_, number) => [
      user(`q${number}`),
      calls(`c${number}`),
      result(`c${number}`),
      says(`a${number}`),
    ]);
    const { Messages } = encode([...turns.flat(), user('newest')]);
    expect(Messages).toHaveLength(38);
    expect(Messages[0]).toEqual({ Role: 'system', Content: 'Be kind.' });
    expect(Messages[1]).toEqual({ Role: 'user', Content: 'q6' });
    expect(Messages.at(-1)?.Content).toContain('newest');
  });

  it('keeps 40 messages as they are, and no 41st', () => {
    const turns = Array.from({ length: 20 }, (_, number) => [user(`q${number}`), says(`a${number}`)]).flat();
    expect(encode([...turns.slice(2), user('newest')]).Messages).toHaveLength(40);
    expect(encode([...turns, user('newest')], {}, { instructions: '' }).Messages).toHaveLength(39);
  });

  it('keeps the question and the newest steps of a turn that is too long by itself', () => {
    const steps = Array.from({ length: 20 }, (_, number) => [
      calls(`c${number}`, `d${number}`),
      result(`c${number}`),
      result(`d${number}`),
    ]);
    const { Messages } = encode([user('old'), says('older'), user('question'), ...steps.flat()]);
    expect(Messages).toHaveLength(38);
    expect(Messages[1]?.Content).toContain('question');
    expect(Messages[2]).toMatchObject({ Role: 'assistant', ToolCalls: [{ Id: 'c8' }, { Id: 'd8' }] });
    expect(Messages.at(-1)).toMatchObject({ Role: 'tool', ToolCallId: 'd19' });
  });

  it('is valid whatever the history went through', () => {
    const id = fc.constantFrom('a', 'b', 'c');
    const message = fc.oneof(
      fc.constantFrom(user('问'), user(' '), says('答'), says('')),
      fc.uniqueArray(id, { minLength: 1 }).map((ids) => calls(...ids)),
      id.map(result),
    );
    fc.assert(
      fc.property(fc.array(message, { maxLength: 90 }), (history) => {
        const { Messages } = encode([...history, user('newest')]);
        expect(Messages.length).toBeLessThanOrEqual(40);
        expect(Messages[0]?.Role).toBe('system');
        expect(Messages[1]?.Role).toBe('user');
        expect(Messages.every(({ Content }) => Content.trim() !== '')).toBe(true);
        let open: readonly string[] = [];
        for (const [index, current] of Messages.entries()) {
          const before = Messages[index - 1]?.Role;
          if (current.Role === 'tool') {
            expect(open).toContain(current.ToolCallId);
            open = open.filter((callId) => callId !== current.ToolCallId);
            continue;
          }
          expect(open).toEqual([]);
          if (current.Role === 'assistant') {
            expect(before).toMatch(/user|tool/);
            open = current.ToolCalls?.map(({ Id }) => Id) ?? [];
          } else if (current.Role === 'user') {
            expect(before).toMatch(/system|assistant/);
          }
        }
      }),
    );
  });
});
