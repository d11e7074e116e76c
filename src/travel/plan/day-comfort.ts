import type { DayFrame } from './day-frame.js';
import type { DayProgress } from './day-progress.js';

/** A day that is over in the early afternoon is a day half used; so is one that is over long before the train leaves. */
const earlyEnd = 17 * 60 + 30;
const spareBeforeReturn = 45;
const pointsPerEarlyMinute = 0.5;
/** A visit may last so much longer when a meal comes after it, as a part of its length and in minutes. */
const easyStretch = 0.4;
const longestEasyWait = 60;
/** Time before a meal is no lost time when the visit before it can last longer. */
const partLost = 0.35;

/** Points that a day loses by ending early. */
export function earlyEndPoints(frame: DayFrame, endTime: number): number {
  const fullUntil = frame.hasOvernight ? earlyEnd : Math.min(earlyEnd, frame.endBy - spareBeforeReturn);
  return Math.max(0, fullUntil - endTime) * pointsPerEarlyMinute;
}

/** Minutes that are lost by waiting for a meal. */
export function lostBeforeMeal(waiting: number, before: DayProgress): number {
  const stretched = before.done === 'visit' ? (before.time - before.arrive) * easyStretch : 0;
  const easy = Math.min(waiting, stretched, longestEasyWait);
  return easy * partLost + (waiting - easy);
}
