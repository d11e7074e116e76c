import type { JsonValue } from '../domain/json.js';
import { hashId } from '../text/hash-id.js';

export interface Effect {
  readonly tenantId: string;
  readonly conversationId: string;
  /** Id of the oldest message that the turn answers, or of the approval that it goes on after. */
  readonly wish: string;
  readonly name: string;
  readonly input: JsonValue;
}

/**
 * Names one change of the world: 32 hexadecimal digits, the same in every process.
 *
 * The same call for the same wish gives the same key. The wish is known by the oldest message that the turn answers: a
 * turn that was interrupted or planned again is answered anew from the same message on, perhaps together with later
 * ones. A customer who wants the same thing twice says so in another message, whose turn gives another key.
 */
export async function idempotencyKeyOf(effect: Effect): Promise<string> {
  const { tenantId, conversationId, wish, name, input } = effect;
  return hashId(JSON.stringify([tenantId, conversationId, wish, name, canonical(input)]), 32);
}

/** The same value written in whatever order of names. */
function canonical(value: JsonValue): JsonValue {
  if (Array.isArray(value)) {
    return value.map(canonical);
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
    // Pairs, for an object would sort names that look like numbers in an order of its own.
    return entries.map(([name, inner]) => [name, canonical(inner as JsonValue)]);
  }
  return value;
}
