import { afterEach, describe, expect, it } from 'vitest';
import { createAssistant } from '../../src/assistant/create-assistant.js';
import { createMemoryStore } from '../../src/conversation/store/memory-store.js';
import { createBudget } from '../../src/cost/create-budget.js';
import { createPriceTable } from '../../src/cost/price-table.js';
import { createKnowledge } from '../../src/knowledge/knowledge.js';
import { openaiCompatibleEmbeddings } from '../../src/model/embedding/openai-compatible-embeddings.js';
import { cohereCompatibleRerank } from '../../src/model/rerank/cohere-compatible-rerank.js';
import { embeddingReply, jsonReply } from '../support/embedding-wire.js';
import { rerankReply } from '../support/rerank-wire.js';
import { startWireServer, type WireServer } from '../support/wire-server.js';

const servers: WireServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** An assistant whose knowledge asks real endpoints on loopback; `isDown` makes them fail. */
async function hotel({ isDown = () => false }: { isDown?: () => boolean } = {}) {
  const server = await startWireServer(({ path, body }) => {
    if (isDown()) return jsonReply({ error: { message: 'down' } }, { status: 503 });
    return path.endsWith('/rerank') ? rerankReply(body) : embeddingReply(body);
  });
  servers.push(server);
  const endpoint = { baseURL: server.url, apiKey: 'sk', retry: { attempts: 1 } };
  const knowledge = createKnowledge({
    embedding: openaiCompatibleEmbeddings({ ...endpoint, model: 'embed', name: 'lake' }),
    rerank: cohereCompatibleRerank({ ...endpoint, model: 'rank', name: 'lake' }),
  });
  const prices = createPriceTable({
    prices: {
      'lake/embed': { currency: 'CNY', per: 1_000, input: 1, output: 0 },
      'lake/rank': { currency: 'CNY', per: 1_000, input: 2, output: 0 },
    },
  });
  const budget = createBudget({ limits: [] });
  const store = createMemoryStore();
  const assistant = createAssistant({ burst: { quietMs: 0 }, knowledge, store, prices, budget });
  const tenant = assistant.tenant('hotel');
  await tenant.knowledge.put([
    { id: 'boats', title: '西湖游船', text: '末班船 17:30 停航,船票每人 80 元。' },
    { id: 'breakfast', title: '早餐', text: '早餐 7:00 至 10:00,在二楼餐厅。' },
  ]);
  return { tenant, store };
}

describe('an assistant whose knowledge asks models', () => {
  it('counts their tokens and cost in the turn, the conversation and the tenant', async () => {
    const { tenant } = await hotel();
    const conversation = tenant.conversation('c');
    const reply = await conversation.send('末班船几点停航?');
    expect(reply.text).toContain('17:30');
    // The wire counts 3 tokens a text for the vector, and 4 a document for the ranking of two.
    expect(reply.usage).toMatchObject({ inputTokens: 3 + 8, cost: [{ currency: 'CNY', micros: 3_000 + 16_000 }] });
    expect(await conversation.usage()).toMatchObject({ inputTokens: 11 });
    expect(await tenant.usage()).toMatchObject({ inputTokens: 11, cost: [{ currency: 'CNY', micros: 19_000 }] });
  });

  it('answers from words, and stores why, while they are down', async () => {
    let isDown = false;
    const { tenant, store } = await hotel({ isDown: () => isDown });
    isDown = true;
    const conversation = tenant.conversation('c');
    expect((await conversation.send('末班船几点停航?')).text).toContain('17:30');
    const log = await store.read({ tenantId: 'hotel', conversationId: 'c' });
    const evidence = log.flatMap(({ event }) => (event.type === 'evidence' ? [event.evidence] : []));
    expect(evidence).toMatchObject([{ answerability: 'answerable', unavailable: ['embedding', 'rerank'] }]);
  });
});
