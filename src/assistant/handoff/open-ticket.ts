import type { LogEntry } from '../../conversation/conversation-store.js';
import type { Ticket } from '../../domain/handoff.js';
import type { OpenTurn } from '../turn-setting.js';
import { createHandoffPacket } from './handoff-packet.js';
import type { HandoffCause, HandoffPolicy } from './handoff-policy.js';
import { wordTicket } from './handoff-words.js';

/**
 * Notes the matter for the operators, and words it for the customer. A desk that does not answer loses nothing. A customer
 * who asks again for the same reason hears of the ticket that waits already.
 */
export async function openTicketFor(
  turn: OpenTurn,
  policy: HandoffPolicy,
  cause: HandoffCause,
  absence: Pick<Ticket, 'because' | 'resumesAt'>,
): Promise<{ readonly ticket: Ticket; readonly isNew: boolean; readonly words: string }> {
  const { setting, key, customerId, log, recorder, language, now } = turn;
  const waiting = findWaitingTicket(log, cause, now);
  if (waiting !== undefined) {
    return { ticket: waiting, isNew: false, words: wordTicket(waiting, language, now, policy.timeZone) };
  }
  const ownId = setting
    .createId()
    .replace(/[^\dA-Za-z]/g, '')
    .slice(0, 8)
    .toUpperCase();
  const last = log.at(-1)?.sequence ?? 0;
  const entries = [...log, ...recorder.entries.map((entry, index) => ({ ...entry, sequence: last + index + 1 }))];
  const packet = { ...createHandoffPacket({ ...key, customerId }, entries), ...cause, rule: cause.rule };
  let ticketId = ownId;
  try {
    ticketId = await policy.openTicket(packet, ownId);
  } catch (error) {
    setting.onError(error);
  }
  const ticket: Ticket = { type: 'ticket', ticketId, ...cause, ...absence };
  return { ticket, isNew: true, words: wordTicket(ticket, language, now, policy.timeZone) };
}

/** How long a ticket waits of which nobody knows when operators are back. */
const waitMs = 86_400_000;

function findWaitingTicket(log: readonly LogEntry[], { reason, rule }: HandoffCause, now: Date): Ticket | undefined {
  const called = log.findLastIndex(({ event }) => event.type === 'owner-change');
  for (const { at, event } of log.slice(called + 1)) {
    if (event.type === 'ticket' && event.reason === reason && event.rule === rule) {
      const until = event.resumesAt === undefined ? Date.parse(at) + waitMs : Date.parse(event.resumesAt);
      if (now.getTime() < until) {
        return event;
      }
    }
  }
  return undefined;
}
