import { describe, expect, it } from 'vitest';
import { PlaceError } from '../../../src/error/travel-error.js';
import { createDirectory } from '../../../src/travel/directory/directory.js';
import { smallTown } from './small-town.js';

const directory = createDirectory({ tables: smallTown });

describe('createDirectory', () => {
  it('finds rows by name in any width and script', () => {
    expect(directory.named('餐馆', '望江樓').map((row) => row.名称)).toEqual(['望江楼']);
    expect(directory.named('餐馆', '没有这家')).toEqual([]);
  });

  it('gives nothing for a kind that it does not have', () => {
    expect(directory.search('车站', {})).toEqual({ rows: [], leftOut: [] });
  });

  it('lists every problem of its tables at once', () => {
    const hotels = smallTown.find(({ name }) => name === '酒店');
    const eateries = smallTown.find(({ name }) => name === '餐馆');
    if (hotels === undefined || eateries === undefined) throw new Error('No tables');
    const broken = [
      { ...hotels, nameField: '名字' },
      { ...eateries, fields: [{ type: 'number' as const, name: '推荐菜', unit: '元' }] },
    ];
    let refused: unknown;
    try {
      createDirectory({ tables: broken });
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(PlaceError);
    expect((refused as PlaceError).issues.length).toBeGreaterThan(1);
  });
});
