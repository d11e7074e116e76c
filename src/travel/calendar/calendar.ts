import chineseDays from 'chinese-days';
import type { Weekday } from '../../domain/place.js';
import type { HolidayName } from '../../domain/trip-request.js';
import { addDays, weekdayOf } from './calendar-date.js';

/** The public holiday that a day belongs to. */
export interface Holiday {
  /** Simplified Chinese: 国庆节. */
  readonly name: string;
  /** False while the State Council has not yet published the year's days off in lieu: then only the law's own days count. */
  readonly announced: boolean;
}

/** A run of free days. Dates are `YYYY-MM-DD`, both included. */
export interface HolidayPeriod {
  readonly startDate: string;
  readonly endDate: string;
  readonly announced: boolean;
}

/** Weekdays and the public holidays of mainland China. Dates are `YYYY-MM-DD`. */
export interface HolidayCalendar {
  /** The holiday that a date belongs to, or undefined on an ordinary day. */
  holidayOn(date: string): Holiday | undefined;
  /** The next period of a holiday that has not ended before `today`. On a Sunday the weekend is the coming one. */
  resolve(holiday: HolidayName, today: string): HolidayPeriod;
  weekday(date: string): Weekday;
}

type PublicHoliday = Exclude<HolidayName, 'weekend'>;

const holidayNames: Readonly<Record<PublicHoliday, string>> = {
  'new-year': '元旦',
  'spring-festival': '春节',
  qingming: '清明节',
  'labour-day': '劳动节',
  'dragon-boat': '端午节',
  'mid-autumn': '中秋节',
  'national-day': '国庆节',
};

/** chinese-days leaves the last character of some names out. */
const fullNames = new Map(Object.values(holidayNames).map((name) => [name.replace(/节$/, ''), name]));

function publishedName(date: string): string | undefined {
  // West of Greenwich the library's table is a day off, and so is its reading of a text: together they are right.
  const detail = chineseDays.getDayDetail(date);
  // A day off reads "National Day,国庆节,3"; a plain weekend day is named after its weekday.
  const name = detail.name.split(',')[1];
  return detail.work ? undefined : name;
}

/** The library holds a year once its notice is out, and New Year's Day is in every notice. */
function isPublished(year: number): boolean {
  return publishedName(`${year}-01-01`) !== undefined;
}

/** The date of a day of the lunar year. Noon of the local day is the same date for the library in every zone. */
function lunarDate(year: number, month: number, day: number): string {
  return chineseDays.getSolarDateFromLunar(new Date(year, month - 1, day, 12)).date;
}

/** Day of April on which Qingming falls, by the usual formula for 2000 to 2099. */
function qingmingDay(year: number): number {
  const short = year % 100;
  return Math.floor(short * 0.2422 + 4.81) - Math.floor(short / 4);
}

/**
 * First day and number of days of a holiday by law alone: Regulation on Public Holidays (全国年节及纪念日放假办法)
 * as revised on 10 November 2024.
 */
function lawfulDays(holiday: PublicHoliday, year: number): { readonly startDate: string; readonly days: number } {
  switch (holiday) {
    case 'new-year':
      return { startDate: `${year}-01-01`, days: 1 };
    case 'spring-festival':
      return { startDate: addDays(lunarDate(year, 1, 1), -1), days: 4 };
    case 'qingming':
      return { startDate: `${year}-04-0${qingmingDay(year)}`, days: 1 };
    case 'labour-day':
      return { startDate: `${year}-05-01`, days: 2 };
    case 'dragon-boat':
      return { startDate: lunarDate(year, 5, 5), days: 1 };
    case 'mid-autumn':
      return { startDate: lunarDate(year, 8, 15), days: 1 };
    case 'national-day':
      return { startDate: `${year}-10-01`, days: 3 };
  }
}

function lawfulHolidayOn(date: string): Holiday | undefined {
  const year = Number(date.slice(0, 4));
  for (const [holiday, name] of Object.entries(holidayNames) as [PublicHoliday, string][]) {
    const { startDate, days } = lawfulDays(holiday, year);
    if (date >= startDate && date <= addDays(startDate, days - 1)) return { name, announced: false };
  }
  return undefined;
}

function holidayOn(date: string): Holiday | undefined {
  if (!isPublished(Number(date.slice(0, 4)))) return lawfulHolidayOn(date);
  const name = publishedName(date);
  return name === undefined ? undefined : { name: fullNames.get(name) ?? name, announced: true };
}

function periodIn(year: number, holiday: PublicHoliday): HolidayPeriod {
  const { startDate, days } = lawfulDays(holiday, year);
  if (!isPublished(year)) return { startDate, endDate: addDays(startDate, days - 1), announced: false };
  // Two holidays may touch (中秋 and 国庆): the free days in one run are one period.
  let first = startDate;
  let last = startDate;
  while (publishedName(addDays(first, -1)) !== undefined) first = addDays(first, -1);
  while (publishedName(addDays(last, 1)) !== undefined) last = addDays(last, 1);
  return { startDate: first, endDate: last, announced: true };
}

function resolve(holiday: HolidayName, today: string): HolidayPeriod {
  if (holiday === 'weekend') {
    const untilSaturday = (13 - weekdayOf(today)) % 7;
    const startDate = addDays(today, untilSaturday);
    return { startDate, endDate: addDays(startDate, 1), announced: true };
  }
  const year = Number(today.slice(0, 4));
  const thisYear = periodIn(year, holiday);
  return thisYear.endDate >= today ? thisYear : periodIn(year + 1, holiday);
}

/**
 * Makes the calendar of mainland China.
 *
 * Years that the State Council has published come from chinese-days, with days off in lieu. Later years follow the
 * law: the right days, but none of those that will be moved around them; they are marked `announced: false`.
 */
export function createCalendar(): HolidayCalendar {
  // A search asks for the same few days again and again, and the moon takes long to follow.
  const known = new Map<string, Holiday | undefined>();
  return {
    holidayOn: (date) => {
      if (!known.has(date)) known.set(date, holidayOn(date));
      return known.get(date);
    },
    resolve,
    weekday: weekdayOf,
  };
}
