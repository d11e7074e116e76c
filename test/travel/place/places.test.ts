import { describe, expect, it } from 'vitest';
import { PlaceError } from '../../../src/error/travel-error.js';
import { parseConnections } from '../../../src/travel/place/connections.js';
import { parsePlaces } from '../../../src/travel/place/places.js';
import { smallCity, smallCityTrains } from '../support/small-city.js';

const lake = {
  id: 'lake',
  name: '明湖',
  city: '小城',
  kind: 'sight',
  position: { latitude: 30, longitude: 120, datum: 'WGS-84' },
};

function issuesOf(parse: () => unknown) {
  try {
    parse();
  } catch (error) {
    if (error instanceof PlaceError) return error.issues;
    throw error;
  }
  return [];
}

const fieldsOf = (rows: unknown) => issuesOf(() => parsePlaces(rows)).map((issue) => `${issue.place}.${issue.field}`);

describe('parsePlaces', () => {
  it('gives valid places back as they were', () => {
    expect(parsePlaces(JSON.parse(JSON.stringify(smallCity)))).toEqual(smallCity);
  });

  it('accepts a window that ends after midnight and a season over the year’s end', () => {
    const openingHours = [{ open: '18:00', close: '26:00', season: ['11-01', '02-29'] }];
    expect(issuesOf(() => parsePlaces([{ ...lake, openingHours }]))).toEqual([]);
  });

  it.each<[string, object, string]>([
    [
      'a window that closes before it opens',
      { openingHours: [{ open: '17:00', close: '09:00' }] },
      'lake.openingHours[0].close',
    ],
    [
      'a clock time that does not exist',
      { openingHours: [{ open: '9h', close: '17:00' }] },
      'lake.openingHours[0].open',
    ],
    [
      'a last entry after closing',
      { openingHours: [{ open: '09:00', close: '17:00', lastEntry: '18:00' }] },
      'lake.openingHours[0].lastEntry',
    ],
    [
      'a visit longer than the window',
      { visitMinutes: 120, openingHours: [{ open: '09:00', close: '10:00' }] },
      'lake.openingHours[0].close',
    ],
    ['a weekday 0', { closedDays: { weekdays: [0] } }, 'lake.closedDays.weekdays[0]'],
    ['a closing date that does not exist', { closedDays: { dates: ['02-30'] } }, 'lake.closedDays.dates[0]'],
    ['a latitude off the earth', { position: { ...lake.position, latitude: 120 } }, 'lake.position.latitude'],
    ['a negative price', { price: { adult: -1 } }, 'lake.price.adult'],
    ['a rating above 5', { rating: 6 }, 'lake.rating'],
    ['an unknown field', { opening: '9-5' }, 'lake.'],
    ['an unknown kind', { kind: 'bar' }, 'lake.kind'],
    ['an empty name', { name: ' ' }, 'lake.name'],
  ])('refuses %s', (_, change, field) => {
    expect(fieldsOf([{ ...lake, ...change }])).toEqual([field]);
  });

  it('lists every problem of every row', () => {
    const rows = [{ ...lake, rating: 9, visitMinutes: 1 }, { ...lake, id: '', name: '' }, lake, lake];
    expect(fieldsOf(rows)).toEqual(['lake.visitMinutes', 'lake.rating', '2.id', '2.name', 'lake.id']);
  });

  it('says what to change in plain words', () => {
    expect(
      issuesOf(() => parsePlaces([{ ...lake, opening: 1, city: undefined }])).map((issue) => issue.message),
    ).toEqual(['is missing: must be a string', 'unknown field opening: remove it or correct its name']);
  });

  it.each([[undefined], [{ places: [] }], ['[]']])('refuses %j, which is no array', (value) => {
    expect(issuesOf(() => parsePlaces(value))).toHaveLength(1);
  });
});

describe('parseConnections', () => {
  it('gives valid connections back as they were', () => {
    expect(parseConnections(JSON.parse(JSON.stringify(smallCityTrains)), smallCity)).toEqual(smallCityTrains);
  });

  it.each<[object, string]>([
    [{ station: 'lake' }, 'station'],
    [{ station: 'nowhere' }, 'station'],
    [{ to: '海城' }, 'station'],
    [{ fromStation: 'nowhere' }, 'fromStation'],
    [{ fromStation: 'station' }, 'fromStation'],
    [{ minutes: 0 }, 'minutes'],
    [{ departures: { first: '10:00', last: '09:00', everyMinutes: 30 } }, 'departures.last'],
    [{ departures: { outbound: ['07:00'], inbound: [] } }, 'departures.inbound'],
    [{ departures: { outbound: ['07:00', '06:00'], inbound: ['18:00'] } }, 'departures.outbound'],
    [{ departures: { outbound: ['07:00'] } }, 'departures'],
  ])('refuses %j', (change, field) => {
    const rows = [{ ...smallCityTrains[0], ...change }];
    expect(issuesOf(() => parseConnections(rows, smallCity))).toMatchObject([{ place: 'connection 1', field }]);
  });
});
