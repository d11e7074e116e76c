import { demand } from '../schema/demand.js';

/** A day or month: what it is called, and the moment when the next one begins. */
export interface CalendarSpan {
  /** `2026-11-24`, `2026-11`. */
  readonly date: string;
  readonly endsAt: Date;
}

export interface Calendar {
  day(now: Date): CalendarSpan;
  month(now: Date): CalendarSpan;
}

const dayMs = 86_400_000;

/**
 * Makes a calendar that tells the day and the month in a time zone.
 *
 * @param givenZone - IANA name; default `Asia/Shanghai`
 * @throws {ConfigurationError} the zone is not known
 */
export function createCalendar(owner: string, givenZone: string | undefined): Calendar {
  const timeZone = givenZone ?? 'Asia/Shanghai';
  // Sweden writes dates as ISO 8601 does.
  const createFormat = () => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  // Made at the first call, for the first format of a process takes long; a zone of the caller's is checked at once.
  let format: Intl.DateTimeFormat | undefined;
  if (givenZone !== undefined) {
    demand(isKnown(createFormat), `${owner}: "timeZone" is not a known zone; write it as Asia/Shanghai`);
  }
  const dayOf = (moment: number) => {
    format ??= createFormat();
    return format.format(moment);
  };
  // Twice a day's length: where clocks are set back, a day has 25 hours.
  const day = createSpans(dayOf, 2 * dayMs);
  const month = createSpans((moment) => dayOf(moment).slice(0, 'yyyy-mm'.length), 32 * dayMs);
  return { day: (now) => day(now.getTime()), month: (now) => month(now.getTime()) };
}

function isKnown(createFormat: () => unknown): boolean {
  try {
    createFormat();
    return true;
  } catch {
    return false;
  }
}

/**
 * Finds spans of the same date, and remembers the last one: nearly every call asks for it again.
 *
 * @param longestMs - longer than any span, shorter than two
 */
function createSpans(dateOf: (moment: number) => string, longestMs: number): (now: number) => CalendarSpan {
  let last: (CalendarSpan & { readonly seenAt: number }) | undefined;
  return (now) => {
    if (last === undefined || now < last.seenAt || now >= last.endsAt.getTime()) {
      const date = dateOf(now);
      last = {
        date,
        endsAt: new Date(firstAfter(now, now + longestMs, (moment) => dateOf(moment) === date)),
        seenAt: now,
      };
    }
    return { date: last.date, endsAt: last.endsAt };
  };
}

/** Halves the time in between until the first moment outside is found, to the millisecond; right in any zone. */
function firstAfter(inside: number, outside: number, isInside: (moment: number) => boolean): number {
  let [last, first] = [inside, outside];
  while (first - last > 1) {
    const middle = Math.floor((last + first) / 2);
    if (isInside(middle)) {
      last = middle;
    } else {
      first = middle;
    }
  }
  return first;
}
