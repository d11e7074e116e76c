// An OpenAI-compatible API words the answers. Set BASE_URL, API_KEY and MODEL to use yours:
//   BASE_URL=https://api.deepseek.com API_KEY=… MODEL=deepseek-v4-flash npx tsx examples/use-a-real-endpoint.ts
// Without them a server on this machine speaks the same wire, so that the example runs anywhere.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAssistant, openaiCompatible } from 'zhike';

const words = ['游船', '每天 ', '17:30', ' 停航。'];
const standIn = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const content of words) {
    response.write(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`);
  }
  response.write(`data: ${JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })}\n\n`);
  response.write(
    `data: ${JSON.stringify({ choices: [], usage: { prompt_tokens: 312, completion_tokens: 9, total_tokens: 321 } })}\n\n`,
  );
  response.end('data: [DONE]\n\n');
});
await new Promise<void>((resolve) => standIn.listen(0, '127.0.0.1', resolve));

const assistant = createAssistant({
  model: openaiCompatible({
    baseURL: process.env.BASE_URL ?? `http://127.0.0.1:${(standIn.address() as AddressInfo).port}/v1`,
    apiKey: process.env.API_KEY ?? 'any',
    model: process.env.MODEL ?? 'any',
  }),
});
const shop = assistant.tenant('lakeside');
await shop.knowledge.put({ id: 'boats', title: '西湖游船', text: '游船每天 8:00 开航,17:30 停航。' });
const reply = await shop.conversation('customer-42').send('游船几点停航?');
standIn.close();
console.log(reply.text, reply.usage);

assert.match(reply.text, /17:30/);
assert.equal(reply.citations[0]?.passage.documentId, 'boats');
assert.ok(reply.usage.inputTokens > 0);
