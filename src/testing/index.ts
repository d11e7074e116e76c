export type { ContractCase } from './contract-case.js';
export { conversationStoreContract, type StoreUnderTest } from './conversation-store-contract.js';
export { type HashEmbeddingOptions, hashEmbeddings } from './hash-embeddings.js';
export { type KnowledgeStoreUnderTest, knowledgeStoreContract } from './knowledge-store-contract.js';
