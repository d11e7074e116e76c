import { describe, expect, it } from 'vitest';
import type { ChatRequest } from '../../../src/model/chat-model.js';
import { estimateRequestTokens } from '../../../src/model/many/request-size.js';
import { question } from '../../support/ask-model.js';

const long = '一'.repeat(1_000);
const passage = { id: 'p', documentId: 'd', title: '', headings: [], text: long, start: 0, end: 1_000 };

describe('estimateRequestTokens', () => {
  it.each<[string, Partial<ChatRequest>]>([
    ['instructions', { instructions: long }],
    ['words', { messages: [{ role: 'user', parts: [{ type: 'text', text: long }] }] }],
    [
      'tool results',
      {
        messages: [
          { role: 'tool', parts: [{ type: 'tool-result', callId: '1', name: 'f', outcome: 'done', text: long }] },
        ],
      },
    ],
    [
      'tool calls',
      { messages: [{ role: 'assistant', parts: [{ type: 'tool-call', callId: '1', name: 'f', arguments: long }] }] },
    ],
    ['descriptions of tools', { tools: [{ name: 'f', description: long, inputSchema: {} }] }],
    ['the form of the reply', { output: { name: 'o', schema: { description: long } } }],
    [
      'evidence',
      {
        messages: [
          {
            role: 'user',
            parts: [{ type: 'evidence', evidence: { answerability: 'answerable', passages: [passage] } as never }],
          },
        ],
      },
    ],
  ])('counts %s', (_, more) => {
    const tokens = estimateRequestTokens({ ...question, ...more }) - estimateRequestTokens(question);
    expect(tokens).toBeGreaterThan(680);
    expect(tokens).toBeLessThan(1_200);
  });
});
