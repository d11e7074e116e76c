import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ThinkSpan } from '../../../src/model/openai-compatible/think-span.js';

function split(pieces: readonly string[]) {
  const span = new ThinkSpan();
  const parts = [...pieces.map((piece) => span.push(piece)), span.end()];
  return {
    reasoning: parts.map((part) => part.reasoning).join(''),
    text: parts.map((part) => part.text).join(''),
  };
}

describe('ThinkSpan', () => {
  it.each([
    ['<think>想</think>\n\n好', { reasoning: '想', text: '好' }],
    ['\n <think>想</think>好', { reasoning: '想', text: '好' }],
    ['好 <think>不</think>', { reasoning: '', text: '好 <think>不</think>' }],
    ['  好', { reasoning: '', text: '  好' }],
    ['<think>未完', { reasoning: '未完', text: '' }],
    ['<think>a</thi', { reasoning: 'a</thi', text: '' }],
    ['<thin', { reasoning: '', text: '<thin' }],
    ['<think></think>', { reasoning: '', text: '' }],
    ['', { reasoning: '', text: '' }],
  ])('splits %o the same way however it is cut', (whole, expected) => {
    expect(split([whole])).toEqual(expected);
    expect(split([...whole])).toEqual(expected);
  });

  it('gives the same for any pieces as for the whole', () => {
    const piece = fc.constantFrom('<', 'think', '>', '</', '<think>', '</think>', ' ', '\n', '好', 'a');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(split(pieces)).toEqual(split([pieces.join('')]));
      }),
    );
  });
});
