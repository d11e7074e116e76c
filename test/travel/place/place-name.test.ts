import { describe, expect, it } from 'vitest';
import type { Place } from '../../../src/domain/place.js';
import { isRefusedBy, placesNamed } from '../../../src/travel/place/place-name.js';

const shared = {
  city: '小城',
  position: { latitude: 30, longitude: 120, datum: 'WGS-84' },
  source: { name: 'Made for the tests', date: '2026-11-24' },
} as const;
const hill: Place = { ...shared, id: 's1', name: '孤山', kind: 'sight' };
const temple: Place = {
  ...shared,
  id: 's2',
  name: '净慈寺',
  englishName: 'Jingci Temple',
  kind: 'sight',
  tags: ['temple'],
};
const inn: Place = { ...shared, id: 'e1', name: '楼外楼（孤山路店）', aliases: ['樓外樓菜館'], kind: 'restaurant' };
const noodles: Place = {
  ...shared,
  id: 'e2',
  name: '净慈寺素面',
  englishName: 'Jingci Temple Vegetarian Noodles',
  kind: 'restaurant',
  tags: ['food'],
};

describe('placesNamed', () => {
  const places = [inn, noodles, hill, temple];

  it.each<readonly [word: string, meant: readonly Place[]]>([
    ['孤山', [hill]],
    ['小城孤山', [hill]],
    ['楼外楼', [inn]],
    ['樓外樓菜館', [inn]],
    ['净慈', [temple]],
    ['著名的净慈寺', [temple]],
    ['净慈寺素面', [noodles]],
  ])('takes %s for what is called so', (word, meant) => {
    expect(placesNamed(word, places)).toEqual(meant);
  });

  it('takes no restaurant for a part of its name', () => {
    expect(placesNamed('孤山路', [inn])).toEqual([]);
    expect(placesNamed('孤山', [inn])).toEqual([]);
  });

  it('takes no name of two characters for a longer one that holds it', () => {
    expect(placesNamed('孤山路', [hill])).toEqual([]);
  });
});

describe('isRefusedBy', () => {
  it.each<readonly [word: string, refused: readonly Place[]]>([
    ['temple', [temple]],
    ['净慈寺', [temple]],
    ['净慈寺素面', [noodles]],
    ['food', [noodles]],
    ['楼外楼', [inn]],
    ['孤山', [hill]],
  ])('reads %s', (word, refused) => {
    expect([inn, noodles, hill, temple].filter((place) => isRefusedBy(place, word))).toEqual(refused);
  });
});
