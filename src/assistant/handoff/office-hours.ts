import { ConfigurationError } from '../../error/configuration-error.js';
import { demand } from '../../schema/demand.js';
import { requireKnownOptions } from '../../schema/known-options.js';

/** From and until, `HH:MM`; an end before its beginning lies on the next day. */
export type HourRange = readonly [from: string, until: string];

export interface OfficeHoursOptions {
  /** IANA name of the zone that the hours are in. Default `Asia/Shanghai`. */
  readonly timeZone?: string | undefined;
  /** On working days. */
  readonly workdays: readonly HourRange[];
  /** On Saturdays, Sundays and public holidays. Default: none. */
  readonly freeDays?: readonly HourRange[] | undefined;
  /**
   * `china`: public holidays and the working weekends in lieu of them (调休), as the State Council publishes them; a year
   * that is not published yet goes by weekdays. `weekdays`: Monday to Friday. Default `china`.
   */
  readonly calendar?: 'china' | 'weekdays' | undefined;
  /** Hours of single days, by date: `{ '2026-10-01': [] }`. */
  readonly special?: Readonly<Record<string, readonly HourRange[]>> | undefined;
}

/** When operators are there. */
export interface OfficeHours {
  readonly timeZone: string;
  isOpen(at: Date): Promise<boolean>;
  /** @returns the moment itself where it is open; undefined where nothing opens within 60 days */
  nextOpening(at: Date): Promise<Date | undefined>;
}

const dayMs = 86_400_000;
const searchedDays = 60;

/**
 * Makes office hours.
 *
 * @throws {ConfigurationError} a range or the zone cannot be read
 *
 * @example
 * const hours = officeHours({ workdays: [['09:00', '12:00'], ['13:30', '18:00']], freeDays: [['10:00', '16:00']] });
 */
export function officeHours(options: OfficeHoursOptions): OfficeHours {
  requireKnownOptions('officeHours()', options, ['timeZone', 'workdays', 'freeDays', 'calendar', 'special']);
  const { timeZone = 'Asia/Shanghai', calendar = 'china', special = {} } = options;
  demand(calendar === 'china' || calendar === 'weekdays', 'officeHours(): calendar must be "china" or "weekdays"');
  const workdays = readRanges('workdays', options.workdays);
  const freeDays = readRanges('freeDays', options.freeDays ?? []);
  const specialDays = new Map(Object.entries(special).map(([date, ranges]) => [date, readRanges(date, ranges)]));
  const local = createLocalTime(timeZone);

  const rangesOn = async (day: number): Promise<readonly MinuteRange[]> => {
    const date = new Date(day).toISOString().slice(0, 10);
    return specialDays.get(date) ?? ((await isWorkday(day, date, calendar)) ? workdays : freeDays);
  };

  /** The first moment from `at` on that lies in a range of these days. */
  const find = async (at: Date, days: number): Promise<Date | undefined> => {
    const now = local.of(at);
    // What began yesterday may still go on.
    for (let day = now.day - dayMs; day < now.day + days * dayMs; day += dayMs) {
      const minute = (now.day - day) / 60_000 + now.minute;
      for (const { from, until } of await rangesOn(day)) {
        if (minute < until) {
          return minute >= from ? at : local.toInstant(day, from);
        }
      }
    }
    return undefined;
  };

  return {
    timeZone,
    isOpen: async (at) => (await find(at, 1))?.getTime() === at.getTime(),
    nextOpening: (at) => find(at, searchedDays),
  };
}

interface MinuteRange {
  /** Minutes since midnight; `until` may pass 24 hours. */
  readonly from: number;
  readonly until: number;
}

function readRanges(name: string, ranges: unknown): readonly MinuteRange[] {
  const problem = `officeHours(): ${name} must be a list of ["HH:MM", "HH:MM"]`;
  demand(Array.isArray(ranges), problem);
  return (ranges as readonly unknown[])
    .map((range) => {
      demand(Array.isArray(range) && range.length === 2, problem);
      const [from, until] = (range as readonly unknown[]).map((time) => {
        const match = typeof time === 'string' ? /^([01]?\d|2[0-4]):([0-5]\d)$/.exec(time) : null;
        demand(match !== null, problem);
        return Number(match?.[1]) * 60 + Number(match?.[2]);
      });
      demand(from !== undefined && until !== undefined && from !== until, problem);
      return { from, until: until > from ? until : until + 24 * 60 };
    })
    .sort((one, other) => one.from - other.from);
}

async function isWorkday(day: number, date: string, calendar: 'china' | 'weekdays'): Promise<boolean> {
  const weekday = new Date(day).getUTCDay();
  const isWeekday = weekday >= 1 && weekday <= 5;
  if (calendar === 'weekdays') {
    return isWeekday;
  }
  const { default: chineseDays } = await import('chinese-days');
  // Its reading of a text is right in every zone of the machine; of a Date it is not.
  return chineseDays.getDayDetail(date).work;
}

/** Clock time in a zone. Days are midnights in UTC with the local date. */
function createLocalTime(timeZone: string) {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  } catch {
    throw new ConfigurationError('officeHours(): timeZone is not a known zone; write it as Asia/Shanghai', {
      code: 'invalid-option',
    });
  }
  const of = (at: Date) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
    return {
      day: Date.UTC(part('year'), part('month') - 1, part('day')),
      minute: part('hour') * 60 + part('minute'),
    };
  };
  return {
    of,
    toInstant(day: number, minute: number): Date {
      const wanted = day + minute * 60_000;
      let instant = wanted;
      // Twice, for the zone's offset may change between the guess and the moment.
      for (let round = 0; round < 2; round += 1) {
        const found = of(new Date(instant));
        instant += wanted - (found.day + found.minute * 60_000);
      }
      return new Date(instant);
    },
  };
}
