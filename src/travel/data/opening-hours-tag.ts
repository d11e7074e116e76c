import type { ClosedDays, OpeningHours, Weekday } from '../../domain/place.js';
import { addDays } from '../calendar/calendar-date.js';
import { formatClock, parseClock } from '../calendar/clock.js';
import { takeLastEntry, toHoursGrammar } from './opening-hours-words.js';

/** What an `opening_hours` text says. */
export interface ReadHours {
  readonly openingHours: readonly OpeningHours[];
  readonly closedDays?: ClosedDays | undefined;
  /** Parts that were not understood; the rest is used without them. */
  readonly unread: readonly string[];
}

type Season = readonly [from: string, until: string];
type Window = readonly [open: string, close: string];

interface Rule {
  readonly season: Season | undefined;
  readonly weekdays: ReadonlySet<Weekday>;
  readonly onHolidays: boolean;
  /** Empty: closed. */
  readonly windows: readonly Window[];
}

const weekdayNames = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const longestNightMinutes = 12 * 60;
const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const day = `(?:${weekdayNames.join('|')}|PH)`;
const month = `(?:${monthNames.join('|')})`;
// A number that a colon or a digit follows belongs to a time.
const monthDate = '\\d{1,2}(?![\\d:])';
const monthSpan = `${month}(?: ${monthDate})?(?:-(?:${month}(?: ${monthDate})?|${monthDate}))?`;
const time = '\\d{1,2}:\\d{2}';
const ruleShape = new RegExp(
  `^(?:(${monthSpan}(?:, ?${monthSpan})*):? ?)?(?:(${day}(?:-${day})?(?:, ?${day}(?:-${day})?)*):? ?)?` +
    `(${time}-${time}(?:, ?${time}-${time})*|off|closed|24/7|open)?$`,
);

/**
 * Reads opening hours in the grammar of OpenStreetMap's `opening_hours`, as far as it is common: `Mo-Fr 09:00-17:00; PH off`,
 * `24/7`, `Apr-Oct 08:00-18:00; Nov-Mar 09:00-16:30`, two windows a day, hours after midnight; and as Chinese notices write
 * them. A later rule takes the days of an earlier one, as the grammar has it.
 *
 * What is not understood (`sunset`, `Mo[1]`, `09:00+`, weeks, "by appointment") is reported, not guessed.
 * Source: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
 */
export function readOpeningHours(text: string): ReadHours {
  const { rest, lastEntry } = takeLastEntry(text);
  const unread: string[] = [];
  const rules: Rule[] = [];
  for (const part of toHoursGrammar(rest).split(';')) {
    const plain = part.replace(/^[\s,]+|[\s,]+$/g, '');
    if (plain === '') continue;
    const read = readRules(plain);
    if (read === undefined) unread.push(plain);
    else for (const rule of read) override(rules, rule, unread);
  }
  return { ...toHours(rules, lastEntry, unread), unread };
}

function readRules(text: string): Rule[] | undefined {
  const match = ruleShape.exec(text);
  const [, monthText, dayText, timeText] = match ?? [];
  if (timeText === undefined) return undefined;
  const days = readDays(dayText);
  const windows = readWindows(timeText);
  const seasons = monthText === undefined ? [undefined] : monthText.split(/, ?/).map(readSeason);
  if (days === undefined || windows === undefined) return undefined;
  if (monthText !== undefined && seasons.includes(undefined)) return undefined;
  return seasons.map((season) => ({ season, windows, ...days }));
}

function readDays(text: string | undefined): Pick<Rule, 'weekdays' | 'onHolidays'> | undefined {
  if (text === undefined) return { weekdays: new Set(everyDay), onHolidays: false };
  const weekdays = new Set<Weekday>();
  let onHolidays = false;
  for (const span of text.split(/, ?/)) {
    const [from, until = from] = span.split('-');
    if (from === 'PH' && until === 'PH') {
      onHolidays = true;
      continue;
    }
    const first = weekdayNames.indexOf(from ?? '');
    const last = weekdayNames.indexOf(until ?? '');
    if (first < 0 || last < 0) return undefined;
    for (let at = first; ; at = (at + 1) % 7) {
      weekdays.add((at + 1) as Weekday);
      if (at === last) break;
    }
  }
  return { weekdays, onHolidays };
}

function readWindows(text: string): Window[] | undefined {
  if (text === 'off' || text === 'closed') return [];
  if (text === '24/7' || text === 'open') return [['00:00', '24:00']];
  const windows: Window[] = [];
  for (const span of text.split(/, ?/)) {
    const [open, close] = span.split('-').map(parseClock);
    if (open === undefined || close === undefined || open > 24 * 60) return undefined;
    // 18:00-02:00 ends on the next day; 17:00-09:00 is rather a slip of the pen.
    const until = close <= open ? close + 24 * 60 : close;
    if (close <= open && until - open > longestNightMinutes && close !== 0) return undefined;
    windows.push([formatClock(open), formatClock(until)]);
  }
  return windows;
}

function readSeason(text: string): Season | undefined {
  const [from = '', until = from] = text.split('-');
  const first = monthDay(from, 'first');
  // Oct 1-7: the month is said once.
  const last = /^\d/.test(until) ? monthDay(`${from.slice(0, 3)} ${until}`, 'last') : monthDay(until, 'last');
  return first === undefined || last === undefined ? undefined : [first, last];
}

/** A day of the year; 2024 is a leap year. */
function monthDay(text: string, end: 'first' | 'last'): string | undefined {
  const [name = '', number] = text.split(' ');
  const index = monthNames.indexOf(name);
  if (index < 0) return undefined;
  const length = new Date(Date.UTC(2024, index + 1, 0)).getUTCDate();
  const date = number === undefined ? (end === 'first' ? 1 : length) : Number(number);
  if (date < 1 || date > length) return undefined;
  return `${String(index + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

const isSame = (left: Season | undefined, right: Season | undefined) => left?.join() === right?.join();

const touches = ([from, until]: Season, monthDate: string) =>
  from <= until ? monthDate >= from && monthDate <= until : monthDate >= from || monthDate <= until;

const overlap = (left: Season, right: Season) =>
  touches(left, right[0]) || touches(left, right[1]) || touches(right, left[0]);

/** The rest of the year. */
function complement([from, until]: Season): Season {
  const shift = (monthDate: string, days: number) => addDays(`2024-${monthDate}`, days).slice(5);
  return [shift(until, 1), shift(from, -1)];
}

/** A later rule takes its days from the earlier ones: all year, or in its season. */
function override(rules: Rule[], rule: Rule, unread: string[]): void {
  for (const [index, earlier] of [...rules.entries()].reverse()) {
    const shared = [...earlier.weekdays].filter((weekday) => rule.weekdays.has(weekday));
    if (shared.length === 0) continue;
    const left = [...earlier.weekdays].filter((weekday) => !rule.weekdays.has(weekday));
    const kept: Rule[] = left.length > 0 || earlier.onHolidays ? [{ ...earlier, weekdays: new Set(left) }] : [];
    if (rule.season !== undefined && !isSame(rule.season, earlier.season)) {
      if (earlier.season === undefined) {
        kept.push({ ...earlier, onHolidays: false, weekdays: new Set(shared), season: complement(rule.season) });
      } else if (overlap(rule.season, earlier.season)) {
        unread.push(`${earlier.season.join('–')} / ${rule.season.join('–')}`);
        continue;
      } else continue;
    }
    rules.splice(index, 1, ...kept);
  }
  rules.push(rule);
}

function toHours(rules: readonly Rule[], lastEntry: string | undefined, unread: string[]): Omit<ReadHours, 'unread'> {
  const openingHours: OpeningHours[] = [];
  const open = new Set(rules.flatMap((rule) => (rule.windows.length > 0 ? [...rule.weekdays] : [])));
  for (const { windows, weekdays, season } of rules) {
    for (const [from, until] of weekdays.size > 0 ? windows : []) {
      const isInside = lastEntry !== undefined && lastEntry >= from && lastEntry <= until;
      openingHours.push({
        open: from,
        close: until,
        ...(isInside && { lastEntry }),
        ...(weekdays.size < 7 && { weekdays: [...weekdays].sort() }),
        ...(season && { season }),
      });
    }
  }
  const closed = everyDay.filter((weekday) => !open.has(weekday));
  const holiday = rules.findLast((rule) => rule.onHolidays);
  if (holiday?.windows.length === 0) unread.push('PH off');
  const opensOnHolidays = holiday !== undefined && holiday.windows.length > 0;
  if (opensOnHolidays && !hasWindows(openingHours, holiday.windows)) unread.push(`PH ${writeWindows(holiday.windows)}`);
  const isAlways = openingHours.every((hours) => hours.open === '00:00' && hours.close === '24:00' && !hours.season);
  const isWholeWeek = closed.length === 0 && isAlways;
  if (openingHours.length === 0 || isWholeWeek) return { openingHours: [] };
  if (closed.length === 0) return { openingHours };
  return { openingHours, closedDays: { weekdays: closed, ...(opensOnHolidays && { openOnHolidays: true }) } };
}

const writeWindows = (windows: readonly Window[]) => windows.map((each) => each.join('-')).join(',');

function hasWindows(hours: readonly OpeningHours[], windows: readonly Window[]): boolean {
  return windows.every(([open, close]) => hours.some((each) => each.open === open && each.close === close));
}
