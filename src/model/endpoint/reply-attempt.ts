import type { Usage } from '../../domain/usage.js';
import type { RetryPolicy } from '../../http/retry-policy.js';
import type { ChatChunk, ChatRequest } from '../chat-model.js';

/** One call: from the request to the end of its reply. */
export interface ReplyAttempt {
  /** The text that the call has given so far. */
  readonly text: string;
  /**
   * Sends the request and waits for the reply to begin.
   *
   * @param said - text of this very reply that an earlier call has given, to be continued
   */
  open(request: ChatRequest, said: string | undefined): Promise<void>;
  /**
   * Reads on until something is to be told: adds it to `chunks`.
   *
   * @returns false once the reply is complete; its `finish` has been added then
   */
  read(chunks: ChatChunk[]): Promise<boolean>;
  /** What the call has consumed so far, where it does not come to its end; estimated. */
  consumed(): Usage;
  /** What `open` or `read` failed with, as a model error; what is no failure of the model stays as it is. */
  toError(cause: unknown): unknown;
  /** Ends the call: what is still under way upstream is cut. Does no harm when called again. */
  close(): void;
}

/** Where attempts at one reply come from. */
export interface ReplySource {
  /** What is asked, for errors: `POST https://host/path`. */
  readonly target: string;
  readonly retry: RetryPolicy;
  /** Whether a reply that broke in mid-text can be continued from where it broke. */
  readonly continues: boolean;
  attempt(signal: AbortSignal | undefined): ReplyAttempt;
}
