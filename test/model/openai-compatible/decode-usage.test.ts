import { describe, expect, it } from 'vitest';
import { decodeUsage } from '../../../src/model/openai-compatible/decode-usage.js';

describe('decodeUsage', () => {
  it('reads counts that gateways write as text', () => {
    expect(decodeUsage({ prompt_tokens: '12', completion_tokens: 3 }, '', '')).toMatchObject({
      inputTokens: 12,
      outputTokens: 3,
      estimated: false,
    });
  });

  it.each([undefined, {}, { prompt_tokens: -1, completion_tokens: null }])(
    'estimates, and says so, from %o',
    (wire) => {
      const usage = decodeUsage(wire, 'a'.repeat(400), '游船每天八点开航到下午');
      expect(usage).toMatchObject({ inputTokens: 100, estimated: true, calls: 1 });
      expect(usage.outputTokens).toBeGreaterThan(5);
      expect(usage.outputTokens).toBeLessThan(12);
    },
  );
});
