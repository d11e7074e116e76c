// A folder as a company has it: a manual as PDF, a policy from Word, a price list from Excel, pages of its web site.
// Reading the office files needs `npm install unpdf@1.7 mammoth read-excel-file`.
import assert from 'node:assert/strict';
import { createAssistant } from 'zhike';
import { readFolder } from 'zhike/documents/node';

const assistant = createAssistant();
const hotel = assistant.tenant('lake-heart-hotel');
await hotel.knowledge.put(
  await readFolder(new URL('./mixed-files/documents/', import.meta.url), {
    onProgress: ({ done, total, name }) => console.log(`${done}/${total} ${name}`),
  }),
);

const questions: readonly (readonly [question: string, answer: RegExp])[] = [
  ['几点可以办理入住?', /下午两点/],
  ['退房时间是几点?', /十二点/],
  ['泳池晚上几点关?', /晚上九点/],
  ['早餐在哪里吃?', /二楼/],
  ['入住当天取消能退款吗?', /不退款/],
  ['改期要收费吗?', /免费改期一次/],
  ['湖景房周末多少钱?', /688/],
  ['可以加床吗?', /120 ?元/],
  ['停车收费吗?', /免费/],
  ['机场接送多少钱?', /180 ?元/],
];
for (const [question, answer] of questions) {
  const reply = await hotel.conversation(question).send(question);
  const sources = reply.citations.map(({ passage: { documentId, page } }) =>
    page === undefined ? documentId : `${documentId}, page ${page}`,
  );
  console.log(`\n${question}\n  ${reply.text.replaceAll('\n', '\n  ')}\n  [${[...new Set(sources)].join('; ')}]`);
  assert.match(reply.text, answer);
  assert.ok(sources.length > 0);
}
