// A knowledge base that exists already, here in Dify, beside documents of one's own and a search of the shop's own.
import assert from 'node:assert/strict';
import { createAssistant, createKnowledge } from 'zhike';
import { combineRetrievers, createRemoteKnowledge, difyRetriever, httpRetriever } from 'zhike/knowledge/remote';
import { startDifyStandIn } from './support/dify-stand-in.js';

// Speaks as a Dify server does, so that this runs without one; with one, this is its address and key.
const dify = await startDifyStandIn({
  'lakeside-base': [{ document: '游船.md', text: '西湖游船每天 8:00 开航,末班船 17:30 开。', score: 0.91 }],
  'museum-base': [{ document: '参观.md', text: '博物馆 9:00 开门,周一闭馆。', score: 0.88 }],
});
const datasets: Readonly<Record<string, string>> = { lakeside: 'lakeside-base', museum: 'museum-base' };

// Anything that answers JSON; this one is down.
const shopSearch = httpRetriever({
  url: 'http://127.0.0.1:9/search',
  request: (question, { limit }) => ({ question, limit }),
  passages: ({ hits }) => hits,
  attempts: 1,
});

const troubles: unknown[] = [];
const knowledge = createRemoteKnowledge({
  retrieverFor: (tenantId) =>
    combineRetrievers(
      [
        difyRetriever({ datasetId: datasets[tenantId] ?? '', apiKey: 'dataset-key', baseURL: dify.baseURL }),
        shopSearch,
      ],
      { onError: (error) => troubles.push(error) },
    ),
  own: createKnowledge(),
});

const assistant = createAssistant({ knowledge });
const lakeside = assistant.tenant('lakeside');
await lakeside.approveAnswer({ question: '可以带宠物上船吗?', answer: '可以,请牵好绳子。' });

for (const question of ['游船末班几点?', '可以带宠物上船吗?', '博物馆几点开门?']) {
  const reply = await lakeside.conversation('customer-42').send(question);
  console.log(`${question}\n  ${reply.text}  ${reply.citations.map(({ passage }) => `[${passage.title}]`).join('')}`);
  if (question.includes('游船'))
    assert.deepEqual([reply.citations[0]?.passage.title, /17:30/.test(reply.text)], ['游船.md', true]);
  if (question.includes('宠物')) assert.equal(reply.text, '可以,请牵好绳子。');
  // The base of another tenant knows, this one does not.
  if (question.includes('博物馆')) assert.equal(reply.citations.length, 0);
}
assert.ok(troubles.length > 0);

const museum = await assistant.tenant('museum').conversation('customer-7').send('博物馆几点开门?');
console.log(museum.text);
assert.match(museum.text, /9:00/);
dify.close();
