import { describe, expect, it } from 'vitest';
import type { Position } from '../../../src/domain/place.js';
import { TransportServiceError } from '../../../src/error/travel-error.js';
import { distanceBetween } from '../../../src/travel/place/position.js';
import { createTransportEstimator } from '../../../src/travel/transport/estimate.js';
import type { FoundWay, MatrixLimits, TransportService } from '../../../src/travel/transport/transport-service.js';
import { loadTransportTable } from '../../../src/travel/transport/transport-table.js';

/** Kilometres east of a point near Hangzhou. */
const east = (kilometers: number, north = 0): Position => ({
  latitude: 30.25 + north / 111.195,
  longitude: 120.15 + kilometers / 96.05,
  datum: 'WGS-84',
});

interface Asked {
  readonly mode: string;
  readonly rows: number;
  readonly columns: number;
}

/** A service that knows every way: 7 minutes, 1 234 metres. */
function service(
  options: {
    readonly limits?: Partial<MatrixLimits>;
    readonly fail?: (asked: Asked) => Error | undefined;
    readonly way?: FoundWay | null;
  } = {},
): TransportService & { readonly asked: Asked[] } {
  const asked: Asked[] = [];
  const way = options.way === undefined ? { minutes: 7, distanceMeters: 1_234 } : (options.way ?? undefined);
  const note = async (mode: string, rows: number, columns: number) => {
    const question = { mode, rows, columns };
    asked.push(question);
    const error = options.fail?.(question);
    if (error !== undefined) throw error;
  };
  return {
    name: 'Test service',
    matrix: {
      modes: ['walk', 'taxi', 'drive'],
      maxOrigins: 25,
      maxDestinations: 25,
      maxMeters: {},
      ...options.limits,
    },
    asked,
    async ways(mode, from, to) {
      await note(mode, from.length, to.length);
      return from.map(() => to.map(() => way));
    },
    async way(mode) {
      await note(mode, 1, 1);
      return way;
    },
  };
}

const line = [east(0), east(1), east(2), east(3)];

describe('loadTransportTable', () => {
  it('answers from what was fetched, in both directions and both datums', async () => {
    const { estimate, coverage } = await loadTransportTable(service(), line, { modes: ['walk'] });
    expect(estimate(east(0), east(1), 'walk', 2)).toEqual({ minutes: 7, distanceMeters: 1_234, costYuan: 0 });
    expect(estimate(east(3), east(2), 'walk', 2)).toMatchObject({ minutes: 7 });
    expect(coverage).toEqual({ wanted: 12, fetched: 12, estimated: 0 });
  });

  it('adds waiting and fares to a drive: by taxi, and in one’s own car', async () => {
    const { estimate } = await loadTransportTable(service(), line, { modes: ['taxi', 'drive'] });
    // 6 minutes to find a taxi; 13 yuan with the first 3 km, two cars for five.
    expect(estimate(east(0), east(1), 'taxi', 5)).toEqual({ minutes: 13, distanceMeters: 1_234, costYuan: 26 });
    // 8 minutes to park.
    expect(estimate(east(0), east(1), 'drive', 5)).toMatchObject({ minutes: 15 });
  });

  it('asks once for cars, whoever drives them', async () => {
    const asked = service();
    await loadTransportTable(asked, line, { modes: ['taxi', 'drive'] });
    expect(asked.asked).toEqual([{ mode: 'drive', rows: 4, columns: 4 }]);
  });

  it('takes the fare that the service tells, for everybody', async () => {
    const { estimate } = await loadTransportTable(
      service({ way: { minutes: 20, distanceMeters: 5_000, fareYuan: 4 } }),
      [east(0), east(4)],
      { modes: ['metro'] },
    );
    expect(estimate(east(0), east(4), 'metro', 3)).toEqual({ minutes: 20, distanceMeters: 5_000, costYuan: 12 });
  });

  it('asks for near pairs alone, and estimates the others', async () => {
    const far = [east(0), east(1), east(20)];
    const asked = service();
    const { estimate, coverage } = await loadTransportTable(asked, far, { modes: ['taxi'], rideMeters: 5_000 });
    expect(coverage).toEqual({ wanted: 2, fetched: 2, estimated: 0 });
    expect(estimate(east(0), east(20), 'taxi', 1)).toEqual(createTransportEstimator()(east(0), east(20), 'taxi', 1));
    expect(estimate(east(0), east(20), 'taxi', 1)?.errorShare).toBeGreaterThan(0);
    expect(estimate(east(0), east(1), 'taxi', 1)?.errorShare).toBeUndefined();
  });

  it('keeps to the block size of the service, and to its longest ways', async () => {
    const grid = Array.from({ length: 60 }, (_, index) => east((index % 10) * 0.4, Math.floor(index / 10) * 0.4));
    const asked = service({ limits: { maxOrigins: 10, maxDestinations: 1, maxMeters: { walk: 500 } } });
    const { coverage } = await loadTransportTable(asked, grid, { modes: ['walk'] });
    expect(Math.max(...asked.asked.map(({ rows }) => rows))).toBeLessThanOrEqual(10);
    expect(Math.max(...asked.asked.map(({ columns }) => columns))).toBe(1);
    const near = grid.flatMap((from) => grid.filter((to) => from !== to && distanceBetween(from, to) <= 500)).length;
    expect(coverage.wanted).toBe(near);
    expect(coverage.fetched).toBe(near);
  });

  it('spends no more single ways on public transport than allowed, the shortest first', async () => {
    const asked = service();
    const { estimate, coverage } = await loadTransportTable(asked, [east(0), east(2), east(6)], {
      modes: ['metro'],
      transitWays: 2,
    });
    expect(asked.asked).toHaveLength(2);
    expect(coverage).toEqual({ wanted: 6, fetched: 2, estimated: 4 });
    expect(estimate(east(0), east(2), 'metro', 1)?.minutes).toBe(7);
    expect(estimate(east(0), east(6), 'metro', 1)?.errorShare).toBeGreaterThan(0);
  });

  it('believes the service where there is no way', async () => {
    const { estimate, coverage } = await loadTransportTable(service({ way: null }), line, { modes: ['taxi'] });
    expect(estimate(east(0), east(1), 'taxi', 1)).toBeUndefined();
    expect(coverage.estimated).toBe(0);
  });

  it('estimates everything where the service is down, and says why', async () => {
    const down = service({ fail: () => new TransportServiceError('down', { kind: 'unavailable' }) });
    const { estimate, coverage, errors } = await loadTransportTable(down, line);
    expect(coverage).toMatchObject({ fetched: 0 });
    expect(coverage.estimated).toBe(coverage.wanted);
    expect(errors.map(({ kind }) => kind)).toEqual(['unavailable']);
    expect(estimate(east(0), east(1), 'walk', 1)).toEqual(createTransportEstimator()(east(0), east(1), 'walk', 1));
  });

  it.each(['auth', 'quota'] as const)('asks no further after %s', async (kind) => {
    const used = service({ fail: () => new TransportServiceError('no', { kind }) });
    const many = Array.from({ length: 20 }, (_, index) => east(index * 0.8));
    await loadTransportTable(used, many, { modes: ['metro', 'bus'] });
    // Those that were on their way already.
    expect(used.asked.length).toBeLessThanOrEqual(4);
  });

  it('goes on after one question that failed', async () => {
    let number = 0;
    const shaky = service({
      fail: () => (++number === 1 ? new TransportServiceError('no', { kind: 'refused' }) : undefined),
    });
    const { coverage } = await loadTransportTable(shaky, [east(0), east(2), east(6)], { modes: ['metro'] });
    expect(coverage).toEqual({ wanted: 6, fetched: 5, estimated: 1 });
  });

  it('is done when its time is over, with what has come', async () => {
    const slow: TransportService = {
      ...service(),
      ways: (mode, from, to, options) =>
        mode === 'walk'
          ? Promise.resolve(from.map(() => to.map(() => ({ minutes: 7, distanceMeters: 1_234 }))))
          : new Promise((_, reject) => {
              options?.signal?.addEventListener('abort', () => reject(options.signal?.reason), { once: true });
            }),
    };
    const { estimate, errors } = await loadTransportTable(slow, line, { modes: ['walk', 'taxi'], timeoutMs: 30 });
    expect(errors.map(({ kind }) => kind)).toEqual(['timeout']);
    expect(estimate(east(0), east(1), 'walk', 1)?.minutes).toBe(7);
    expect(estimate(east(0), east(1), 'taxi', 1)?.errorShare).toBeGreaterThan(0);
  });

  it('ends with the reason of an abort, as it is', async () => {
    const reason = new Error('the customer has left');
    const controller = new AbortController();
    const leaving = service({
      fail: () => {
        controller.abort(reason);
        return reason;
      },
    });
    await expect(loadTransportTable(leaving, line, { signal: controller.signal })).rejects.toBe(reason);
  });

  it('does not hide a mistake of the service’s maker', async () => {
    const broken = service({ fail: () => new TypeError('undefined is not a function') });
    await expect(loadTransportTable(broken, line)).rejects.toBeInstanceOf(TypeError);
  });
});
