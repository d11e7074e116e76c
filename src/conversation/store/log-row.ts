import type { LogEntry, NewLogEntry } from '../conversation-store.js';

/** One write as a database keeps it: all its entries in one row. */
export interface LogRow {
  /** Sequence of the row's last entry. */
  readonly last: number;
  /** JSON. */
  readonly entries: string;
}

/**
 * Words the entries of one write as JSON, in ASCII where a database could refuse a character: no NUL, no half of a
 * surrogate pair stands in it unescaped.
 */
export function encodeRow(entries: readonly NewLogEntry[]): string {
  return JSON.stringify(entries.map(({ at, turnId, event }) => [at, turnId ?? null, event]));
}

/** @param after - only entries after this sequence */
export function decodeRows(rows: readonly LogRow[], after: number): LogEntry[] {
  const log: LogEntry[] = [];
  for (const { last, entries } of rows) {
    const written = JSON.parse(entries) as readonly (readonly [string, string | null, LogEntry['event']])[];
    written.forEach(([at, turnId, event], index) => {
      const sequence = last - written.length + index + 1;
      if (sequence > after) {
        log.push({ sequence, at, ...(turnId !== null && { turnId }), event });
      }
    });
  }
  return log;
}
