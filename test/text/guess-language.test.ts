import { expect, it } from 'vitest';
import { guessLanguage } from '../../src/text/guess-language.js';
import { languageOfTalk } from '../../src/text/talk-language.js';

it.each([
  [['游船几点停航?'], 'zh-Hans'],
  [['請問門票多少錢?'], 'zh-Hant'],
  [['我想退款,可以嗎'], 'zh-Hant'],
  [['Where is my order?'], 'en'],
  [['请问几点开门', 'OK'], 'zh-Hans'],
  [['請問幾點開門', 'HS1024'], 'zh-Hant'],
  [['?!'], 'en'],
])('answers %j as %s, as the full tables do', (texts, language) => {
  expect(guessLanguage(texts)).toBe(language);
  expect(languageOfTalk(texts)).toBe(language);
});
