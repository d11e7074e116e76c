import { ConfigurationError } from '../../error/configuration-error.js';

/**
 * Makes a function that words a moment for a model: `Tuesday 2026-11-24 10:25 (Asia/Shanghai)`.
 *
 * @param givenZone - default `Asia/Shanghai`
 * @throws {ConfigurationError} the zone is not known
 */
export function createClock(owner: string, givenZone: string | undefined): (now: Date) => string {
  const timeZone = givenZone ?? 'Asia/Shanghai';
  // Sweden writes dates as ISO 8601 does.
  const createFormat = () => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  // Made at the first request, for the first format of a process takes long; a zone of the caller's is checked at once.
  let format: Intl.DateTimeFormat | undefined;
  if (givenZone !== undefined) {
    try {
      format = createFormat();
    } catch {
      throw new ConfigurationError(`${owner}: "timeZone" is not a known zone; write it as Asia/Shanghai`);
    }
  }
  let weekdayFormat: Intl.DateTimeFormat | undefined;
  return (now) => {
    format ??= createFormat();
    weekdayFormat ??= new Intl.DateTimeFormat('en', { timeZone, weekday: 'long' });
    return `${weekdayFormat.format(now)} ${format.format(now)} (${timeZone})`;
  };
}
