import type { Money } from '../domain/money.js';
import type { Price, TokenRates } from '../domain/price.js';
import type { Usage } from '../domain/usage.js';
import { demand, demandNumber } from '../schema/demand.js';
import { requireKnownOptions } from '../schema/known-options.js';
import { currencies } from './currencies.js';
import { toParts } from './exact-decimal.js';

/** Tells what one model call cost. */
export type Tariff = (usage: Usage) => Money;

/** The same as `TokenRates` for one token, in parts of 10^-15 of the main unit. */
interface ExactRates {
  readonly input: bigint;
  readonly cachedInput: bigint;
  readonly output: bigint;
  readonly reasoningOutput: bigint;
}

interface ExactTier extends ExactRates {
  readonly upToInputTokens: bigint;
}

const exactDecimals = 15;
const partsInMicro = 10n ** 9n;
const highestPrice = 1_000_000;

const rateNames = ['input', 'cachedInput', 'output', 'reasoningOutput'] as const;
const tokenPriceNames = ['currency', 'per', ...rateNames, 'perCall', 'tiers'];

/**
 * Reads a price.
 *
 * The cost is added up in whole numbers and rounded once, half a micro up.
 *
 * @param owner - as a message shall begin: `createPriceTable() price of "deepseek/deepseek-chat"`
 * @throws {ConfigurationError} names the field that is wrong
 */
export function createTariff(owner: string, price: Price): Tariff {
  requireKnownOptions(owner, price, tokenPriceNames);
  const { currency, per, perCall } = price;
  demand(
    currencies.includes(currency),
    `${owner}: "currency" must be one of ${currencies.join(', ')}, got ${JSON.stringify(currency)}`,
  );
  demandNumber(`${owner}: "perCall"`, perCall, { from: 0, to: highestPrice });
  const callRate = readRate(`${owner}: "perCall"`, perCall ?? 0, exactDecimals);
  if (per === undefined) {
    const stray = tokenPriceNames.find((name) => name in price && !['currency', 'per', 'perCall'].includes(name));
    demand(stray === undefined, `${owner}: "${stray}" needs "per": 1000 or 1_000_000 tokens`);
    demand(perCall !== undefined, `${owner}: give "per", "input" and "output", or "perCall" alone`);
    return (usage) => toMoney(currency, callRate * toCount(usage.calls));
  }
  demand(per === 1000 || per === 1_000_000, `${owner}: "per" must be 1000 or 1_000_000 tokens, got ${per}`);
  const decimals = exactDecimals - (per === 1000 ? 3 : 6);
  const base = readRates(owner, price, decimals);
  const tiers = readTiers(owner, price.tiers ?? [], decimals);
  return (usage) => {
    const input = toCount(usage.inputTokens);
    const output = toCount(usage.outputTokens);
    const cached = least(toCount(usage.cachedInputTokens), input);
    const reasoning = least(toCount(usage.reasoningTokens), output);
    const rates = tiers.find(({ upToInputTokens }) => input <= upToInputTokens) ?? base;
    const parts =
      (input - cached) * rates.input +
      cached * rates.cachedInput +
      (output - reasoning) * rates.output +
      reasoning * rates.reasoningOutput +
      callRate * toCount(usage.calls);
    return toMoney(currency, parts);
  };
}

function readTiers(owner: string, tiers: unknown, decimals: number): readonly ExactTier[] {
  demand(Array.isArray(tiers), `${owner}: "tiers" must be a list of tiers`);
  let shortest = 1;
  return tiers.map((tier, index) => {
    const place = `${owner} tiers[${index}]`;
    requireKnownOptions(place, tier, ['upToInputTokens', ...rateNames]);
    demand(tier.upToInputTokens !== undefined, `${place}: "upToInputTokens" is missing`);
    // Out of order, a tier would never be reached.
    demandNumber(`${place}: "upToInputTokens"`, tier.upToInputTokens, { from: shortest, whole: true });
    shortest = tier.upToInputTokens + 1;
    return { upToInputTokens: BigInt(tier.upToInputTokens), ...readRates(place, tier, decimals) };
  });
}

function readRates(owner: string, rates: TokenRates, decimals: number): ExactRates {
  for (const name of rateNames) {
    demandNumber(`${owner}: "${name}"`, rates[name], { from: 0, to: highestPrice });
  }
  const read = (name: (typeof rateNames)[number]) => {
    const rate = rates[name];
    demand(rate !== undefined, `${owner}: "${name}" is missing; write 0 where it costs nothing`);
    return readRate(`${owner}: "${name}"`, rate, decimals);
  };
  return {
    input: read('input'),
    cachedInput: read(rates.cachedInput === undefined ? 'input' : 'cachedInput'),
    output: read('output'),
    reasoningOutput: read(rates.reasoningOutput === undefined ? 'output' : 'reasoningOutput'),
  };
}

function readRate(name: string, rate: number, decimals: number): bigint {
  const parts = toParts(rate, decimals);
  demand(
    parts !== undefined,
    `${name} has more than ${decimals} decimals, got ${rate}; round it as the vendor states it`,
  );
  return parts;
}

/** Counts come from vendors: a broken one must not break the call that it is about. */
function toCount(count: number): bigint {
  return Number.isFinite(count) && count > 0 ? BigInt(Math.ceil(count)) : 0n;
}

function least(left: bigint, right: bigint): bigint {
  return left < right ? left : right;
}

function toMoney(currency: Money['currency'], parts: bigint): Money {
  return { currency, micros: Number((parts + partsInMicro / 2n) / partsInMicro) };
}
