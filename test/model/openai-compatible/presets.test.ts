import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ChatModel } from '../../../src/model/chat-model.js';
import { openaiCompatible } from '../../../src/model/openai-compatible/openai-compatible.js';
import { deepseek, hunyuan, openai } from '../../../src/model/openai-compatible/presets.js';
import { readFixture } from '../../support/wire-server.js';

const vendors = setupServer();
beforeAll(() => vendors.listen({ onUnhandledRequest: 'error' }));
afterEach(() => vendors.resetHandlers());
afterAll(() => vendors.close());

/** Asks a model one question at an address and gives back what the vendor got. */
async function requestOf(address: string, model: ChatModel) {
  let got: { headers: Headers; body: unknown } | undefined;
  vendors.use(
    http.post(address, async ({ request }) => {
      got = { headers: request.headers, body: await request.json() };
      return new HttpResponse(readFixture('openai/text.sse'), { headers: { 'content-type': 'text/event-stream' } });
    }),
  );
  const request = { instructions: '', language: 'en' as const, tools: [], now: new Date(0) };
  for await (const _ of model.stream({
    ...request,
    messages: [{ role: 'user', parts: [{ type: 'text', text: 'hi' }] }],
  })) {
    // Only the request matters.
  }
  return got;
}

describe('a preset', () => {
  it('hunyuan asks Tencent Hunyuan', async () => {
    const model = hunyuan({ apiKey: 'sk-1', thinking: true });
    const got = await requestOf('https://api.hunyuan.cloud.tencent.com/v1/chat/completions', model);
    expect(model.id).toBe('hunyuan/hunyuan-turbos-latest');
    expect(got?.headers.get('authorization')).toBe('Bearer sk-1');
    expect(got?.body).toMatchObject({ model: 'hunyuan-turbos-latest', enable_thinking: true });
  });

  it('deepseek asks DeepSeek', async () => {
    const model = deepseek({ apiKey: 'sk-1', thinking: false, maxTokens: 9 });
    const got = await requestOf('https://api.deepseek.com/chat/completions', model);
    expect(model.id).toBe('deepseek/deepseek-v4-flash');
    expect(got?.body).toMatchObject({ model: 'deepseek-v4-flash', thinking: { type: 'disabled' }, max_tokens: 9 });
  });

  it('openai asks OpenAI', async () => {
    const model = openai({ apiKey: 'sk-1', model: 'gpt-x', maxTokens: 9 });
    const got = await requestOf('https://api.openai.com/v1/chat/completions', model);
    expect(model.id).toBe('openai/gpt-x');
    expect(got?.body).toMatchObject({ model: 'gpt-x', max_completion_tokens: 9 });
  });

  it('lets the tenant choose another model and another address', async () => {
    const model = deepseek({ apiKey: 'sk-1', model: 'deepseek-next', baseURL: 'https://gateway.example/ds/' });
    const got = await requestOf('https://gateway.example/ds/chat/completions', model);
    expect(got?.body).toMatchObject({ model: 'deepseek-next' });
  });

  it('takes a base address that already ends in the path', async () => {
    const baseURL = 'https://gateway.example/v1/chat/completions';
    await requestOf(baseURL, openaiCompatible({ baseURL, apiKey: 'x', model: 'm' }));
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

  it('given as undefined counts as left out', () => {
    expect(making({ timeLimits: { idleMs: undefined }, retry: undefined, dialect: { path: undefined } })).not.toThrow();
  });

  it('leaves no key in what a model shows of itself', () => {
    expect(JSON.stringify(openaiCompatible(fine))).not.toContain('secret');
  });
});
