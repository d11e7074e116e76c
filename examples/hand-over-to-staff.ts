// The customer asks for a person: the assistant falls silent until an operator hands the conversation back.
import assert from 'node:assert/strict';
import { createAssistant } from 'zhike';

const assistant = createAssistant();
const conversation = assistant.tenant('lakeside').conversation('customer-42');

const notice = await conversation.send('你答非所问,转人工');
console.log(notice.status, notice.text);
assert.equal(notice.status, 'handed-off');
assert.equal(await conversation.owner(), 'queue');

const silence = await conversation.send('有人吗?');
assert.equal(silence.text, '');

await conversation.handBack();
const back = await conversation.send('你好');
console.log(back.status, back.text);
assert.equal(back.status, 'completed');
