// Documents of several kinds, one of them replaced later; and a question that they do not answer.
import assert from 'node:assert/strict';
import { createAssistant } from 'zhike';
import { readDocuments } from 'zhike/documents';

const assistant = createAssistant();
const hotel = assistant.tenant('hotel');
await hotel.knowledge.put(
  await readDocuments([
    {
      name: 'house-rules.md',
      text: '# 入住须知\n\n## 时间\n\n入住 14:00 以后,退房 12:00 以前。\n\n## 宠物\n\n不能带宠物入住。',
    },
    { name: 'faq.csv', text: '问题,答案\n停车收费吗?,住店客人免费停车。\n有早餐吗?,"有,7:00 到 10:00,每位 38 元。"' },
    { name: 'pool.html', text: '<h1>泳池</h1><p>泳池每天 9:00 至 21:00 开放。</p>' },
  ]),
);

const guest = hotel.conversation('room-808');
for (const question of ['几点退房?', '早餐多少钱?', '泳池几点关?', '可以开发票吗?']) {
  const reply = await guest.send(question);
  console.log(`${question}\n  ${reply.text}  ${reply.citations.map(({ passage }) => `[${passage.title}]`).join('')}`);
  if (question === '可以开发票吗?') {
    assert.equal(reply.citations.length, 0);
    assert.match(reply.text, /没有提到/);
  } else {
    assert.ok(reply.citations.length > 0);
  }
}

await hotel.knowledge.put({ id: 'pool.html', title: '泳池', text: '泳池检修,暂停开放,预计 12 月 1 日恢复。' });
const afterwards = await guest.send('泳池几点关?');
assert.doesNotMatch(afterwards.text, /21:00/);
await hotel.knowledge.remove('pool.html');
assert.deepEqual(
  (await hotel.knowledge.list()).map(({ id }) => id),
  ['house-rules.md', 'faq.csv'],
);
