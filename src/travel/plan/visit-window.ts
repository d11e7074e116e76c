import { type OpeningWindow, visitMinutesOf } from '../place/opening-hours.js';
import type { Candidate } from './candidate.js';
import type { DayFrame } from './day-frame.js';
import { mealTimes } from './meal.js';

/** Lights are seen from then on, minutes after midnight: dusk on the average of the year. */
export const dusk = 18 * 60;

/** Plans are made in steps of five minutes. */
export const roundUp = (minutes: number): number => Math.ceil(minutes / 5) * 5;
export const roundDown = (minutes: number): number => Math.floor(minutes / 5) * 5;

function fits(window: OpeningWindow, from: number, ready: number, minutes: number, until: number): boolean {
  const begin = roundUp(Math.max(ready, from));
  return begin <= window.lastEntry && begin + minutes <= Math.min(window.close, until);
}

/**
 * When a visit must be over: by the pace's time; later for what was asked for, and for what the party goes out for in the
 * evening.
 *
 * @param endBy - when the day must be over for the sake of a sight that was asked for
 */
export function visitUntil(candidate: Candidate, window: OpeningWindow, frame: DayFrame, endBy: number): number {
  if (candidate.isMust) return endBy;
  const opensLate = candidate.serves.length > 0 && window.open >= mealTimes.dinner.from;
  return candidate.nightPoints > 0 || opensLate ? frame.endBy : frame.sightsUntil;
}

/** The first window in which a whole visit finds room. */
export function visitWindow(
  windows: readonly OpeningWindow[],
  candidate: Candidate,
  ready: number,
  frame: DayFrame,
  endBy: number,
): OpeningWindow | undefined {
  const minutes = visitMinutesOf(candidate.place);
  for (const window of windows) {
    if (fits(window, window.open, ready, minutes, visitUntil(candidate, window, frame, endBy))) return window;
  }
  return undefined;
}

/** The first window in which a meal that begins no earlier than `from` finds room. */
export function mealWindow(
  windows: readonly OpeningWindow[],
  from: number,
  ready: number,
  minutes: number,
  endBy: number,
): OpeningWindow | undefined {
  for (const window of windows) if (fits(window, Math.max(window.open, from), ready, minutes, endBy)) return window;
  return undefined;
}
