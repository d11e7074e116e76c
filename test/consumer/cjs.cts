import assert = require('node:assert/strict');
import http = require('node:http');
import net = require('node:net');
import zhike = require('zhike');
import assistantAlone = require('zhike/assistant');
import cli = require('zhike/cli');
import documents = require('zhike/documents');
import documentsNode = require('zhike/documents/node');
import handoff = require('zhike/handoff');
import industries = require('zhike/industries');
import knowledgeNode = require('zhike/knowledge/node');
import knowledgeRemote = require('zhike/knowledge/remote');
import models = require('zhike/models');
import postgres = require('zhike/postgres');
import sqlite = require('zhike/sqlite');
import testing = require('zhike/testing');
import travel = require('zhike/travel');
import travelData = require('zhike/travel/data');
import travelForms = require('zhike/travel/forms');
import travelMaps = require('zhike/travel/maps');

/** An inference API on this machine, which answers every question in two chunks. */
const server = http.createServer((_request, response) => {
  response.setHeader('content-type', 'text/event-stream');
  for (const content of ['Good ', 'day.']) {
    response.write(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`);
  }
  response.write(`data: ${JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })}\n\n`);
  response.end('data: [DONE]\n\n');
});

async function answersFromKnowledge(): Promise<void> {
  const shop = zhike.createAssistant().tenant('lakeside');
  await shop.knowledge.put(
    await documents.readDocuments([
      { name: 'boats.md', text: '# Boats\n\nThe lake boats run from 8:00 to 17:30 every day.' },
    ]),
  );
  const reply: zhike.Reply = await shop.conversation('customer').send('When do the lake boats run?');
  assert.equal(reply.status, 'completed');
  assert.match(reply.text, /17:30/);
  assert.equal(reply.citations[0]?.passage.documentId, 'boats.md');
}

/** What is loaded at the first request must be found from CommonJS too. */
async function callsAnInferenceApi(): Promise<void> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  const model = zhike.openaiCompatible({ baseURL: `http://127.0.0.1:${port}/v1`, apiKey: 'none', model: 'local' });
  let text = '';
  for await (const chunk of model.stream({
    instructions: 'You greet.',
    language: 'en',
    messages: [{ role: 'user', parts: [{ type: 'text', text: 'Hello' }] }],
    tools: [],
    now: new Date(),
  })) {
    if (chunk.type === 'text-delta') text += chunk.delta;
  }
  server.close();
  assert.equal(text, 'Good day.');
}

/** The turn alone, with a model and an industry's policy from subpaths of their own. */
async function assemblesFromSubpaths(): Promise<void> {
  const industry = industries.industryPolicy(industries.finance);
  const bank = assistantAlone.createAssistant({ model: models.fallback([models.offline()]), industry }).tenant('bank');
  assert.equal((await bank.conversation('1').send('Hello')).status, 'completed');
  assert.equal((await bank.conversation('2').send('My bank card was stolen')).status, 'handed-off');
  assert.equal(models.ModelError, zhike.ModelError);
}

/** The errors of every subpath are those of the main entry. */
async function sharesItsErrors(): Promise<void> {
  assert.throws(() => zhike.createAssistant({ maxSteps: -1 }), zhike.ConfigurationError);
  assert.throws(
    () => travelMaps.amapTransport({ key: '' }),
    (error) => error instanceof zhike.ConfigurationError,
  );
  assert.equal(typeof travelForms.renderPage, 'function');
  assert.deepEqual(travelData.readOpeningHours('24/7'), { openingHours: [], unread: [] });
  assert.throws(
    () => travel.parsePlaces([{}]),
    (error) => error instanceof travel.PlaceError && error instanceof zhike.ZhikeError,
  );
  await assert.rejects(documents.readDocuments([{ name: 'empty.md', text: '' }]), zhike.DocumentError);
  await assert.rejects(
    documents.readDocuments([{ name: 'boats.docx', bytes: new Uint8Array(30) }]),
    zhike.DocumentError,
  );
  await assert.rejects(documentsNode.readFolder('a folder that does not exist'), zhike.DocumentError);
  assert.throws(() => knowledgeRemote.difyRetriever({ datasetId: '', apiKey: 'key' }), /"datasetId" is missing/);
  assert.deepEqual(await knowledgeNode.createFolderStore('a folder that does not exist').list('lakeside'), []);
}

/** Stores of conversations, and when operators are there. */
async function keepsConversations(): Promise<void> {
  assert.throws(() => sqlite.createSqliteStore({} as sqlite.SqliteDatabase), zhike.ConfigurationError);
  assert.throws(() => sqlite.createSqliteKnowledgeStore({} as sqlite.SqliteDatabase), zhike.ConfigurationError);
  assert.match(postgres.postgresSchema(), /zhike_conversation/);
  assert.match(postgres.postgresKnowledgeSchema({ dimensions: 3 }), /zhike_knowledge_vector/);
  for (const { run } of testing.conversationStoreContract(() => ({ store: zhike.createMemoryStore() })).slice(0, 3)) {
    await run();
  }
  const hours = handoff.officeHours({ workdays: [['09:00', '18:00']] });
  assert.equal(await hours.isOpen(new Date('2026-10-01T10:00:00+08:00')), false);
}

async function main(): Promise<void> {
  await answersFromKnowledge();
  await callsAnInferenceApi();
  await assemblesFromSubpaths();
  await sharesItsErrors();
  await keepsConversations();
  assert.equal(typeof cli.runInTerminal, 'function');
  console.log('require: answers, calls an inference API, and knows its errors');
}

void main();
