/** Later than every time of a problem: what is reached no more. */
export const never = 1_000_000_000;

/** When a rest is over that is taken from a moment on; `never` where it can begin no more. */
export function afterRest(time: number, opens: number, closes: number, duration: number): number {
  return time > closes ? never : Math.max(time, opens) + duration;
}
