// The smallest assistant: one document, one question, an answer with its source. No key, no network.
import assert from 'node:assert/strict';
import { createAssistant } from 'zhike';

const assistant = createAssistant();
const shop = assistant.tenant('lakeside');
await shop.knowledge.put({ id: 'boats', title: '西湖游船', text: '游船每天 8:00 开航,17:30 停航。成人票 55 元。' });
const reply = await shop.conversation('customer-42').send('游船几点停航?');
console.log(reply.text, reply.citations);

assert.match(reply.text, /17:30/);
assert.equal(reply.citations[0]?.passage.documentId, 'boats');
