import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../src/travel/form/itinerary-markdown.js';
import { freeDay, sampleItinerary } from '../render/sample-itinerary.js';

describe('renderMarkdown', () => {
  const text = renderMarkdown(sampleItinerary, 'zh-Hans');

  it('gives a heading and a list a day, and the costs as a table', () => {
    expect(text).toContain(
      '\n### 第 1 天 · 10 月 1 日 周五 · 国庆节\n\n- 09:35 从杭州东站出发\n  - → 地铁 25 分钟 · 8 元\n',
    );
    expect(text).toContain('\n- **13:30–15:00 雷峰塔**\n  - 开放 08:00–20:00 · 门票 80 元\n');
    expect(text).toContain('\n| 门票 | 80 元 |\n');
    expect(text).toContain('\n| **合计** | **956.5 元** |\n');
  });

  it('tells hours after midnight as the chat does', () => {
    expect(text).toContain('- **22:30–次日 00:30 武林夜市**');
  });

  it('escapes what a name could format, link or break', () => {
    const [day] = freeDay.days;
    const name = '# *桥* [a](javascript:x) <b>|`\n- 1';
    const stop = { ...day!.stops[0]!, name };
    const escaped = renderMarkdown({ ...freeDay, days: [{ ...day!, stops: [stop] }] }, 'zh-Hans');
    expect(escaped).toContain('\\# \\*桥\\* \\[a\\](javascript:x) \\<b\\>\\|\\` - 1**');
  });

  it('links a source only where its address is one of the web', () => {
    const source = { name: 'A', date: '2026-11-20' };
    const linked = renderMarkdown({ ...freeDay, sources: [{ ...source, url: 'https://example.com/a' }] }, 'en');
    expect(linked).toContain('- A (20 Nov 2026) <https://example.com/a>');
    const other = renderMarkdown({ ...freeDay, sources: [{ ...source, url: 'javascript:alert(1)' }] }, 'en');
    expect(other).not.toContain('javascript');
  });
});
