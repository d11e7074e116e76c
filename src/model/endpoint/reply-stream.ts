import { addUsage, noUsage, type Usage } from '../../domain/usage.js';
import { ModelAbortError, ModelError, ModelHttpError, ModelTimeoutError } from '../../error/model-error.js';
import { Retries, wait } from '../../http/retries.js';
import type { ChatChunk, ChatRequest } from '../chat-model.js';
import type { ReplyAttempt, ReplySource } from './reply-attempt.js';

type Step = IteratorResult<ChatChunk, undefined>;

/**
 * The reply to a request as a stream. The request goes out with the first `next()`.
 *
 * A call that fails before the first word of its reply is made again, as the source's retry policy says. After the
 * first word nothing is made again: where the source can continue a text, the reply goes on from where it broke, once;
 * elsewhere it ends with an error that holds the text.
 *
 * An iterator by hand instead of an async generator: chunks that have already arrived are handed out without a detour
 * through the generator's own queue, which for a reply of thousands of chunks is most of the cost.
 */
export class ReplyStream implements AsyncIterableIterator<ChatChunk> {
  readonly #source: ReplySource;
  readonly #request: ChatRequest;
  readonly #signal: AbortSignal | undefined;
  readonly #retries: Retries;
  #chunks: ChatChunk[] = [];
  #position = 0;
  #advancing: Promise<unknown> | undefined;
  #attempt: ReplyAttempt | undefined;
  /** What ended the attempt, while chunks that came before it are still to be handed out. */
  #failure: { readonly cause: unknown } | undefined;
  #waitMs = 0;
  #ended = false;
  /** True once a word, a tool call or a source was given: from then on nothing is made again. */
  #hasSpoken = false;
  /** The text that an earlier call gave before it broke, which this one continues. */
  #said = '';
  /** What the calls before this one consumed. */
  #spent: Usage = noUsage;

  constructor(source: ReplySource, request: ChatRequest) {
    this.#source = source;
    this.#request = request;
    this.#signal = request.signal;
    this.#retries = new Retries(request.singleAttempt ? { ...source.retry, attempts: 1 } : source.retry);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<Step> {
    if (this.#advancing !== undefined) {
      return this.#advancing.then(() => this.next());
    }
    const chunk = this.#chunks[this.#position];
    if (chunk !== undefined && !this.#signal?.aborted) {
      this.#position += 1;
      return Promise.resolve({ done: false, value: chunk });
    }
    const step = this.#advance();
    const settle = () => {
      this.#advancing = undefined;
    };
    this.#advancing = step.then(settle, settle);
    return step;
  }

  return(): Promise<Step> {
    this.#ended = true;
    this.#chunks = [];
    this.#attempt?.close();
    return Promise.resolve({ done: true, value: undefined });
  }

  async #advance(): Promise<Step> {
    while (!this.#ended || this.#position < this.#chunks.length) {
      try {
        this.#signal?.throwIfAborted();
        this.#chunks = [];
        this.#position = 0;
        await this.#readOn();
        this.#signal?.throwIfAborted();
      } catch (cause) {
        this.#recover(cause);
      }
      const chunk = this.#chunks[0];
      if (chunk !== undefined) {
        this.#position = 1;
        this.#hasSpoken ||= this.#chunks.some(isSpoken);
        return { done: false, value: chunk };
      }
    }
    return { done: true, value: undefined };
  }

  async #readOn(): Promise<void> {
    if (this.#failure !== undefined) {
      throw this.#failure.cause;
    }
    if (this.#waitMs > 0) {
      await wait(this.#waitMs, this.#signal);
      this.#waitMs = 0;
    }
    if (this.#attempt === undefined) {
      this.#attempt = this.#source.attempt(this.#signal);
      await this.#attempt.open(this.#request, this.#said === '' ? undefined : this.#said);
    }
    try {
      if (!(await this.#attempt.read(this.#chunks))) {
        this.#complete();
      }
    } catch (cause) {
      if (this.#chunks.length === 0) {
        throw cause;
      }
      this.#failure = { cause };
    }
  }

  #complete(): void {
    this.#ended = true;
    const last = this.#chunks.at(-1);
    if (last?.type === 'finish' && this.#retries.count > 0) {
      const usage = addUsage(last.usage, { ...this.#spent, retries: this.#retries.count });
      this.#chunks[this.#chunks.length - 1] = { ...last, usage };
    }
  }

  /**
   * Prepares another attempt.
   *
   * @throws what ends the reply, where no other attempt is allowed
   */
  #recover(cause: unknown): void {
    const attempt = this.#attempt;
    const partialText = this.#said + (attempt?.text ?? '').slice(0, this.#givenLength(attempt));
    const spent = addUsage(this.#spent, attempt?.consumed() ?? noUsage);
    const aborted = this.#signal?.aborted ?? false;
    const error = aborted ? this.#toAbortError() : (attempt?.toError(cause) ?? cause);
    attempt?.close();
    this.#attempt = undefined;
    this.#failure = undefined;
    this.#chunks = [];

    if (!aborted && error instanceof ModelError) {
      const isContinuation = this.#hasSpoken && this.#source.continues && this.#said === '' && partialText !== '';
      const mayRepeat = !this.#hasSpoken && error.retryable && !(error instanceof ModelTimeoutError);
      if (mayRepeat || (isContinuation && brokenKinds.has(error.kind))) {
        const retryAfterMs = error instanceof ModelHttpError ? error.retryAfterMs : undefined;
        const waitMs = this.#retries.next(retryAfterMs);
        if (waitMs !== undefined) {
          this.#said = partialText;
          // Attempts at one call count as one.
          this.#spent = { ...spent, calls: 0, abortedCalls: 0 };
          this.#waitMs = waitMs;
          this.#chunks = [{ type: 'retry', reason: error.kind, waitMs, continues: isContinuation }];
          return;
        }
      }
    }
    this.#ended = true;
    if (error instanceof ModelError) {
      const usage = { ...spent, calls: 1, abortedCalls: 1, retries: this.#retries.count };
      throw Object.assign(error, { partialText, ...(attempt !== undefined && { usage }) });
    }
    throw error;
  }

  /** How much of the attempt's text has been handed out: what was held back when the caller stopped was never said. */
  #givenLength(attempt: ReplyAttempt | undefined): number {
    const held = this.#chunks.slice(this.#position);
    return held.reduce(
      (length, chunk) => (chunk.type === 'text-delta' ? length - chunk.delta.length : length),
      attempt?.text.length ?? 0,
    );
  }

  #toAbortError(): ModelAbortError {
    return new ModelAbortError(`Model request was stopped by the caller: ${this.#source.target}`, {
      cause: this.#signal?.reason,
    });
  }
}

/** Kinds of a reply that broke through no fault of its content. */
const brokenKinds: ReadonlySet<string> = new Set(['network', 'incomplete', 'timeout', 'overloaded']);

function isSpoken(chunk: ChatChunk): boolean {
  return chunk.type === 'text-delta' || chunk.type === 'tool-call' || chunk.type === 'reference';
}
