/** What model calls consumed. Counts only: money is computed elsewhere from a price table. */
export interface Usage {
  /** Tokens read by the model, cached ones included. */
  readonly inputTokens: number;
  /** Tokens written by the model, reasoning included. */
  readonly outputTokens: number;
  /** Part of `inputTokens` that the vendor served from its cache. */
  readonly cachedInputTokens: number;
  /** Part of `outputTokens` spent on reasoning that the customer does not see. */
  readonly reasoningTokens: number;
  /** Model calls made. */
  readonly calls: number;
  /** True when at least one call did not report its tokens and they were estimated. */
  readonly estimated: boolean;
}

export const noUsage: Usage = {
  inputTokens: 0,
  outputTokens: 0,
  cachedInputTokens: 0,
  reasoningTokens: 0,
  calls: 0,
  estimated: false,
};

/** Adds two usages. */
export function addUsage(left: Usage, right: Usage): Usage {
  return {
    inputTokens: left.inputTokens + right.inputTokens,
    outputTokens: left.outputTokens + right.outputTokens,
    cachedInputTokens: left.cachedInputTokens + right.cachedInputTokens,
    reasoningTokens: left.reasoningTokens + right.reasoningTokens,
    calls: left.calls + right.calls,
    estimated: left.estimated || right.estimated,
  };
}
