import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '../../../src/error/configuration-error.js';
import { formatPlaceReport } from '../../../src/travel/data/format-place-report.js';
import type { PlaceFindingCode } from '../../../src/travel/data/place-report.js';
import { type ReadPlacesOptions, readPlaces } from '../../../src/travel/data/read-places.js';
import { parsePlaces } from '../../../src/travel/place/places.js';
import { distanceBetween } from '../../../src/travel/place/position.js';
import { smallCity } from '../small-city.js';

const options: ReadPlacesOptions = {
  city: '临溪',
  today: '2026-12-01',
  source: { name: 'Made for the tests', date: '2026-11-01' },
};

const good = { name: '镜湖', latitude: 30.25, longitude: 120.15, price: 10, tags: ['lake'] };

/** Reads one row and gives its findings as `code field found hint`. */
async function findingsOf(row: Record<string, unknown>, more: ReadPlacesOptions = {}) {
  const { places, report } = await readPlaces({ json: [{ ...good, ...row }] }, { ...options, ...more });
  return { places, findings: report.findings };
}

describe('readPlaces', () => {
  it('reads a table with the columns that tables have', async () => {
    const csv = [
      '\ufeff名称,城市,类型,纬度,经度,门票,儿童票,开放时间,建议游玩时长,标签,评分,室内,无障碍,电话',
      '小城博物馆,临溪市,景点,30.251,120.152,免费,,周二至周日 9:00-17:00（16:00停止入馆）；周一闭馆,2小时,museum、indoor,4.6,是,是,0571-1234',
      '古寺,临溪市,景区,30.26,120.14,￥30,15元,8:00-17:30,90,temple,4.2,否,否,',
      '',
      '面馆,临溪市,餐厅,30.25,120.15,25元/人,,10:00-21:00,,,4,,,',
    ].join('\r\n');
    const { places, report } = await readPlaces({ csv }, options);
    expect(report).toMatchObject({ rows: 3, used: 3, findings: [] });
    expect(parsePlaces(places)).toEqual(places);
    expect(places[0]).toMatchObject({
      name: '小城博物馆',
      city: '临溪市',
      kind: 'sight',
      position: { latitude: 30.251, longitude: 120.152, datum: 'GCJ-02' },
      price: { adult: 0 },
      openingHours: [{ open: '09:00', close: '17:00', lastEntry: '16:00', weekdays: [2, 3, 4, 5, 6, 7] }],
      closedDays: { weekdays: [1] },
      visitMinutes: 120,
      tags: ['museum', 'indoor'],
      rating: 4.6,
      indoor: true,
      access: { stepFree: true },
      phone: '0571-1234',
      source: options.source,
    });
    expect(places[1]).toMatchObject({ price: { adult: 30, child: 15 }, indoor: false, access: { stepFree: false } });
    expect(places[2]).toMatchObject({ kind: 'restaurant', price: { adult: 25 } });
  });

  it.each([';', '\t'])('finds the separator %j by itself, and reads what is quoted', async (separator) => {
    const csv = ['name', 'lat', 'lon', 'ticket', 'address'].join(separator);
    const row = ['"Lake; of\ttwo"', '30.25', '120.15', '5', `"1${separator} ""Lake"" Road"`].join(separator);
    const { places, report } = await readPlaces({ csv: `${csv}\n${row}` }, options);
    expect(report.findings).toEqual([]);
    expect(places[0]).toMatchObject({ name: 'Lake; of\ttwo', address: `1${separator} "Lake" Road` });
  });

  it('reads any column names by a mapping, which wins over the usual names', async () => {
    const json = [{ titel: '镜湖', breite: 30.25, laenge: 120.15, price: 99, cost: 5 }];
    const fields = { name: 'titel', latitude: 'breite', longitude: 'laenge', price: 'cost' } as const;
    const { places, report } = await readPlaces({ json }, { ...options, fields });
    expect(places[0]).toMatchObject({ name: '镜湖', price: { adult: 5 } });
    expect(report.findings).toMatchObject([{ code: 'unused-column', field: 'price', row: 0 }]);
  });

  it('reads places in their own form unchanged', async () => {
    for (const json of [smallCity, JSON.stringify(smallCity), { places: smallCity }]) {
      const { places } = await readPlaces({ json }, { today: '2026-12-01' });
      expect(places).toEqual(smallCity);
    }
  });

  it('reads a database by rows, by pages, and as they come', async () => {
    const rows = [good, { ...good, name: '古寺' }];
    async function* pages() {
      for (const row of rows) yield [row];
    }
    for (const from of [() => rows, async () => rows, () => pages()]) {
      const { places } = await readPlaces({ rows: from }, options);
      expect(places.map(({ name }) => name)).toEqual(['镜湖', '古寺']);
    }
  });

  it('passes on what a database throws', async () => {
    const failure = new Error('connection lost');
    const rows = () => Promise.reject(failure);
    await expect(readPlaces({ rows }, options)).rejects.toBe(failure);
  });

  it('gives a place without an id the same one again, wherever it stands', async () => {
    const other = { ...good, name: '古寺' };
    const ids = async (json: unknown) => (await readPlaces({ json }, options)).places.map(({ id }) => id);
    const [lake, temple] = await ids([good, other]);
    expect(lake).not.toBe(temple);
    expect(await ids([other, good])).toEqual([temple, lake]);
  });

  it('takes Baidu’s coordinates to where they are', async () => {
    // A published pair; see test/travel/place/position.test.ts.
    const row = { latitude: 39.92133699351022, longitude: 116.41036949371029 };
    const { places } = await findingsOf(row, { datum: 'BD-09' });
    const there = { latitude: 39.915, longitude: 116.404, datum: 'GCJ-02' } as const;
    expect(places[0]?.position.datum).toBe('GCJ-02');
    expect(distanceBetween(places[0]?.position ?? there, there)).toBeLessThan(1);
    expect(places).toHaveLength(1);
  });

  it.each<[PlaceFindingCode, Record<string, unknown>, Record<string, unknown>]>([
    ['closes-before-opening', { open: '17:00', close: '09:00' }, { field: 'openingHours[0].close', found: '09:00' }],
    ['swapped-coordinates', { latitude: 120.15, longitude: 30.25 }, { hint: '30.25, 120.15' }],
    ['swapped-coordinates', { latitude: 85, longitude: 43.8 }, { hint: '43.8, 85' }],
    ['invalid', { latitude: undefined }, { field: 'position.latitude' }],
    ['invalid', { latitude: '' }, { field: 'position.latitude' }],
    ['invalid', { name: '' }, { field: 'name' }],
    ['invalid', { visitMinutes: 2 }, { field: 'visitMinutes', found: '2' }],
    ['invalid', { rating: 9 }, { field: 'rating', found: '9' }],
    [
      'invalid',
      { priceSeasons: [{ season: ['13-01', '10-31'], price: { adult: 1 } }] },
      { field: 'priceSeasons[0].season[0]', found: '13-01' },
    ],
    ['invalid', { priceSeasons: [{ season: ['04-01'], price: { adult: 1 } }] }, { field: 'priceSeasons[0].season' }],
    ['invalid', { priceSeasons: [{ season: ['04-01', '10-31'] }] }, { field: 'priceSeasons[0].price' }],
    ['invalid', { holidayCrowd: 7 }, { field: 'holidayCrowd' }],
  ])('refuses a row: %s %j', async (code, row, finding) => {
    const { places, findings } = await findingsOf(row);
    expect(places).toEqual([]);
    expect(findings).toContainEqual(expect.objectContaining({ severity: 'error', code, row: 1, ...finding }));
  });

  it.each<[PlaceFindingCode, Record<string, unknown>, Record<string, unknown>]>([
    ['price-missing', { price: '' }, { field: 'price' }],
    ['room-price-missing', { kind: 'hotel' }, { field: 'roomPrice' }],
    ['visit-odd', { visitMinutes: 700 }, { found: '700' }],
    ['unknown-tag', { tags: 'museums,lake' }, { found: 'museums', hint: 'museum' }],
    ['unknown-tag', { tags: ['histroic-site'] }, { hint: 'historic-site' }],
    ['unknown-tag', { tags: ['博物馆'] }, { hint: 'museum' }],
    ['unread-hours', { hours: '日出至日落' }, { found: '日出-日落' }],
    ['unread-value', { price: '80-120元' }, { field: 'price', found: '80-120元' }],
    ['unread-value', { kind: '其他' }, { field: 'kind', found: '其他' }],
    ['stale', { sourceName: '官网', sourceDate: '2024年3月' }, { found: '2024-03-01' }],
    ['unused-column', { remark: '好玩' }, { row: 0, field: 'remark', found: '1' }],
  ])('uses a row and asks to check it: %s %j', async (code, row, finding) => {
    const { places, findings } = await findingsOf(row);
    expect(places).toHaveLength(1);
    expect(findings).toContainEqual(expect.objectContaining({ severity: 'warning', code, ...finding }));
  });

  it.each([
    [{ tags: ['west-lake'] }],
    [{ price: '', tags: ['free'] }],
    [{ kind: 'restaurant', price: '' }],
    [{ hours: '24/7' }],
    [{ sourceName: '官网', sourceDate: '2026-01-15' }],
  ])('has nothing to say of %j', async (row) => {
    expect((await findingsOf(row)).findings).toEqual([]);
  });

  it('names both rows where an id or a name is used twice', async () => {
    const csv = 'id,name,lat,lon,price\na,镜湖,30.25,120.15,1\na,古寺,30.26,120.15,1\nb,镜 湖,30.25,120.16,1';
    const { places, report } = await readPlaces({ csv }, options);
    expect(places.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(report.findings).toMatchObject([
      { code: 'id-repeated', severity: 'error', row: 3, hint: '2' },
      { code: 'name-repeated', severity: 'warning', row: 4, hint: '2' },
    ]);
  });

  it('sees a place far from the others of its city, and one outside the bounds', async () => {
    const json = Array.from({ length: 6 }, (_, index) => ({
      ...good,
      name: `景点${index}`,
      latitude: 30.2 + index / 50,
    }));
    const shanghai = { ...good, name: '外滩', latitude: 31.24, longitude: 121.49 };
    const far = await readPlaces({ json: [...json, shanghai] }, options);
    // Hangzhou and Shanghai lie 160 to 170 km apart.
    expect(far.report.findings).toMatchObject([{ code: 'far-away', row: 7, hint: expect.stringMatching(/^1[67]\d$/) }]);
    expect(far.places).toHaveLength(7);
    const bounds = { south: 29.2, west: 118.3, north: 30.6, east: 120.8 };
    const outside = await readPlaces({ json: [...json, shanghai] }, { ...options, bounds });
    expect(outside.report.findings).toMatchObject([{ code: 'outside-bounds', row: 7 }]);
    expect(outside.places).toHaveLength(6);
  });

  it('counts a broken row, and goes on after it', async () => {
    const csv = 'name,lat,lon,price\n镜湖,30.25,120.15,1,extra\n古寺,30.26,120.15,1';
    const { places, report } = await readPlaces({ csv }, options);
    expect(places.map(({ name }) => name)).toEqual(['古寺']);
    expect(report.findings).toMatchObject([{ code: 'unreadable-row', row: 2 }]);
    const mixed = await readPlaces({ json: [null, good, 'text'] }, options);
    expect(mixed.report).toMatchObject({ rows: 3, used: 1 });
    expect(mixed.report.findings.map(({ row, code }) => [row, code])).toEqual([
      [1, 'unreadable-row'],
      [3, 'unreadable-row'],
    ]);
  });

  it('completes the source of a row by that of the file, and misses what neither says', async () => {
    const dated = await findingsOf({ sourceDate: '2026-10-01' });
    expect(dated.places[0]?.source).toEqual({ name: 'Made for the tests', date: '2026-10-01' });
    const { report } = await readPlaces({ json: [{ ...good, sourceDate: '2026-10-01' }] }, { city: '临溪' });
    expect(report.findings).toMatchObject([{ code: 'invalid', field: 'source.name' }]);
  });

  it('says that places have no source', async () => {
    const { report } = await readPlaces({ json: [good] }, { city: '临溪' });
    expect(report.findings).toMatchObject([{ code: 'undated', row: 0, found: '1' }]);
  });

  it('leaves no row without a word', async () => {
    const json = [
      good,
      { ...good, name: '' },
      { ...good, latitude: 200 },
      5,
      { ...good, name: '古寺', open: '9', close: '8' },
    ];
    const { report } = await readPlaces({ json }, options);
    const refused = new Set(report.findings.filter(({ severity }) => severity === 'error').map(({ row }) => row));
    expect(report.used + refused.size).toBe(report.rows);
  });

  it.each<[string, Parameters<typeof readPlaces>]>([
    ['no JSON', [{ json: '{' }]],
    ['no list', [{ json: { a: 1 } }]],
    ['two lists', [{ json: { a: [], b: [] } }]],
    ['no extract', [{ osm: '{"a":1}' }]],
    ['another XML', [{ osm: '<html><body/></html>' }]],
    ['an unknown option', [{ json: [] }, { town: '临溪' } as ReadPlacesOptions]],
    ['an unknown field', [{ json: [] }, { fields: { nmae: 'x' } as object }]],
    ['a day that is none', [{ json: [] }, { today: '2026-02-30' }]],
  ])('refuses %s', async (_, input) => {
    await expect(readPlaces(...input)).rejects.toBeInstanceOf(ConfigurationError);
  });
});

describe('formatPlaceReport', () => {
  const csv = [
    'name,lat,lon,price,open,close,kind',
    '镜湖,30.25,120.15,10,09:00,17:00,sight',
    '古寺,30.26,120.14,10,17:00,09:00,sight',
    '高塔,120.14,30.26,10,09:00,17:00,sight',
    '南园,30.25,120.16,,09:00,17:00,sight',
  ].join('\n');

  it('tells numbers, errors and warnings by row, in Chinese', async () => {
    const { report } = await readPlaces({ csv }, options);
    expect(formatPlaceReport(report, 'zh-Hans')).toBe(
      [
        '共 4 行：2 个地点可用，2 行不能用。',
        '',
        '错误（2 处）：这些行没有采用',
        '  ✗ 关门早于开门 × 1',
        '      第 3 行 古寺：openingHours[0].close 为 09:00：应晚于开门时间 17:00；跨过午夜请写作 24:00 以后，如 26:00',
        '  ✗ 经纬度疑似颠倒 × 1',
        '      第 4 行 高塔：120.14, 30.26，是否应为 30.26, 120.14？',
        '',
        '请核对（1 处）：这些行已采用',
        '  ! 没有票价 × 1',
        '      第 5 行 南园：没有票价，将按免费计算',
      ].join('\n'),
    );
  });

  it('tells the same in English', async () => {
    const { report } = await readPlaces({ csv }, options);
    const text = formatPlaceReport(report, 'en');
    expect(text).toContain('4 rows: 2 places can be used, 2 cannot.');
    expect(text).toContain('row 4 高塔: 120.14, 30.26; did you mean 30.26, 120.14?');
    expect(text).not.toMatch(/[，。：]/);
  });

  it('shows a few of many', async () => {
    const json = Array.from({ length: 30 }, (_, index) => ({ ...good, name: `景点${index}`, price: '' }));
    const { report } = await readPlaces({ json }, options);
    const text = formatPlaceReport(report, 'zh-Hans', { examples: 3 });
    expect(text.split('\n')).toHaveLength(8);
    expect(text).toContain('……另有 27 处');
  });

  it('is short where all is well', async () => {
    const { report } = await readPlaces({ json: [good] }, options);
    expect(formatPlaceReport(report, 'zh-Hans')).toBe('共 1 行：1 个地点可用。\n\n没有需要更正的地方。');
  });

  it('says every field error in Chinese', async () => {
    const rows = [
      { name: '' },
      { rating: 9 },
      { latitude: undefined },
      { price: { adult: -1 } },
      { source: { name: 'x', date: '2026-02-30' } },
      { openingHours: [{ open: 'x', close: '09:00' }] },
      { openingHours: [{ open: '09:00', close: '17:00', weekdays: [9] }] },
      { openingHours: [{ open: '09:00', close: '17:00', season: ['1', '2'] }] },
      { openingHours: [{ open: '09:00', close: '17:00', lastEntry: '18:00' }] },
      { openingHours: [{ open: '09:00', close: '09:30' }] },
      { closedDays: { dates: ['x'] } },
      { closedDays: { weekday: [1] } },
      { tags: [''] },
    ];
    for (const row of rows) {
      const { report } = await readPlaces({ json: [{ ...good, ...row }] }, options);
      expect(report.findings.length, JSON.stringify(row)).toBeGreaterThan(0);
      expect(formatPlaceReport(report, 'zh-Hans'), JSON.stringify(row)).not.toMatch(/must|missing|unknown/);
    }
  });
});
