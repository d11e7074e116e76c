import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../../../src/domain/message.js';
import type { ChatChunk, ChatModel } from '../../../src/model/chat-model.js';
import { openaiCompatible } from '../../../src/model/openai-compatible/openai-compatible.js';
import { ark } from '../../../src/model/openai-compatible/vendors/ark.js';
import { arkBot } from '../../../src/model/openai-compatible/vendors/ark-bot.js';
import { azureOpenAI } from '../../../src/model/openai-compatible/vendors/azure-openai.js';
import { dashscope } from '../../../src/model/openai-compatible/vendors/dashscope.js';
import { deepseek } from '../../../src/model/openai-compatible/vendors/deepseek.js';
import { hunyuan } from '../../../src/model/openai-compatible/vendors/hunyuan.js';
import { lkeap } from '../../../src/model/openai-compatible/vendors/lkeap.js';
import { openai } from '../../../src/model/openai-compatible/vendors/openai.js';
import { qianfan } from '../../../src/model/openai-compatible/vendors/qianfan.js';
import { tiOne } from '../../../src/model/openai-compatible/vendors/ti-one.js';
import { tokenHub } from '../../../src/model/openai-compatible/vendors/token-hub.js';
import { meaningOf } from '../../support/decode-reply.js';
import { readFixture } from '../../support/wire-server.js';

const vendors = setupServer();
beforeAll(() => vendors.listen({ onUnhandledRequest: 'error' }));
afterEach(() => vendors.resetHandlers());
afterAll(() => vendors.close());

const says = (text: string): Message => ({ role: 'assistant', parts: [{ type: 'text', text }] });
const asks = (text: string): Message => ({ role: 'user', parts: [{ type: 'text', text }] });
const calls = (callId: string, reasoning: string): Message => ({
  role: 'assistant',
  parts: [
    ...(reasoning === '' ? [] : [{ type: 'reasoning' as const, text: reasoning }]),
    { type: 'tool-call', callId, name: 'find_boats', arguments: '{}' },
  ],
});
const result = (callId: string): Message => ({
  role: 'tool',
  parts: [{ type: 'tool-result', callId, name: 'find_boats', outcome: 'done', text: '8:00' }],
});

/** Two steps of tool calls, the second without a thought, then an answer and another question. */
const history = [
  asks('有船吗？'),
  calls('a', '要查船期'),
  result('a'),
  calls('b', ''),
  result('b'),
  says('八点有船。'),
  asks('多少钱？'),
];

interface Body {
  readonly messages: readonly { readonly role: string; readonly reasoning_content?: string }[];
  readonly [field: string]: unknown;
}

/** Asks a model one question at an address, and gives back what the vendor got and what the model said. */
async function ask(model: ChatModel, address: string, fixture: string) {
  let got: { url: string; headers: Headers; body: Body } | undefined;
  vendors.use(
    http.post(address.replace(/\?.*/, ''), async ({ request }) => {
      got = { url: request.url, headers: request.headers, body: (await request.json()) as Body };
      return new HttpResponse(readFixture(fixture), { headers: { 'content-type': 'text/event-stream' } });
    }),
  );
  const chunks: ChatChunk[] = [];
  const request = { instructions: 'Be kind.', language: 'zh-Hans' as const, tools: [], now: new Date(0) };
  for await (const chunk of model.stream({ ...request, messages: history })) {
    chunks.push(chunk);
  }
  if (got === undefined) {
    throw new Error('the vendor got no request');
  }
  return { ...got, chunks };
}

const bearer = { authorization: 'Bearer sk-1' };
const withUsage = { stream: true, stream_options: { include_usage: true } };

/** How each vendor is asked: the model, its id, its name in traces, the address, headers and fields of the body. */
const vendorTable: readonly {
  readonly model: ChatModel;
  readonly id: string;
  readonly provider: string;
  readonly address: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly absent?: readonly string[];
  readonly systemRole?: string;
  /** `reasoning_content` of the three messages of the assistant's. */
  readonly replayed?: readonly (string | undefined)[];
  readonly roles?: string;
  readonly fixture: string;
}[] = [
  {
    model: hunyuan({ apiKey: 'sk-1', thinking: true, maxTokens: 9 }),
    id: 'hunyuan/hunyuan-turbos-latest',
    provider: 'tencent.hunyuan',
    address: 'https://api.hunyuan.cloud.tencent.com/v1/chat/completions',
    body: { model: 'hunyuan-turbos-latest', enable_thinking: true, max_tokens: 9 },
    absent: ['reasoning_effort', 'max_completion_tokens', 'thinking'],
    fixture: 'hunyuan/text.sse',
  },
  {
    model: lkeap({ apiKey: 'sk-1', model: 'deepseek-v3.2' }),
    id: 'lkeap/deepseek-v3.2',
    provider: 'tencent.lkeap',
    address: 'https://api.lkeap.cloud.tencent.com/v1/chat/completions',
    body: { model: 'deepseek-v3.2' },
    absent: ['thinking', 'enable_thinking', 'reasoning_effort', 'temperature', 'max_tokens'],
    fixture: 'lkeap/text.sse',
  },
  {
    model: lkeap({ apiKey: 'sk-1', model: 'deepseek-r1-0528', region: 'international' }),
    id: 'lkeap/deepseek-r1-0528',
    provider: 'tencent.lkeap',
    address: 'https://api.lkeap.tencentcloud.com/v1/chat/completions',
    fixture: 'lkeap/text.sse',
  },
  {
    model: lkeap({
      apiKey: 'sk-1',
      model: 'deepseek-v3.2',
      baseURL: 'https://api.lkeap.cloud.tencent.com/plan/v3',
      thinking: true,
      dialect: { thinkingField: 'thinking', replayReasoning: 'toolTurns' },
    }),
    id: 'lkeap/deepseek-v3.2',
    provider: 'tencent.lkeap',
    address: 'https://api.lkeap.cloud.tencent.com/plan/v3/chat/completions',
    body: { thinking: { type: 'enabled' } },
    replayed: ['要查船期', '', undefined],
    fixture: 'lkeap/text.sse',
  },
  {
    model: tokenHub({ apiKey: 'sk-1', model: 'deepseek-v4-flash' }),
    id: 'token-hub/deepseek-v4-flash',
    provider: 'tencent.tokenhub',
    address: 'https://tokenhub.tencentmaas.com/v1/chat/completions',
    fixture: 'token-hub/text.sse',
  },
  {
    model: tokenHub({ apiKey: 'sk-1', model: 'm', baseURL: 'https://tokenhub-intl.tencentcloudmaas.com/v1' }),
    id: 'token-hub/m',
    provider: 'tencent.tokenhub',
    address: 'https://tokenhub-intl.tencentcloudmaas.com/v1/chat/completions',
    fixture: 'token-hub/text.sse',
  },
  {
    model: tiOne({ apiKey: 'sk-1', model: 'my-model', baseURL: 'https://service-1.tione.example/', maxTokens: 2048 }),
    id: 'ti-one/my-model',
    provider: 'tencent.tione',
    address: 'https://service-1.tione.example/v1/chat/completions',
    body: { model: 'my-model', max_tokens: 2048 },
    fixture: 'ti-one/text.sse',
  },
  {
    model: tiOne({
      apiKey: 'token-1',
      model: 'my-model',
      baseURL: 'http://10.0.0.8:8080/tione',
      path: '/chat',
      authHeader: { name: 'x-service-token', prefix: '' },
    }),
    id: 'ti-one/my-model',
    provider: 'tencent.tione',
    address: 'http://10.0.0.8:8080/tione/chat',
    headers: { 'x-service-token': 'token-1' },
    fixture: 'ti-one/text.sse',
  },
  {
    model: ark({ apiKey: 'sk-1', model: 'ep-20260101-abcde', thinking: 'auto', reasoningEffort: 'minimal' }),
    id: 'ark/ep-20260101-abcde',
    provider: 'volcengine.ark',
    address: 'https://ark.cn-beijing.volces.com/api/v3/chat/completions',
    body: { model: 'ep-20260101-abcde', thinking: { type: 'auto' }, reasoning_effort: 'minimal' },
    fixture: 'ark/text.sse',
  },
  {
    model: ark({ apiKey: 'sk-1', model: 'doubao-seed-1-6-251015', thinking: false }),
    id: 'ark/doubao-seed-1-6-251015',
    provider: 'volcengine.ark',
    address: 'https://ark.cn-beijing.volces.com/api/v3/chat/completions',
    body: { thinking: { type: 'disabled' } },
    absent: ['reasoning_effort'],
    fixture: 'ark/text.sse',
  },
  {
    model: arkBot({ apiKey: 'sk-1', model: 'bot-20260101-abcde' }),
    id: 'ark-bot/bot-20260101-abcde',
    provider: 'volcengine.ark',
    address: 'https://ark.cn-beijing.volces.com/api/v3/bots/chat/completions',
    body: { model: 'bot-20260101-abcde' },
    absent: ['thinking'],
    fixture: 'ark-bot/references.sse',
  },
  {
    model: dashscope({ apiKey: 'sk-1', model: 'qwen-plus', thinking: false }),
    id: 'dashscope/qwen-plus',
    provider: 'alibaba.dashscope',
    address: 'https://dashscope.aliyuncs.com/compatible-mode/v1/chat/completions',
    body: { model: 'qwen-plus', enable_thinking: false },
    fixture: 'dashscope/text.sse',
  },
  {
    model: dashscope({ apiKey: 'sk-1', model: 'qwen-plus', region: 'singapore', extraBody: { thinking_budget: 64 } }),
    id: 'dashscope/qwen-plus',
    provider: 'alibaba.dashscope',
    address: 'https://dashscope-intl.aliyuncs.com/compatible-mode/v1/chat/completions',
    body: { thinking_budget: 64 },
    absent: ['enable_thinking'],
    fixture: 'dashscope/text.sse',
  },
  {
    model: qianfan({ apiKey: 'sk-1', model: 'ernie-4.5-turbo-128k' }),
    id: 'qianfan/ernie-4.5-turbo-128k',
    provider: 'baidu.qianfan',
    address: 'https://qianfan.baidubce.com/v2/chat/completions',
    roles: 'system user assistant tool user assistant tool assistant user',
    fixture: 'qianfan/normal.sse',
  },
  {
    model: qianfan({ apiKey: 'sk-1', model: 'ernie-4.5-turbo-128k', appid: 'app-7', headers: { 'x-tenant': 'a' } }),
    id: 'qianfan/ernie-4.5-turbo-128k',
    provider: 'baidu.qianfan',
    address: 'https://qianfan.baidubce.com/v2/chat/completions',
    headers: { ...bearer, appid: 'app-7', 'x-tenant': 'a' },
    roles: 'system user assistant tool user assistant tool assistant user',
    fixture: 'qianfan/normal.sse',
  },
  {
    model: deepseek({ apiKey: 'sk-1', maxTokens: 9, reasoningEffort: 'medium' }),
    id: 'deepseek/deepseek-v4-flash',
    provider: 'deepseek',
    address: 'https://api.deepseek.com/chat/completions',
    body: { model: 'deepseek-v4-flash', max_tokens: 9, reasoning_effort: 'high' },
    absent: ['thinking'],
    replayed: ['要查船期', '', undefined],
    fixture: 'deepseek/text.sse',
  },
  {
    model: deepseek({ apiKey: 'sk-1', thinking: false }),
    id: 'deepseek/deepseek-v4-flash',
    provider: 'deepseek',
    address: 'https://api.deepseek.com/chat/completions',
    body: { thinking: { type: 'disabled' } },
    fixture: 'deepseek/text.sse',
  },
  {
    model: openai({ apiKey: 'sk-1', model: 'gpt-x', maxTokens: 9, reasoningEffort: 'xhigh' }),
    id: 'openai/gpt-x',
    provider: 'openai',
    address: 'https://api.openai.com/v1/chat/completions',
    body: { model: 'gpt-x', max_completion_tokens: 9, reasoning_effort: 'xhigh' },
    absent: ['max_tokens', 'temperature'],
    systemRole: 'developer',
    fixture: 'openai/text.sse',
  },
  {
    model: azureOpenAI({
      apiKey: 'sk-1',
      resource: 'my-resource',
      deployment: 'my deployment',
      apiVersion: '2024-10-21',
    }),
    id: 'azure-openai/my deployment',
    provider: 'azure.ai.openai',
    address:
      'https://my-resource.openai.azure.com/openai/deployments/my%20deployment/chat/completions?api-version=2024-10-21',
    headers: { 'api-key': 'sk-1' },
    fixture: 'azure/text.sse',
  },
  {
    model: azureOpenAI({
      token: async () => 'entra-1',
      endpoint: 'https://models.example.com/ai/',
      deployment: 'd',
      apiVersion: 'v1',
      maxTokens: 9,
      dialect: { maxTokensField: 'max_tokens' },
    }),
    id: 'azure-openai/d',
    provider: 'azure.ai.openai',
    address: 'https://models.example.com/ai/openai/v1/chat/completions',
    headers: { authorization: 'Bearer entra-1' },
    body: { model: 'd', max_tokens: 9 },
    fixture: 'azure/text.sse',
  },
];

describe('a vendor', () => {
  it.each(vendorTable)('$id is asked at $address', async (vendor) => {
    const { model, address, fixture, headers = bearer, systemRole = 'system' } = vendor;
    const { url, headers: sent, body } = await ask(model, address, fixture);
    expect(url).toBe(address);
    expect(model.id).toBe(vendor.id);
    expect(model.provider).toMatchObject({ name: vendor.provider, address: new URL(address).hostname });
    expect(Object.fromEntries(sent)).toMatchObject(headers);
    const credentials = ['authorization', 'api-key', 'x-service-token'].filter((name) => sent.has(name));
    expect(credentials).toHaveLength(1);
    expect(body).toMatchObject({ ...withUsage, ...vendor.body });
    for (const field of vendor.absent ?? []) {
      expect(body).not.toHaveProperty(field);
    }
    const roles = vendor.roles ?? `${systemRole} user assistant tool assistant tool assistant user`;
    expect(body.messages.map(({ role }) => role).join(' ')).toBe(roles);
    const replayed = body.messages.filter(({ role }) => role === 'assistant');
    expect(replayed.map((message) => message.reasoning_content)).toEqual(
      vendor.replayed ?? [undefined, undefined, undefined],
    );
  });

  it('that is a bot marks its text as resting on knowledge of its own, and names its sources', async () => {
    const model = arkBot({ apiKey: 'sk-1', model: 'bot-1' });
    const address = 'https://ark.cn-beijing.volces.com/api/v3/bots/chat/completions';
    const { chunks } = await ask(model, address, 'ark-bot/references.sse');
    const texts = chunks.filter((chunk) => chunk.type === 'text-delta');
    expect(texts.map(({ fromOwnKnowledge }) => fromOwnKnowledge)).toEqual([true, true]);
    expect(meaningOf(chunks).references).toHaveLength(2);
  });

  it('that is no bot leaves its text to be checked', async () => {
    const address = 'https://ark.cn-beijing.volces.com/api/v3/chat/completions';
    const { chunks } = await ask(ark({ apiKey: 'sk-1', model: 'm' }), address, 'ark/text.sse');
    expect(chunks.some((chunk) => chunk.type === 'text-delta' && chunk.fromOwnKnowledge)).toBe(false);
  });

  it('lets the tenant choose another model and another address', async () => {
    const model = deepseek({ apiKey: 'sk-1', model: 'deepseek-next', baseURL: 'https://gateway.example/ds/' });
    const { body } = await ask(model, 'https://gateway.example/ds/chat/completions', 'deepseek/text.sse');
    expect(body).toMatchObject({ model: 'deepseek-next' });
  });

  it('takes a base address that already ends in the path', async () => {
    const baseURL = 'https://gateway.example/v1/chat/completions';
    const { url } = await ask(openaiCompatible({ baseURL, apiKey: 'x', model: 'm' }), baseURL, 'openai/text.sse');
    expect(url).toBe(baseURL);
  });

  it('of Azure refuses a prompt once: what its filter blocks is billed', async () => {
    let requests = 0;
    vendors.use(
      http.post('https://r.openai.azure.com/*', () => {
        requests += 1;
        return new HttpResponse(readFixture('azure/error-prompt-blocked.json'), {
          status: 400,
          headers: { 'apim-request-id': 'req-7' },
        });
      }),
    );
    const model = azureOpenAI({ apiKey: 'k', resource: 'r', deployment: 'd', apiVersion: '2024-10-21' });
    const request = { instructions: '', language: 'en' as const, tools: [], now: new Date(0), messages: history };
    const reading = (async () => {
      for await (const _ of model.stream(request)) {
        // There is nothing to read.
      }
    })();
    await expect(reading).rejects.toMatchObject({ kind: 'content-filter', retryable: false, requestId: 'req-7' });
    expect(requests).toBe(1);
  });
});

describe('an option', () => {
  const fine = { baseURL: 'https://host.example/v1', apiKey: 'sk-secret', model: 'm' };
  const making = (changes: object) => () => openaiCompatible({ ...fine, ...changes });

  it.each<[object, RegExp]>([
    [{ temprature: 1 }, /"temprature".*known options: baseURL, apiKey, model/],
    [{ timeLimits: { idle: 1 } }, /"idle".*idleMs/],
    [{ retry: { limit: 1 } }, /"limit".*attempts/],
    [{ dialect: { name: 'x' } }, /"name".*path/],
    [{ baseURL: undefined }, /"baseURL" is missing/],
    [{ baseURL: 'host.example/v1' }, /"baseURL" is not an http/],
    [{ baseURL: 'ftp://host.example' }, /"baseURL" is not an http/],
    [{ baseURL: 'https://user:pass@host.example' }, /"apiKey" or "headers"/],
    [{ apiKey: '' }, /"apiKey" is missing or empty/],
    [{ apiKey: undefined }, /"apiKey" is missing or empty/],
    [{ apiKey: 'sk-secret\n' }, /"apiKey" holds/],
    [{ model: '' }, /"model" is missing/],
    [{ headers: { 'x-a': 'line\nbreak' } }, /header "x-a"/],
    [{ temperature: 3 }, /"temperature" must be a number from 0 to 2/],
    [{ maxTokens: 0 }, /"maxTokens"/],
    [{ thinking: true }, /"thinking".*extraBody/],
    [{ thinking: 'auto', dialect: { thinkingField: 'enable_thinking' } }, /"thinking" must be one of true, false in/],
    [{ dialect: { authHeader: 'api-key' } }, /"authHeader" must name a header/],
    [{ dialect: { authHeader: { name: 'api key', prefix: '' } } }, /"authHeader" must name a header/],
    [{ reasoningEffort: 'low' }, /"reasoningEffort".*extraBody/],
    [{ reasoningEffort: 'max', dialect: { reasoningEfforts: { low: 'low' } } }, /"reasoningEffort" must be one of low/],
    [{ timeLimits: { idleMs: 0 } }, /"timeLimits.idleMs"/],
    [{ timeLimits: { idleMs: Number.POSITIVE_INFINITY } }, /"timeLimits.idleMs"/],
    [{ retry: { attempts: 0 } }, /"retry.attempts"/],
    [{ timeZone: 'Hangzhou' }, /"timeZone"/],
  ])('that cannot be used is refused with the remedy: %o', (changes, message) => {
    expect(making(changes)).toThrow(message);
    expect(making(changes)).toThrow(expect.objectContaining({ name: 'ConfigurationError' }));
    expect(making(changes)).not.toThrow(/secret/);
  });

  it('is named after the function that the caller wrote', () => {
    expect(() => deepseek({ apiKey: '' })).toThrow(/^deepseek\(\): "apiKey"/);
    expect(() => hunyuan({ apiKey: '' })).toThrow(/^hunyuan\(\): "apiKey"/);
    expect(() => openai({ apiKey: 'x', model: '' })).toThrow(/^openai\(\): "model"/);
  });

  const azure = { apiKey: 'k', resource: 'r', deployment: 'd', apiVersion: '2024-10-21' };

  it.each<[() => ChatModel, RegExp]>([
    [() => deepseek({ apiKey: 'k', thinking: false, reasoningEffort: 'low' }), /"thinking" is false; leave out one/],
    [() => deepseek({ apiKey: 'k', reasoningEffort: 'xhigh' }), /one of minimal, low, medium, high, max/],
    [
      () => dashscope({ apiKey: 'k', model: 'm', region: 'paris' as 'beijing' }),
      /one of beijing, singapore; .*baseURL/,
    ],
    [() => lkeap({ apiKey: 'k', model: 'm', regin: 'china' } as never), /"regin"; known options: .*region/],
    [() => qianfan({ apiKey: 'k', model: 'm', appID: 'a' } as never), /"appID"; known options: .*appid/],
    [() => qianfan({ apiKey: 'k', model: 'm', appid: 'a\n' }), /header "appid"/],
    [() => tiOne({ apiKey: 'k', model: 'm' } as never), /tiOne\(\): "baseURL" is missing/],
    [() => ark({ apiKey: 'k' } as never), /ark\(\): "model" is missing/],
    [() => azureOpenAI({ ...azure, token: () => 't' }), /either "apiKey".* or "token"/],
    [() => azureOpenAI({ ...azure, apiKey: undefined }), /either "apiKey".* or "token"/],
    [() => azureOpenAI({ ...azure, endpoint: 'https://r.example' }), /either "resource".* or "endpoint"/],
    [() => azureOpenAI({ ...azure, resource: 'r.openai.azure.com' }), /"resource" must be the bare name/],
    [() => azureOpenAI({ ...azure, resource: undefined, endpoint: 'r.example' }), /"endpoint" is not an http/],
    [() => azureOpenAI({ ...azure, deployment: ' ' }), /"deployment" is missing/],
    [() => azureOpenAI({ ...azure, apiVersion: 'latest' }), /"apiVersion" must be a date/],
    [() => azureOpenAI({ ...azure, model: 'gpt-x' } as never), /"model" is not used; give "endpoint" and "deployment"/],
    [() => azureOpenAI({ ...azure, versoin: '1' } as never), /"versoin"; known options: .*apiVersion/],
  ])('of one vendor that cannot be used is refused with the remedy: %o', (making, message) => {
    expect(making).toThrow(message);
    expect(making).toThrow(expect.objectContaining({ name: 'ConfigurationError' }));
  });

  it('that fetches a token and gives none is named when the request is made', async () => {
    const model = azureOpenAI({ ...azure, apiKey: undefined, token: () => '' });
    await expect(ask(model, 'https://r.openai.azure.com/*', 'azure/text.sse')).rejects.toThrow(/"token" returned no/);
  });

  it('given as undefined counts as left out', () => {
    expect(making({ timeLimits: { idleMs: undefined }, retry: undefined, dialect: { path: undefined } })).not.toThrow();
  });

  it('leaves no key in what a model shows of itself', () => {
    expect(JSON.stringify(openaiCompatible(fine))).not.toContain('secret');
  });
});
