import { afterRest, never } from './rest-times.js';
import type { TourRest } from './tour-problem.js';

/** Where the rests of a day are taken. */
export interface PlacedRests {
  /** By rest, the number of steps that lie behind it. */
  readonly points: readonly number[];
  /** When all steps and rests are over. */
  readonly ends: number;
}

/**
 * Puts the rests of a day between its steps so that the day ends as early as possible. For each step it is known when it is
 * over at the earliest with none, one, two rests behind; as no step ends earlier for a later beginning, that is exact.
 *
 * @param steps - the ways and visits of the day in turn: when each is over that begins at a time; `never` where it cannot
 * @returns undefined where the rests and the steps do not go together
 */
export function placeRests(
  rests: readonly TourRest[],
  starts: number,
  steps: readonly ((time: number) => number)[],
): PlacedRests | undefined {
  let times = [starts, ...rests.map(() => never)];
  const isTakenHere: boolean[][] = [];
  const takeRests = () => {
    const taken = rests.map(({ opens, closes, duration }, index) => {
      const over = afterRest(times[index] as number, opens, closes, duration);
      if (over >= (times[index + 1] as number)) return false;
      times[index + 1] = over;
      return true;
    });
    isTakenHere.push(taken);
  };
  takeRests();
  for (const step of steps) {
    times = times.map((time) => (time === never ? never : step(time)));
    takeRests();
  }
  const ends = times[rests.length] as number;
  if (ends === never) return undefined;
  const points: number[] = [];
  let behind = rests.length;
  for (let point = steps.length; point >= 0; point -= 1)
    while (behind > 0 && isTakenHere[point]?.[behind - 1] === true) {
      behind -= 1;
      points.unshift(point);
    }
  return { points, ends };
}
