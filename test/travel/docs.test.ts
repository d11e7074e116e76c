import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { itineraryRules } from '../../src/travel/check-itinerary.js';
import { formatPlaceReport } from '../../src/travel/data/format-place-report.js';
import { readPlaces } from '../../src/travel/data/read-places.js';
import { multiCityRules } from '../../src/travel/multi-city/check/multi-city-violation.js';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('docs/places.md', () => {
  const page = read('docs/places.md');
  const example = read('examples/read-places.ts');

  it('shows its example as it runs', () => {
    const shown = /```ts\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    const plain = example
      .slice(0, example.indexOf('assert.deepEqual('))
      .split('\n')
      .filter((line) => !line.startsWith('//') && !line.includes('assert'));
    expect(shown.trim()).toBe(plain.join('\n').trim());
  });

  it('shows what the example prints', async () => {
    const csv = /const csv = `([\s\S]*?)`/.exec(example)?.[1] ?? '';
    const { report } = await readPlaces(
      { csv },
      {
        city: '临溪',
        fields: { price: '成人票（元）' },
        source: { name: '商家资料', date: '2026-11-01' },
        today: '2026-12-01',
      },
    );
    expect(/```\n(共[\s\S]*?)```/.exec(page)?.[1]?.trim()).toBe(formatPlaceReport(report, 'zh-Hans'));
  });
});

describe('docs/trip-forms.md', () => {
  it('shows its example as it runs', () => {
    const example = read('examples/trip-forms.ts');
    const shown = /```ts\n([\s\S]*?)```/.exec(read('docs/trip-forms.md'))?.[1] ?? '';
    const plain = example
      .slice(0, example.indexOf('assert.deepEqual('))
      .split('\n')
      .filter((line) => !line.includes('assert'));
    expect(shown.trim()).toBe(plain.join('\n').trim());
  });
});

describe('docs/find-places.md', () => {
  const page = read('docs/find-places.md');
  const example = read('examples/find-a-place.ts');

  it('shows its example as it runs', () => {
    const shown = /```ts\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    const plain = example
      .slice(0, example.indexOf('const [both'))
      .split('\n')
      .filter((line) => !line.startsWith('//') && !line.includes('assert'));
    expect(shown.trim()).toBe(plain.join('\n').trim());
  });

  it('shows every message of its example with a reply', () => {
    const [, printed = ''] = /```\n(>[\s\S]*?)```/.exec(page) ?? [];
    const said = [...(/const said = \[([\s\S]*?)\]/.exec(example)?.[1] ?? '').matchAll(/'(.+)'/g)].map(
      ([, text]) => text,
    );
    expect(said.length).toBeGreaterThan(3);
    expect([...printed.matchAll(/^> (.+)\n./gm)].map(([, text]) => text)).toEqual(said);
  });
});

describe('docs/trips.md', () => {
  it.each([
    ['rule', itineraryRules],
    ['rule over several cities', multiCityRules],
  ] as const)('names every %s of the checker and no other', (title, rules) => {
    const page = read('docs/trips.md');
    const [, table = ''] = new RegExp(`\\| ${title} \\| what it holds \\|\n([\\s\\S]*?)\n\n`).exec(page) ?? [];
    const named = table
      .split('\n')
      .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([a-z-]+)`/g)].map(([, rule]) => rule));
    expect(named.toSorted()).toEqual([...rules].toSorted());
  });
});
