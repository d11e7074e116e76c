import { expect, it } from 'vitest';
import { budgetWords } from '../../src/cost/words.js';
import { toTraditional } from '../../src/text/script.js';

it('says the same in both scripts', () => {
  for (const [name, sentence] of Object.entries(budgetWords['zh-Hans'])) {
    expect(budgetWords['zh-Hant']).toHaveProperty(name, toTraditional(sentence));
  }
});
