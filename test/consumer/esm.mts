import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import {
  ConfigurationError,
  createAssistant,
  createMemoryStore,
  DocumentError,
  type Reply,
  type TurnEvent,
  tool,
  ZhikeError,
} from 'zhike';
import { createAssistant as createBareAssistant } from 'zhike/assistant';
import { runInTerminal } from 'zhike/cli';
import { readDocuments, readPages } from 'zhike/documents';
import { readFolder } from 'zhike/documents/node';
import { handoffPolicy, officeHours } from 'zhike/handoff';
import { finance, industryPolicy } from 'zhike/industries';
import { createFolderStore } from 'zhike/knowledge/node';
import { combineRetrievers, createRemoteKnowledge, httpRetriever } from 'zhike/knowledge/remote';
import { createModelCatalogue, fallback, ModelError, offline } from 'zhike/models';
import { createPostgresKnowledge, createPostgresStore, type PostgresDatabase } from 'zhike/postgres';
import { createSqliteKnowledgeStore, createSqliteStore, type SqliteDatabase } from 'zhike/sqlite';
import { conversationStoreContract, knowledgeStoreContract } from 'zhike/testing';
import { PlaceError, parsePlaces, planTrip } from 'zhike/travel';
import { formatPlaceReport, readPlaces } from 'zhike/travel/data';
import { checkWording, renderICalendar, renderMarkdown, renderPage, weComMessages } from 'zhike/travel/forms';
import { loadTransportTable, tencentTransport } from 'zhike/travel/maps';
import * as z from 'zod';

// An answer from the tenant's own knowledge, awaited and streamed.
const assistant = createAssistant({
  tools: [
    tool({
      name: 'order_status',
      description: 'Looks up where an order is.',
      input: z.object({ orderId: z.string() }),
      run: ({ orderId }) => `${orderId} is on its way`,
    }),
  ],
});
const shop = assistant.tenant('lakeside');
await shop.knowledge.put(
  await readDocuments([{ name: 'boats.md', text: '# Boats\n\nThe lake boats run from 8:00 to 17:30 every day.' }]),
);

const reply: Reply = await shop.conversation('awaited').send('When do the lake boats run?');
assert.equal(reply.status, 'completed');
assert.match(reply.text, /17:30/);
assert.equal(reply.citations[0]?.passage.documentId, 'boats.md');

const events: TurnEvent['type'][] = [];
let streamed = '';
for await (const event of shop.conversation('streamed').send('When do the lake boats run?')) {
  events.push(event.type);
  if (event.type === 'text-delta') streamed += event.delta;
}
assert.equal(events[0], 'turn-start');
assert.equal(events.at(-1), 'turn-end');
assert.equal(streamed, reply.text);

// The turn alone, with a model found in a catalogue and an industry's policy, from subpaths of their own.
const models = createModelCatalogue([
  { name: 'desk', model: fallback([offline()]), kind: 'general', abilities: ['tools'] },
]);
const bare = createBareAssistant({ model: models.get('desk').model, industry: industryPolicy(finance) }).tenant('bank');
assert.equal((await bare.conversation('1').send('Hello')).status, 'completed');
assert.equal((await bare.conversation('2').send('My bank card was stolen')).status, 'handed-off');
assert.equal(ModelError, (await import('zhike')).ModelError);

// The errors of every subpath are those of the main entry.
assert.throws(() => createAssistant({ maxSteps: -1 }), ConfigurationError);
assert.throws(
  () => parsePlaces([{}]),
  (error) => error instanceof PlaceError && error instanceof ZhikeError,
);
await assert.rejects(readDocuments([{ name: 'empty.md', text: '' }]), DocumentError);
// A product that reads no PDF need not install what reads them.
const pdf = { name: 'boats.pdf', bytes: new Uint8Array([37]) };
await assert.rejects(readDocuments([pdf]), { code: 'document-reader-missing', message: /npm install unpdf$/ });
await assert.rejects(readPages(['ftp://127.0.0.1/']), { code: 'page-unreachable' });
await assert.rejects(readFolder('a folder that does not exist'), DocumentError);
const search = httpRetriever({
  url: 'https://search.example.com/v1',
  request: (question, { limit }) => ({ question, limit }),
  passages: ({ hits }) => hits,
});
const remote = createRemoteKnowledge({
  retrieverFor: () => combineRetrievers([search, { retriever: search, weight: 2 }]),
});
assert.deepEqual(await remote.tenant('lakeside').list(), []);
assert.equal(await createFolderStore('a folder that does not exist').read('lakeside', 'manifest.json'), undefined);
assert.equal(typeof runInTerminal, 'function');

// Both copies of the package in one process: classes differ, the brand does not.
const required: typeof import('zhike', { with: { 'resolution-mode': 'require' }}) = createRequire(import.meta.url)(
  'zhike',
);
assert.notEqual(required.ZhikeError, ZhikeError);
assert.throws(
  () => required.createAssistant({ maxSteps: -1 }),
  (error) => ZhikeError.isInstance(error) && !(error instanceof ZhikeError),
);

console.log('import: answers, streams, and knows its errors');

// Stores of conversations take a driver by its shape; when operators are there is data.
assert.throws(() => createSqliteStore({} as SqliteDatabase), ConfigurationError);
assert.throws(() => createSqliteKnowledgeStore({} as SqliteDatabase), ConfigurationError);
const nowhere: PostgresDatabase = {
  query: () => Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })),
};
await assert.rejects(
  createPostgresStore(nowhere).head({ tenantId: 'shop', conversationId: 'customer' }),
  (error) => ZhikeError.isInstance(error) && error.code === 'conversation-store-unavailable' && error.retryable,
);
await assert.rejects(
  createPostgresKnowledge(nowhere).tenant('shop').list(),
  (error) => ZhikeError.isInstance(error) && error.code === 'knowledge-store-unavailable' && error.retryable,
);
assert.ok(knowledgeStoreContract(() => ({ store: createFolderStore('a folder that does not exist') })).length > 4);
assert.ok(conversationStoreContract(() => ({ store: createMemoryStore() })).length > 20);
const hours = officeHours({ workdays: [['09:00', '18:00']] });
assert.equal(await hours.isOpen(new Date('2026-10-01T10:00:00+08:00')), false);
createAssistant({ handoff: handoffPolicy({ hours }) });

// Places from a table, and the ways between them from a map service that is not there.
const csv = 'name,lat,lon,ticket\nMirror Lake,30.25,120.15,0\nOld Temple,30.26,120.15,30';
const source = { name: 'the shop', date: new Date().toISOString().slice(0, 10) };
const read = await readPlaces({ csv }, { city: 'Linxi', source });
assert.match(formatPlaceReport(read.report, 'en'), /^2 rows: 2 places can be used/);
const trip = planTrip({ city: 'Linxi', startDate: '2027-05-10', days: 1, party: { adult: 1 } }, read.places);
assert.ok(trip.status === 'planned');
assert.match(renderMarkdown(trip.itinerary, 'en'), /Old Temple/);
assert.match(renderPage(trip.itinerary, 'en', { places: read.places }), /<svg/);
assert.match(renderICalendar(trip.itinerary, 'en'), /^BEGIN:VCALENDAR\r\n/);
assert.match(weComMessages(trip.itinerary, { language: 'en' }).join(''), /Old Temple/);
assert.deepEqual(checkWording('The tickets cost ¥31 in all.', trip.itinerary).corrections.length, 1);
const service = tencentTransport({ key: 'none', baseUrl: 'http://127.0.0.1:9', attempts: 1 });
const table = await loadTransportTable(
  service,
  read.places.map(({ position }) => position),
);
assert.equal(table.coverage.fetched, 0);
assert.equal(table.errors[0]?.code, 'transport-service-unavailable');
