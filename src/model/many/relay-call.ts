import { noUsage, type Usage } from '../../domain/usage.js';
import { ModelAbortError, type ModelErrorKind, ModelStreamError, ModelTimeoutError } from '../../error/model-error.js';
import { wait } from '../../http/retries.js';
import type { ChatChunk, ChatRequest } from '../chat-model.js';
import type { CallFailure, RelayLeg } from './relay-route.js';
import { estimateRequestTokens } from './request-size.js';
import { isFault, isModelError } from './switch-kinds.js';

type Step = IteratorResult<ChatChunk, undefined>;
type FinishChunk = Extract<ChatChunk, { readonly type: 'finish' }>;

/** How long a call that was cut for being slow may take to say what it consumed. */
const graceMs = 50;

/** One call on a request's way: opened, timed and cut. */
export class RelayCall {
  readonly #leg: RelayLeg;
  readonly #request: ChatRequest;
  readonly #kinds: ReadonlySet<ModelErrorKind>;
  readonly #controller = new AbortController();
  #iterator: AsyncIterator<ChatChunk> | undefined;
  /** What is left of the time to the first sign of life; undefined when it came, or has no limit. */
  #remainingMs: number | undefined;
  #isSlow = false;
  #isOver = false;
  /** Id of the model at work: another than the leg's where that is a group. */
  #answering: string;

  /** @param kinds - of error that may be passed on */
  constructor(leg: RelayLeg, request: ChatRequest, kinds: ReadonlySet<ModelErrorKind>) {
    this.#leg = leg;
    this.#request = request;
    this.#kinds = kinds;
    this.#remainingMs = leg.firstTokenMs;
    this.#answering = leg.model.id;
    if (request.signal?.aborted) {
      this.#passAbort();
    } else {
      request.signal?.addEventListener('abort', this.#passAbort, { once: true });
    }
  }

  /**
   * Reads on before the first word, within the time that the call has for a sign of life. The request goes out first.
   *
   * @throws what the call breaks with; to be judged by `failure`
   */
  async listen(): Promise<Step> {
    this.#iterator ??= await this.#open();
    const step = await (this.#remainingMs === undefined
      ? this.#iterator.next()
      : this.#within(this.#remainingMs, this.#iterator.next()));
    if (step.done) {
      throw new ModelStreamError(`Model ${this.#answering} ended its reply without a finish reason`, {
        kind: 'incomplete',
        retryable: true,
      });
    }
    if (step.value.type === 'model-switch') {
      this.#answering = step.value.to;
    } else if (step.value.type === 'reasoning-delta') {
      this.#remainingMs = undefined;
    }
    return step;
  }

  /** Reads on after the first word: no more than looking for the end stands between the model and the reader. */
  next(): Promise<Step> {
    return this.#iterator === undefined
      ? Promise.resolve({ done: true, value: undefined })
      : this.#iterator.next().then(this.#passOn, this.#passError);
  }

  /** Takes the end of a reply: says who wrote it. */
  finish(chunk: FinishChunk): FinishChunk {
    if (chunk.reason === 'overloaded') {
      this.#settleFailed('overloaded', undefined);
    } else {
      this.#leg.settle({ type: 'finished', rateLimit: chunk.rateLimit });
    }
    this.#release();
    return { ...chunk, model: chunk.model ?? this.#answering };
  }

  /**
   * Ends a call that broke before its first word.
   *
   * @returns undefined when no other model could do better: the caller stopped it, or the error is of another kind
   */
  failure(cause: unknown): CallFailure | undefined {
    const failure = this.#request.signal?.aborted ? undefined : this.#toFailure(cause);
    if (failure === undefined) {
      this.#leg.settle({ type: 'dropped' });
    } else {
      this.#settleFailed(failure.error.kind, retryAfterOf(failure.error));
    }
    this.close();
    return failure;
  }

  /** Ends a reply of which no word was given because the model ran out of resources; undefined where that stands. */
  surrender(chunk: FinishChunk): CallFailure | undefined {
    if (chunk.reason !== 'overloaded' || !this.#kinds.has('overloaded')) {
      return undefined;
    }
    const { usage } = chunk;
    const error = new ModelStreamError(`Model ${this.#answering} gave up before its first word`, {
      kind: 'overloaded',
      retryable: true,
      usage,
    });
    return { from: chunk.model ?? this.#answering, reason: 'overloaded', error, usage };
  }

  /** Lets go of the call: what is still under way is cut. */
  close(): Promise<unknown> {
    const isCut = !this.#isOver;
    this.#leg.settle({ type: 'dropped' });
    this.#release();
    if (isCut) {
      this.#controller.abort();
    }
    // A model that does not heed the signal is left to itself.
    return Promise.resolve(this.#iterator?.return?.()).catch(() => undefined);
  }

  readonly #passAbort = () => this.#controller.abort(this.#request.signal?.reason);

  readonly #passOn = (step: IteratorResult<ChatChunk>): Step => {
    if (step.done) {
      this.#settleFailed('incomplete', undefined);
      this.#release();
      return { done: true, value: undefined };
    }
    return step.value.type === 'finish' ? { done: false, value: this.finish(step.value) } : step;
  };

  readonly #passError = (error: unknown): never => {
    if (!this.#request.signal?.aborted && isModelError(error) && this.#kinds.has(error.kind)) {
      this.#settleFailed(error.kind, retryAfterOf(error));
    }
    this.#leg.settle({ type: 'dropped' });
    this.#release();
    throw error;
  };

  async #open(): Promise<AsyncIterator<ChatChunk>> {
    const { model, waitMs = 0, singleAttempt } = this.#leg;
    const { signal } = this.#controller;
    try {
      signal.throwIfAborted();
      if (waitMs > 0) {
        await wait(waitMs, signal);
      }
    } catch (cause) {
      throw new ModelAbortError(`Model request was stopped by the caller: ${model.id}`, { cause });
    }
    const request = singleAttempt ? { ...this.#request, singleAttempt } : this.#request;
    return model.stream({ ...request, signal })[Symbol.asyncIterator]();
  }

  /** Waits for a step no longer than the limit; past it the call is cut, and the wait ends with what that brings. */
  #within(limitMs: number, step: Promise<IteratorResult<ChatChunk>>): Promise<IteratorResult<ChatChunk>> {
    return new Promise((resolve, reject) => {
      const startedAt = performance.now();
      let timer = setTimeout(() => {
        this.#isSlow = true;
        this.#controller.abort();
        timer = setTimeout(() => reject(undefined), graceMs);
      }, limitMs);
      const stop = () => {
        clearTimeout(timer);
        this.#remainingMs = Math.max(1, limitMs - (performance.now() - startedAt));
      };
      step.then(
        (value) => {
          stop();
          if (this.#isSlow) {
            reject(undefined);
          } else {
            resolve(value);
          }
        },
        (error) => {
          stop();
          reject(error);
        },
      );
    });
  }

  #toFailure(cause: unknown): CallFailure | undefined {
    const from = this.#answering;
    const error = isModelError(cause) ? cause : undefined;
    if (this.#isSlow) {
      const usage = error?.usage ?? this.#estimate();
      const message = `Model ${from} gave no sign of life within ${this.#leg.firstTokenMs} ms`;
      return { from, reason: 'slow', error: new ModelTimeoutError(message, { retryable: true, usage }), usage };
    }
    if (error === undefined || !this.#kinds.has(error.kind)) {
      return undefined;
    }
    return { from, reason: error.kind, error, usage: error.usage ?? { ...noUsage, calls: 1, abortedCalls: 1 } };
  }

  #estimate(): Usage {
    const inputTokens = estimateRequestTokens(this.#request);
    return { ...noUsage, inputTokens, calls: 1, abortedCalls: 1, estimated: true };
  }

  #settleFailed(kind: ModelErrorKind, retryAfterMs: number | undefined): void {
    this.#leg.settle(isFault(kind) ? { type: 'failed', kind, retryAfterMs } : { type: 'dropped' });
  }

  #release(): void {
    this.#isOver = true;
    this.#request.signal?.removeEventListener('abort', this.#passAbort);
  }
}

function retryAfterOf(error: object): number | undefined {
  return 'retryAfterMs' in error && typeof error.retryAfterMs === 'number' ? error.retryAfterMs : undefined;
}
