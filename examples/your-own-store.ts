// A store of your own, tried by the suite that zhike's own stores pass.
import assert from 'node:assert/strict';
import { createAssistant } from 'zhike';
import { conversationStoreContract } from 'zhike/testing';
import { createArrayStore } from './your-own-store/array-store.js';

const cases = conversationStoreContract(() => ({ store: createArrayStore() }));
for (const { name, run } of cases) {
  await run();
  console.log(`✓ ${name}`);
}
assert.ok(cases.length > 20);

const shop = createAssistant({ store: createArrayStore() }).tenant('lakeside');
await shop.knowledge.put({ id: 'boats', title: '西湖游船', text: '游船每天 8:00 开航,17:30 停航。' });
const reply = await shop.conversation('customer-42').send('游船几点停航?');
console.log(reply.text);
assert.match(reply.text, /17:30/);
