import { describe, expect, it } from 'vitest';
import { languageOfTalk } from '../../src/text/talk-language.js';

describe('languageOfTalk()', () => {
  it.each([
    [['国庆三天怎么玩', '雷峰塔'], 'zh-Hans'],
    [['國慶三天怎麼玩', '雷峰塔'], 'zh-Hant'],
    [['國慶三天怎麼玩', '2'], 'zh-Hant'],
    [['國慶三天怎麼玩', 'OK'], 'zh-Hant'],
    [['帮我查一下订单', 'HS1024'], 'zh-Hans'],
    [['Three days in Hangzhou', '雷峰塔'], 'en'],
    [['国庆三天怎么玩', 'skip the museum please'], 'en'],
    [['Three days in Hangzhou', '换成两天'], 'zh-Hans'],
    [['國慶三天怎麼玩', '换成两天'], 'zh-Hans'],
    [['西湖'], 'zh-Hans'],
    [['hello'], 'en'],
  ])('takes %j for %s', (texts, language) => {
    expect(languageOfTalk(texts)).toBe(language);
  });
});
