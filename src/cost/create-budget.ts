import type { Money } from '../domain/money.js';
import { demand, demandNumber } from '../schema/demand.js';
import { requireKnownOptions } from '../schema/known-options.js';
import type { Budget } from './budget.js';
import { type BudgetLimit, readLimits } from './budget-limit.js';
import { describeRefusal, toBudgetRefusal } from './budget-refusal.js';
import { mostLasting, scopeOf, spanOf, windowOf, windowsOf } from './budget-windows.js';
import { createCalendar } from './calendar.js';
import { createMemoryUsageLedger } from './memory-usage-ledger.js';
import { requireCall, requireCountable } from './planned-call.js';
import type { UsageLedger, UsageLimit, UsageWindow } from './usage-ledger.js';
import { requireQuery } from './usage-query.js';

export interface BudgetOptions {
  /** All of them hold at once. Empty: use is counted and never refused. */
  readonly limits: readonly BudgetLimit[];
  /** Where a day and a month begin, IANA name. Default `Asia/Shanghai`. */
  readonly timeZone?: string | undefined;
  /** Where use is counted. Default: in memory, so that a restart begins from zero. */
  readonly ledger?: UsageLedger | undefined;
  /**
   * What to do with a call whose cost no limit can count, because its model has no price, or one in a currency that no
   * limit is in. Such a model would be unlimited under a limit of cost, so the default is an error; `allow` lets it pass,
   * counted in tokens and calls alone. Without limits of cost every call passes.
   */
  readonly unpricedModels?: 'error' | 'allow' | undefined;
  /** After how long a reservation that was never settled holds nothing any more, 1000 or more. Default 600 000. */
  readonly expireAfterMs?: number | undefined;
}

const owner = 'createBudget()';

/**
 * Makes a budget.
 *
 * @throws {ConfigurationError} an option is unknown or unusable; the message names the limit and the field
 *
 * @example
 * const budget = createBudget({
 *   limits: [
 *     { scope: 'tenant', period: 'month', maxCost: { currency: 'CNY', amount: 300 } },
 *     { scope: 'conversation', period: 'day', maxCalls: 60 },
 *     { scope: 'turn', maxTokens: 40_000 },
 *   ],
 * });
 */
export function createBudget(options: BudgetOptions): Budget {
  requireKnownOptions(owner, options, ['limits', 'timeZone', 'ledger', 'unpricedModels', 'expireAfterMs']);
  const { unpricedModels = 'error', expireAfterMs = 600_000 } = options;
  demand(
    unpricedModels === 'error' || unpricedModels === 'allow',
    `${owner}: "unpricedModels" must be error or allow, got ${JSON.stringify(unpricedModels)}`,
  );
  demandNumber(`${owner}: "expireAfterMs"`, expireAfterMs, { from: 1000 });
  const limits = readLimits(owner, options.limits);
  const calendar = createCalendar(owner, options.timeZone);
  const ledger = requireLedger(options.ledger ?? createMemoryUsageLedger());
  const currencies = [
    ...new Set(limits.flatMap(({ limit }) => (limit.measure === 'cost' ? limit.limit.currency : []))),
  ];

  const limitsOf = (window: UsageWindow, cost: Money | undefined): readonly UsageLimit[] =>
    limits
      .filter(({ scope, period }) => scope === scopeOf(window) && period === window.period)
      .map(({ limit }) => limit)
      // A limit in yuan has nothing to say about a call paid in dollars.
      .filter((limit) => limit.measure !== 'cost' || limit.limit.currency === cost?.currency);

  return {
    currencies,
    describe: describeRefusal,

    async reserve(call) {
      requireCall(call);
      if (unpricedModels === 'error' && currencies.length > 0) {
        requireCountable(call, currencies);
      }
      const { tenantId, conversationId, turnId, cost, now } = call;
      const windows = windowsOf({ tenantId, conversationId, turnId }, calendar, now);
      const outcome = await ledger.reserve({
        tenantId,
        entries: windows.map((window) => ({ window, limits: limitsOf(window, cost) })),
        amounts: { tokens: call.inputTokens + call.outputTokens, calls: 1, cost: cost === undefined ? [] : [cost] },
        now,
        expiresAt: new Date(now.getTime() + expireAfterMs),
      });
      if (!outcome.granted) {
        const { window, limit, used } = mostLasting(outcome.reached);
        const resetsAt = spanOf(window.period, calendar, now)?.endsAt;
        return { granted: false, refusal: toBudgetRefusal(window, limit, used, resetsAt) };
      }
      return { granted: true, reservation: { ...outcome.reservation, ...(cost !== undefined && { cost }) } };
    },

    async settle({ tenantId, id, cost }, usage) {
      // Another model, without a price, may have stepped in: under a limit of cost it must not be free.
      const isUnpriced = usage.cost === undefined && cost !== undefined && usage.calls > 0;
      await ledger.settle({ tenantId, id }, isUnpriced ? { ...usage, cost: [cost], estimated: true } : usage);
    },

    async release({ tenantId, id }) {
      await ledger.release({ tenantId, id });
    },

    async used(query) {
      requireQuery(query);
      const { tenantId, conversationId, turnId, period = 'ever', at = new Date() } = query;
      return await ledger.read(windowOf({ tenantId, conversationId, turnId }, period, calendar, at));
    },
  };
}

function requireLedger(ledger: UsageLedger): UsageLedger {
  const names = ['reserve', 'settle', 'release', 'read'] as const;
  demand(
    names.every((name) => typeof ledger?.[name] === 'function'),
    `${owner}: "ledger" must be a UsageLedger, such as createMemoryUsageLedger()`,
  );
  return ledger;
}
