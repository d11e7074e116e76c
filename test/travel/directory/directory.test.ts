import { describe, expect, it } from 'vitest';
import { PlaceError, type PlaceIssue } from '../../../src/error/travel-error.js';
import { createDirectory, type DirectoryOptions } from '../../../src/travel/directory/directory.js';
import type { PlaceRow, PlaceTable, PlaceWish } from '../../../src/travel/directory/place-kind.js';
import { smallTown } from './small-town.js';

const fields: PlaceTable['fields'] = [
  { type: 'number', name: '价格', unit: '元' },
  { type: 'number', name: '评分', unit: '分', better: 'high' },
  { type: 'choice', name: '类型' },
  { type: 'list', name: '设施' },
  { type: 'duration', name: '时长' },
  { type: 'text', name: '电话' },
  { type: 'nearby', name: '周边', of: '店' },
];

function shop(name: string, facts: PlaceRow = {}): PlaceRow {
  return { 名称: name, ...facts };
}

function directoryOf(...rows: readonly PlaceRow[]) {
  return createDirectory({ tables: [{ name: '店', nameField: '名称', fields, rows }] });
}

function found(rows: readonly PlaceRow[], wish: PlaceWish) {
  const { rows: matching, leftOut } = directoryOf(...rows).search('店', wish);
  return { names: matching.map((row) => row.名称), leftOut: leftOut.map(({ field }) => field) };
}

function issuesOf(options: DirectoryOptions): readonly PlaceIssue[] {
  try {
    createDirectory(options);
  } catch (error) {
    if (error instanceof PlaceError) return error.issues;
    throw error;
  }
  return [];
}

describe('directory.named', () => {
  const directory = createDirectory({ tables: smallTown });

  it('finds rows by name in any width and script, and gives them as they are', () => {
    expect(directory.named('餐馆', '望江樓').map((row) => row.名称)).toEqual(['望江楼']);
    const row = shop('ＡＢ客栈');
    expect(directoryOf(row).named('店', 'ab客栈')[0]).toBe(row);
  });

  it('gives all rows of one name, and none for another name or kind', () => {
    const directory = directoryOf(shop('小满', { 价格: 1 }), shop('小满', { 价格: 2 }), shop('小满客栈'));
    expect(directory.named('店', '小满').map((row) => row.价格)).toEqual([1, 2]);
    expect(directory.named('店', '没有这家')).toEqual([]);
    expect(directory.named('车站', '小满')).toEqual([]);
  });
});

describe('directory.search, where every wish is met', () => {
  it('takes both ends of a range, and no row of which the value is not known', () => {
    const rows = [
      shop('甲', { 价格: 100 }),
      shop('乙', { 价格: 200 }),
      shop('丙', { 价格: 201 }),
      shop('丁', { 价格: null }),
    ];
    expect(found(rows, { 价格: { min: 100, max: 200 } }).names).toEqual(['甲', '乙']);
    expect(found(rows, { 价格: { min: 201 } }).names).toEqual(['丙']);
    expect(found(rows, { 价格: {} }).names).toEqual(['甲', '乙', '丙']);
  });

  it('wants every member of a list, and puts members as they were said before longer ones', () => {
    const rows = [
      shop('甲', { 设施: ['精品烤鸭', '茶'] }),
      shop('乙', { 设施: ['烤鸭', '茶'] }),
      shop('丙', { 设施: ['烤鸭'] }),
    ];
    expect(found(rows, { 设施: ['烤鸭', '茶'] }).names).toEqual(['乙', '甲']);
  });

  it('meets a length of time where the two overlap', () => {
    const rows = [shop('甲', { 时长: '1小时 - 2小时' }), shop('乙', { 时长: '3小时' }), shop('丙', { 时长: '半天' })];
    expect(found(rows, { 时长: { min: 2, max: 3 } }).names).toEqual(['甲', '乙']);
    expect(found(rows, { 时长: { min: 4 } }).names).toEqual(['丙']);
  });

  it('is near a thing of this very name, unless none has it', () => {
    const rows = [shop('甲', { 周边: ['湖'] }), shop('乙', { 周边: ['湖心亭'] })];
    expect(found(rows, { 周边: ['湖'] }).names).toEqual(['甲']);
    expect(found(rows, { 周边: ['心亭'] }).names).toEqual(['乙']);
  });

  it('puts first what customers like, and keeps the order of the rows where they are alike or not known', () => {
    const rows = [shop('甲'), shop('乙', { 评分: 4 }), shop('丙', { 评分: 5 }), shop('丁', { 评分: 4 })];
    expect(found(rows, {}).names).toEqual(['丙', '乙', '丁', '甲']);
  });

  it('gives nothing for a kind that it does not have', () => {
    expect(directoryOf(shop('甲')).search('车站', {})).toEqual({ rows: [], leftOut: [] });
  });
});

describe('directory.search, where not every wish is met', () => {
  it('leaves out the one wish whose loss is smallest, and gives what comes nearest to it', () => {
    const rows = [
      shop('甲', { 价格: 330, 设施: ['泳池'] }),
      shop('乙', { 价格: 900, 设施: ['泳池'] }),
      shop('丙', { 价格: 300 }),
    ];
    expect(found(rows, { 价格: { max: 300 }, 设施: ['泳池'] })).toEqual({ names: ['甲'], leftOut: ['价格'] });
  });

  it('leaves out a word sooner than a range of which the value is not known', () => {
    const rows = [shop('甲', { 类型: '经济型' }), shop('乙', { 价格: 200, 类型: '高档型' })];
    expect(found(rows, { 价格: { max: 300 }, 类型: ['经济型'] })).toEqual({ names: ['乙'], leftOut: ['类型'] });
  });

  it('leaves out as few as it can, at most half', () => {
    const rows = [shop('甲', { 价格: 200, 类型: '经济型' })];
    const wish = { 价格: { max: 300 }, 类型: ['经济型'], 设施: ['泳池'], 评分: { min: 4 } };
    expect(found(rows, wish)).toEqual({ names: ['甲'], leftOut: ['设施', '评分'] });
    const { 类型: _, ...less } = wish;
    expect(found(rows, less)).toEqual({ names: [], leftOut: [] });
    expect(found(rows, { 评分: { min: 4 } })).toEqual({ names: [], leftOut: [] });
  });

  it('finds a thing by its whole name whatever else was wished, and says what it does not meet', () => {
    const rows = [shop('甲楼', { 价格: 500 }), shop('乙楼', { 价格: 100 })];
    expect(found(rows, { 名称: ['甲楼'], 价格: { max: 300 } })).toEqual({ names: ['甲楼'], leftOut: ['价格'] });
  });

  it('takes part of a name for a wish that is never left out', () => {
    const rows = [shop('小满客栈', { 价格: 5000 }), shop('云上酒店', { 价格: 100 })];
    expect(found(rows, { 名称: ['小满'], 价格: { max: 300 } })).toEqual({ names: ['小满客栈'], leftOut: ['价格'] });
  });

  it('gives of several rows with one name those that meet most', () => {
    const rows = [shop('小满', { 价格: 500, 设施: ['泳池'] }), shop('小满', { 价格: 100 })];
    const prices = (wish: PlaceWish) =>
      directoryOf(...rows)
        .search('店', { 名称: ['小满'], ...wish })
        .rows.map((row) => row.价格);
    expect(prices({ 设施: ['泳池'] })).toEqual([500]);
    expect(prices({ 价格: { max: 200 } })).toEqual([100]);
    expect(prices({})).toEqual([500, 100]);
  });
});

describe('createDirectory, with tables that cannot be used', () => {
  const table = (rows: readonly PlaceRow[], more: Partial<PlaceTable> = {}): DirectoryOptions => ({
    tables: [{ name: '店', nameField: '名称', fields, rows, ...more }],
  });

  it.each<[string, DirectoryOptions, PlaceIssue['place'], PlaceIssue['field']]>([
    ['a number in words', table([shop('甲', { 价格: '三百' })]), '店 甲', '价格'],
    ['a number that is none', table([shop('甲', { 评分: Number.NaN })]), '店 甲', '评分'],
    ['a list in one text', table([shop('甲', { 设施: '泳池、健身房' })]), '店 甲', '设施'],
    ['a length of time that cannot be read', table([shop('甲', { 时长: '很久' })]), '店 甲', '时长'],
    ['a text that is a number', table([shop('甲', { 电话: 5550 })]), '店 甲', '电话'],
    ['a choice that is a list', table([shop('甲', { 类型: ['经济型'] })]), '店 甲', '类型'],
    ['a row without a name', table([shop('甲'), { 价格: 5 }]), '店, row 2', '名称'],
    ['a blank name', table([shop(' ')]), '店, row 1', '名称'],
    ['a field described twice', table([], { fields: [...fields, { type: 'text', name: '电话' }] }), '店', '电话'],
    ['near things of no kind', table([], { fields: [{ type: 'nearby', name: '周边', of: '车站' }] }), '店', '周边'],
    ['no table', { tables: [] }, 'tables', 'tables'],
    [
      'a way with the name of a table',
      { ...table([]), ways: [{ name: '店', from: '出发地', to: '目的地' }] },
      '店',
      'name',
    ],
  ])('names the place and the field of %s', (_, options, place, field) => {
    expect(issuesOf(options)).toMatchObject([{ place, field }]);
  });

  it('lists every problem at once', () => {
    const rows = [shop('甲', { 价格: '三百', 电话: 5 }), { 评分: 4 }];
    expect(issuesOf(table(rows)).map(({ field }) => field)).toEqual(['价格', '电话', '名称']);
  });

  it('takes what is not known, whether it is null or missing', () => {
    expect(issuesOf(table([shop('甲', { 价格: null, 电话: null, 设施: undefined })]))).toEqual([]);
  });
});
