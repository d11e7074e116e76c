import { expect, it } from 'vitest';
import { concessionWords } from '../../../src/travel/render/concession-words.js';
import { inLanguage } from '../../../src/travel/render/voice.js';

it('quotes an appointment that is given up once', () => {
  const text = inLanguage('zh-Hans', (voice) =>
    concessionWords([{ type: 'appointment', day: 1, place: '楼外楼', at: '18:00' }], voice).join(''),
  );
  expect(text).toBe('放弃“第 1 天 18:00 到楼外楼”');
});
