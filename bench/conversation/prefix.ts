/**
 * Measures how much of each prompt repeats the one before it from its beginning on, which vendors bill at a fraction:
 * `npx tsx bench/conversation/prefix.ts [--markdown]`.
 *
 * A conversation of 50 turns with retrieval goes through the real assistant and the real encoder of chat completions to a
 * server on loopback that keeps the request bodies. What counts is the text in the order in which a vendor's template puts
 * it: tools, then messages. Tokens are estimated (about 0.7 for a Chinese character, a quarter for another one).
 * The peer is the same with the present time at the end of the instructions, as is common.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { createAssistant, openaiCompatible } from '../../src/index.js';
import { estimateTokens } from '../../src/model/estimate-tokens.js';
import { renderTable } from '../model/table.js';

const { values } = parseArgs({ options: { markdown: { type: 'boolean' }, turns: { type: 'string', default: '50' } } });
const prompts: string[] = [];
const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (text: string) => {
    body += text;
  });
  request.on('end', () => {
    const { tools, messages } = JSON.parse(body) as { readonly tools?: unknown; readonly messages: readonly unknown[] };
    const isSummary = body.includes('You keep the notes');
    if (!isSummary) {
      prompts.push(JSON.stringify(tools ?? []) + messages.map((message) => JSON.stringify(message)).join('\n'));
    }
    const text = isSummary
      ? '客人问了景点的开放时间和票价,都已经答复。'
      : `您好,这个景点每天 8:00 开放,17:30 停止入园,成人票 55 元,学生凭证件半价。第 ${prompts.length} 次为您解答。`;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: text } }] })}\n\n`);
    response.write(`data: ${JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })}\n\n`);
    response.end('data: [DONE]\n\n');
  });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

const baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
let now = Date.parse('2026-11-25T01:00:00Z');
const assistant = createAssistant({
  model: openaiCompatible({ baseURL, apiKey: 'key', model: 'm' }),
  instructions: '你是湖畔旅行社的客服。票价、时间都以资料为准,回答要简短。',
  now: () => new Date(now),
  onError: (error) => console.error(error),
});
const tenant = assistant.tenant('lakeside');
const places = ['西湖游船', '灵隐寺', '宋城', '千岛湖', '乌镇', '西溪湿地', '良渚古城', '钱塘江夜游', '九溪', '龙井村'];
await tenant.knowledge.put(
  places.flatMap((place) =>
    ['开放时间', '票价', '交通', '停车'].map((topic) => ({
      id: `${place}-${topic}`,
      title: `${place}${topic}`,
      text: `${place}的${topic}:每天 8:00 开放,17:30 停止入园,成人票 55 元,学生凭证件半价,六十五岁以上免费。乘地铁一号线到站后步行十分钟,停车场每小时 10 元,全天封顶 60 元。节假日请提前三天在公众号预约。`,
    })),
  ),
);
const conversation = tenant.conversation('customer');
const compacted: number[] = [];
for (let turn = 0; turn < Number(values.turns); turn += 1) {
  now += 40_000;
  const topic = ['开放时间是几点?', '票价是多少钱?', '交通怎么走?', '停车多少钱?'][turn % 4];
  await conversation.send(`${places[turn % places.length]}的${topic}`);
}
server.close();

const shared = (one: string, other: string) => {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
};

function measure(all: readonly string[]) {
  let total = 0;
  let repeated = 0;
  let between = { total: 0, repeated: 0 };
  all.forEach((prompt, index) => {
    const before = all[index - 1];
    if (before === undefined) return;
    const tokens = estimateTokens(prompt);
    const same = estimateTokens(prompt.slice(0, shared(prompt, before)));
    total += tokens;
    repeated += same;
    if (prompt.length >= before.length) {
      between = { total: between.total + tokens, repeated: between.repeated + same };
    } else if (all === prompts) {
      compacted.push(index);
    }
  });
  return { all: repeated / total, between: between.repeated / between.total, total };
}

const own = measure(prompts);
const dated = measure(
  prompts.map((prompt, index) => prompt.replace('回答要简短。', `回答要简短。现在是第 ${index} 分钟。`)),
);
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
process.stdout.write(
  `${renderTable(
    {
      head: ['share of prompt tokens that repeat the call before', 'zhike', 'time in the instructions'],
      rows: [
        ['between compactions (at least 85 %)', percent(own.between), percent(dated.between)],
        ['compactions included', percent(own.all), percent(dated.all)],
      ],
      notes: [`${prompts.length} calls, ${own.total} prompt tokens (estimated), compacted ${compacted.length} times.`],
    },
    values.markdown ?? false,
  )}\n`,
);
