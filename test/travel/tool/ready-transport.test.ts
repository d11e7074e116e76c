import { describe, expect, it } from 'vitest';
import type { ToolContext } from '../../../src/domain/tool.js';
import { TransportServiceError } from '../../../src/error/travel-error.js';
import type { TripOutput } from '../../../src/travel/tool/trip-output.js';
import { tripPlanner } from '../../../src/travel/tool/trip-tool.js';
import type { TransportService } from '../../../src/travel/transport/transport-service.js';
import { smallCity } from '../small-city.js';

const request = { city: '临溪', startDate: '2027-03-06', days: 1, party: { adult: 2 } } as const;

function context(signal = new AbortController().signal): ToolContext {
  return {
    ...{ tenantId: 'travel', conversationId: 'c', turnId: 't', callId: 'k', language: 'zh-Hans' },
    now: new Date('2026-11-24T02:00:00Z'),
    signal,
  };
}

/** Knows every way: 21 minutes, twice as far as the crow flies could be in this city. */
const service: TransportService = {
  name: 'Test service',
  matrix: { modes: ['walk', 'taxi', 'drive'], maxOrigins: 25, maxDestinations: 25, maxMeters: {} },
  ways: async (_, from, to) => from.map(() => to.map(() => ({ minutes: 21, distanceMeters: 40_000 }))),
  way: async () => ({ minutes: 21, distanceMeters: 40_000 }),
};

async function plan(transport: TransportService, signal?: AbortSignal) {
  const tool = tripPlanner({ places: smallCity, transport });
  const checked = await tool.checkInput(request);
  if ('issues' in checked) throw new Error('the request is invalid');
  const output = (await tool.run(checked.value, context(signal))) as unknown as TripOutput;
  if (output.status !== 'planned') throw new Error(`expected a plan, found ${output.status}`);
  const text = tool.present?.(JSON.parse(JSON.stringify(output)), context()).text ?? '';
  return { legs: output.itinerary.days.flatMap((day) => day.stops.map((stop) => stop.leg)), text };
}

describe('tripPlanner with a map service', () => {
  it('plans with the ways that the service tells, and does not call them estimates', async () => {
    const { legs, text } = await plan(service);
    const ways = legs.filter((leg) => leg.minutes > 0);
    expect(ways.length).toBeGreaterThan(1);
    for (const leg of ways) expect(leg.minutes - (leg.mode === 'taxi' ? 6 : 0)).toBe(21);
    expect(text).toMatch(/→ \S+ \d+ 分钟/);
    expect(text).not.toMatch(/→ \S+ 约/);
  });

  it('plans by distance while the service is down, and says 约', async () => {
    const fail = async () => {
      throw new TransportServiceError('down', { kind: 'unavailable' });
    };
    const { legs, text } = await plan({ ...service, ways: fail, way: fail });
    for (const leg of legs.filter(({ minutes }) => minutes > 0)) expect(leg.errorShare).toBeGreaterThan(0);
    expect(text).toMatch(/→ \S+约 \d+ 分钟/);
  });

  it('stops asking when the customer stops', async () => {
    const reason = new Error('stopped');
    await expect(plan(service, AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});
