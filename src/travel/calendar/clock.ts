const pattern = /^(\d{1,2}):([0-5]\d)$/;

/**
 * Reads a clock time `HH:MM` as minutes after midnight.
 * Hours go up to 47, since a window or an evening may end after midnight.
 *
 * @returns undefined when the text is not a clock time
 */
export function parseClock(text: string): number | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const hours = Number(match[1]);
  return hours > 47 ? undefined : hours * 60 + Number(match[2]);
}

/** Writes minutes after midnight as `HH:MM`; beyond midnight it counts on: `25:10`. */
export function formatClock(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  return `${String(hours).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
