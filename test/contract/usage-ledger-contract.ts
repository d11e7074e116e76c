import { beforeEach, describe, expect, it } from 'vitest';
import type { LedgerReservation, UsageLedger, UsageLimit, UsageWindow } from '../../src/cost/usage-ledger.js';
import { noUsage, type Usage } from '../../src/domain/usage.js';

const noon = Date.parse('2026-11-24T04:00:00Z');
const minute = 60_000;

const tenantEver: UsageWindow = { tenantId: 'tenant', period: 'ever' };
const conversationDay: UsageWindow = {
  tenantId: 'tenant',
  conversationId: 'conversation',
  period: 'day',
  date: '2026-11-24',
};
const maxTokens = (limit: number): UsageLimit => ({ measure: 'tokens', limit });

function usageOf(tokens: number, micros?: number): Usage {
  return {
    ...noUsage,
    calls: 1,
    inputTokens: tokens - 1,
    outputTokens: 1,
    ...(micros !== undefined && { cost: [{ currency: 'CNY', micros }] }),
  };
}

/** What every `UsageLedger` keeps. */
export function usageLedgerContract(name: string, create: () => UsageLedger | Promise<UsageLedger>) {
  describe(`usage ledger: ${name}`, () => {
    let ledger: UsageLedger;

    beforeEach(async () => {
      ledger = await create();
    });

    interface Wish {
      readonly tokens: number;
      readonly limits?: readonly UsageLimit[];
      readonly micros?: number;
      readonly windows?: readonly UsageWindow[];
      readonly at?: number;
      readonly tenantId?: string;
    }

    function reserve({
      tokens,
      limits = [],
      micros = 0,
      windows = [tenantEver],
      at = noon,
      tenantId = 'tenant',
    }: Wish) {
      return ledger.reserve({
        tenantId,
        entries: windows.map((window) => ({ window, limits })),
        amounts: { tokens, calls: 1, cost: [{ currency: 'CNY', micros }] },
        now: new Date(at),
        expiresAt: new Date(at + 10 * minute),
      });
    }

    async function grant(wish: Wish): Promise<LedgerReservation> {
      const outcome = await reserve(wish);
      if (!outcome.granted) throw new Error('refused');
      return outcome.reservation;
    }

    it('knows nothing of a window that was never written to', async () => {
      expect(await ledger.read(tenantEver)).toEqual(noUsage);
    });

    it('adds up the whole usage of settled calls, in every window of the call', async () => {
      const windows = [tenantEver, conversationDay];
      const first = { ...usageOf(100, 7), cachedInputTokens: 50, retries: 2 };
      await ledger.settle(await grant({ tokens: 10, windows }), first);
      await ledger.settle(await grant({ tokens: 10, windows }), {
        ...usageOf(20, 5),
        abortedCalls: 1,
        estimated: true,
      });
      const sum = {
        inputTokens: 118,
        outputTokens: 2,
        cachedInputTokens: 50,
        reasoningTokens: 0,
        calls: 2,
        retries: 2,
        abortedCalls: 1,
        estimated: true,
        cost: [{ currency: 'CNY', micros: 12 }],
      };
      expect(await ledger.read(tenantEver)).toEqual(sum);
      expect(await ledger.read(conversationDay)).toEqual(sum);
    });

    it('keeps currencies apart', async () => {
      const dollars: Usage = { ...usageOf(1), cost: [{ currency: 'USD', micros: 3 }] };
      await ledger.settle(await grant({ tokens: 1 }), usageOf(1, 8));
      await ledger.settle(await grant({ tokens: 1 }), dollars);
      expect((await ledger.read(tenantEver)).cost).toEqual([
        { currency: 'CNY', micros: 8 },
        { currency: 'USD', micros: 3 },
      ]);
      const limits: readonly UsageLimit[] = [{ measure: 'cost', limit: { currency: 'CNY', micros: 10 } }];
      expect(await reserve({ tokens: 1, micros: 2, limits })).toMatchObject({ granted: true });
    });

    it('grants up to the limit and not one more, counting what is used and what is reserved', async () => {
      const limits = [maxTokens(100)];
      await ledger.settle(await grant({ tokens: 10, limits }), usageOf(60));
      await grant({ tokens: 30, limits });
      expect(await reserve({ tokens: 11, limits })).toEqual({
        granted: false,
        reached: [{ window: tenantEver, limit: maxTokens(100), used: 90 }],
      });
      expect(await reserve({ tokens: 10, limits })).toMatchObject({ granted: true });
    });

    it.each([
      ['calls', { measure: 'calls', limit: 2 }, 2],
      ['cost', { measure: 'cost', limit: { currency: 'CNY', micros: 25 } }, 20],
    ] as const)('limits %s', async (_measure, limit, used) => {
      await grant({ tokens: 1, micros: 10, limits: [limit] });
      await grant({ tokens: 1, micros: 10, limits: [limit] });
      expect(await reserve({ tokens: 1, micros: 10, limits: [limit] })).toEqual({
        granted: false,
        reached: [{ window: tenantEver, limit, used }],
      });
    });

    it('grants no more than the limit to calls that ask at the same moment', async () => {
      const limits = [maxTokens(70)];
      const outcomes = await Promise.all(Array.from({ length: 20 }, () => reserve({ tokens: 10, limits })));
      expect(outcomes.filter(({ granted }) => granted)).toHaveLength(7);
    });

    it('reserves in no window where one is full, and names every limit in the way', async () => {
      await ledger.settle(await grant({ tokens: 1, windows: [conversationDay] }), usageOf(100));
      const reserveBoth = (limits: readonly UsageLimit[]) =>
        reserve({ tokens: 10, windows: [tenantEver, conversationDay], limits });
      expect(await reserveBoth([maxTokens(100), { measure: 'calls', limit: 0 }])).toEqual({
        granted: false,
        reached: [
          { window: tenantEver, limit: { measure: 'calls', limit: 0 }, used: 0 },
          { window: conversationDay, limit: maxTokens(100), used: 100 },
          { window: conversationDay, limit: { measure: 'calls', limit: 0 }, used: 1 },
        ],
      });
      expect(await reserve({ tokens: 100, limits: [maxTokens(100)] })).toMatchObject({ granted: true });
    });

    it('counts more than was reserved, and then refuses', async () => {
      const limits = [maxTokens(100)];
      await ledger.settle(await grant({ tokens: 10, limits }), usageOf(150));
      expect(await reserve({ tokens: 1, limits })).toMatchObject({ granted: false, reached: [{ used: 150 }] });
    });

    it('gives back what was reserved and not used, once', async () => {
      const limits = [maxTokens(100)];
      const reservation = await grant({ tokens: 90, limits });
      const other = await grant({ tokens: 10, limits });
      await ledger.release(reservation);
      await ledger.release(reservation);
      expect(await reserve({ tokens: 91, limits })).toMatchObject({ granted: false });
      expect(await reserve({ tokens: 90, limits })).toMatchObject({ granted: true });
      expect(await ledger.read(tenantEver)).toEqual(noUsage);
      await ledger.settle(other, usageOf(5));
      expect(await ledger.read(tenantEver)).toEqual(usageOf(5));
    });

    it('settles once, and not after a release', async () => {
      const settled = await grant({ tokens: 10 });
      await ledger.settle(settled, usageOf(10));
      await ledger.settle(settled, usageOf(10));
      await ledger.release(settled);
      const released = await grant({ tokens: 10 });
      await ledger.release(released);
      await ledger.settle(released, usageOf(10));
      await ledger.settle({ tenantId: 'tenant', id: 'never-made' }, usageOf(10));
      expect(await ledger.read(tenantEver)).toEqual(usageOf(10));
    });

    it('lets a reservation expire, and counts its call all the same when it settles late', async () => {
      const limits = [maxTokens(100)];
      const reservation = await grant({ tokens: 100, limits });
      expect(await reserve({ tokens: 100, limits, at: noon + 10 * minute - 1 })).toMatchObject({ granted: false });
      const next = await grant({ tokens: 90, limits, at: noon + 10 * minute });
      await ledger.settle(reservation, usageOf(40));
      await ledger.settle(reservation, usageOf(40));
      expect(await ledger.read(tenantEver)).toEqual(usageOf(40));
      await ledger.settle(next, usageOf(10));
      expect(await reserve({ tokens: 51, limits, at: noon + 11 * minute })).toMatchObject({
        granted: false,
        reached: [{ used: 50 }],
      });
    });

    it.each<[string, UsageWindow]>([
      ['another tenant', { tenantId: 'other', period: 'ever' }],
      ['a tenant named like a property', { tenantId: '__proto__', period: 'ever' }],
      ['a tenant with SQL in it', { tenantId: "tenant' OR '1'='1", period: 'ever' }],
      ['a conversation', { tenantId: 'tenant', conversationId: 'tenant', period: 'ever' }],
      ['a conversation without a name', { tenantId: 'tenant', conversationId: '', period: 'ever' }],
      ['a turn', { tenantId: 'tenant', conversationId: 'conversation', turnId: 'turn', period: 'ever' }],
      ['a month', { tenantId: 'tenant', period: 'month', date: '2026-11' }],
      ['a day', { tenantId: 'tenant', period: 'day', date: '2026-11-24' }],
    ])('keeps %s apart', async (_case, foreign) => {
      const limits = [maxTokens(100)];
      await ledger.settle(await grant({ tokens: 100, limits }), usageOf(100));
      expect(await ledger.read(foreign)).toEqual(noUsage);
      const { tenantId } = foreign;
      await ledger.settle(await grant({ tokens: 100, limits, tenantId, windows: [foreign] }), usageOf(3));
      expect(await ledger.read(foreign)).toEqual(usageOf(3));
      expect(await ledger.read(tenantEver)).toEqual(usageOf(100));
    });

    it('keeps the reservations of a tenant from another that knows their ids', async () => {
      const reservation = await grant({ tokens: 10, limits: [maxTokens(10)] });
      const stolen = { ...reservation, tenantId: 'other' };
      await ledger.release(stolen);
      await ledger.settle(stolen, usageOf(1));
      expect(await reserve({ tokens: 1, limits: [maxTokens(10)] })).toMatchObject({ granted: false });
      await ledger.settle(reservation, usageOf(10));
      expect(await ledger.read(tenantEver)).toEqual(usageOf(10));
    });
  });
}
