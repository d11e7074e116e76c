import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assistantWords } from '../../src/assistant/words.js';
import { offlineWords } from '../../src/model/offline/words.js';
import { foldScript, toTraditional } from '../../src/text/script.js';

describe('assistantWords', () => {
  it('says the same in both scripts', () => {
    for (const [name, sentence] of Object.entries(assistantWords['zh-Hans'])) {
      expect(assistantWords['zh-Hant']).toHaveProperty(name, toTraditional(sentence));
    }
  });

  it('does not know in the words of the offline model', () => {
    expect(assistantWords['zh-Hans'].notKnown).toBe(offlineWords['zh-Hans'].notKnown);
    expect(assistantWords.en.notKnown).toBe(offlineWords.en.notKnown);
  });
});

it('reads every character of its patterns for the wish for a human in traditional script too', () => {
  const source = readFileSync(new URL('../../src/assistant/handoff/handoff-wish.ts', import.meta.url), 'utf8');
  const [, traditional = '', simplified = ''] =
    /traditional =\s*'(.+?)';\s*const simplified =\s*'(.+?)'/s.exec(source) ?? [];
  const patterns = new Set(source.slice(0, source.indexOf('const traditional')).match(/[\u4e00-\u9fff]/g));
  const needed: string[] = [];
  for (let code = 0x4e00; code <= 0x9fff; code += 1) {
    const character = String.fromCharCode(code);
    const folded = foldScript(character);
    if (folded !== character && patterns.has(folded)) {
      needed.push(character + folded);
    }
  }
  expect(needed.length).toBeGreaterThan(50);
  expect(needed.filter((pair) => simplified.charAt(traditional.indexOf(pair.charAt(0))) !== pair.charAt(1))).toEqual(
    [],
  );
});
