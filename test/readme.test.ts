import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePlaces } from '../src/travel/place/places.js';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

/** What a reader needs of an example: everything but its opening comment and what it asserts. */
function shownPart(example: string): string {
  return example
    .split('\n')
    .filter((line) => !line.startsWith('//') && !line.includes('assert'))
    .join('\n')
    .trim();
}

describe.each(['README.md', 'README.zh-CN.md'])('%s', (name) => {
  const readme = read(name);

  it('shows its examples as they run', () => {
    const shown = [...readme.matchAll(/<!-- example: (\S+) -->\n\n```ts\n([\s\S]*?)```/g)];
    expect(shown.length).toBeGreaterThan(0);
    for (const [, path = '', code = ''] of shown) {
      expect(code.trim()).toBe(shownPart(read(path)));
    }
  });

  it('links only to what is there', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = '']) => path);
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((path) => !existsSync(new URL(`../${path}`, import.meta.url)))).toEqual([]);
  });

  it('shows a place that is accepted', () => {
    const place = /```json\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    expect(parsePlaces([JSON.parse(place)])).toHaveLength(1);
  });
});
