import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { toHttpError } from '../../../src/model/endpoint/vendor-fault.js';
import { offsetsOf } from '../../support/cut-body.js';
import { decodeReply, type Meaning, meaningOf } from '../../support/decode-reply.js';
import { readFixture } from '../../support/wire-server.js';

const stop = { finish: 'stop', rawReason: 'stop' };
const toolCalls = { finish: 'tool-calls', rawReason: 'tool_calls' };

/** What each reply means, read from its bytes by hand. */
const replies: Readonly<Record<string, Meaning>> = {
  'ark/error-in-stream.sse': { text: '西湖' },
  'ark/moderation.sse': {
    retracted: 'content_filter',
    finish: 'content-filter',
    rawReason: 'content_filter',
    tokens: [36, 6, 0, 0],
  },
  'ark/reasoning-usage-on-every-chunk.sse': {
    reasoning: '门票免费',
    text: '西湖免票。',
    ...stop,
    tokens: [80, 5, 0, 2],
  },
  'ark/text.sse': { text: '宋城下午两点开演。', ...stop, tokens: [36, 11, 16, 0] },
  'ark/tool-call.sse': {
    reasoning: '得查车次',
    calls: [['call_k3v0x8', 'find_trains', '{"from":"上海","to":"杭州"}']],
    ...toolCalls,
    tokens: [150, 39, 0, 9],
  },
  'ark-bot/references.sse': {
    references: [
      { title: '十一避堵攻略', url: 'https://travel.example/a', excerpt: '早上七点前到断桥。' },
      { id: 'doc-7-12', title: '景区手册.pdf' },
    ],
    reasoning: '有攻略',
    text: '七点前到断桥。',
    ...stop,
    tokens: [820 + 450, 12 + 8, 100, 3],
  },
  'ark-bot/tool-call.sse': { calls: [['call_b7', 'find_boats', '{}']], ...toolCalls },
  'ark-bot/usage-of-its-own.sse': { text: '三十元。', ...stop, tokens: [70, 5, 0, 0] },
  'azure/asynchronous-filter.sse': { text: 'The boat leaves at 8:00.', ...stop },
  'azure/output-blocked.sse': {
    retracted: 'content_filter',
    finish: 'content-filter',
    rawReason: 'content_filter',
  },
  'azure/text.sse': { text: 'Open until six.', ...stop, tokens: [40, 9, 0, 0] },
  'azure/tool-call.sse': {
    calls: [['call_Zt1', 'find_boats', '{"date":"2026-11-25"}']],
    ...toolCalls,
    tokens: [40, 9, 0, 0],
  },
  'dashscope/error-in-stream.sse': { text: '灵隐寺' },
  'dashscope/parallel-tool-calls.sse': {
    calls: [
      ['call_aa1', 'weather', '{"city": "杭州"}'],
      ['call_bb2', 'weather', '{"city": "苏州"}'],
    ],
    ...toolCalls,
    tokens: [230, 44, 0, 0],
  },
  'dashscope/reasoning.sse': { reasoning: '问的是门票', text: '八十元。', ...stop, tokens: [22, 15, 0, 8] },
  'dashscope/text.sse': { text: '西溪湿地八十元。', ...stop, tokens: [22, 7, 0, 0] },
  'dashscope/tool-call-empty-ids.sse': {
    reasoning: '查一下天气',
    calls: [['call_9d3', 'weather', '{"city": "杭州"}']],
    ...toolCalls,
    tokens: [210, 33, 0, 0],
  },
  'deepseek/completion-after-empty-lines.json': {
    reasoning: '问位置',
    text: '断桥在白堤东头。',
    ...stop,
    tokens: [18, 12, 0, 0],
  },
  'deepseek/overloaded.sse': { text: '西湖', finish: 'overloaded', rawReason: 'insufficient_system_resource' },
  'deepseek/reasoning-tool-call.sse': {
    reasoning: '要查船期',
    text: '我查一下。',
    calls: [['call_00_Xy', 'find_boats', '{}']],
    ...toolCalls,
    tokens: [120, 40, 64, 12],
  },
  'deepseek/text.sse': { text: '断桥在白堤东头。', ...stop, tokens: [18, 8, 0, 0] },
  'gateway/bad-gateway.html': {},
  'gateway/completion-padded-pretty.json': { text: '游船每天 8:00 开航。', ...stop, tokens: [9, 8, 0, 0] },
  'gateway/completion.json': { text: '游船每天 8:00 开航。', ...stop, tokens: [9, 8, 0, 0] },
  'gateway/error-event.sse': { text: '门票' },
  'gateway/error-in-200.json': {},
  'gateway/no-blank-line-at-end.sse': { text: '好。', ...stop },
  'gateway/no-done.sse': { text: '好。', ...stop },
  'gateway/no-finish-reason.sse': { text: '门票六十' },
  'gateway/no-space-crlf.sse': { text: '你好。', ...stop },
  'gateway/pieces-without-events.ndjson': { text: '门票三十。', ...stop },
  'gateway/reasoning-field.sse': { reasoning: '想一想', text: '好。', ...stop },
  'gateway/several-data-lines.sse': { text: '好。', ...stop },
  'gateway/think-span.sse': { reasoning: '查营业时间', text: '九点开门 <think>。', ...stop },
  'gateway/tool-call-empty-arguments.sse': { calls: [['call_e', 'now', '{}']], ...toolCalls },
  'gateway/tool-call-name-late.sse': { calls: [['call_9', 'weather', '{"a":1}']], ...toolCalls },
  'gateway/tool-call-whole.sse': {
    calls: [['call_w', 'weather', '{"city":"杭州"}']],
    finish: 'tool-calls',
    rawReason: 'stop',
  },
  'gateway/tool-call-without-id.sse': { calls: [['minted-1', 'weather', '{"city":"杭州"}']], ...toolCalls },
  'gateway/tool-calls-indexed-from-one.sse': {
    calls: [
      ['call_1', 'weather', '{}'],
      ['call_4', 'price', '{"x":2}'],
    ],
    ...toolCalls,
  },
  'gateway/tool-calls-without-index.sse': {
    text: '查。',
    calls: [
      ['function-call-1', 'weather', '{"city":"杭州"}'],
      ['function-call-2', 'find_boats', '{"date":"2026-11-25"}'],
    ],
    finish: 'tool-calls',
    rawReason: 'stop',
  },
  'gateway/usage-then-empty.sse': { text: '好。', ...stop, tokens: [7, 2, 0, 0] },
  'hunyuan/reasoning.sse': {
    reasoning: '国庆人多，要避开断桥。',
    text: '可以走杨公堤。',
    ...stop,
    tokens: [41, 16, 0, 0],
  },
  'hunyuan/search.sse': {
    references: [
      { id: '1', title: '西湖免费开放公告', url: 'https://westlake.example/notice' },
      { id: '2', title: '游船票价', url: 'https://boats.example/price' },
    ],
    text: '西湖免票[1]。',
    ...stop,
    tokens: [900, 6, 0, 0],
  },
  'hunyuan/sensitive.sse': {
    retracted: 'sensitive',
    finish: 'content-filter',
    rawReason: 'sensitive',
    tokens: [30, 3, 0, 0],
  },
  'hunyuan/text.sse': { text: '您好，今天开放。', ...stop, tokens: [30, 6, 0, 0] },
  'hunyuan/tool-call.sse': {
    text: '我看一下船期。',
    calls: [['call_d3k8q1', 'find_boats', '{"date":"2026-11-25"}']],
    ...toolCalls,
    tokens: [88, 17, 0, 0],
  },
  'lkeap/content-filter.sse': {
    retracted: 'content_filter',
    finish: 'content-filter',
    rawReason: 'content_filter',
    tokens: [24, 3, 0, 0],
  },
  'lkeap/reasoning-tool-call.sse': {
    reasoning: '先查天气',
    calls: [['call_0_5f1c', 'weather', '{"city":"杭州"}']],
    ...toolCalls,
    tokens: [140, 28, 0, 6],
  },
  'lkeap/text.sse': { text: '灵隐寺七点开门。', ...stop, tokens: [24, 9, 0, 0] },
  'openai/length.sse': { text: '西湖十', finish: 'length', rawReason: 'length' },
  'openai/parallel-tool-calls.sse': {
    calls: [
      ['call_a1', 'find_boats', '{"date":"2026-11-25"}'],
      ['call_b2', 'weather', '{"city":"杭州"}'],
    ],
    ...toolCalls,
    tokens: [52, 14, 32, 0],
  },
  'openai/refusal.sse': { text: 'I cannot help with that.', ...stop },
  'openai/text.sse': { text: '游船每天 8:00 开航🚢。', ...stop, tokens: [52, 14, 32, 0] },
  'qianfan/completion-withdrawn.json': {
    finish: 'content-filter',
    rawReason: 'content_filter',
    tokens: [5, 6, 0, 0],
  },
  'qianfan/low-risk.sse': { text: '爬北高峰小心路滑。', ...stop, tokens: [5, 9, 0, 0] },
  'qianfan/must-not-be-shown.sse': {
    retracted: 'moderation',
    finish: 'content-filter',
    rawReason: 'normal',
    tokens: [5, 9, 0, 0],
  },
  'qianfan/normal.sse': { text: '西湖免票。', finish: 'stop', rawReason: 'normal', tokens: [2, 9, 0, 0] },
  'qianfan/tool-call.sse': {
    calls: [['0c2f-call', 'weather', '{"city":"杭州"}']],
    ...toolCalls,
    tokens: [50, 16, 0, 0],
  },
  'qianfan/withdrawn.sse': {
    retracted: 'content_filter',
    finish: 'content-filter',
    rawReason: 'content_filter',
  },
  'ti-one/length.sse': { text: '第一天去西湖，第二天', finish: 'length', rawReason: 'length', tokens: [44, 512, 0, 0] },
  'ti-one/text.sse': { reasoning: '票价？', text: '成人三十元。', ...stop, tokens: [31, 14, 0, 0] },
  'ti-one/tool-call.sse': {
    calls: [['chatcmpl-tool-8c2e', 'weather', '{"city": "杭州"}']],
    ...toolCalls,
    tokens: [60, 18, 0, 0],
  },
  'token-hub/text.sse': { text: '雷峰塔四十元。', ...stop, tokens: [19, 8, 0, 0] },
  'token-hub/tool-call.sse': {
    calls: [['call_62aa', 'price', '{"sight":"雷峰塔"}']],
    ...toolCalls,
    tokens: [77, 21, 0, 0],
  },
};

/** How replies break that have no finish. */
const breaks: Readonly<Record<string, object>> = {
  'ark/error-in-stream.sse': { kind: 'overloaded', retryable: true, partialText: '西湖' },
  'dashscope/error-in-stream.sse': { kind: 'content-filter', retryable: false, partialText: '灵隐寺' },
  'gateway/bad-gateway.html': { kind: 'overloaded', retryable: true, partialText: '' },
  'gateway/error-event.sse': { kind: 'overloaded', retryable: true, partialText: '门票' },
  'gateway/error-in-200.json': { kind: 'overloaded', retryable: true, partialText: '', status: 200 },
  'gateway/no-finish-reason.sse': { kind: 'incomplete', retryable: true, partialText: '门票六十' },
};

/** Status and body of refusals, and the kind of error that each is. */
const refusals: readonly (readonly [string, number, string])[] = [
  ['ark/error-endpoint.json', 404, 'not-found'],
  ['ark/error-invalid-parameter.json', 400, 'invalid-request'],
  ['ark/error-overdue.json', 403, 'quota'],
  ['ark/error-rate-limit.json', 429, 'rate-limit'],
  ['ark/error-sensitive.json', 400, 'content-filter'],
  ['azure/error-deployment.json', 404, 'not-found'],
  ['azure/error-key.json', 401, 'auth'],
  ['azure/error-prompt-blocked-older.json', 400, 'content-filter'],
  ['azure/error-prompt-blocked.json', 400, 'content-filter'],
  ['azure/error-rate-limit.json', 429, 'rate-limit'],
  ['dashscope/error-inspection.json', 400, 'content-filter'],
  ['dashscope/error-key.json', 401, 'auth'],
  ['dashscope/error-native.json', 400, 'content-filter'],
  ['dashscope/error-thinking.json', 400, 'invalid-request'],
  ['deepseek/error-balance.json', 402, 'quota'],
  ['deepseek/error-overloaded.json', 503, 'overloaded'],
  ['deepseek/error-reasoning.json', 400, 'invalid-request'],
  ['hunyuan/error-in-200.json', 200, 'auth'],
  ['hunyuan/error-invalid-key.json', 401, 'auth'],
  ['lkeap/error-rate-limit.json', 429, 'rate-limit'],
  ['openai/error-context.json', 400, 'context-length'],
  ['openai/error-key.json', 401, 'auth'],
  ['openai/error-null-code.json', 400, 'invalid-request'],
  ['openai/error-quota.json', 429, 'quota'],
  ['openai/error-rate-limit.json', 429, 'rate-limit'],
  ['openai/error-server.json', 500, 'overloaded'],
  ['qianfan/error-in-200.json', 200, 'unknown'],
  ['qianfan/error-malformed.json', 400, 'invalid-request'],
  ['qianfan/error-rate-limit.json', 429, 'rate-limit'],
  ['qianfan/error-token.json', 401, 'auth'],
  ['qianfan/error-too-long.json', 400, 'context-length'],
  ['ti-one/error-unauthorized.json', 401, 'auth'],
  ['token-hub/error-no-model.json', 404, 'not-found'],
];

const names = Object.keys(replies);

describe('the fixtures', () => {
  it('are all read here', () => {
    const root = fileURLToPath(new URL('../../fixtures', import.meta.url));
    const vendors = new Set(names.map((name) => name.split('/')[0] ?? ''));
    const files = [...vendors].flatMap((vendor) => readdirSync(`${root}/${vendor}`).map((file) => `${vendor}/${file}`));
    expect(files.sort()).toEqual([...names, ...refusals.map(([name]) => name)].sort());
  });
});

describe('a reply as vendors send it', () => {
  it.each(Object.entries(replies))('%s says what its bytes mean', async (name, expected) => {
    const { chunks, error } = await decodeReply(readFixture(name));
    expect(meaningOf(chunks)).toEqual(expected);
    if (breaks[name] === undefined) {
      expect(error).toBeUndefined();
    } else {
      expect(error).toMatchObject(breaks[name]);
    }
  });

  it.each(names)('%s says the same cut at any offset, or at every one', async (name) => {
    const bytes = readFixture(name);
    const outcome = async (offsets: readonly number[]) => {
      const { chunks, error } = await decodeReply(bytes, offsets);
      return JSON.stringify([chunks, error?.message, error?.partialText]);
    };
    const whole = await outcome([]);
    const differing = [];
    for (const offset of offsetsOf(bytes)) {
      if ((await outcome([offset])) !== whole) {
        differing.push(offset);
      }
    }
    expect(differing).toEqual([]);
    expect(await outcome(offsetsOf(bytes))).toBe(whole);
  });

  it.each(names)('%s says the same with lone CR line ends', async (name) => {
    const bytes = readFixture(name);
    const text = bytes.toString().replaceAll('\r\n', '\r').replaceAll('\n', '\r');
    expect((await decodeReply(new TextEncoder().encode(text))).chunks).toEqual((await decodeReply(bytes)).chunks);
  });
});

/** Where the reply has said why it ends: in a stream with its finish reason, else with the last brace of the body. */
function endOf(name: string, bytes: Buffer, rawReason: string): number {
  return name.endsWith('.json') ? bytes.lastIndexOf('}') : bytes.indexOf(`"${rawReason}"`) + rawReason.length + 2;
}

describe('a reply that is cut', () => {
  const finished = Object.entries(replies).flatMap(([name, { rawReason }]) =>
    rawReason ? [[name, rawReason] as const] : [],
  );

  it.each(finished)(
    '%s is an error that may pass until its reason "%s" has come, wherever it ends',
    async (name, rawReason) => {
      const bytes = readFixture(name);
      const end = endOf(name, bytes, rawReason);
      const wrong = [];
      for (const offset of offsetsOf(bytes)) {
        const { chunks, error } = await decodeReply(bytes.subarray(0, offset));
        const { text = '', finish } = meaningOf(chunks);
        const isBroken = error?.retryable === true && error.partialText === text && finish === undefined;
        const isComplete = error === undefined && finish !== undefined && offset > end;
        if (!isBroken && !isComplete) {
          wrong.push(offset);
        }
      }
      expect(wrong).toEqual([]);
    },
  );
});

describe('a refusal as vendors send it', () => {
  it.each(refusals)('%s with status %i is of kind %s', async (name, status, kind) => {
    const bytes = readFixture(name);
    if (status === 200) {
      expect((await decodeReply(bytes)).error).toMatchObject({ name: 'ModelHttpError', status, kind });
      return;
    }
    const body = bytes.toString();
    const refusal = { type: 'refusal', status, headers: new Headers(), body, retryAfterMs: undefined } as const;
    const error = toHttpError('POST https://host/v1', refusal);
    const mayPass = ['rate-limit', 'overloaded'].includes(kind);
    expect(error).toMatchObject({ name: 'ModelHttpError', status, kind, retryable: mayPass });
  });
});
