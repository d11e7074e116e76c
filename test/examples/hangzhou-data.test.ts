import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Connection } from '../../src/domain/connection.js';
import type { OpeningHours, Place } from '../../src/domain/place.js';
import { parseConnections } from '../../src/travel/place/connections.js';
import { parsePlaces } from '../../src/travel/place/places.js';

const folder = new URL('../../examples/hangzhou/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

const places: readonly Place[] = JSON.parse(read('places.json'));
const connections: readonly Connection[] = JSON.parse(read('connections.json'));
const documentNames = readdirSync(new URL('documents/', folder), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.[a-z]+$/.test(name))
  .map((name) => name.replaceAll('\\', '/'))
  .sort();

const ofKind = (...kinds: readonly Place['kind'][]): readonly Place[] =>
  places.filter((place) => kinds.includes(place.kind));
const sights = ofKind('sight');
const meals = ofKind('restaurant', 'food-street');

/** Ids of the places that break a rule: empty when the rule holds, readable when it does not. */
const breaking = (rows: readonly Place[], isBroken: (place: Place) => boolean): readonly string[] =>
  rows.filter(isBroken).map((place) => place.id);

const placeNamed = (name: string): Place => {
  const found = places.find((place) => place.name === name || place.aliases?.includes(name));
  if (found === undefined) throw new Error(`No place is called ${name}`);
  return found;
};

const minutesOf = (clock: string): number => {
  expect(clock).toMatch(/^([01]\d|2\d):[0-5]\d$/);
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
};

const isInSeason = (window: OpeningHours, monthDay: string): boolean => {
  if (window.season === undefined) return true;
  const [from, until] = window.season;
  return from <= until ? from <= monthDay && monthDay <= until : monthDay >= from || monthDay <= until;
};

/** Every day of 2027 with its weekday, 1 for Monday to 7 for Sunday. */
const year = Array.from({ length: 365 }, (_, index) => {
  const date = new Date(Date.UTC(2027, 0, 1 + index));
  return { monthDay: date.toISOString().slice(5, 10), weekday: ((date.getUTCDay() + 6) % 7) + 1 };
});

const windowsOn = (place: Place, day: (typeof year)[number]): readonly OpeningHours[] =>
  (place.openingHours ?? []).filter(
    (window) =>
      isInSeason(window, day.monthDay) &&
      (window.weekdays === undefined || window.weekdays.some((weekday) => weekday === day.weekday)),
  );

/** Metres between two positions on a plane tangent at Hangzhou: exact to a metre or two within the city. */
const metersBetween = (first: string, second: string): number => {
  const [one, other] = [placeNamed(first).position, placeNamed(second).position];
  const north = (one.latitude - other.latitude) * 111_195;
  const east = (one.longitude - other.longitude) * 111_195 * Math.cos((30.25 * Math.PI) / 180);
  return Math.hypot(north, east);
};

const knownTags = new Set(
  `museum lake temple park garden historic-site ancient-town hiking tea shopping food family theme-park night-view
   art nature boat wetland free indoor photo pagoda village zoo university show west-lake`.split(/\s+/),
);

describe('the sample places of Hangzhou', () => {
  it('are read by the library as they stand', () => {
    expect(parsePlaces(places)).toHaveLength(places.length);
  });

  it('cover a visit: sights, meals, areas to stay in and stations', () => {
    expect(sights.length).toBeGreaterThanOrEqual(60);
    expect(meals.length).toBeGreaterThanOrEqual(15);
    expect(ofKind('hotel-area')).toHaveLength(10);
    expect(ofKind('station')).toHaveLength(5);
    expect(places.length).toBeLessThanOrEqual(115);
  });

  it('have an id of their own in kebab-case and a name of their own', () => {
    expect(breaking(places, (place) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(place.id))).toEqual([]);
    expect(new Set(places.map((place) => place.id)).size).toBe(places.length);
    expect(new Set(places.map((place) => place.name)).size).toBe(places.length);
  });

  it('belong to Hangzhou, name their area and their English name', () => {
    const isNameless = (place: Place): boolean => place.city !== '杭州' || !place.area || !place.englishName;
    expect(breaking(places, isNameless)).toEqual([]);
  });

  it('list no alias twice and share an alias only where one name means several places', () => {
    const owners = new Map<string, number>();
    for (const place of places) {
      const aliases = place.aliases ?? [];
      expect(new Set(aliases).size, place.id).toBe(aliases.length);
      for (const alias of aliases) owners.set(alias, (owners.get(alias) ?? 0) + 1);
    }
    const shared = [...owners].filter(([, count]) => count > 1).map(([alias]) => alias);
    expect(shared.sort()).toEqual(['West Lake', 'Zhejiang Museum', '浙博', '西湖'].sort());
  });

  it('lie inside the municipality, in one datum, and not on top of each other', () => {
    const isOutside = ({ position: { latitude, longitude, datum } }: Place): boolean =>
      latitude < 29.18 || latitude > 30.57 || longitude < 118.33 || longitude > 120.73 || datum !== 'WGS-84';
    expect(breaking(places, isOutside)).toEqual([]);
    const spots = places.map((place) => `${place.position.latitude},${place.position.longitude}`);
    expect(new Set(spots).size).toBe(places.length);
  });

  it.each([
    ['雷峰塔', '净慈寺', 150, 500],
    ['断桥', '保俶塔', 300, 800],
    ['断桥', '雷峰塔', 2400, 3200],
    ['苏堤', '三潭印月', 500, 1100],
    ['河坊街', '吴山', 300, 700],
    ['拱宸桥', '小河直街', 500, 1100],
    ['良渚博物院', '良渚古城', 2500, 4500],
    ['断桥', '灵隐寺', 4300, 5700],
    ['断桥', '杭州东站', 6000, 7800],
    ['断桥', '萧山机场', 25_000, 30_000],
  ])('lie where a map has them: from %s to %s it is %i to %i metres', (first, second, least, most) => {
    expect(metersBetween(first, second)).toBeGreaterThan(least);
    expect(metersBetween(first, second)).toBeLessThan(most);
  });

  it('say where and when each fact was written down', () => {
    for (const { id, source } of places) {
      expect(source?.name, id).toBeTruthy();
      expect(source?.date, id).toMatch(/^20\d\d-[01]\d-[0-3]\d$/);
      if (source?.url !== undefined) expect(source.url, id).toMatch(/^https:\/\//);
    }
  });

  it('use only tags that customers can ask for', () => {
    const strange = places.flatMap((place) => (place.tags ?? []).filter((tag) => !knownTags.has(tag)));
    expect(strange).toEqual([]);
    expect(breaking([...sights, ...meals], (place) => (place.tags ?? []).length === 0)).toEqual([]);
  });

  it('have ratings that tell them apart, the famous ones on top', () => {
    expect(breaking(places, (place) => place.rating !== undefined && (place.rating < 0 || place.rating > 5))).toEqual(
      [],
    );
    expect(breaking(sights, (place) => place.rating === undefined)).toEqual([]);
    expect(new Set(sights.map((place) => place.rating)).size).toBeGreaterThanOrEqual(12);
    const best = [...sights].sort((one, other) => (other.rating ?? 0) - (one.rating ?? 0)).slice(0, 5);
    for (const name of ['断桥', '苏堤', '灵隐寺']) expect(best).toContain(placeNamed(name));
  });

  it('explain advance booking in Chinese and English alike', () => {
    const isHalf = (place: Place): boolean =>
      (place.bookAhead === undefined) !== (place.englishBookAhead === undefined);
    expect(breaking(places, isHalf)).toEqual([]);
    for (const name of ['灵隐寺', '德寿宫', '良渚博物院', '宋城']) expect(placeNamed(name).bookAhead).toBeTruthy();
  });
});

describe('the names customers use', () => {
  it('find the lake itself by its best walks', () => {
    const walks = sights.filter((place) => place.aliases?.includes('西湖') && place.aliases.includes('West Lake'));
    expect(walks.length).toBeGreaterThanOrEqual(2);
    expect(breaking(walks, (place) => !place.tags?.includes('lake') || !place.tags.includes('west-lake'))).toEqual([]);
  });

  it.each([
    ...[
      '苏堤春晓',
      '曲院风荷',
      '平湖秋月',
      '断桥残雪',
      '柳浪闻莺',
      '花港观鱼',
      '雷峰夕照',
      '双峰插云',
      '南屏晚钟',
      '三潭印月',
    ],
    ...[
      '浙江省博物馆之江馆区',
      '浙江省博物馆孤山馆区',
      '茶叶博物馆',
      '丝绸博物馆',
      '南宋官窑博物馆',
      '低碳科技馆',
      '德寿宫',
    ],
    ...[
      '灵隐寺',
      '飞来峰',
      '六和塔',
      '西溪湿地',
      '九溪',
      '龙井村',
      '梅家坞',
      '虎跑',
      '太子湾',
      '郭庄',
      '满觉陇',
      '城隍阁',
    ],
    ...[
      '河坊街',
      '清河坊',
      '南宋御街',
      '拱宸桥',
      '小河直街',
      '宋城',
      '植物园',
      '动物园',
      '湘湖',
      '灯光秀',
      '奥体中心',
      '浙大',
    ],
    ...['Lingyin Temple', 'Leifeng Pagoda', 'Grand Canal', 'Xixi Wetland', 'Liangzhu', 'Tea Museum', '靈隱寺', '蘇堤'],
  ])('find %s', (name) => {
    const names = sights.flatMap((place) => [place.name, place.englishName, ...(place.aliases ?? [])]);
    expect(names).toContain(name);
  });
});

describe('opening hours', () => {
  it('are windows that close after they open, with the last entry in between', () => {
    for (const place of places) {
      for (const { open, close, lastEntry } of place.openingHours ?? []) {
        expect(minutesOf(close), place.id).toBeGreaterThan(minutesOf(open));
        expect(minutesOf(lastEntry ?? open), place.id).toBeGreaterThanOrEqual(minutesOf(open));
        expect(minutesOf(lastEntry ?? close), place.id).toBeLessThanOrEqual(minutesOf(close));
      }
    }
  });

  it('leave room for the whole visit in at least one window', () => {
    const isTooShort = (place: Place): boolean =>
      place.openingHours !== undefined &&
      !place.openingHours.some(({ open, close }) => minutesOf(close) - minutesOf(open) >= (place.visitMinutes ?? 90));
    expect(breaking(places, isTooShort)).toEqual([]);
    expect(breaking([...sights, ...meals], ({ visitMinutes = 0 }) => visitMinutes < 5 || visitMinutes > 720)).toEqual(
      [],
    );
  });

  it('never overlap on one day and leave no day of the year out, except for what runs on some evenings only', () => {
    const someEveningsOnly = ['qianjiang-light-show'];
    for (const place of places.filter((candidate) => candidate.openingHours !== undefined)) {
      for (const day of year) {
        const windows = [...windowsOn(place, day)].sort((one, other) => one.open.localeCompare(other.open));
        if (!someEveningsOnly.includes(place.id)) expect(windows, `${place.id} ${day.monthDay}`).not.toHaveLength(0);
        windows.slice(1).forEach((window, index) => {
          expect(minutesOf(window.open), place.id).toBeGreaterThanOrEqual(minutesOf(windows[index]?.close ?? '29:59'));
        });
      }
    }
  });

  it('close a museum one or two days a week, mostly Mondays, but never on a public holiday', () => {
    const closing = sights.filter((place) => place.closedDays !== undefined);
    expect(closing.length).toBeGreaterThanOrEqual(15);
    expect(closing.filter((place) => place.closedDays?.weekdays?.includes(1)).length).toBeGreaterThan(
      closing.length / 2,
    );
    expect(breaking(closing, (place) => (place.closedDays?.weekdays ?? []).length > 2)).toEqual([]);
    expect(breaking(closing, (place) => place.closedDays?.openOnHolidays !== true)).toEqual([]);
    expect(breaking(closing, (place) => !place.tags?.includes('museum'))).toEqual([]);
  });
});

describe('prices', () => {
  it('are above zero for paid sights and left out for free ones', () => {
    expect(breaking(sights, (place) => place.price !== undefined && !(place.price.adult > 0))).toEqual([]);
    expect(
      breaking(sights, (place) => (place.price === undefined) !== (place.tags?.includes('free') ?? false)),
    ).toEqual([]);
    expect(sights.filter((place) => place.price !== undefined).length).toBeGreaterThanOrEqual(20);
  });

  it('never ask more of a child, a student or a senior than of an adult', () => {
    const isUnfair = ({ price }: Place): boolean =>
      price !== undefined && Object.values(price).some((yuan) => yuan < 0 || yuan > price.adult);
    expect(breaking(places, isUnfair)).toEqual([]);
  });

  it('give every meal a price and every area a room for an ordinary budget', () => {
    expect(breaking(meals, ({ price }) => price === undefined || price.adult < 15 || price.adult > 250)).toEqual([]);
    expect(breaking(ofKind('hotel-area'), ({ roomPrice = 0 }) => roomPrice < 150 || roomPrice > 500)).toEqual([]);
    const isCheaperOnHolidays = ({ roomPrice = 0, holidayRoomPrice = 0 }: Place): boolean =>
      holidayRoomPrice < roomPrice;
    expect(breaking(ofKind('hotel-area'), isCheaperOnHolidays)).toEqual([]);
  });
});

describe('the sample connections', () => {
  it('are read by the library as they stand', () => {
    expect(parseConnections(connections, places)).toHaveLength(connections.length);
  });

  it('lead from different cities to a station that exists', () => {
    const stations = ofKind('station').map((place) => place.id);
    for (const connection of connections) {
      expect(connection.to).toBe('杭州');
      expect(stations).toContain(connection.station);
      expect(connection.source?.date).toMatch(/^20\d\d-/);
    }
    const cities = connections.map((connection) => connection.from);
    expect(new Set(cities).size).toBe(cities.length);
    expect(cities).toEqual(
      expect.arrayContaining(['上海', '南京', '苏州', '宁波', '北京', '合肥', '黄山', '温州', '绍兴']),
    );
  });

  it('run through the day, children at half and students at three quarters of the fare', () => {
    for (const { from, departures, minutes, price } of connections) {
      if (!('first' in departures)) continue;
      expect(minutesOf(departures.last), from).toBeGreaterThan(minutesOf(departures.first));
      expect(departures.everyMinutes, from).toBeGreaterThan(0);
      expect(minutes, from).toBeGreaterThan(10);
      expect(Math.abs((price.child ?? 0) - price.adult / 2), from).toBeLessThanOrEqual(0.5);
      expect(Math.abs((price.student ?? 0) - price.adult * 0.75), from).toBeLessThanOrEqual(0.5);
    }
  });
});

describe('the sample documents', () => {
  const withEnding = (ending: string): readonly string[] => documentNames.filter((name) => name.endsWith(ending));

  it('come in every kind that the library reads, three of them in English', () => {
    expect(documentNames.length).toBeGreaterThanOrEqual(14);
    expect(withEnding('.html')).toHaveLength(2);
    expect(withEnding('.csv')).toHaveLength(2);
    expect(withEnding('.json')).toHaveLength(1);
    expect(withEnding('.txt')).toHaveLength(1);
    expect(withEnding('.en.md')).toHaveLength(3);
  });

  it.each(documentNames)('%s says that it is sample data and holds no path of a machine', (name) => {
    const text = read(`documents/${name}`);
    expect(text).toMatch(/示例资料|示例資料|Sample data/);
    expect(text).not.toMatch(/\/(work|home|tmp|Users)\//);
  });

  it('open with a title', () => {
    for (const name of withEnding('.md')) expect(read(`documents/${name}`), name).toMatch(/^# \S/);
    for (const name of withEnding('.html')) expect(read(`documents/${name}`), name).toMatch(/<title>\S/);
  });

  it('hold FAQ tables of two columns, every row filled', () => {
    for (const name of withEnding('.csv')) {
      for (const line of read(`documents/${name}`).trim().split('\n')) expect(line, name).toMatch(/^[^,]+,[^,]+$/);
    }
  });

  it.each([
    ['boats/west-lake-boats.md', '末班 16:30 开船', '末班 16:00 开船'],
    ['boats/west-lake-boats.en.md', 'the last boat leaves at 16:30', 'the last boat leaves at 16:00'],
    ['faq/hong-kong-macau-taiwan.csv', '末班 16:30 開船', '末班 16:00 開船'],
  ])('name the last boat of either season as the places do, in %s', (name, summer, winter) => {
    const lastBoats = placeNamed('三潭印月').openingHours?.map((window) => window.lastEntry);
    expect(lastBoats).toEqual(['16:30', '16:00']);
    const text = read(`documents/${name}`);
    expect(text.indexOf(summer)).toBeGreaterThan(-1);
    expect(text.indexOf(winter)).toBeGreaterThan(text.indexOf(summer));
  });

  it('close Leifeng Pagoda in the FAQ when its place closes', () => {
    const answer = /^雷峰塔几点关门.*$/m.exec(read('documents/faq/common-questions.csv'))?.[0] ?? '';
    const closing = placeNamed('雷峰塔').openingHours?.map((window) => window.close) ?? [];
    expect(answer.match(/\d\d:\d\d/g)?.sort()).toEqual([...closing].sort());
  });

  it('charge for a sight what its place charges', () => {
    const rows = read('documents/sights/tickets-concessions-groups.md').matchAll(
      /^\| (\S+?)(?:（.+?）)? \| (\d+) 元/gm,
    );
    const listed = [...rows].map(([, name = '', yuan]) => ({ name, adult: Number(yuan) }));
    expect(listed.length).toBeGreaterThanOrEqual(12);
    for (const { name, adult } of listed) expect(placeNamed(name).price?.adult, name).toBe(adult);
  });

  it('open a museum when its place opens', () => {
    const rows = read('documents/sights/museums-booking.html').matchAll(
      /<tr><td>([^<]+)<\/td><td>(\d+:\d\d)–(\d\d:\d\d)<\/td><td>(\d\d:\d\d)<\/td>/g,
    );
    const listed = [...rows].map(([, name = '', open = '', close, lastEntry]) => ({
      name,
      hours: { open: open.padStart(5, '0'), close, lastEntry },
    }));
    expect(listed.length).toBeGreaterThanOrEqual(6);
    for (const { name, hours } of listed) expect(placeNamed(name).openingHours, name).toEqual([hours]);
  });
});
