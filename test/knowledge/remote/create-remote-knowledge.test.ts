import { afterEach, describe, expect, it } from 'vitest';
import { createAssistant, createKnowledge, type Knowledge } from '../../../src/index.js';
import { combineRetrievers } from '../../../src/knowledge/remote/combine-retrievers.js';
import { createRemoteKnowledge } from '../../../src/knowledge/remote/create-remote-knowledge.js';
import { difyRetriever } from '../../../src/knowledge/remote/vendors/dify.js';
import type { Retriever } from '../../../src/knowledge/retriever.js';
import { difyFound } from '../../support/knowledge-base-wire.js';
import { startWireServer, type WireReply, type WireRequest, type WireServer } from '../../support/wire-server.js';

const servers: WireServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const json = (body: string, status = 200): WireReply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body,
});

/** Dify on loopback. */
async function startDify(reply: WireReply | ((request: WireRequest) => WireReply) = json(difyFound)) {
  const server = await startWireServer(reply);
  servers.push(server);
  const at = (datasetId: string) =>
    difyRetriever({ datasetId, apiKey: 'dataset-1', baseURL: `${server.url}/v1`, attempts: 1 });
  return { ...server, at };
}

const down: Retriever = { retrieve: () => Promise.reject(new Error('down')) };

const segment = (id: string, content: string) => ({
  segment: { id, document_id: `doc-${id}`, content, answer: null, document: { id: `doc-${id}`, name: `${id}.md` } },
  score: 0.5,
});

describe('an assistant with a knowledge base in Dify', () => {
  it('answers from it, and cites the passage with its address', async () => {
    const dify = await startDify();
    const knowledge = createRemoteKnowledge({ retrieverFor: () => dify.at('d-1') });
    const shop = createAssistant({ knowledge, burst: { quietMs: 0 } }).tenant('lakeside');
    const reply = await shop.conversation('c-1').send('游船末班几点?');
    expect(reply.status).toBe('completed');
    expect(reply.text).toContain('17:30');
    expect(reply.citations[0]?.passage).toMatchObject({ title: '游船.md', source: 'https://lake.example.com/boats' });
    expect(dify.requests.map(({ path }) => path)).toEqual(['/v1/datasets/d-1/retrieve']);
  });

  it('does not answer from passages that come to any question', async () => {
    const dify = await startDify();
    const knowledge = createRemoteKnowledge({ retrieverFor: () => dify.at('d-1') });
    const shop = createAssistant({ knowledge, burst: { quietMs: 0 } }).tenant('lakeside');
    const reply = await shop.conversation('c-1').send('你们支持比特币付款吗?');
    expect(reply.citations).toEqual([]);
    expect(reply.text).toMatch(/没有提到/);
  });

  it('asks the base of each tenant', async () => {
    const dify = await startDify((request) =>
      json(
        JSON.stringify({
          records: [segment('s', request.path.includes('north') ? '北门 7:00 开。' : '南门 9:00 开。')],
        }),
      ),
    );
    const knowledge = createRemoteKnowledge({ retrieverFor: (id) => dify.at(`base-${id}`) });
    const assistant = createAssistant({ knowledge, burst: { quietMs: 0 } });
    expect((await assistant.tenant('north').conversation('c').send('北门几点开?')).text).toContain('7:00');
    expect((await assistant.tenant('south').conversation('c').send('南门几点开?')).text).toContain('9:00');
  });

  it('answers with two bases side by side when one is down', async () => {
    const [up, broken] = [await startDify(), await startDify(json('{"code":"internal_server_error"}', 500))];
    const told: unknown[] = [];
    const retriever = combineRetrievers([broken.at('d-2'), up.at('d-1')], { onError: (error) => told.push(error) });
    const knowledge = createRemoteKnowledge({ retrieverFor: () => retriever });
    const shop = createAssistant({ knowledge, burst: { quietMs: 0 } }).tenant('lakeside');
    expect((await shop.conversation('c-1').send('游船末班几点?')).text).toContain('17:30');
    expect(told).toMatchObject([{ code: 'knowledge-base-unavailable', status: 500 }]);
  });
});

describe('createRemoteKnowledge with documents of its own', () => {
  it('puts, lists and removes its own, and answers from both', async () => {
    const dify = await startDify();
    const knowledge = createRemoteKnowledge({ retrieverFor: () => dify.at('d-1'), own: createKnowledge() }).tenant('t');
    await knowledge.put({ id: 'door', title: '大门', text: '景区大门每天 6:30 开,22:00 关。' });
    expect(await knowledge.list()).toEqual([{ id: 'door', title: '大门', passages: 1 }]);
    expect((await knowledge.evidence('景区大门几点开?')).passages[0]?.documentId).toBe('door');
    expect((await knowledge.evidence('游船末班几点?')).passages[0]?.title).toBe('游船.md');
    expect((await knowledge.retrieve('大门几点开')).map(({ passage }) => passage.title).sort()).toEqual([
      'faq.csv',
      '大门',
      '游船.md',
    ]);
    expect(await knowledge.remove('door')).toBe(true);
    await knowledge.clear();
    expect(await knowledge.list()).toEqual([]);
  });

  it('gives an approved answer, without waiting for the bases', async () => {
    const silent: Retriever = { retrieve: () => new Promise(() => {}) };
    const knowledge = createRemoteKnowledge({ retrieverFor: () => silent, own: createKnowledge() });
    const shop = createAssistant({ knowledge, burst: { quietMs: 0 } }).tenant('lakeside');
    await shop.approveAnswer({ question: '游船末班几点?', answer: '今天停航。' });
    const reply = await shop.conversation('c').send('游船末班几点?');
    expect(reply.text).toBe('今天停航。');
    expect(reply.approvedAnswer).toMatchObject({ match: 'exact' });
  });

  it('answers from its own when the bases are down, and tells of them', async () => {
    const told: unknown[] = [];
    const knowledge = createRemoteKnowledge({
      retrieverFor: () => down,
      own: createKnowledge(),
      onError: (error, tenantId) => told.push([tenantId, (error as Error).message]),
    }).tenant('t');
    await knowledge.put({ id: 'door', title: '大门', text: '景区大门每天 6:30 开,22:00 关。' });
    expect(await knowledge.evidence('景区大门几点开?')).toMatchObject({ passages: [{ documentId: 'door' }] });
    expect(told).toEqual([['t', 'down']]);
  });

  it('answers from its own for a tenant without a base', async () => {
    const knowledge = createRemoteKnowledge({ retrieverFor: () => undefined, own: createKnowledge() }).tenant('t');
    await knowledge.put({ id: 'door', title: '大门', text: '景区大门每天 6:30 开,22:00 关。' });
    expect(await knowledge.evidence('景区大门几点开?')).toMatchObject({ passages: [{ documentId: 'door' }] });
  });

  it('takes the judgement of the one that lets something through, however sure the other is that it does not', async () => {
    const passage = { id: 'a#1', documentId: 'a', title: 'a', headings: [], text: 'a' };
    const tenant = {
      evidence: async () => ({ answerability: 'partial' as const, passages: [passage], confidence: 0.01 }),
    };
    const own = { tenant: () => tenant } as unknown as Knowledge;
    const dify = await startDify();
    const knowledge = createRemoteKnowledge({ retrieverFor: () => dify.at('d-1'), own }).tenant('t');
    const evidence = await knowledge.evidence('西湖有什么好玩?');
    expect(evidence).toEqual({ answerability: 'partial', passages: [passage], confidence: 0.01 });
  });

  it('gives a text once that both have', async () => {
    const dify = await startDify();
    const knowledge = createRemoteKnowledge({ retrieverFor: () => dify.at('d-1'), own: createKnowledge() }).tenant('t');
    await knowledge.put({ id: 'boats', title: '游船', text: '西湖游船每天 8:00 开航,末班船 17:30 开。' });
    const { passages } = await knowledge.evidence('游船末班几点?');
    expect(passages.filter(({ text }) => text.includes('17:30'))).toHaveLength(1);
  });
});

describe('createRemoteKnowledge without documents of its own', () => {
  it('refuses to put, and says what to do', async () => {
    const knowledge = createRemoteKnowledge({ retrieverFor: () => down }).tenant('t');
    await expect(knowledge.put({ id: 'a', title: 'a', text: 'a' })).rejects.toMatchObject({
      name: 'ConfigurationError',
      code: 'knowledge-read-only',
      message: expect.stringContaining('"own" knowledge'),
    });
    expect(await knowledge.list()).toEqual([]);
    expect(await knowledge.remove('a')).toBe(false);
    await knowledge.clear();
  });

  it('fails when its bases do: what is not known is not taken for what is not there', async () => {
    const knowledge = createRemoteKnowledge({ retrieverFor: () => down }).tenant('t');
    await expect(knowledge.evidence('游船末班几点?')).rejects.toThrow('down');
  });

  it('refuses a tenant for whom there is no base', async () => {
    const knowledge = createRemoteKnowledge({ retrieverFor: () => undefined }).tenant('t');
    await expect(knowledge.evidence('游船末班几点?')).rejects.toMatchObject({ code: 'invalid-configuration' });
  });

  it('stops with the reason of its caller', async () => {
    const controller = new AbortController();
    const dify = await startDify(() => {
      controller.abort(new Error('the customer left'));
      return { instead: 'hang' };
    });
    const knowledge = createRemoteKnowledge({ retrieverFor: () => dify.at('d-1') }).tenant('t');
    await expect(knowledge.evidence('游船', { signal: controller.signal })).rejects.toThrow('the customer left');
  });

  it.each([
    [{}, /"retrieverFor"/],
    [{ retrieverFor: () => down, own: {} }, /"own"/],
    [{ retrieverFor: () => down, store: 1 }, /does not know the option "store"/],
  ])('refuses %o', (options, message) => {
    expect(() => createRemoteKnowledge(options as never)).toThrow(message);
  });

  it('refuses an empty tenant', () => {
    expect(() => createRemoteKnowledge({ retrieverFor: () => down }).tenant(' ')).toThrow(/the id/);
  });
});
