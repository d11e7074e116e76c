import { describe, expect, it } from 'vitest';
import { wordsByLanguage } from '../../src/text/words-by-language.js';

describe('wordsByLanguage', () => {
  it('gives traditional Chinese from the simplified sentences, and leaves the others as they are', () => {
    const simplified = { sorry: '抱歉，请说“转人工”。', bye: '再见' };
    const english = { sorry: 'Sorry, say "talk to a human".', bye: 'Bye' };
    const words = wordsByLanguage(simplified, english);
    expect(words['zh-Hans']).toBe(simplified);
    expect(words.en).toBe(english);
    expect(words['zh-Hant']).toEqual({ sorry: '抱歉，請說「轉人工」。', bye: '再見' });
  });
});
