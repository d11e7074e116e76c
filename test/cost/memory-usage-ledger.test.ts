import { describe, expect, it } from 'vitest';
import { createMemoryUsageLedger, type MemoryUsageLedgerOptions } from '../../src/cost/memory-usage-ledger.js';
import type { UsageLedger, UsageWindow } from '../../src/cost/usage-ledger.js';
import { noUsage } from '../../src/domain/usage.js';
import { ConfigurationError } from '../../src/error/configuration-error.js';
import { usageLedgerContract } from '../contract/usage-ledger-contract.js';

usageLedgerContract('memory', createMemoryUsageLedger);

const dayMs = 86_400_000;
const noon = Date.parse('2026-11-24T04:00:00Z');
const oneCall = { ...noUsage, calls: 1 };

async function begin(ledger: UsageLedger, window: UsageWindow, at: number) {
  const outcome = await ledger.reserve({
    tenantId: window.tenantId,
    entries: [{ window, limits: [] }],
    amounts: { tokens: 1, calls: 1, cost: [] },
    now: new Date(at),
    expiresAt: new Date(at + 600_000),
  });
  if (!outcome.granted) throw new Error('refused');
  return outcome.reservation;
}

async function call(ledger: UsageLedger, window: UsageWindow, at: number) {
  await ledger.settle(await begin(ledger, window, at), oneCall);
}

const conversation = (id: number | string): UsageWindow => ({
  tenantId: 'tenant',
  conversationId: String(id),
  period: 'ever',
});
const dayOf = (tenantId: string, date: string): UsageWindow => ({ tenantId, period: 'day', date });

describe('createMemoryUsageLedger', () => {
  it('forgets totals that were quiet for the days it keeps, but not the total of a tenant', async () => {
    const ledger = createMemoryUsageLedger({ keepDays: 32 });
    const ever: UsageWindow = { tenantId: 'tenant', period: 'ever' };
    const day = dayOf('tenant', '2026-11-24');
    for (const window of [ever, day, conversation('old')]) {
      await call(ledger, window, noon);
    }
    const beginHundred = async (name: string, at: number) => {
      for (let index = 0; index < 100; index += 1) {
        await call(ledger, dayOf(`${name} ${index}`, '2026-12-26'), at);
        await call(ledger, conversation(`${name} ${index}`), at);
      }
    };
    const later = noon + 32 * dayMs;
    await beginHundred('earlier', later - 1);
    expect(await ledger.read(day)).toEqual(oneCall);
    expect(await ledger.read(conversation('old'))).toEqual(oneCall);
    await beginHundred('later', later);
    expect(await ledger.read(day)).toEqual(noUsage);
    expect(await ledger.read(conversation('old'))).toEqual(noUsage);
    expect(await ledger.read(conversation('earlier 0'))).toEqual(oneCall);
    expect(await ledger.read(ever)).toEqual(oneCall);
  });

  it('keeps so many conversations and no more: those that were quiet for longest go', async () => {
    const ledger = createMemoryUsageLedger({ maxWindows: 1000 });
    for (let index = 0; index < 5000; index += 1) {
      await call(ledger, conversation(index), noon);
      await call(ledger, conversation(0), noon);
    }
    const totals = await Promise.all(Array.from({ length: 5000 }, (_, index) => ledger.read(conversation(index))));
    const kept = totals.flatMap(({ calls }, index) => (calls > 0 ? [index] : []));
    expect(kept.length).toBeLessThanOrEqual(1000);
    expect(kept.length).toBeGreaterThan(800);
    expect(kept).toEqual([0, ...Array.from({ length: kept.length - 1 }, (_, index) => 5001 - kept.length + index)]);
    expect(totals[0]?.calls).toBe(5001);
  });

  it('keeps the totals of a tenant through a flood of conversations and of tenants', async () => {
    const ledger = createMemoryUsageLedger({ maxWindows: 1000 });
    await call(ledger, dayOf('quiet', '2026-11-24'), noon);
    for (let index = 0; index < 1500; index += 1) {
      await call(ledger, conversation(index), noon);
      await call(ledger, dayOf(`tenant ${index}`, '2026-11-24'), noon);
    }
    expect(await ledger.read(dayOf('quiet', '2026-11-24'))).toEqual(oneCall);
  });

  it('forgets no conversation with a call under way, also where all have one', async () => {
    const ledger = createMemoryUsageLedger({ maxWindows: 1000 });
    const reservations = [];
    for (let index = 0; index < 1500; index += 1) {
      reservations.push(await begin(ledger, conversation(index), noon));
    }
    const last = await ledger.reserve({
      tenantId: 'tenant',
      entries: [{ window: conversation(1499), limits: [{ measure: 'calls', limit: 1 }] }],
      amounts: { tokens: 1, calls: 1, cost: [] },
      now: new Date(noon),
      expiresAt: new Date(noon + 1),
    });
    expect(last).toMatchObject({ granted: false });
    for (const reservation of reservations) {
      await ledger.settle(reservation, oneCall);
    }
    expect(await ledger.read(conversation(0))).toEqual(oneCall);
  });

  it('forgets calls that never settled, a day after they expired', async () => {
    const ledger = createMemoryUsageLedger({ maxWindows: 1000 });
    await call(ledger, conversation('lost'), noon);
    const lost = await begin(ledger, conversation('lost'), noon);
    for (let index = 0; index < 1000; index += 1) {
      await call(ledger, conversation(index), noon + 600_000 + dayMs);
    }
    // Without a call under way its conversation is forgotten like any other.
    expect(await ledger.read(conversation('lost'))).toEqual(noUsage);
    await ledger.settle(lost, oneCall);
    expect(await ledger.read(conversation('lost'))).toEqual(noUsage);
  });

  it.each([
    [{ keepDays: 31 }, /"keepDays" must be a number from 32 to 3660/],
    [{ maxWindows: 10 }, /"maxWindows" must be a whole number from 1000/],
    [{ maxWindow: 1000 }, /does not know the option "maxWindow"/],
  ])('refuses the options %o', (options, message) => {
    expect(() => createMemoryUsageLedger(options as MemoryUsageLedgerOptions)).toThrow(ConfigurationError);
    expect(() => createMemoryUsageLedger(options as MemoryUsageLedgerOptions)).toThrow(message);
  });
});
