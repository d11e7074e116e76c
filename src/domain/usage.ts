import { addMoney, type Money } from './money.js';

/** What model calls consumed: tokens, calls and, where their price is known, money. */
export interface Usage {
  /** Tokens read by the model, cached ones included. */
  readonly inputTokens: number;
  /** Tokens written by the model, reasoning included. */
  readonly outputTokens: number;
  /** Part of `inputTokens` that the vendor served from its cache. */
  readonly cachedInputTokens: number;
  /** Part of `outputTokens` spent on reasoning that the customer does not see. */
  readonly reasoningTokens: number;
  /** Model calls made; further attempts at the same call are counted as `retries`. */
  readonly calls: number;
  /** Further attempts, after a refusal or a connection that broke before the first word. */
  readonly retries: number;
  /** Part of `calls` that did not come to their end: stopped, cut or failed. Their tokens are estimates. */
  readonly abortedCalls: number;
  /** True when at least one call did not report its tokens and they were estimated. */
  readonly estimated: boolean;
  /** One entry a currency; absent where no price was given for any of the models. */
  readonly cost?: readonly Money[] | undefined;
}

export const noUsage: Usage = {
  inputTokens: 0,
  outputTokens: 0,
  cachedInputTokens: 0,
  reasoningTokens: 0,
  calls: 0,
  retries: 0,
  abortedCalls: 0,
  estimated: false,
};

/** Adds two usages. */
export function addUsage(left: Usage, right: Usage): Usage {
  const cost = left.cost && right.cost ? addMoney(left.cost, right.cost) : (left.cost ?? right.cost);
  return {
    inputTokens: left.inputTokens + right.inputTokens,
    outputTokens: left.outputTokens + right.outputTokens,
    cachedInputTokens: left.cachedInputTokens + right.cachedInputTokens,
    reasoningTokens: left.reasoningTokens + right.reasoningTokens,
    calls: left.calls + right.calls,
    retries: left.retries + right.retries,
    abortedCalls: left.abortedCalls + right.abortedCalls,
    estimated: left.estimated || right.estimated,
    ...(cost !== undefined && { cost }),
  };
}
