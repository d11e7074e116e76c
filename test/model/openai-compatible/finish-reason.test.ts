import { describe, expect, it } from 'vitest';
import { toFinishReason } from '../../../src/model/openai-compatible/finish-reason.js';

describe('toFinishReason', () => {
  it.each([
    ['stop', 0, 'stop'],
    ['normal', 0, 'stop'],
    ['stop', 1, 'tool-calls'],
    ['tool_calls', 2, 'tool-calls'],
    ['function_call', 1, 'tool-calls'],
    ['tool_calls', 0, 'unknown'],
    ['length', 1, 'length'],
    ['content_filter', 0, 'content-filter'],
    ['sensitive', 0, 'content-filter'],
    ['insufficient_system_resource', 0, 'overloaded'],
    ['constructor', 0, 'unknown'],
    [undefined, 0, 'unknown'],
  ])('translates %s with %i calls to %s', (raw, calls, expected) => {
    expect(toFinishReason(raw, calls)).toBe(expected);
  });
});
