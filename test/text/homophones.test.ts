import { describe, expect, it } from 'vitest';
import { homophonesOf } from '../../src/text/homophones.js';

describe('homophonesOf', () => {
  it.each([
    ['清', '庆情请青'],
    ['飘', '票漂'],
    ['啊', '阿'],
    ['旅', '绿律'],
    ['座', '坐做作'],
    ['再', '在'],
  ])('knows what is typed like %s, tones aside', (character, others) => {
    expect(homophonesOf(character)).toEqual(expect.arrayContaining([...others]));
    expect(homophonesOf(character)).not.toContain(character);
  });

  it('tells neighbouring syllables apart', () => {
    expect(homophonesOf('清')).not.toEqual(expect.arrayContaining(['琼']));
    expect(homophonesOf('路')).not.toContain('绿');
    expect(homophonesOf('暖')).toEqual([]);
  });

  it('knows none of a rare character, a letter or nothing', () => {
    for (const character of ['曌', 'a', '']) expect(homophonesOf(character)).toEqual([]);
  });
});
