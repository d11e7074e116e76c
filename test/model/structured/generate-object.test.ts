import { type } from 'arktype';
import * as valibot from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { openaiCompatible } from '../../../src/model/openai-compatible/openai-compatible.js';
import type { OpenAICompatibleOptions } from '../../../src/model/openai-compatible/options.js';
import { generateObject } from '../../../src/model/structured/generate-object.js';
import { parseOutput } from '../../../src/model/structured/parse-output.js';
import { startWireServer, type WireServer } from '../../support/wire-server.js';

let server: WireServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** An endpoint that writes these texts, one a request, the last one again and again. */
async function writing(...texts: readonly string[]): Promise<WireServer> {
  server = await startWireServer((_, number) => ({
    body: `data: ${JSON.stringify({
      choices: [{ delta: { content: texts[number] ?? texts.at(-1) }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 10, completion_tokens: 5 },
    })}\n\ndata: [DONE]\n\n`,
  }));
  return server;
}

const modelAt = (url: string, dialect: OpenAICompatibleOptions['dialect'] = {}) =>
  openaiCompatible({ baseURL: url, apiKey: 'sk', model: 'm', dialect });
const schema = z.object({ city: z.string(), days: z.number().int().min(1) });
const prompt = '国庆想去杭州玩三天';
const bodyOf = (number: number) =>
  JSON.parse(server?.requests[number]?.body ?? '') as {
    messages: { role: string; content: string }[];
    response_format?: unknown;
  };

describe('generateObject', () => {
  it.each([
    ['zod', schema, undefined],
    ['arktype', type({ city: 'string', days: 'number' }), undefined],
    [
      'valibot',
      valibot.object({ city: valibot.string(), days: valibot.number() }),
      { type: 'object', properties: { city: { type: 'string' }, days: { type: 'number' } } },
    ],
  ] as const)('gives a value that a schema of %s lets through', async (_, given, jsonSchema) => {
    const { url } = await writing('{"city":"杭州","days":3}');
    const made = await generateObject({ model: modelAt(url), schema: given, jsonSchema, prompt });
    expect(made).toMatchObject({
      value: { city: '杭州', days: 3 },
      repaired: false,
      usage: { calls: 1, inputTokens: 10 },
    });
  });

  it('sends a value that does not fit back once, with what is wrong with it', async () => {
    const { url } = await writing('{"city":"杭州","days":0}', '{"city":"杭州","days":3}');
    const made = await generateObject({ model: modelAt(url), schema, prompt });
    expect(made).toMatchObject({ value: { days: 3 }, repaired: true, usage: { calls: 2, inputTokens: 20 } });
    const { messages } = bodyOf(1);
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user']);
    expect(messages[2]?.content).toBe('{"city":"杭州","days":0}');
    expect(messages[3]?.content).toMatch(/- days: .+/);
  });

  it('gives up after the second value, with the issues and the text', async () => {
    const { url, requests } = await writing('{"city":"杭州"}');
    await expect(generateObject({ model: modelAt(url), schema, prompt })).rejects.toMatchObject({
      name: 'ModelOutputError',
      code: 'model-invalid-output',
      issues: [{ path: 'days' }],
      partialText: '{"city":"杭州"}',
      usage: { calls: 2 },
    });
    expect(requests).toHaveLength(2);
  });

  it('asks once only where repair is switched off', async () => {
    const { url, requests } = await writing('no idea');
    await expect(generateObject({ model: modelAt(url), schema, prompt, repair: false })).rejects.toMatchObject({
      issues: [{ path: '', message: 'is not a JSON value' }],
    });
    expect(requests).toHaveLength(1);
  });

  it('has the vendor enforce the form where the dialect can say so', async () => {
    const { url } = await writing('{"city":"杭州","days":3}');
    await generateObject({ model: modelAt(url, { outputFormat: 'json_schema' }), schema, prompt, name: 'trip' });
    expect(bodyOf(0)).toMatchObject({
      response_format: { type: 'json_schema', json_schema: { name: 'trip', schema: { required: ['city', 'days'] } } },
      messages: [{ role: 'user' }],
    });
  });

  it.each([
    ['json_object', { type: 'json_object' }],
    ['none', undefined],
  ] as const)('tells the model the form in words where the dialect has %s', async (outputFormat, expected) => {
    const { url } = await writing('{"city":"杭州","days":3}');
    await generateObject({ model: modelAt(url, { outputFormat }), schema, prompt, instructions: 'Read the wish.' });
    const { response_format, messages } = bodyOf(0);
    expect(response_format).toEqual(expected);
    expect(messages[0]?.content).toMatch(/^Read the wish\.[\s\S]*JSON Schema[\s\S]*"days"/);
  });

  it('takes no value that was cut off', async () => {
    server = await startWireServer({
      body: `data: ${JSON.stringify({ choices: [{ delta: { content: '{"city":"杭' }, finish_reason: 'length' }] })}\n\n`,
    });
    await expect(generateObject({ model: modelAt(server.url), schema, prompt })).rejects.toMatchObject({
      name: 'ModelResponseError',
      partialText: '{"city":"杭',
    });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    [{ prompt: ' ' }, '"prompt" is empty'],
    [{ name: 'a b' }, '"name" takes up to 64'],
    [{ schema: z.string() as never }, 'schema must describe an object'],
    [{ shcema: 1 } as never, 'does not know the option "shcema"'],
  ])('refuses %o', async (options: object, message) => {
    await expect(generateObject({ model: modelAt('http://127.0.0.1:1'), schema, prompt, ...options })).rejects.toThrow(
      message,
    );
  });
});

describe('parseOutput', () => {
  it.each([
    ['{"a":1}', { a: 1 }],
    ['  [1]\n', [1]],
    ['```json\n{"a":1}\n```', { a: 1 }],
    ['好的:\n```\n{"a":1}\n```\n请看', { a: 1 }],
    ['Here it is: {"a":{"b":"}"}} — done.', { a: { b: '}' } }],
    ['null', null],
  ])('finds the value in %o', (text, value) => {
    expect(parseOutput(text)).toEqual({ value });
  });

  it.each(['', '没有', '{"a":', '} {'])('finds none in %o', (text) => {
    expect(parseOutput(text)).toBeUndefined();
  });
});
