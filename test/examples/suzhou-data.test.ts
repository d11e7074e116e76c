import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseConnections } from '../../src/travel/place/connections.js';
import { parsePlaces } from '../../src/travel/place/places.js';
import { distanceBetween } from '../../src/travel/place/position.js';

const read = (path: string) => JSON.parse(readFileSync(new URL(`../../examples/${path}`, import.meta.url), 'utf8'));
const places = parsePlaces([...read('hangzhou/places.json'), ...read('suzhou/places.json')]);
const suzhou = places.filter(({ city }) => city === '苏州');

describe('the sample data of Suzhou', () => {
  it('are as many rows as their sources say', () => {
    const count = (...kinds: readonly string[]) => suzhou.filter(({ kind }) => kinds.includes(kind)).length;
    const stated =
      /(\d+) rows of `Place`: (\d+) sights, (\d+) places to eat, (\d+) areas to stay in, (\d+) stations/.exec(
        readFileSync(new URL('../../examples/suzhou/SOURCES.md', import.meta.url), 'utf8'),
      );
    expect(stated?.slice(1).map(Number)).toEqual([
      suzhou.length,
      count('sight'),
      count('restaurant', 'food-street'),
      count('hotel', 'hotel-area'),
      count('station'),
    ]);
  });

  it('lie in the city', () => {
    const centre = { latitude: 31.31, longitude: 120.62, datum: 'WGS-84' } as const;
    expect(suzhou.filter(({ position }) => distanceBetween(centre, position) > 15_000)).toEqual([]);
  });

  it('are marked as sample data', () => {
    expect(suzhou.filter(({ source }) => !source?.name.includes('样例数据'))).toEqual([]);
  });

  it('are joined to Hangzhou at the stations of both cities', () => {
    const rows = parseConnections(read('suzhou/connections.json'), places);
    expect(rows.find(({ from }) => from === '杭州')).toMatchObject({
      fromStation: 'hangzhou-east-station',
      station: 'suzhou-station',
    });
  });
});
