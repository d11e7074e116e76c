import { createMemoryStore } from '../../src/conversation/store/memory-store.js';
import { conversationStoreContract } from '../contract/conversation-store-contract.js';

conversationStoreContract('memory', createMemoryStore);
