import { ConfigurationError } from '../../error/configuration-error.js';

/**
 * Makes a function that tells which day it is in a time zone.
 *
 * @param timeZone - IANA name: `Asia/Shanghai`
 * @returns the day as `YYYY-MM-DD`
 * @throws {ConfigurationError} the time zone is not known
 */
export function createLocalDay(timeZone: string): (now: Date) => string {
  const format = dateFormat(timeZone);
  return (now) => {
    const parts = new Map(format.formatToParts(now).map((part) => [part.type, part.value]));
    return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
  };
}

/**
 * Makes a function that tells what time of day it is in a time zone.
 *
 * @param timeZone - IANA name: `Asia/Shanghai`
 * @returns the time as `HH:MM`
 * @throws {ConfigurationError} the time zone is not known
 */
export function createLocalTime(timeZone: string): (now: Date) => string {
  dateFormat(timeZone);
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return (now) => format.format(now);
}

function dateFormat(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  } catch (cause) {
    throw new ConfigurationError(
      `Unknown timeZone "${timeZone}"; use an IANA name such as "Asia/Shanghai" or "Europe/Berlin"`,
      { code: 'invalid-time-zone', cause },
    );
  }
}
