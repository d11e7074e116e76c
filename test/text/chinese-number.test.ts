import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberPattern, parseNumber } from '../../src/text/chinese-number.js';

describe('parseNumber', () => {
  it.each([
    ['三', 3],
    ['两', 2],
    ['兩', 2],
    ['十', 10],
    ['十五', 15],
    ['二十', 20],
    ['九十九', 99],
    ['一百零五', 105],
    ['二百五', 250],
    ['一百一十', 110],
    ['两千', 2000],
    ['兩千', 2000],
    ['三千五', 3500],
    ['两千零五十', 2050],
    ['两千零五', 2005],
    ['一万二', 12_000],
    ['一萬二', 12_000],
    ['一万零二百', 10_200],
    ['十二万', 120_000],
    ['一点五万', 15_000],
    ['两三千', 3000],
    ['三四', 4],
    ['二〇二七', 2027],
    ['半', 0.5],
    ['零', 0],
    ['0', 0],
    ['12', 12],
    ['1.5', 1.5],
    ['1,200', 1200],
    ['1,200,000', 1_200_000],
    ['１２００', 1200],
    ['１，５００', 1500],
    ['3万', 30_000],
    ['1.5万', 15_000],
    ['1.2w', 12_000],
    ['3万5', 35_000],
    ['2千5', 2500],
    ['1千500', 1500],
    ['2k', 2000],
    ['2.5K', 2500],
    [' 7 ', 7],
    ['one', 1],
    ['Twelve', 12],
    ['twenty', 20],
    ['twenty-five', 25],
    ['two hundred', 200],
    ['two hundred and fifty', 250],
    ['fifteen hundred', 1500],
    ['two thousand five hundred', 2500],
    ['a hundred', 100],
    ['a thousand', 1000],
    ['a dozen', 12],
    ['half', 0.5],
  ])('reads %s as %d', (text, number) => {
    expect(parseNumber(text)).toBe(number);
  });

  it.each([
    '',
    ' ',
    '几',
    '一三',
    '百',
    '千万千',
    '一百百',
    '万',
    'a',
    'an',
    'many',
    '3天',
    '1,20',
    '1.2.3',
    '三x',
    '-1',
  ])('refuses %j', (text) => {
    expect(parseNumber(text)).toBeUndefined();
  });

  it('reads every number up to a million back from its Chinese spelling', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000 }), (number) => parseNumber(spell(number)) === number));
  });

  it('finds in a text exactly the spelling of a number that it can read', () => {
    const pattern = new RegExp(numberPattern, 'g');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), (number) => {
        for (const text of [spell(number), String(number)]) {
          expect([...`预算${text}元`.matchAll(pattern)].map(([found]) => found)).toEqual([text]);
        }
      }),
    );
  });
});

/** The full spelling with every unit and zero, built digit by digit. */
function spell(number: number): string {
  if (number >= 10_000) {
    const rest = number % 10_000;
    const low = rest === 0 ? '' : `${rest < 1000 ? '零' : ''}${spell(rest)}`;
    return `${spell(Math.floor(number / 10_000))}万${low}`;
  }
  let text = '';
  let gap = false;
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(number / unit) % 10;
    if (digit === 0) {
      gap = text !== '';
    } else {
      text += `${gap ? '零' : ''}${'零一二三四五六七八九'.charAt(digit)}${name}`;
      gap = false;
    }
  }
  return text;
}
