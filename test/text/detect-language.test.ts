import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/text/detect-language.js';

describe('detectLanguage', () => {
  it.each([
    ['请问游船几点停', 'zh-Hans'],
    ['請問遊船幾點停', 'zh-Hant'],
    ['西湖', 'zh-Hans'],
    ['When does the boat stop?', 'en'],
    ['How do I get to 西湖?', 'en'],
    ['Where is 灵隐寺 and the 飞来峰?', 'en'],
    ['iPhone 15 Pro Max 多少钱', 'zh-Hans'],
    ['refund 怎么弄', 'zh-Hans'],
    ['WiFi密碼是多少', 'zh-Hant'],
    ['乾隆到过这里吗', 'zh-Hans'],
    ['乾隆御碑', 'zh-Hans'],
    ['', 'en'],
    ['😀 123', 'en'],
  ])('takes %j for %s', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it('goes by the majority where a text mixes both scripts', () => {
    expect(detectLanguage('我们去台湾,酒店叫「福華」,请问怎么订')).toBe('zh-Hans');
  });
});
