import type { Ticket } from '../../domain/handoff.js';
import type { OpenTurn } from '../turn-setting.js';
import { createHandoffPacket } from './handoff-packet.js';
import type { HandoffCause, HandoffPolicy } from './handoff-policy.js';
import { wordTicket } from './handoff-words.js';

/** Notes the matter for the operators, and words it for the customer. A desk that does not answer loses nothing. */
export async function openTicketFor(
  turn: OpenTurn,
  policy: HandoffPolicy,
  cause: HandoffCause,
  absence: Pick<Ticket, 'because' | 'resumesAt'>,
): Promise<{ readonly ticket: Ticket; readonly words: string }> {
  const { setting, key, customerId, log, recorder, language } = turn;
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
  return { ticket, words: wordTicket(ticket, language, setting.now(), policy.timeZone) };
}
