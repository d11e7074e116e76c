import type { LogEntry } from '../../conversation/conversation-store.js';
import type { HandoffReason, Ticket } from '../../domain/handoff.js';
import { demand, demandNumber } from '../../schema/demand.js';
import { requireKnownOptions } from '../../schema/known-options.js';
import type { HandoffPacket } from './handoff-packet.js';
import type { OfficeHours } from './office-hours.js';

/** What a rule may look at. */
export interface HandoffContext {
  readonly tenantId: string;
  readonly customerId: string;
  readonly conversationId: string;
  /** What the customer has written. */
  readonly text: string;
  /** What was said and done before, as far as it was not compacted. */
  readonly log: readonly LogEntry[];
  readonly now: Date;
}

export interface HandoffRule {
  /** Stands in the `owner-change` event. */
  readonly id: string;
  when(context: HandoffContext): boolean | Promise<boolean>;
}

export interface HandoffPolicyOptions {
  /** When operators are there; outside of them the customer gets a ticket. Made by `officeHours()`. Default: always. */
  readonly hours?: OfficeHours | undefined;
  /** How many operators can take a conversation now. With none the customer gets a ticket. Default: not asked. */
  readonly operatorsOnline?: ((tenantId: string) => number | Promise<number>) | undefined;
  /**
   * Opens a ticket in the product's own desk and gives its number. Default: zhike makes a number, and the `ticket` event
   * is all there is.
   */
  readonly openTicket?: ((packet: HandoffPacket) => string | Promise<string>) | undefined;
  /** Hands over when so many of the customer's questions in a row found no evidence, 1 to 20. Default 2; false: never. */
  readonly noEvidence?: number | false | undefined;
  /** Whether the customer is so upset that a person should take over: a sentiment model, or words of your own. */
  readonly isUpset?: ((context: HandoffContext) => boolean | Promise<boolean>) | undefined;
  /** Whether the customer is to be passed to a person at once. */
  readonly isImportant?: ((context: HandoffContext) => boolean | Promise<boolean>) | undefined;
  readonly rules?: readonly HandoffRule[] | undefined;
}

/** When and how conversations are passed to operators. Made by `handoffPolicy()`. */
export interface HandoffPolicy {
  /**
   * The rule by which a message is passed on; its failure counts as no.
   *
   * @param onError - told of what a rule throws
   */
  findRule(context: HandoffContext, onError: (error: unknown) => void): Promise<string | undefined>;
  /** Whether so many questions without evidence are too many. */
  isTooMany(questionsWithoutEvidence: number): boolean;
  /**
   * What is to become of a conversation that should be passed on.
   *
   * @returns why nobody takes it now; undefined where somebody may
   */
  whyNotNow(
    tenantId: string,
    now: Date,
    onError: (error: unknown) => void,
  ): Promise<Pick<Ticket, 'because' | 'resumesAt'> | undefined>;
  openTicket(packet: HandoffPacket, ownId: string): Promise<string>;
  /** Of the office hours; undefined where there are none. */
  readonly timeZone: string | undefined;
}

export type HandoffCause = { readonly reason: HandoffReason; readonly rule?: string | undefined };

/**
 * Makes the rules by which conversations are passed to operators, beside the customer's own wish and the model's tool.
 *
 * @throws {ConfigurationError} an option is unknown or unusable
 *
 * @example
 * const handoff = handoffPolicy({
 *   hours: officeHours({ workdays: [['09:00', '18:00']] }),
 *   operatorsOnline: (tenantId) => desk.countOnline(tenantId),
 *   openTicket: (packet) => desk.createTicket(packet),
 * });
 */
export function handoffPolicy(options: HandoffPolicyOptions = {}): HandoffPolicy {
  requireKnownOptions('handoffPolicy()', options, [
    'hours',
    'operatorsOnline',
    'openTicket',
    'noEvidence',
    'isUpset',
    'isImportant',
    'rules',
  ]);
  const { hours, operatorsOnline, noEvidence = 2, isUpset, isImportant } = options;
  if (noEvidence !== false) {
    demandNumber('handoffPolicy(): noEvidence', noEvidence, { from: 1, to: 20, whole: true });
  }
  const rules: HandoffRule[] = [
    ...(isImportant === undefined ? [] : [{ id: 'important-customer', when: isImportant }]),
    ...(isUpset === undefined ? [] : [{ id: 'upset-customer', when: isUpset }]),
    ...(options.rules ?? []),
  ];
  for (const rule of rules) {
    demand(
      typeof rule?.id === 'string' && typeof rule.when === 'function',
      'handoffPolicy(): every rule needs an "id" and a function "when"',
    );
  }

  return {
    timeZone: hours?.timeZone,

    async findRule(context, onError) {
      for (const { id, when } of rules) {
        try {
          if (await when(context)) {
            return id;
          }
        } catch (error) {
          onError(error);
        }
      }
      return undefined;
    },

    isTooMany: (count) => noEvidence !== false && count >= noEvidence,

    async whyNotNow(tenantId, now, onError) {
      if (hours !== undefined && !(await hours.isOpen(now))) {
        const resumesAt = (await hours.nextOpening(now))?.toISOString();
        return { because: 'outside-hours', ...(resumesAt !== undefined && { resumesAt }) };
      }
      try {
        return operatorsOnline !== undefined && (await operatorsOnline(tenantId)) < 1
          ? { because: 'no-operator' }
          : undefined;
      } catch (error) {
        // A desk that does not answer may well have people at it.
        onError(error);
        return undefined;
      }
    },

    openTicket: async (packet, ownId) => (await options.openTicket?.(packet)) ?? ownId,
  };
}
