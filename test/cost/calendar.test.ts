import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../src/cost/calendar.js';
import { ConfigurationError } from '../../src/error/configuration-error.js';

describe('createCalendar', () => {
  it.each([
    // In Shanghai the day begins at 16:00 UTC.
    [undefined, '2026-11-24T15:59:59.999Z', '2026-11-24', '2026-11-24T16:00:00.000Z'],
    [undefined, '2026-11-24T16:00:00.000Z', '2026-11-25', '2026-11-25T16:00:00.000Z'],
    ['UTC', '2028-02-28T12:00:00.000Z', '2028-02-28', '2028-02-29T00:00:00.000Z'],
    // Clocks go forward and back: days of 23 and 25 hours.
    ['America/New_York', '2026-03-08T05:00:00.000Z', '2026-03-08', '2026-03-09T04:00:00.000Z'],
    ['America/New_York', '2026-11-01T04:00:00.000Z', '2026-11-01', '2026-11-02T05:00:00.000Z'],
    // The clock goes from 23:59 straight to 01:00: midnight does not exist.
    ['America/Sao_Paulo', '2018-11-03T12:00:00.000Z', '2018-11-03', '2018-11-04T03:00:00.000Z'],
    // The clock goes from 23:59 back to 23:00.
    ['America/Sao_Paulo', '2018-02-17T12:00:00.000Z', '2018-02-17', '2018-02-18T03:00:00.000Z'],
    ['Asia/Kathmandu', '2026-11-24T18:14:59.999Z', '2026-11-24', '2026-11-24T18:15:00.000Z'],
  ])('finds, in the zone %s at %s, the day %s until %s', (zone, now, date, endsAt) => {
    expect(createCalendar('f()', zone).day(new Date(now))).toEqual({ date, endsAt: new Date(endsAt) });
  });

  it.each([
    [undefined, '2026-11-30T16:00:00.000Z', '2026-12', '2026-12-31T16:00:00.000Z'],
    [undefined, '2026-11-01T00:00:00.000Z', '2026-11', '2026-11-30T16:00:00.000Z'],
    ['UTC', '2028-02-01T00:00:00.000Z', '2028-02', '2028-03-01T00:00:00.000Z'],
    ['UTC', '2027-02-28T23:59:59.999Z', '2027-02', '2027-03-01T00:00:00.000Z'],
    ['America/New_York', '2026-03-01T05:00:00.000Z', '2026-03', '2026-04-01T04:00:00.000Z'],
  ])('finds, in the zone %s at %s, the month %s until %s', (zone, now, date, endsAt) => {
    expect(createCalendar('f()', zone).month(new Date(now))).toEqual({ date, endsAt: new Date(endsAt) });
  });

  it('remembers nothing that is wrong for the next call, whatever the order', () => {
    const moment = fc
      .integer({ min: Date.UTC(2026, 9, 1), max: Date.UTC(2026, 11, 31) })
      .map((milliseconds) => new Date(milliseconds));
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 8 }), (moments) => {
        const shared = createCalendar('f()', 'Europe/Berlin');
        for (const now of moments) {
          const fresh = createCalendar('f()', 'Europe/Berlin');
          expect(shared.day(now)).toEqual(fresh.day(now));
          expect(shared.month(now)).toEqual(fresh.month(now));
          expect(shared.day(now).endsAt.getTime()).toBeGreaterThan(now.getTime());
        }
      }),
      { numRuns: 50 },
    );
  });

  it('refuses a zone that is not known', () => {
    expect(() => createCalendar('f()', 'Asia/Peking')).toThrow(
      new ConfigurationError('f(): "timeZone" is not a known zone; write it as Asia/Shanghai'),
    );
  });
});
