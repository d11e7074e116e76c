import { describe, expect, it } from 'vitest';
import { renderMissing } from '../../../src/travel/render/render-missing.js';
import { renderTripIssues } from '../../../src/travel/render/render-trip-issues.js';

describe('renderMissing', () => {
  it('asks for one thing at a time, the city first', () => {
    expect(renderMissing(['days', 'city'], 'zh-Hans')).toBe('您想去哪个城市玩？');
    expect(renderMissing(['days'], 'zh-Hant')).toBe('您打算玩幾天？');
    expect(renderMissing(['party'], 'en')).toBe('How many of you are travelling?');
  });

  it('asks for dates and days together', () => {
    expect(renderMissing(['days', 'dates'], 'zh-Hans')).toBe('您打算哪天出发，玩几天？');
    expect(renderMissing(['dates'], 'zh-Hans')).toBe('您打算哪天出发？');
  });

  it('asks nothing when nothing is missing', () => {
    expect(renderMissing([], 'en')).toBe('');
  });
});

describe('renderTripIssues', () => {
  it('says each problem once, chosen by the field and without the developer’s message', () => {
    const issues = [
      { field: 'budgets[0].maxYuan', message: 'must be 0 yuan or more' },
      { field: 'budgets[1].maxYuan', message: 'must be 0 yuan or more' },
      { field: 'days', message: 'must be at most 30' },
    ];
    expect(renderTripIssues(issues, 'zh-Hans').split('\n')).toEqual([
      '预算不能小于零，您的预算是多少？',
      '行程天数要在 1 到 30 天之间，您想玩几天？',
    ]);
  });

  it('asks for other words where the field has no sentence of its own', () => {
    expect(renderTripIssues([{ field: 'modes', message: 'x' }], 'en')).toBe(
      'That is something we cannot plan with. Could you say it another way?',
    );
  });
});
