// An operator takes over in the middle of a streamed answer: the assistant says not one word more, in no process.
import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { type ChatModel, createAssistant, createMemoryStore, noUsage } from 'zhike';

/** Writes slowly, as models do. */
const slow: ChatModel = {
  id: 'slow',
  async *stream({ signal }) {
    for (const delta of ['改签', '需要', '在开船前', '两小时', '办理,', '差价', '按', '票面', '计算。']) {
      await setTimeout(40, undefined, { signal });
      yield { type: 'text-delta', delta, fromTool: true };
    }
    yield { type: 'finish', reason: 'stop', rawReason: 'stop', usage: noUsage };
  },
};

const store = createMemoryStore();
// The service that talks with the customer, and the one that the operators' desk runs on: one store, two programs.
const service = createAssistant({ model: slow, store }).tenant('lakeside').conversation('customer-42');
const desk = createAssistant({ model: slow, store }).tenant('lakeside').conversation('customer-42');

const reply = service.send('船票怎么改签?');
let shown = '';
for await (const event of reply) {
  if (event.type === 'text-delta') {
    shown += event.delta;
    process.stdout.write(event.delta);
    if (shown.length > 8 && (await desk.owner()) === 'assistant') {
      await desk.takeOver({ operatorId: 'wang' });
    }
  }
}
console.log(` … ${(await reply).status}`);
assert.equal((await reply).status, 'handed-off');
assert.equal((await reply).text, shown);

await desk.say('您好,我是小王,已经帮您改到周日上午,差价 20 元。', { operatorId: 'wang' });
const meanwhile = await service.send('好的,谢谢');
assert.equal(meanwhile.text, '');

await desk.handBack({ operatorId: 'wang', note: '改到周日上午,差价 20 元已付' });
assert.equal(await service.owner(), 'assistant');

const log = (await store.read({ tenantId: 'lakeside', conversationId: 'customer-42' })).map(({ event }) => event.type);
console.log(log.join(' '));
const takenAt = log.indexOf('owner-change');
assert.ok(!log.slice(takenAt).includes('text-delta'));
