import { describe, expect, it } from 'vitest';
import { readOpeningHours } from '../../../src/travel/data/opening-hours-tag.js';

const weekdays = [1, 2, 3, 4, 5];

describe('readOpeningHours', () => {
  it.each([
    ['09:00-17:00', [{ open: '09:00', close: '17:00' }]],
    ['9:00-17:00', [{ open: '09:00', close: '17:00' }]],
    ['Mo-Su 09:00-17:00', [{ open: '09:00', close: '17:00' }]],
    ['24/7', []],
    ['Mo-Su 00:00-24:00', []],
    ['00:00-00:00', []],
    [
      '08:30-11:30,13:30-17:00',
      [
        { open: '08:30', close: '11:30' },
        { open: '13:30', close: '17:00' },
      ],
    ],
    // After midnight.
    ['18:00-02:00', [{ open: '18:00', close: '26:00' }]],
    [
      'Apr-Oct 08:00-18:00; Nov-Mar 08:30-16:30',
      [
        { open: '08:00', close: '18:00', season: ['04-01', '10-31'] },
        { open: '08:30', close: '16:30', season: ['11-01', '03-31'] },
      ],
    ],
    // The season takes its months from the rule before it.
    [
      '08:00-18:00; Nov-Mar 09:00-16:00',
      [
        { open: '08:00', close: '18:00', season: ['04-01', '10-31'] },
        { open: '09:00', close: '16:00', season: ['11-01', '03-31'] },
      ],
    ],
    ['Oct 1-7 08:00-20:00', [{ open: '08:00', close: '20:00', season: ['10-01', '10-07'] }]],
    ['Feb 10:00-16:00', [{ open: '10:00', close: '16:00', season: ['02-01', '02-29'] }]],
    [
      'Mo-Fr 09:00-17:00; Sa,Su 10:00-18:00',
      [
        { open: '09:00', close: '17:00', weekdays },
        { open: '10:00', close: '18:00', weekdays: [6, 7] },
      ],
    ],
    // A later rule takes the day of an earlier one.
    [
      'Mo-Su 09:00-17:00; Fr 09:00-21:00',
      [
        { open: '09:00', close: '17:00', weekdays: [1, 2, 3, 4, 6, 7] },
        { open: '09:00', close: '21:00', weekdays: [5] },
      ],
    ],
  ])('reads %s', (text, openingHours) => {
    expect(readOpeningHours(text)).toEqual({ openingHours, unread: [] });
  });

  it.each([
    ['Tu-Su 09:00-17:00', [1], undefined],
    ['09:00-17:00; Mo off', [1], undefined],
    ['Tu-Su 09:00-17:00; Mo closed', [1], undefined],
    ['Tu-Su,PH 09:00-17:00; Mo off', [1], true],
    ['09:00-17:00; Mo off; PH 09:00-17:00', [1], true],
    ['Mo-Fr 09:00-17:00', [6, 7], undefined],
    ['Sa-Mo 09:00-17:00', [2, 3, 4, 5], undefined],
    // As notices say it.
    ['周二至周日 9:00-17:00，周一闭馆', [1], undefined],
    ['周二至周日9:00—17:00；周一闭馆（法定节假日 9:00-17:00）', [1], undefined],
    ['星期一休息；星期二-星期日 09:00~17:00', [1], undefined],
  ])('knows the closed days of %s', (text, closed, openOnHolidays) => {
    const { closedDays, openingHours } = readOpeningHours(text);
    expect(closedDays?.weekdays).toEqual(closed);
    expect(closedDays?.openOnHolidays).toBe(openOnHolidays);
    expect(openingHours).toHaveLength(1);
    expect(openingHours[0]).toMatchObject({ open: '09:00', close: '17:00' });
  });

  it.each([
    ['09:00-17:00（16:00停止入馆）', '16:00'],
    ['9:00-17:00，最晚入场16:30', '16:30'],
    ['09:00-17:00 (last entry 16:15)', '16:15'],
  ])('takes the last entry of %s', (text, lastEntry) => {
    expect(readOpeningHours(text)).toEqual({
      openingHours: [{ open: '09:00', close: '17:00', lastEntry }],
      unread: [],
    });
  });

  it.each([
    ['4月-10月 08:00-18:00；11月-3月 08:30-16:30', ['04-01', '10-31']],
    ['4月1日至10月31日 08:00-18:00', ['04-01', '10-31']],
  ])('knows the season of %s', (text, season) => {
    const { openingHours, unread } = readOpeningHours(text);
    expect(unread).toEqual([]);
    expect(openingHours[0]).toEqual({ open: '08:00', close: '18:00', season });
  });

  it('is open at all hours where a notice says so', () => {
    expect(readOpeningHours('全天开放')).toEqual({ openingHours: [], unread: [] });
    expect(readOpeningHours('24小时')).toEqual({ openingHours: [], unread: [] });
  });

  it.each([
    ['sunrise-sunset', 'sunrise-sunset'],
    ['Mo-Fr 09:00-17:00; Mo[1] off', 'Mo[1] off'],
    ['09:00+', '09:00+'],
    ['17:00-09:00', '17:00-09:00'],
    ['week 10-20 09:00-17:00', 'week 10-20 09:00-17:00'],
    ['Mo-Fr 09:00-17:00; PH off', 'PH off'],
    ['09:00-17:00; PH 10:00-12:00', 'PH 10:00-12:00'],
    ['上午九点开门', '上午九点开门'],
    ['Feb 30 09:00-17:00', 'Feb 30 09:00-17:00'],
    ['Mo-Fr', 'Mo-Fr'],
  ])('says what it has not understood of %s', (text, part) => {
    expect(readOpeningHours(text).unread).toContain(part);
  });

  it('uses the rest of what it has not understood all of', () => {
    expect(readOpeningHours('Mo-Fr 09:00-17:00; "by appointment"').openingHours).toEqual([
      { open: '09:00', close: '17:00', weekdays },
    ]);
  });
});
