import { describe, expect, it } from 'vitest';
import { type BudgetRefusal, describeRefusal } from '../../src/cost/budget-refusal.js';

const places: readonly Pick<BudgetRefusal, 'scope' | 'period'>[] = [
  { scope: 'tenant', period: 'day' },
  { scope: 'tenant', period: 'month' },
  { scope: 'tenant', period: 'ever' },
  { scope: 'conversation', period: 'day' },
  { scope: 'conversation', period: 'month' },
  { scope: 'conversation', period: 'ever' },
  { scope: 'turn' },
];

function refusalOf(place: Pick<BudgetRefusal, 'scope' | 'period'>): BudgetRefusal {
  return {
    ...place,
    measure: 'cost',
    limit: { currency: 'CNY', micros: 300_000_000 },
    used: { currency: 'CNY', micros: 299_999_999 },
  };
}

describe('describeRefusal', () => {
  it.each([
    ['zh-Hans', { scope: 'tenant', period: 'day' }, '今天的自动回复'],
    ['zh-Hans', { scope: 'conversation', period: 'month' }, '本月的自动回复'],
    ['zh-Hans', { scope: 'conversation', period: 'ever' }, '这次对话的自动回复'],
    ['zh-Hans', { scope: 'turn' }, '这个问题'],
    ['zh-Hant', { scope: 'tenant', period: 'day' }, '今天的自動回覆'],
    ['zh-Hant', { scope: 'tenant', period: 'ever' }, '轉人工'],
    ['en', { scope: 'conversation', period: 'day' }, 'for today'],
    ['en', { scope: 'tenant', period: 'month' }, 'this month'],
  ] as const)('says in %s for %o: %s', (language, place, words) => {
    expect(describeRefusal(refusalOf(place), language)).toContain(words);
  });

  it.each(['zh-Hans', 'zh-Hant', 'en'] as const)(
    'offers a human in %s, and says nothing of money or tokens',
    (language) => {
      for (const place of places) {
        const sentence = describeRefusal(refusalOf(place), language);
        expect(sentence).toMatch(/转人工|轉人工|talk to a human/);
        expect(sentence).not.toMatch(/\d|[¥$]|token|cost|money|budget|price|预算|預算|费用|費用|元|令牌|钱|錢/i);
        expect(sentence.length).toBeLessThan(160);
      }
    },
  );
});
