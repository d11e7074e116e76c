import type { LogEntry } from '../../conversation/conversation-store.js';

/** One time that a conversation was with the operators. Times are ISO 8601; durations in milliseconds, never negative. */
export interface ServiceTime {
  /** When it was passed to the queue; undefined where an operator took it unasked. */
  readonly askedAt: string | undefined;
  readonly takenAt: string | undefined;
  readonly operatorId: string | undefined;
  readonly firstReplyAt: string | undefined;
  readonly replies: number;
  /** When it was handed back or closed; undefined while it is not. */
  readonly endedAt: string | undefined;
  /** From the queue to the operator. */
  readonly waitedMs: number | undefined;
  /** From the queue, or from the take-over, to the operator's first reply. */
  readonly firstReplyMs: number | undefined;
  /** From the take-over to the end. */
  readonly handledMs: number | undefined;
}

/** Derives from a log when the conversation was with the operators, oldest first: what service levels are measured by. */
export function serviceTimes(log: readonly LogEntry[]): readonly ServiceTime[] {
  const times: ServiceTime[] = [];
  let open: Partial<Record<'askedAt' | 'takenAt' | 'operatorId' | 'firstReplyAt', string>> | undefined;
  let replies = 0;
  const close = (endedAt: string | undefined) => {
    if (open !== undefined) {
      const { askedAt, takenAt, operatorId, firstReplyAt } = open;
      times.push({
        askedAt,
        takenAt,
        operatorId,
        firstReplyAt,
        replies,
        endedAt,
        waitedMs: between(askedAt, takenAt),
        firstReplyMs: between(askedAt ?? takenAt, firstReplyAt),
        handledMs: between(takenAt, endedAt),
      });
    }
    open = undefined;
    replies = 0;
  };
  for (const { at, event } of log) {
    if (event.type === 'operator-message' && open !== undefined) {
      open.firstReplyAt ??= at;
      replies += 1;
    } else if (event.type === 'owner-change') {
      if (event.owner === 'queue') {
        close(at);
        open = { askedAt: at };
      } else if (event.owner === 'operator') {
        open ??= {};
        open.takenAt ??= at;
        open.operatorId ??= event.operatorId ?? '';
      } else {
        close(at);
      }
    }
  }
  close(undefined);
  return times;
}

/** Clocks of different machines may disagree; a wait is never negative. */
function between(from: string | undefined, until: string | undefined): number | undefined {
  return from === undefined || until === undefined ? undefined : Math.max(0, Date.parse(until) - Date.parse(from));
}
