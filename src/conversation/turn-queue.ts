import type { ConversationKey } from './conversation-store.js';

/** Runs the turns of a conversation one after the other, and those of different conversations side by side. */
export interface TurnQueue {
  run<Value>(key: ConversationKey, turn: () => Promise<Value>): Promise<Value>;
}

export function createTurnQueue(): TurnQueue {
  const tails = new Map<string, Promise<unknown>>();

  return {
    run(key, turn) {
      // JSON keeps ("a", "b:c") and ("a:b", "c") apart, whatever characters the ids hold.
      const name = JSON.stringify([key.tenantId, key.conversationId]);
      const result = (tails.get(name) ?? Promise.resolve()).then(turn);
      const tail = result.then(
        () => undefined,
        () => undefined,
      );
      tails.set(name, tail);
      void tail.then(() => {
        if (tails.get(name) === tail) {
          tails.delete(name);
        }
      });
      return result;
    },
  };
}
