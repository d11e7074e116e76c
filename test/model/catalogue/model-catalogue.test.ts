import { afterEach, describe, expect, expectTypeOf, it } from 'vitest';
import { createPriceTable } from '../../../src/cost/price-table.js';
import type { Price } from '../../../src/domain/price.js';
import { noUsage } from '../../../src/domain/usage.js';
import type { CatalogueEntry, ModelAbility } from '../../../src/model/catalogue/catalogue-entry.js';
import { createModelCatalogue } from '../../../src/model/catalogue/model-catalogue.js';
import type { ModelWish } from '../../../src/model/catalogue/model-wish.js';
import type { ChatModel, ChatRequest } from '../../../src/model/chat-model.js';
import { offline } from '../../../src/model/offline/offline-model.js';
import { askModel } from '../../support/ask-model.js';
import { saying } from '../../support/chat-wire.js';
import type { WireReply } from '../../support/wire-server.js';
import { WireServers } from '../../support/wire-servers.js';

const servers = new WireServers();

afterEach(() => servers.close());

const answer = saying('55 元。');
const look: ChatRequest['tools'][number] = { name: 'look', description: 'Looks.', inputSchema: { type: 'object' } };
const yuan = (input: number, output: number): Price => ({ currency: 'CNY', per: 1_000_000, input, output });

/** A model that no test of `find` calls. */
const named = (id: string): ChatModel => ({ ...offline(), id });

const general = (name: string, more: Partial<CatalogueEntry> = {}) => ({
  name,
  model: named(name),
  kind: 'general' as const,
  abilities: ['tools'] as readonly ModelAbility[],
  ...more,
});

const forTourism = { kind: 'industry', industries: ['tourism'] } as const;

const company = createModelCatalogue([
  general('everyday', { price: yuan(2, 3), contextTokens: 64_000, abilities: ['tools', 'structured-output'] }),
  general('large', {
    price: yuan(4, 16),
    contextTokens: 256_000,
    maxOutputTokens: 32_000,
    abilities: ['tools', 'vision'],
  }),
  general('bank', { kind: 'industry', industries: ['finance'], price: yuan(1, 1) }),
  general('travel', { ...forTourism, price: yuan(9, 9), languages: ['zh'] }),
  general('own-travel', { ...forTourism, kind: 'fine-tuned', price: yuan(8, 8), abilities: [] }),
  general('unpriced', { languages: ['zh-Hant', 'en'] }),
]);

const find = (wish: ModelWish) => company.find(wish).map(({ name }) => name);

describe('find', () => {
  it.each<[string, ModelWish, readonly string[]]>([
    [
      'the models of an industry first, then the general ones, the cheapest of each first',
      { industry: 'tourism' },
      ['own-travel', 'travel', 'everyday', 'large', 'unpriced'],
    ],
    [
      'the general ones first where no industry is asked for',
      {},
      ['everyday', 'large', 'unpriced', 'bank', 'own-travel', 'travel'],
    ],
    [
      'general ones for an industry that no model was made for',
      { industry: 'media' },
      ['everyday', 'large', 'unpriced'],
    ],
    ['models of one kind', { kind: 'industry' }, ['bank', 'travel']],
    ['models with every ability', { abilities: ['tools', 'vision'] }, ['large']],
    ['models with room enough', { contextTokens: 64_001 }, ['large']],
    ['models that write enough', { maxOutputTokens: 1 }, ['large']],
    [
      'models that know a language, or say nothing of languages',
      { industry: 'tourism', language: 'zh-Hans' },
      ['own-travel', 'travel', 'everyday', 'large'],
    ],
    ['nothing where nothing fits', { industry: 'tourism', abilities: ['web-search'] }, []],
  ])('gives %s', (_, wish, names) => {
    expect(find(wish)).toEqual(names);
  });

  it('takes no language for another that begins alike', () => {
    const models = createModelCatalogue([general('a', { languages: ['fil', 'en-GB'] })]);
    expect(models.find({ language: 'fi' })).toEqual([]);
    expect(models.find({ language: 'EN' })).toHaveLength(1);
  });

  it('compares prices by the call that is expected', () => {
    const models = createModelCatalogue([
      general('long-inputs', { price: yuan(1, 20) }),
      general('long-replies', { price: yuan(5, 5) }),
      general('a-call', { price: { currency: 'CNY', perCall: 0.01 } }),
      general('short-inputs', {
        price: {
          ...yuan(9, 9),
          per: 1_000_000,
          tiers: [{ upToInputTokens: 200, input: 1, output: 1 }],
          perCall: 0.001,
        },
      } as Partial<CatalogueEntry>),
    ]);
    const first = (inputTokens: number, outputTokens: number) =>
      models.find({ expect: { inputTokens, outputTokens } }).map(({ name }) => name)[0];
    expect(first(4_000, 10)).toBe('long-inputs');
    expect(first(400, 400)).toBe('long-replies');
    expect(first(90_000, 90_000)).toBe('a-call');
    expect(first(200, 900)).toBe('short-inputs');
    expect(first(201, 900)).toBe('long-replies');
  });

  it('compares prices of two currencies only by a rate that the company gives', () => {
    const entries = [
      general('yuan', { price: yuan(7, 7) }),
      general('dollar', { price: { currency: 'USD', per: 1_000_000, input: 0.9, output: 0.9 } }),
      general('unpriced'),
      general('dearer', { price: yuan(8, 8) }),
    ];
    const names = (cnyPerUsd?: number) =>
      createModelCatalogue(entries, { cnyPerUsd })
        .find({})
        .map(({ name }) => name);
    expect(names()).toEqual(['yuan', 'dearer', 'dollar', 'unpriced']);
    expect(names(7.2)).toEqual(['dollar', 'yuan', 'dearer', 'unpriced']);
    expect(names(8.5)).toEqual(['yuan', 'dollar', 'dearer', 'unpriced']);
    const inDollars = createModelCatalogue([...entries].reverse().slice(1), { cnyPerUsd: 8.5 });
    expect(inDollars.find({}).map(({ name }) => name)).toEqual(['yuan', 'dollar', 'unpriced']);
  });

  it.each<[string, object, RegExp]>([
    ['an unknown field', { price: 1 }, /does not know the option "price"/],
    ['an unknown industry', { industry: 'travel' }, /"industry" holds "travel"; known: finance, tourism/],
    ['an unknown ability', { abilities: ['tool'] }, /"abilities" holds "tool"; known: tools, vision/],
    ['an expectation that lacks a number', { expect: { inputTokens: 1 } }, /"expect.outputTokens" must be a number/],
  ])('refuses a wish with %s', (_, wish, message) => {
    expect(() => company.find(wish)).toThrow(
      expect.objectContaining({ name: 'ConfigurationError', message: expect.stringMatching(message) }),
    );
  });
});

describe('get', () => {
  it('gives the entry of a name, and takes no other names', () => {
    expect(company.get('travel').model.id).toBe('travel');
    const models = createModelCatalogue([{ name: 'one', model: offline(), kind: 'general', abilities: [] }]);
    expectTypeOf(models.get).parameter(0).toEqualTypeOf<'one'>();
    // @ts-expect-error no entry has this name
    expect(() => models.get('two')).toThrow('models.get(): no entry is named "two"; known names: one');
  });
});

describe('prices', () => {
  it('are what a price table takes, by the id of the model', () => {
    const prices = createPriceTable({ prices: company.prices() });
    const usage = { ...noUsage, inputTokens: 1_000_000, calls: 1 };
    expect(prices.cost('everyday', usage)).toEqual({ currency: 'CNY', micros: 2_000_000 });
    expect(prices.cost('unpriced', usage)).toBeUndefined();
  });
});

/** A catalogue of endpoints on loopback: each with its entry and its replies. */
async function serveAll(...endpoints: readonly (readonly [Partial<CatalogueEntry>, ...WireReply[]])[]) {
  const names = ['a', 'b', 'c'];
  const served = await Promise.all(
    endpoints.map(async ([entry, ...replies], index) => {
      const name = names[index] ?? '';
      const { model, server } = await servers.serve(name, replies, { retry: { attempts: 1 } });
      return { entry: general(name, { model, ...entry }), server };
    }),
  );
  const models = createModelCatalogue(served.map(({ entry }) => entry));
  const asked = async (wish: ModelWish, request: Partial<ChatRequest> = {}) => {
    const { finish, switches, error } = await askModel(models.route(wish), request);
    return error ?? [...switches.map(({ reason }) => reason), finish?.model?.slice(-1)].join(' → ');
  };
  return { models, asked, requests: () => served.map(({ server }) => server.requests.length) };
}

describe('route', () => {
  it('sends a request to the best entry that fits, and on to the next when that fails', async () => {
    const { asked, models } = await serveAll(
      [{ price: yuan(1, 1) }, answer],
      [{ ...forTourism, price: yuan(9, 9) }, answer, { status: 503 }],
    );
    expect(models.route({ industry: 'tourism' }).id).toBe('route(b,a)');
    expect(await asked({ industry: 'tourism' })).toBe('b');
    expect(await asked({ industry: 'tourism' })).toBe('overloaded → a');
    expect(await asked({})).toBe('a');
  });

  it('sends a request with tools only to a model that has the ability', async () => {
    const { asked } = await serveAll([{ abilities: [], price: yuan(1, 1) }, answer], [{ price: yuan(2, 2) }, answer]);
    expect(await asked({}, { tools: [look] })).toBe('b');
    expect(await asked({})).toBe('a');
  });

  it('fails a request with tools where no entry of the route has the ability, and says so', async () => {
    const { asked, requests } = await serveAll([{ abilities: [] }, answer]);
    expect(await asked({}, { tools: [look] })).toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringMatching(/brings tools, and none of a has the ability "tools"/),
    });
    expect(requests()).toEqual([0]);
  });

  it('prefers a model built for the form of the reply', async () => {
    const { asked } = await serveAll(
      [{ price: yuan(1, 1) }, answer],
      [{ price: yuan(2, 2), abilities: ['structured-output'] }, answer],
    );
    expect(await asked({}, { output: { name: 'o', schema: {} } })).toBe('b');
    expect(await asked({})).toBe('a');
  });

  it('prefers a model that the request fits into, and else the one with the most room', async () => {
    const { asked } = await serveAll(
      [{ price: yuan(1, 1), contextTokens: 100 }, answer],
      [{ price: yuan(3, 3), contextTokens: 2_000 }, answer],
      [{ price: yuan(2, 2), contextTokens: 1_000 }, answer],
    );
    expect(await asked({})).toBe('a');
    expect(await asked({}, { instructions: '请耐心回答。'.repeat(100) })).toBe('c');
    expect(await asked({}, { instructions: '请耐心回答。'.repeat(300) })).toBe('b');
    expect(await asked({}, { instructions: '请耐心回答。'.repeat(3_000) })).toBe('b');
  });

  it('goes on to a model with more room when the first says that the request is too long', async () => {
    const tooLong = { status: 400, body: JSON.stringify({ error: { code: 'context_length_exceeded' } }) };
    const { asked, models } = await serveAll([{ price: yuan(1, 1) }, tooLong], [{ price: yuan(2, 2) }, answer]);
    expect(await asked({})).toBe('context-length → b');
    expect(models.health()).toMatchObject({ a: { state: 'ready', failures: 0 } });
  });

  it('compares prices by the request at hand', async () => {
    const { asked } = await serveAll([{ price: yuan(1, 20) }, answer], [{ price: yuan(5, 5) }, answer]);
    expect(await asked({})).toBe('b');
    expect(await asked({}, { instructions: '请耐心回答。'.repeat(1_000) })).toBe('a');
    expect(await asked({ expect: { inputTokens: 9_000, outputTokens: 1 } })).toBe('a');
  });

  it('shares what is known of the health between all routes, limits that were announced included', async () => {
    const headers = {
      'content-type': 'text/event-stream',
      'x-ratelimit-remaining-requests': '0',
      'x-ratelimit-reset-requests': '60s',
    };
    const { asked, models } = await serveAll(
      [{ price: yuan(1, 1) }, { status: 429 }],
      [{ price: yuan(2, 2) }, answer, { ...answer, headers }],
      [{ price: yuan(3, 3) }, answer],
    );
    expect(await asked({})).toBe('rate-limit → b');
    expect(models.health()).toMatchObject({ a: { state: 'resting' }, b: { state: 'ready' } });
    expect(await asked({ kind: 'general' })).toBe('resting → b');
    expect(await asked({ abilities: ['tools'] })).toBe('resting → resting → c');
    expect(models.route({}).health()).toMatchObject([{ inFlight: 0 }, { inFlight: 0 }, { inFlight: 0 }]);
  });

  it.each<[ModelWish, string]>([
    [
      { abilities: ['web-search', 'reasoning', 'tools'] },
      'no entry has the ability "web-search", none has the ability "reasoning"',
    ],
    [{ contextTokens: 1_000_000 }, 'no entry has a context of 1000000 tokens'],
    [
      { language: 'zh', maxOutputTokens: 9, industry: 'tourism', abilities: ['structured-output'] },
      'no entry has all that is wished for; the closest, "everyday", lacks room for replies of 9 tokens',
    ],
    [
      { kind: 'fine-tuned', abilities: ['vision'], industry: 'finance' },
      'no entry has all that is wished for; the closest, "large", lacks the kind "fine-tuned"',
    ],
  ])('says what is missing for %o', (wish, words) => {
    expect(() => company.route(wish)).toThrow(
      expect.objectContaining({ name: 'ConfigurationError', message: `models.route(): ${words}` }),
    );
  });
});

describe('createModelCatalogue', () => {
  it.each<[string, readonly object[], RegExp]>([
    ['no entries', [], /at least one/],
    ['an entry without a name', [general('a'), { ...general('b'), name: ' ' }], /entry 1 has no "name"/],
    ['two entries of one name', [general('a'), general('a')], /two entries have the name "a"/],
    ['an entry without a model', [{ ...general('a'), model: 'gpt' }], /entry "a": "model" must be a ChatModel/],
    ['an unknown field', [{ ...general('a'), context: 1 }], /entry "a" does not know the option "context"/],
    [
      'an unknown kind',
      [{ ...general('a'), kind: 'base' }],
      /entry "a": "kind" holds "base"; known: general, industry/,
    ],
    ['an unknown ability', [{ ...general('a'), abilities: ['tool'] }], /entry "a": "abilities" holds "tool"/],
    ['abilities left out', [{ ...general('a'), abilities: undefined }], /entry "a": "abilities" must be a list/],
    ['an industry model of no industry', [{ ...general('a'), kind: 'industry' }], /names at least one of "industries"/],
    ['an unknown industry', [{ ...general('a'), industries: ['travel'] }], /"industries" holds "travel"/],
    ['a size that is none', [general('a', { contextTokens: 0 })], /entry "a": "contextTokens" must be a whole number/],
    ['a language that is none', [general('a', { languages: ['Chinese!'] })], /entry "a": "languages"/],
    [
      'a price in no currency',
      [{ ...general('a'), price: { ...yuan(1, 1), currency: 'EUR' } }],
      /entry "a" price: "currency"/,
    ],
    [
      'a price without an output',
      [{ ...general('a'), price: { ...yuan(1, 1), output: undefined } }],
      /price: "output" is missing/,
    ],
    ['a price below nothing', [general('a', { price: yuan(-1, 1) })], /price: "input" must be a number from 0/],
    ['a price of nothing known', [{ ...general('a'), price: { currency: 'CNY' } }], /price: give "per"/],
    [
      'one model at two prices',
      [general('a', { model: named('x'), price: yuan(1, 1) }), general('b', { model: named('x'), price: yuan(2, 1) })],
      /entries "a" and "b" are the model x at different prices/,
    ],
  ])('refuses %s', (_, entries, message) => {
    expect(() => createModelCatalogue(entries as readonly CatalogueEntry[])).toThrow(
      expect.objectContaining({ name: 'ConfigurationError', message: expect.stringMatching(message) }),
    );
  });
});
