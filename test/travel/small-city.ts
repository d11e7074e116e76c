import type { Connection } from '../../src/domain/connection.js';
import type { Place } from '../../src/domain/place.js';

const shared = { city: '临溪', source: { name: 'Made up for tests', date: '2026-11-24' } } as const;

function at(eastMeters: number, northMeters: number): Place['position'] {
  return { latitude: 30.25 + northMeters / 111_000, longitude: 120.15 + eastMeters / 96_000, datum: 'WGS-84' };
}

const daytime = [{ open: '09:00', close: '17:00' }];

/** A town that does not exist: a lake, a museum, a temple on a hill, a street, two tables, a hotel and a station. */
export const smallCity: readonly Place[] = [
  {
    ...shared,
    id: 'mirror-lake',
    name: '镜湖',
    englishName: 'Mirror Lake',
    kind: 'sight',
    position: at(0, 0),
    visitMinutes: 120,
    tags: ['lake', 'nature', 'free'],
    rating: 5,
  },
  {
    ...shared,
    id: 'town-museum',
    name: '临溪博物馆',
    aliases: ['博物馆'],
    englishName: 'Linxi Museum',
    kind: 'sight',
    position: at(700, 300),
    openingHours: daytime,
    closedDays: { weekdays: [1] },
    visitMinutes: 90,
    tags: ['museum', 'indoor'],
    rating: 4,
    bookAhead: '须提前 1 天预约',
    englishBookAhead: 'Book one day ahead',
  },
  {
    ...shared,
    id: 'cloud-temple',
    name: '云山寺',
    englishName: 'Cloud Hill Temple',
    kind: 'sight',
    position: at(-1500, 900),
    openingHours: daytime,
    price: { adult: 30, child: 15 },
    visitMinutes: 90,
    tags: ['temple', 'hiking'],
    rating: 4,
  },
  {
    ...shared,
    id: 'old-street',
    name: '老街',
    englishName: 'Old Street',
    kind: 'sight',
    position: at(400, -500),
    visitMinutes: 60,
    tags: ['shopping', 'historic-site'],
    rating: 3,
  },
  {
    ...shared,
    id: 'tea-house',
    name: '溪边茶楼',
    kind: 'restaurant',
    position: at(300, 100),
    openingHours: [{ open: '10:30', close: '21:00' }],
    price: { adult: 60 },
  },
  {
    ...shared,
    id: 'noodle-lane',
    name: '面巷',
    kind: 'food-street',
    position: at(200, -400),
    openingHours: [{ open: '10:00', close: '22:00' }],
    price: { adult: 40 },
  },
  {
    ...shared,
    id: 'lakeside',
    name: '湖畔',
    englishName: 'Lakeside',
    kind: 'hotel-area',
    position: at(100, 200),
    roomPrice: 260,
  },
  { ...shared, id: 'linxi-station', name: '临溪站', kind: 'station', position: at(3000, 500) },
];

export const smallCityConnections: readonly Connection[] = [
  {
    from: '上海',
    to: '临溪',
    mode: 'train',
    station: 'linxi-station',
    minutes: 70,
    price: { adult: 50, child: 25 },
    departures: { first: '06:30', last: '21:30', everyMinutes: 30 },
  },
];
