import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../../src/travel/calendar/calendar.js';

const calendar = createCalendar();

describe('holidayOn', () => {
  // The notice for 2026: 国庆节 from 1 to 7 October, 10 October is a working Saturday.
  it.each([
    ['2026-10-01', '国庆节'],
    ['2026-10-07', '国庆节'],
    ['2026-02-16', '春节'],
    ['2026-04-05', '清明节'],
    ['2026-06-19', '端午节'],
    ['2026-09-25', '中秋节'],
    ['2026-01-01', '元旦'],
  ])('names the published holiday of %s %s', (date, name) => {
    expect(calendar.holidayOn(date)).toEqual({ name, announced: true });
  });

  it.each(['2026-10-10', '2026-10-08', '2026-11-28', '2027-10-04', '2027-02-09'])('finds no holiday on %s', (date) => {
    expect(calendar.holidayOn(date)).toBeUndefined();
  });

  // By the regulation as revised in November 2024; lunar dates from the almanac.
  it.each([
    ['2027-01-01', '元旦'],
    ['2027-02-05', '春节'],
    ['2027-02-08', '春节'],
    ['2027-04-05', '清明节'],
    ['2027-05-02', '劳动节'],
    ['2027-06-09', '端午节'],
    ['2027-09-15', '中秋节'],
    ['2027-10-01', '国庆节'],
    ['2027-10-03', '国庆节'],
    ['2028-04-04', '清明节'],
  ])('knows from the law that %s is %s, not yet announced', (date, name) => {
    expect(calendar.holidayOn(date)).toEqual({ name, announced: false });
  });
});

describe('resolve', () => {
  it('gives the next National Day from the law while its year is not published', () => {
    expect(calendar.resolve('national-day', '2026-11-24')).toEqual({
      startDate: '2027-10-01',
      endDate: '2027-10-03',
      announced: false,
    });
  });

  it('gives a running holiday whole', () => {
    expect(calendar.resolve('national-day', '2026-10-03')).toEqual({
      startDate: '2026-10-01',
      endDate: '2026-10-07',
      announced: true,
    });
  });

  it('counts Spring Festival from New Year’s Eve', () => {
    expect(calendar.resolve('spring-festival', '2026-11-24')).toEqual({
      startDate: '2027-02-05',
      endDate: '2027-02-08',
      announced: false,
    });
  });

  it.each([
    ['2026-11-24', '2026-11-28'],
    ['2026-11-28', '2026-11-28'],
    ['2026-11-29', '2026-12-05'],
  ])('gives on %s the weekend of %s', (today, startDate) => {
    expect(calendar.resolve('weekend', today).startDate).toBe(startDate);
  });
});

describe('weekday', () => {
  it.each([
    ['2026-11-23', 1],
    ['2026-11-29', 7],
    ['2027-10-01', 5],
  ])('counts %s as %i', (date, weekday) => {
    expect(calendar.weekday(date)).toBe(weekday);
  });
});
