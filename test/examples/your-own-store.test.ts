import { createArrayStore } from '../../examples/your-own-store/array-store.js';
import { conversationStoreContract } from '../contract/conversation-store-contract.js';

conversationStoreContract('the example of arrays', () => ({ store: createArrayStore() }));
