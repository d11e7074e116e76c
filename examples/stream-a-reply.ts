// Every step of a reply as a typed event, while it is made; the same object awaited gives the finished reply.
import assert from 'node:assert/strict';
import { createAssistant } from 'zhike';

const assistant = createAssistant({ name: '小知' });
const shop = assistant.tenant('lakeside');
await shop.knowledge.put({
  id: 'refunds',
  title: 'Refunds',
  text: 'Tickets can be refunded in full until 24 hours before the visit. After that half of the price is kept.',
});

const pending = shop.conversation('customer-42').send('Until when can I get a refund?');
let shown = '';
for await (const event of pending) {
  if (event.type === 'evidence') {
    console.log(`(the knowledge says: ${event.evidence.answerability})`);
  } else if (event.type === 'text-delta') {
    shown += event.delta;
    process.stdout.write(event.delta);
  } else if (event.type === 'citation') {
    process.stdout.write(` [${event.citation.number}: ${event.citation.passage.title}]`);
  }
}
const reply = await pending;
console.log(`\n${reply.status}, ${reply.label}`);

assert.equal(reply.text, shown);
assert.match(shown, /24 hours/);
assert.equal(reply.status, 'completed');
