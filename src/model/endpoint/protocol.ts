import type { ModelError } from '../../error/model-error.js';
import type { HttpRefusal } from '../../http/post-json.js';
import type { RetryPolicy } from '../../http/retry-policy.js';
import type { ChatRequest } from '../chat-model.js';
import type { TimeLimits } from './options.js';
import type { ReplyDecoder } from './reply-decoder.js';

/** A request as it goes over the wire. */
export interface WireCall {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The JSON to send, already written. */
  readonly body: string;
}

/** How one kind of endpoint is spoken to. `streamReply` adds time limits, retries, abort and the bounds of memory. */
export interface Protocol {
  /** Method and redacted address, for errors: `POST https://host/path`. */
  readonly target: string;
  readonly timeLimits: Required<{ [Name in keyof TimeLimits]: number }>;
  readonly retry: RetryPolicy;
  /** Most bytes between two events of a reply. */
  readonly maxEventLength: number;
  /** Instead of the global `fetch`. */
  readonly fetch: typeof globalThis.fetch | undefined;
  /**
   * Writes a request; asked anew before every attempt, so that keys and signatures are fresh.
   *
   * @param said - text of this very reply that a broken call has given, to be continued; only where `continues` is true
   */
  encode(request: ChatRequest, said?: string): WireCall | Promise<WireCall>;
  /** Whether a reply that broke in mid-text can be continued from where it broke. */
  readonly continues: boolean;
  /** Makes the decoder of one reply. */
  createDecoder(call: WireCall, response: Response): ReplyDecoder;
  /** What a response with a status other than 2xx means. */
  toRefusalError(refusal: HttpRefusal): ModelError;
  /**
   * Learns from a refusal.
   *
   * @returns true when the same request would be written differently now and is worth another attempt at once
   */
  adapt?(refusal: HttpRefusal, call: WireCall): boolean;
}
