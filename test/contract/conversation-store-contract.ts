import { describe, it } from 'vitest';
import { conversationStoreContract as contract, type StoreUnderTest } from '../../src/testing/index.js';

/** What every `ConversationStore` does. */
export function conversationStoreContract(name: string, create: () => Promise<StoreUnderTest> | StoreUnderTest): void {
  describe(`conversation store: ${name}`, () => {
    for (const { name: sentence, run } of contract(create)) {
      it(sentence, run);
    }
  });
}
