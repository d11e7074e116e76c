import type { ClosedDays, OpeningHours, Place, Weekday } from '../../domain/place.js';
import { parseClock } from '../calendar/clock.js';

/** A window of one day, minutes after midnight. */
export interface OpeningWindow {
  readonly open: number;
  readonly close: number;
  /** When the place opens, where a visit may only begin later than that. */
  readonly doorsOpen?: number | undefined;
  /** Latest minute at which a visit may begin. */
  readonly lastEntry: number;
  /** False where the place has no hours: nothing to show to people. */
  readonly stated: boolean;
}

/** The day that a window is asked for. */
export interface OpeningDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly weekday: Weekday;
  readonly isHoliday: boolean;
}

const alwaysOpen: OpeningWindow = { open: 0, close: 48 * 60, lastEntry: 48 * 60, stated: false };

/** Minutes that a visit to a place takes. */
export function visitMinutesOf(place: Place): number {
  return place.visitMinutes ?? (place.kind === 'sight' ? 90 : 60);
}

function isInSeason(season: OpeningHours['season'], date: string): boolean {
  if (season === undefined) return true;
  const [from, until] = season;
  const monthDay = date.slice(5);
  return from <= until ? monthDay >= from && monthDay <= until : monthDay >= from || monthDay <= until;
}

/** Whether a place is closed all day: by date always, by weekday unless it opens on public holidays. */
function isClosed(closedDays: ClosedDays | undefined, day: OpeningDay): boolean {
  if (closedDays === undefined) return false;
  if (closedDays.dates?.some((date) => date === day.date || date === day.date.slice(5))) return true;
  if (!closedDays.weekdays?.includes(day.weekday)) return false;
  return !(closedDays.openOnHolidays === true && day.isHoliday);
}

function applies(hours: OpeningHours, day: OpeningDay, ignoreWeekday: boolean): boolean {
  const onWeekday = hours.weekdays === undefined || ignoreWeekday || hours.weekdays.includes(day.weekday);
  return onWeekday && isInSeason(hours.season, day.date);
}

/**
 * The windows in which a place can be visited on a day, earliest first; empty when it is closed.
 *
 * A place that opens on a holiday although the weekday is its closing day uses the windows of its other days.
 */
export function openingWindows(place: Place, day: OpeningDay): readonly OpeningWindow[] {
  if (isClosed(place.closedDays, day)) return [];
  const hours = place.openingHours ?? [];
  if (hours.length === 0) return [alwaysOpen];
  let applying = hours.filter((window) => applies(window, day, false));
  const opensForHoliday = place.closedDays?.openOnHolidays === true && day.isHoliday;
  if (applying.length === 0 && opensForHoliday) applying = hours.filter((window) => applies(window, day, true));
  return applying
    .map((window): OpeningWindow => {
      const open = parseClock(window.open) ?? 0;
      const close = parseClock(window.close) ?? 0;
      const lastEntry = parseClock(window.lastEntry ?? '') ?? close - visitMinutesOf(place);
      return { open, close, lastEntry: Math.min(lastEntry, close), stated: true };
    })
    .sort((left, right) => left.open - right.open);
}
