// Three models stand behind one another: when the first refuses, the second answers; when all do, the offline model.
import assert from 'node:assert/strict';
import { createAssistant, fallback, offline, openaiCompatible } from 'zhike';
import { say, startStandIn } from './support/stand-in.js';

let secondIsDown = false;
const first = await startStandIn((response) => response.writeHead(503).end('{"error":{"message":"overloaded"}}'));
const second = await startStandIn((response) =>
  secondIsDown ? response.writeHead(503).end() : say(response, ['游船', '每天 ', '17:30', ' 停航。']),
);

const model = fallback([
  openaiCompatible({ name: 'first', baseURL: first.baseURL, apiKey: 'any', model: 'big' }),
  openaiCompatible({ name: 'second', baseURL: second.baseURL, apiKey: 'any', model: 'small' }),
  offline(),
]);
const shop = createAssistant({ model }).tenant('lakeside');
await shop.knowledge.put({ id: 'boats', title: '西湖游船', text: '游船每天 8:00 开航,17:30 停航。' });

const switches: string[] = [];
const pending = shop.conversation('customer-42').send('游船几点停航?');
for await (const event of pending) {
  if (event.type === 'model-switch') switches.push(`${event.from} → ${event.to}: ${event.reason}`);
}
console.log((await pending).text, switches);
assert.match((await pending).text, /17:30/);
assert.deepEqual(switches, ['first/big → second/small: overloaded']);

secondIsDown = true;
const reply = await shop.conversation('customer-43').send('游船几点停航?');
console.log(reply.text, model.health());
assert.match(reply.text, /17:30/);
first.close();
second.close();
