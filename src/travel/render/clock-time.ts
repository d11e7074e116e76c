import { formatClock, parseClock } from '../calendar/clock.js';

const minutesOfDay = 24 * 60;

/**
 * Replaces clock times beyond 24:00 by the hour that a clock shows then.
 *
 * @param text - one time, or times within other text: `18:00–26:00`
 * @param nextDay - words such an hour: `01:30` becomes "次日 01:30"
 */
export function wordClockTimes(text: string, nextDay: (time: string) => string): string {
  return text.replace(/\d{2}:\d{2}/g, (time) => {
    const minutes = parseClock(time) ?? 0;
    return minutes > minutesOfDay ? nextDay(formatClock(minutes - minutesOfDay)) : time;
  });
}
