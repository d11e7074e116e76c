import { describe, expect, it } from 'vitest';
import type { Place, Weekday } from '../../../src/domain/place.js';
import { openingWindows } from '../../../src/travel/place/opening-hours.js';

function placeWith(facts: Partial<Place>): Place {
  return {
    id: 'a',
    name: 'A',
    city: 'B',
    kind: 'sight',
    position: { latitude: 0, longitude: 0, datum: 'WGS-84' },
    ...facts,
  };
}

const day = (date: string, weekday: Weekday, isHoliday = false) => ({ date, weekday, isHoliday });
const monday = day('2026-11-23', 1);
const clocks = (place: Place, on = monday) =>
  openingWindows(place, on).map(({ open, close, lastEntry }) => [open, close, lastEntry]);

describe('openingWindows', () => {
  it('is open at all hours without hours', () => {
    expect(openingWindows(placeWith({}), monday)).toMatchObject([{ open: 0, stated: false }]);
  });

  it('lets people in until a visit before closing', () => {
    expect(clocks(placeWith({ openingHours: [{ open: '09:00', close: '17:00' }], visitMinutes: 60 }))).toEqual([
      [540, 1020, 960],
    ]);
  });

  it('gives two windows of a day in order', () => {
    const openingHours = [
      { open: '14:00', close: '17:00', lastEntry: '16:30' },
      { open: '09:00', close: '12:00', lastEntry: '11:00' },
    ];
    expect(clocks(placeWith({ openingHours }))).toEqual([
      [540, 720, 660],
      [840, 1020, 990],
    ]);
  });

  it('keeps to weekdays', () => {
    const place = placeWith({ openingHours: [{ open: '09:00', close: '17:00', weekdays: [6, 7] }] });
    expect(clocks(place)).toEqual([]);
    expect(clocks(place, day('2026-11-28', 6))).toHaveLength(1);
  });

  it('keeps to a season that runs over the year’s end', () => {
    const place = placeWith({ openingHours: [{ open: '09:00', close: '17:00', season: ['11-01', '03-31'] }] });
    expect(clocks(place)).toHaveLength(1);
    expect(clocks(place, day('2027-07-01', 4))).toEqual([]);
  });

  it('is closed on Mondays, but not on one that is a holiday', () => {
    const hours = [{ open: '09:00', close: '17:00', weekdays: [2, 3, 4, 5, 6, 7] as const }];
    const place = placeWith({ openingHours: hours, closedDays: { weekdays: [1], openOnHolidays: true } });
    expect(clocks(place)).toEqual([]);
    expect(clocks(place, day('2027-10-04', 1, true))).toHaveLength(1);
  });

  it('is closed on a date even on a holiday', () => {
    const place = placeWith({ closedDays: { dates: ['01-01', '2026-11-23'], openOnHolidays: true } });
    expect(clocks(place, day('2027-01-01', 5, true))).toEqual([]);
    expect(clocks(place)).toEqual([]);
  });
});
