import { describe, it } from 'vitest';
import { knowledgeStoreContract as contract, type KnowledgeStoreUnderTest } from '../../src/testing/index.js';

/** What every `KnowledgeStore` does. */
export function knowledgeStoreContract(
  name: string,
  create: () => Promise<KnowledgeStoreUnderTest> | KnowledgeStoreUnderTest,
): void {
  describe(`knowledge store: ${name}`, () => {
    for (const { name: sentence, run } of contract(create)) {
      it(sentence, run);
    }
  });
}
