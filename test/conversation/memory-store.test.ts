import { createMemoryStore } from '../../src/conversation/store/memory-store.js';
import { conversationStoreContract } from '../contract/conversation-store-contract.js';

conversationStoreContract('memory', () => {
  let passed = 0;
  const store = createMemoryStore({ now: () => passed });
  return {
    store,
    advance: (milliseconds) => {
      passed += milliseconds;
    },
  };
});
