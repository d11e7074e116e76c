import { noUsage, type Usage } from '../../domain/usage.js';
import { postJson } from '../../http/post-json.js';
import { readRateLimit } from '../../http/rate-limit-headers.js';
import { SilenceTimer } from '../../stream/silence-timer.js';
import { SseReader } from '../../stream/sse-reader.js';
import type { ChatChunk, ChatRequest } from '../chat-model.js';
import { estimateTokens } from '../estimate-tokens.js';
import type { Protocol } from './protocol.js';
import type { ReplyAttempt } from './reply-attempt.js';
import type { ReplyDecoder } from './reply-decoder.js';
import { toBrokenReplyError, toConnectionError, toTimeoutError } from './transport-error.js';

/** How long a finished reply may keep its usage report and `[DONE]` back before it counts as complete. */
const settleMs = 2_000;

/** How long the body of a complete reply may take to end by itself. */
const endingMs = 100;

/** Why an exchange is cut that nobody needs any more. Given, because the platform would make an error each time. */
const closed = new Error('The exchange is over');

/** One call over the wire. */
export class HttpAttempt implements ReplyAttempt {
  readonly #protocol: Protocol;
  readonly #signal: AbortSignal | undefined;
  readonly #controller = new AbortController();
  readonly #silence: SilenceTimer;
  #decoder: ReplyDecoder | undefined;
  #reader: SseReader | undefined;
  #response: Response | undefined;
  #timedOut = false;
  /** The body of the request, once it has gone out. */
  #sent: string | undefined;

  constructor(protocol: Protocol, signal: AbortSignal | undefined) {
    this.#protocol = protocol;
    this.#signal = signal;
    const { firstTokenMs, progressMs } = protocol.timeLimits;
    this.#silence = new SilenceTimer({ idleMs: firstTokenMs, progressMs }, () => {
      this.#timedOut = true;
      this.#controller.abort();
    });
  }

  get text(): string {
    return this.#decoder?.text ?? '';
  }

  /** @throws {ModelError} the endpoint refused, kept silent or could not be reached */
  async open(request: ChatRequest, said: string | undefined): Promise<void> {
    const protocol = this.#protocol;
    this.#signal?.addEventListener('abort', this.#passAbort, { once: true });
    for (;;) {
      this.#sent = undefined;
      const call = await protocol.encode(request, said);
      this.#signal?.throwIfAborted();
      this.#sent = call.body;
      this.#silence.waiting();
      const outcome = await postJson({ ...call, signal: this.#controller.signal, fetch: protocol.fetch });
      this.#silence.heard();
      if (outcome.type === 'response') {
        this.#response = outcome.response;
        this.#decoder = protocol.createDecoder(call, outcome.response);
        this.#reader = new SseReader(outcome.response.body, protocol.maxEventLength);
        return;
      }
      if (outcome.type === 'network') {
        throw toConnectionError(protocol.target, outcome.cause);
      }
      if (!protocol.adapt?.(outcome, call)) {
        throw protocol.toRefusalError(outcome);
      }
    }
  }

  /** @throws {ModelError} the reply broke */
  async read(chunks: ChatChunk[]): Promise<boolean> {
    const decoder = this.#decoder;
    const reader = this.#reader;
    if (decoder === undefined || reader === undefined) {
      return false;
    }
    while (!decoder.done && chunks.length === 0) {
      this.#silence.waiting();
      const items = await this.#arrival(reader, decoder);
      if (items === undefined) {
        break;
      }
      const { progress, hasFinished } = decoder;
      for (const item of items) {
        decoder.push(item, chunks);
      }
      if (decoder.progress > progress) {
        this.#silence.progressed();
        if (progress === 0) {
          this.#silence.allow(this.#protocol.timeLimits.idleMs);
        }
      }
      if (decoder.hasFinished && !hasFinished) {
        this.#silence.allow(Math.min(settleMs, this.#protocol.timeLimits.idleMs));
      }
      if (chunks.length > 0 && !decoder.done) {
        return true;
      }
    }
    this.#end(decoder, chunks);
    return false;
  }

  /** What kept the request from being written stays as it is. */
  toError(error: unknown): unknown {
    if (this.#sent === undefined) {
      return error;
    }
    return this.#timedOut
      ? toTimeoutError(this.#protocol.target, this.text)
      : toBrokenReplyError(error, this.#protocol.target, this.text);
  }

  /** Nothing where the request was refused. */
  consumed(): Usage {
    if (this.#decoder !== undefined) {
      return this.#decoder.consumed();
    }
    if (this.#sent === undefined || !this.#controller.signal.aborted) {
      return noUsage;
    }
    return { ...noUsage, inputTokens: estimateTokens(this.#sent), estimated: true };
  }

  close(): void {
    this.#silence.stop();
    this.#signal?.removeEventListener('abort', this.#passAbort);
    this.#controller.abort(closed);
  }

  readonly #passAbort = () => this.#controller.abort();

  async #arrival(reader: SseReader, decoder: ReplyDecoder) {
    try {
      const items = await reader.read();
      this.#silence.heard();
      return items;
    } catch (error) {
      // Once the vendor said why the reply ends, the reply is complete, however the connection ends.
      if (decoder.hasFinished && !this.#signal?.aborted) {
        return undefined;
      }
      throw error;
    }
  }

  #end(decoder: ReplyDecoder, chunks: ChatChunk[]): void {
    this.#silence.stop();
    decoder.finish(chunks);
    const rateLimit = this.#response && readRateLimit(this.#response.headers);
    const last = chunks.at(-1);
    if (rateLimit !== undefined && last?.type === 'finish') {
      chunks[chunks.length - 1] = { ...last, rateLimit };
    }
    void this.#letEnd();
  }

  /**
   * Lets a body come to its end after `[DONE]`, so that the connection can carry the next request; cuts it when it does
   * not end shortly. Nobody waits for this.
   */
  async #letEnd(): Promise<void> {
    const timer = setTimeout(() => this.close(), endingMs);
    try {
      while ((await this.#reader?.read()) !== undefined) {
        // What comes after the end is of no interest.
      }
    } catch {
      // The reply is complete; how its connection ends changes nothing.
    } finally {
      clearTimeout(timer);
      this.close();
    }
  }
}
