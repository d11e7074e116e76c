import { demand } from '../schema/demand.js';
import { requireKnownOptions } from '../schema/known-options.js';
import { requireId, requireMoment } from './planned-call.js';
import type { UsagePeriod } from './usage-ledger.js';

/** Whose use, and of when. */
export interface UsageQuery {
  readonly tenantId: string;
  /** Default: all conversations of the tenant. */
  readonly conversationId?: string | undefined;
  /** Needs `conversationId`, and no `period`: a turn is counted as a whole. Default: all turns. */
  readonly turnId?: string | undefined;
  /** Default `ever`. */
  readonly period?: UsagePeriod | undefined;
  /** A moment in the day or month that is asked for. Default: the present one. */
  readonly at?: Date | undefined;
}

const owner = 'Budget.used()';

/** @throws {ConfigurationError} nothing can be read for the query; names the field */
export function requireQuery(query: UsageQuery): void {
  requireKnownOptions(owner, query, ['tenantId', 'conversationId', 'turnId', 'period', 'at']);
  const { tenantId, conversationId, turnId, period, at } = query;
  requireId(owner, 'tenantId', tenantId);
  if (conversationId !== undefined) {
    requireId(owner, 'conversationId', conversationId);
  }
  if (turnId !== undefined) {
    requireId(owner, 'turnId', turnId);
    demand(conversationId !== undefined, `${owner}: "turnId" needs "conversationId"`);
    demand(period === undefined || period === 'ever', `${owner}: a turn is counted as a whole; leave "period" out`);
  }
  demand(
    period === undefined || ['day', 'month', 'ever'].includes(period),
    `${owner}: "period" must be day, month or ever, got ${JSON.stringify(period)}`,
  );
  if (at !== undefined) {
    requireMoment(owner, 'at', at);
  }
}
