import type { Currency, Money } from '../domain/money.js';
import { ConfigurationError } from '../error/configuration-error.js';
import { demand, demandNumber } from '../schema/demand.js';
import { requireKnownOptions } from '../schema/known-options.js';

/** A model call that is about to be made, with estimates of what it will use. */
export interface PlannedCall {
  readonly tenantId: string;
  readonly conversationId: string;
  readonly turnId: string;
  /** Id of the model, for messages. */
  readonly model: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Absent where the model has no price. */
  readonly cost?: Money | undefined;
  readonly now: Date;
}

const owner = 'Budget.reserve()';
const idNames = ['tenantId', 'conversationId', 'turnId'] as const;
const names = [...idNames, 'model', 'inputTokens', 'outputTokens', 'cost', 'now'];

/** @throws {ConfigurationError} the call cannot be reserved; names the field */
export function requireCall(call: PlannedCall): void {
  requireKnownOptions(owner, call, names);
  for (const name of idNames) {
    requireId(owner, name, call[name]);
  }
  requireCount('inputTokens', call.inputTokens);
  requireCount('outputTokens', call.outputTokens);
  if (call.cost !== undefined) {
    requireCount('cost.micros', call.cost.micros);
  }
  requireMoment(owner, 'now', call.now);
}

/**
 * Refuses a call that no limit of cost can count.
 *
 * @throws {ConfigurationError} `price-missing`: says which model and what to do
 */
export function requireCountable({ model, cost }: PlannedCall, currencies: readonly Currency[]): void {
  if (cost !== undefined && currencies.includes(cost.currency)) {
    return;
  }
  const fault =
    cost === undefined
      ? `has no price; add it to createPriceTable({ prices }), with perCall: 0 where it costs nothing`
      : `is priced in ${cost.currency}, and the limits of cost are in ${currencies.join(', ')}; add one in ${cost.currency}`;
  throw new ConfigurationError(`${owner}: the model "${model}" ${fault}, or set unpricedModels: 'allow'`, {
    code: 'price-missing',
  });
}

export function requireId(place: string, name: string, id: unknown): void {
  demand(typeof id === 'string' && id !== '', `${place}: "${name}" must be text and not empty`);
}

export function requireMoment(place: string, name: string, moment: unknown): void {
  demand(moment instanceof Date && !Number.isNaN(moment.getTime()), `${place}: "${name}" must be a valid Date`);
}

function requireCount(name: string, count: unknown): void {
  demand(count !== undefined, `${owner}: "${name}" is missing`);
  demandNumber(`${owner}: "${name}"`, count, { from: 0, to: Number.MAX_SAFE_INTEGER, whole: true });
}
