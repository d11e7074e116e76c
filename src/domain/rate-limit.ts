/** The room that an endpoint says is left in its rate limits. A field is absent where the endpoint did not tell. */
export interface RateLimit {
  readonly remainingRequests?: number | undefined;
  readonly remainingTokens?: number | undefined;
  /** Milliseconds until the requests are counted anew. */
  readonly requestsResetMs?: number | undefined;
  /** Milliseconds until the tokens are counted anew. */
  readonly tokensResetMs?: number | undefined;
}
