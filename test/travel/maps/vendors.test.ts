import { createHash } from 'node:crypto';
import { delay, HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Position } from '../../../src/domain/place.js';
import { ConfigurationError } from '../../../src/error/configuration-error.js';
import { TransportServiceError } from '../../../src/error/travel-error.js';
import { amapTransport } from '../../../src/travel/maps/amap/amap-transport.js';
import { tencentTransport } from '../../../src/travel/maps/tencent/tencent-transport.js';
import { memoryTransportCache, type TransportCache } from '../../../src/travel/maps/transport-cache.js';
import { mapKey, mapServices } from '../../support/map-wire.js';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  server.resetHandlers();
  vi.useRealTimers();
});
afterAll(() => server.close());

/** Answers every GET of an address with these bodies, one after the other and then the last, and notes what came. */
function answer(url: string, ...bodies: readonly string[]): URLSearchParams[] {
  const sent: URLSearchParams[] = [];
  server.use(
    http.get(url, ({ request }) => {
      const body = bodies[Math.min(sent.length, bodies.length - 1)];
      sent.push(new URL(request.url).searchParams);
      return new HttpResponse(body, { headers: { 'content-type': 'application/json; charset=utf-8' } });
    }),
  );
  return sent;
}

async function failureOf(attempt: Promise<unknown>): Promise<TransportServiceError> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(TransportServiceError);
  return error as TransportServiceError;
}

// Shenzhen in both datums: a published pair, see test/travel/place/position.test.ts.
const satellite: Position = { latitude: 22.543847, longitude: 113.912316, datum: 'WGS-84' };
const onMap = { latitude: '22.540796', longitude: '113.917176' };
const second: Position = { latitude: 22.55, longitude: 113.93, datum: 'GCJ-02' };
const goal: Position = { latitude: 22.53, longitude: 113.95, datum: 'GCJ-02' };

describe.each(mapServices)('$name', (wire) => {
  const { host, make, matrix, matrixWithGap, routes } = wire;
  const matrixUrl = host + matrix.path;
  const block = (service = make(), signal?: AbortSignal) =>
    service.ways('drive', [satellite, second], [goal], { signal });

  it('gives a block of ways, minutes rounded up', async () => {
    answer(matrixUrl, matrix.body);
    // 1052 and 741 seconds are 17.5 and 12.4 minutes.
    expect(await block()).toEqual([[{ minutes: 18, distanceMeters: 5867 }], [{ minutes: 13, distanceMeters: 5614 }]]);
  });

  it('asks in GCJ-02, whatever datum it is given', async () => {
    const [sent] = [answer(matrixUrl, matrix.body)];
    await block();
    const text = [...(sent[0]?.values() ?? [])].join(' ');
    expect(text).toContain(onMap.latitude);
    expect(text).toContain(onMap.longitude);
    expect(text).toContain('22.550000');
  });

  it('has no way where there is no road', async () => {
    answer(matrixUrl, matrixWithGap);
    expect(await block()).toEqual([[{ minutes: 18, distanceMeters: 5867 }], [undefined]]);
  });

  it.each(routes)('gives one way: $mode', async ({ mode, path, body, expected }) => {
    const sent = answer(host + path, body);
    expect(await make().way(mode, satellite, goal, { city: '深圳' })).toEqual(expected);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.get('key')).toBe(mapKey);
  });

  it('has no way, and no error, where none can be planned', async () => {
    const route = routes.find(({ mode }) => mode === 'metro');
    const sent = answer(host + route?.path, wire.noWay);
    const service = make();
    expect(await service.way('metro', satellite, goal, { city: '深圳' })).toBeUndefined();
    expect(await service.way('metro', satellite, goal, { city: '深圳' })).toBeUndefined();
    expect(sent).toHaveLength(1);
  });

  it.each([
    ['auth', wire.unauthorized],
    ['quota', wire.usedUp],
    ['refused', wire.wrong],
  ] as const)('gives up at once: %s', async (kind, { body, vendorCode }) => {
    const sent = answer(matrixUrl, body);
    expect(await failureOf(block())).toMatchObject({
      kind,
      code: `transport-service-${kind}`,
      vendorCode,
      retryable: false,
    });
    expect(sent).toHaveLength(1);
  });

  it('tries once more when there were too many requests in a second', async () => {
    const sent = answer(matrixUrl, wire.rateLimited.body, matrix.body);
    expect(await block()).toHaveLength(2);
    expect(sent).toHaveLength(2);
  });

  it('says so when there are too many all the time', async () => {
    const sent = answer(matrixUrl, wire.rateLimited.body);
    expect(await failureOf(block(make({ attempts: 2 })))).toMatchObject({ kind: 'rate-limit', retryable: true });
    expect(sent).toHaveLength(2);
  });

  it.each(wire.foreign)('refuses an answer that holds no ways: %s', async (body) => {
    answer(matrixUrl, body);
    expect(await failureOf(block())).toMatchObject({ kind: 'invalid-response' });
  });

  it('names neither key nor place in any error', async () => {
    for (const body of [wire.unauthorized.body, wire.wrong.body, wire.foreign[0] ?? '']) {
      server.resetHandlers();
      answer(matrixUrl, body);
      expectSilent(await failureOf(block()));
    }
    server.use(http.get(matrixUrl, () => HttpResponse.error()));
    const unreachable = await failureOf(block(make({ attempts: 1 })));
    expectSilent(unreachable);
    expect(unreachable).toMatchObject({ kind: 'unavailable', retryable: true });
    server.resetHandlers();
    server.use(http.get(matrixUrl, () => new HttpResponse('x', { status: 502 })));
    const broken = await failureOf(block(make({ attempts: 1 })));
    expectSilent(broken);
    expect(broken).toMatchObject({ kind: 'unavailable', status: 502 });
  });

  it('does not take its key to where a redirect leads', async () => {
    const elsewhere = answer('https://elsewhere.example/', '{}');
    server.use(http.get(matrixUrl, () => HttpResponse.redirect('https://elsewhere.example/?all=1')));
    expect(await failureOf(block(make({ attempts: 1 })))).toMatchObject({ kind: 'unavailable' });
    expect(elsewhere).toHaveLength(0);
  });

  it('asks only for what it does not know', async () => {
    const sent = answer(matrixUrl, matrix.body);
    const cache = countingCache();
    const service = make({ cache });
    const first = await block(service);
    expect(await block(service)).toEqual(first);
    expect(sent).toHaveLength(1);
    expect(cache.hits).toBe(2);
    // Three metres further is the same door.
    await service.ways('drive', [{ ...second, latitude: second.latitude + 0.00003 }], [goal]);
    expect(sent).toHaveLength(1);
    await service.ways('walk', [satellite, second], [goal]);
    expect(sent).toHaveLength(2);
  });

  it('keys the cache without any secret', async () => {
    answer(matrixUrl, matrix.body);
    const cache = countingCache();
    await block(make({ cache, secretKey: 'a-secret' }));
    expect(cache.keys.size).toBe(2);
    expect([...cache.keys].join('\n')).not.toMatch(/OB4BZ|a-secret/);
  });

  it('asks again after the age, after an hour on the road, and always without a cache', async () => {
    vi.useFakeTimers({ now: new Date('2026-12-01T02:00:00Z'), toFake: ['Date'] });
    const sent = answer(matrixUrl, matrix.body);
    const service = make();
    await block(service);
    vi.setSystemTime(new Date('2026-12-01T03:05:00Z'));
    await block(service);
    expect(sent).toHaveLength(2);
    vi.setSystemTime(new Date('2026-12-02T03:06:00Z'));
    await block(service);
    expect(sent).toHaveLength(3);
    const forgetful = make({ cache: false });
    await block(forgetful);
    await block(forgetful);
    expect(sent).toHaveLength(5);
  });

  it('refuses more than the day allows before the vendor does', async () => {
    const sent = answer(matrixUrl, matrix.body);
    const service = make({ cache: false, quota: { perDay: wire.blockWeight } });
    await block(service);
    const error = await failureOf(block(service));
    expect(error).toMatchObject({ kind: 'quota', retryable: false });
    expect(error.message).toContain('quota.perDay');
    expect(sent).toHaveLength(1);
  });

  it('begins a new day at midnight in Beijing', async () => {
    vi.useFakeTimers({ now: new Date('2026-12-01T15:59:00Z'), toFake: ['Date'] });
    const sent = answer(matrixUrl, matrix.body);
    const service = make({ cache: false, quota: { perDay: wire.blockWeight } });
    await block(service);
    vi.setSystemTime(new Date('2026-12-01T16:01:00Z'));
    await block(service);
    expect(sent).toHaveLength(2);
  });

  it('ends with the reason of an abort, as it is', async () => {
    server.use(http.get(matrixUrl, async () => delay('infinite')));
    const controller = new AbortController();
    const reason = new Error('the customer has left');
    setTimeout(() => controller.abort(reason), 20);
    await expect(block(make(), controller.signal)).rejects.toBe(reason);
    await expect(block(make(), AbortSignal.abort(reason))).rejects.toBe(reason);
  });

  it('ends when its time is over', async () => {
    server.use(http.get(matrixUrl, async () => delay('infinite')));
    const error = await failureOf(block(make({ timeoutMs: 30 })));
    expect(error).toMatchObject({ kind: 'timeout' });
    expectSilent(error);
  });

  it.each([
    { key: '' },
    { key: 'has space' },
    { secretKey: 'has space' },
    { baseUrl: 'apis.map.qq.com' },
    { baseUrl: 'https://host/?key=1' },
    { quota: { perMinute: 5 } as object },
    { quota: { perSecond: 0 } },
    { timeoutMs: 0 },
    { attempts: 0 },
    { retries: 3 } as object,
  ])('refuses options that cannot be meant: %j', (options) => {
    expect(() => make(options)).toThrow(ConfigurationError);
  });
});

function expectSilent(error: Error): void {
  const told = `${error.message} ${JSON.stringify(error)} ${String(error.cause ?? '')}`;
  expect(told).not.toContain(mapKey);
  expect(told).not.toContain('22.5');
  expect(told).not.toContain('?');
}

function countingCache(): TransportCache & { readonly keys: Set<string>; readonly hits: number } {
  const inner = memoryTransportCache();
  const keys = new Set<string>();
  const state = { hits: 0 };
  return {
    keys,
    get hits() {
      return state.hits;
    },
    async get(key) {
      const entry = await inner.get(key);
      if (entry !== undefined) state.hits += 1;
      return entry;
    },
    set(key, entry) {
      keys.add(key);
      return inner.set(key, entry);
    },
  };
}

const md5 = (text: string) => createHash('md5').update(text).digest('hex');

describe('tencentTransport', () => {
  const url = 'https://apis.map.qq.com/ws/distance/v1/matrix';
  const body = '{"status":0,"message":"query ok","result":{"rows":[{"elements":[{"distance":1000,"duration":0}]}]}}';

  it('signs path, sorted parameters and SK as its page says', async () => {
    const sent = answer(url, body);
    const service = tencentTransport({ key: 'K1', secretKey: 'SWvT26ypwq5Nwb5RvS8cLi6NSoH8HlJX' });
    await service.ways('walk', [second], [goal]);
    const plain =
      '/ws/distance/v1/matrix?from=22.550000,113.930000&key=K1&mode=walking&to=22.530000,113.950000SWvT26ypwq5Nwb5RvS8cLi6NSoH8HlJX';
    expect(sent[0]?.get('sig')).toBe(md5(plain));
  });

  it('times a walk that the matrix tells without its time', async () => {
    answer(url, body);
    // 1 km at 4.5 km/h.
    expect(await tencentTransport({ key: 'K1' }).ways('walk', [second], [goal])).toEqual([
      [{ minutes: 14, distanceMeters: 1000 }],
    ]);
  });

  it('asks for buses without the metro, and for the hour', async () => {
    const sent = answer('https://apis.map.qq.com/ws/direction/v1/transit', '{"status":379,"message":""}');
    const departAt = new Date('2026-12-01T02:00:00Z');
    const service = tencentTransport({ key: 'K1' });
    await service.way('bus', second, goal, { departAt });
    await service.way('metro', second, goal);
    expect(sent[0]?.get('policy')).toBe('LEAST_TIME,NO_SUBWAY');
    expect(sent[0]?.get('departure_time')).toBe(String(departAt.getTime() / 1000));
    expect(sent[1]?.get('policy')).toBe('LEAST_TIME');
    expect(sent[1]?.has('departure_time')).toBe(false);
  });

  it.each([
    ['yuan', 4],
    ['fen', 0.04],
    [undefined, undefined],
  ] as const)('reads the fare of public transport in %s', async (transitPriceUnit, fareYuan) => {
    answer(
      'https://apis.map.qq.com/ws/direction/v1/transit',
      '{"status":0,"message":"query ok","result":{"routes":[{"distance":8731,"duration":39,"price":4,"steps":[{"mode":"TRANSIT","lines":[{"vehicle":"SUBWAY"}]}]}]}}',
    );
    const service = tencentTransport({ key: 'K1', transitPriceUnit });
    expect((await service.way('metro', second, goal))?.fareYuan).toBe(fareYuan);
  });

  it('fails at once where another try may only come in a minute', async () => {
    const sent: unknown[] = [];
    server.use(
      http.get(url, () => {
        sent.push(1);
        return new HttpResponse('', { status: 503, headers: { 'retry-after': '60' } });
      }),
    );
    await failureOf(tencentTransport({ key: 'K1' }).ways('drive', [second], [goal]));
    expect(sent).toHaveLength(1);
  });
});

describe('amapTransport', () => {
  const body =
    '{"status":"1","info":"OK","infocode":"10000","results":[{"origin_id":"1","dest_id":"1","distance":"1000","duration":"800"}]}';

  it('signs sorted parameters and private key as its page says', async () => {
    const sent = answer('https://restapi.amap.com/v3/distance', body);
    await amapTransport({ key: 'K1', secretKey: 'bbbbb' }).ways('walk', [second], [goal]);
    const plain = 'destination=113.950000,22.530000&key=K1&origins=113.930000,22.550000&type=3bbbbb';
    expect(sent[0]?.get('sig')).toBe(md5(plain));
  });

  it('asks for public transport by city, day and time of Beijing', async () => {
    const sent = answer(
      'https://restapi.amap.com/v3/direction/transit/integrated',
      '{"status":"1","info":"OK","infocode":"10000","count":"0","route":{"distance":"820","transits":[]}}',
    );
    const service = amapTransport({ key: 'K1' });
    expect(
      await service.way('bus', second, goal, { city: '深圳', departAt: new Date('2026-12-01T18:05:00Z') }),
    ).toBeUndefined();
    expect(Object.fromEntries(sent[0] ?? [])).toMatchObject({
      city: '深圳',
      strategy: '5',
      date: '2026-12-2',
      time: '02:05',
    });
    expect(await failureOf(service.way('metro', second, goal))).toMatchObject({ kind: 'refused' });
  });
});

describe('memoryTransportCache', () => {
  it('forgets first what was not used for longest', () => {
    const cache = memoryTransportCache(2);
    const entry = { way: null, at: 0 };
    cache.set('a', entry);
    cache.set('b', entry);
    cache.get('a');
    cache.set('c', entry);
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([entry, undefined, entry]);
  });
});
