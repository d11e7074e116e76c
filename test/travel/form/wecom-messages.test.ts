import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../../src/domain/language.js';
import { ConfigurationError } from '../../../src/error/configuration-error.js';
import { weComMessages } from '../../../src/travel/form/wecom-messages.js';
import { wordClockTimes } from '../../../src/travel/render/clock-time.js';
import { freeDay, sampleItinerary } from '../render/sample-itinerary.js';
import { anyPlan } from '../support/any-plan.js';

const bytes = (text: string) => new TextEncoder().encode(text).length;

describe('weComMessages', () => {
  it('gives an overview, a message a day, and the costs with the remarks', () => {
    const messages = weComMessages(sampleItinerary, { language: 'zh-Hans' });
    expect(messages.map((message) => message.split('\n')[0])).toEqual([
      '【杭州 2 天 1 晚】',
      '【第 1 天 · 10 月 1 日 周五 · 国庆节】',
      '【第 2 天 · 10 月 2 日 周六 · 国庆节】',
      '【费用一览】',
    ]);
    expect(messages[0]).toContain('去程 · 10 月 1 日 周五：火车 · 上海 08:30 → 杭州 09:30 · 146 元');
    expect(messages[1]).toContain(
      '  → 步行 10 分钟（650 米）\n2. 11:10–12:10 午餐：楼外楼\n  营业 10:30–14:00 · 约 160 元',
    );
    expect(messages[3]).toContain('合计：956.5 元');
  });

  it('continues a day that is too long under its heading, and keeps each stop with the way to it whole', () => {
    const messages = weComMessages(sampleItinerary, { language: 'en', maxBytes: 300 });
    const day = messages.filter((message) => message.startsWith('【Day 1'));
    expect(day.length).toBeGreaterThan(1);
    expect(day[1]).toMatch(/^【Day 1 · Fri 1 Oct · National Day】 \(continued\)\n/);
    for (const message of messages) expect(bytes(message)).toBeLessThanOrEqual(300);
    const lunch = messages.filter((message) => message.includes('Louwailou'));
    expect(lunch).toHaveLength(1);
    expect(lunch[0]).toContain(
      '  → Walk 10 min (650 m)\n2. 11:10–12:10 Lunch at Louwailou (楼外楼)\n  open 10:30–14:00',
    );
  });

  it('lets days share a message where fewer messages are wanted', () => {
    const messages = weComMessages(sampleItinerary, { language: 'zh-Hans', maxMessages: 2 });
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain('\n\n【第 2 天');
  });

  it('formats for bots without letting a name format anything', () => {
    const [day] = freeDay.days;
    const stop = { ...day!.stops[0]!, name: '**桥** [点我](http://x) <font>' };
    const itinerary = { ...freeDay, days: [{ ...day!, stops: [stop] }] };
    const text = weComMessages(itinerary, { language: 'zh-Hans', format: 'markdown' }).join('\n');
    expect(text).toContain('### 第 1 天');
    expect(text).toContain('**1. 09:10–10:10 ＊＊桥＊＊ ［点我］(http://x) ＜font＞**');
    expect(text).not.toContain('](');
  });

  it('says that a section goes on in the script of the language', () => {
    const messages = weComMessages(sampleItinerary, { language: 'zh-Hant', maxBytes: 256 });
    expect(messages.join('\n')).toContain('（續）');
    expect(messages.join('\n')).not.toContain('（续）');
  });

  it('cuts a name that no message can hold between characters', () => {
    const [day] = freeDay.days;
    const name = '很长的名字🎐'.repeat(60);
    const itinerary = { ...freeDay, days: [{ ...day!, stops: [{ ...day!.stops[0]!, name }] }] };
    const messages = weComMessages(itinerary, { language: 'zh-Hans', maxBytes: 256 });
    for (const message of messages) expect(bytes(message)).toBeLessThanOrEqual(256);
    const joined = messages.map((message) => message.replace(/^【.*?】.*\n/, '')).join('');
    expect(joined).toContain(name);
  });

  it('refuses limits that no message can keep', () => {
    expect(() => weComMessages(freeDay, { language: 'en', maxBytes: 255 })).toThrow(ConfigurationError);
    expect(() => weComMessages(freeDay, { language: 'en', maxBytes: 400.5 })).toThrow(ConfigurationError);
    expect(() => weComMessages(freeDay, { language: 'en', maxMessages: 0 })).toThrow(ConfigurationError);
  });

  it('keeps the bytes and tells every stop once, whatever the plan', () => {
    const languages: readonly Language[] = ['zh-Hans', 'zh-Hant', 'en'];
    fc.assert(
      fc.property(
        anyPlan,
        fc.constantFrom(...languages),
        fc.integer({ min: 256, max: 2500 }),
        fc.constantFrom('text', 'markdown'),
        fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
        ({ itinerary }, language, maxBytes, format, maxMessages) => {
          const messages = weComMessages(itinerary, {
            language,
            maxBytes,
            format: format as 'text' | 'markdown',
            maxMessages,
          });
          for (const message of messages) {
            expect(bytes(message)).toBeLessThanOrEqual(maxBytes);
            expect(message.trim()).not.toBe('');
          }
          for (const day of itinerary.days) {
            for (const { name: ownName, englishName, arrive, leave } of day.stops) {
              const name = language === 'en' ? (englishName ?? ownName) : ownName;
              const time = wordClockTimes(`${arrive}–${leave}`, (clock) =>
                language === 'en' ? `${clock} (next day)` : `次日 ${clock}`,
              );
              const telling = messages.filter((message) =>
                message
                  .split('\n')
                  .some(
                    (line) =>
                      line.includes(time) && line.includes(language === 'zh-Hant' ? name.replace('号', '號') : name),
                  ),
              );
              expect(telling.length).toBe(
                itinerary.days
                  .flatMap(({ stops }) => stops)
                  .filter((stop) => stop.name === ownName && stop.arrive === arrive && stop.leave === leave).length,
              );
            }
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
