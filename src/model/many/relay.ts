import { noUsage } from '../../domain/usage.js';
import type { ModelErrorKind } from '../../error/model-error.js';
import type { ChatChunk, ChatRequest } from '../chat-model.js';
import { RelayCall } from './relay-call.js';
import type { CallFailure, RelayRoute } from './relay-route.js';

type Step = IteratorResult<ChatChunk, undefined>;

/**
 * The reply of the first of several models that gives a word, as a stream. The request goes out with the first `next()`.
 *
 * Until then a call that fails is passed on as its route says, and every change of hands is told as a `model-switch`.
 * From the first word, tool call or source on the model's reply passes through as it is, errors included.
 *
 * An iterator by hand instead of an async generator, for the same reason as `ReplyStream`.
 */
export class Relay implements AsyncIterableIterator<ChatChunk> {
  readonly #request: ChatRequest;
  readonly #route: RelayRoute;
  readonly #kinds: ReadonlySet<ModelErrorKind>;
  readonly #switches: ChatChunk[] = [];
  #call: RelayCall | undefined;
  #advancing: Promise<unknown> | undefined;
  /** True once a word was given, or the reply has ended without one. */
  #isSettled = false;
  #isOver = false;

  /** @param kinds - of error that may be passed on */
  constructor(request: ChatRequest, route: RelayRoute, kinds: ReadonlySet<ModelErrorKind>) {
    this.#request = request;
    this.#route = route;
    this.#kinds = kinds;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<Step> {
    if (this.#advancing !== undefined) {
      return this.#advancing.then(() => this.next());
    }
    if (this.#isSettled && this.#call !== undefined) {
      return this.#call.next();
    }
    const step = this.#advance();
    const settle = () => {
      this.#advancing = undefined;
    };
    this.#advancing = step.then(settle, settle);
    return step;
  }

  async return(): Promise<Step> {
    const call = this.#call;
    this.#isOver = true;
    this.#switches.length = 0;
    this.#call = undefined;
    const closing = call?.close();
    // A model that is being waited for may not be there to close itself.
    if (this.#advancing === undefined) {
      await closing;
    }
    return { done: true, value: undefined };
  }

  async #advance(): Promise<Step> {
    for (;;) {
      const told = this.#switches.shift();
      if (told !== undefined) {
        return { done: false, value: told };
      }
      if (this.#isOver) {
        return { done: true, value: undefined };
      }
      const given = await this.#readOn();
      if (given !== undefined && !this.#isOver) {
        return { done: false, value: given };
      }
    }
  }

  /** @returns undefined when another model has taken over, or the reader has left */
  async #readOn(): Promise<ChatChunk | undefined> {
    if (this.#call === undefined) {
      this.#isOver = true;
      this.#isOver = !this.#depart(undefined);
      return undefined;
    }
    const call = this.#call;
    try {
      const step = await call.listen();
      return step.done || this.#isOver ? undefined : this.#take(call, step.value);
    } catch (cause) {
      if (!this.#isOver) {
        this.#recover(call, cause);
      }
      return undefined;
    }
  }

  #take(call: RelayCall, chunk: ChatChunk): ChatChunk | undefined {
    switch (chunk.type) {
      case 'text-delta':
      case 'tool-call':
      case 'reference':
        this.#isSettled = true;
        return chunk;
      case 'finish': {
        const failure = call.surrender(chunk);
        const finish = call.finish(chunk);
        if (failure !== undefined && this.#depart(failure)) {
          void call.close();
          return undefined;
        }
        this.#isSettled = true;
        return finish;
      }
      default:
        return chunk;
    }
  }

  /** @throws what ends the reply, where no other model takes over */
  #recover(call: RelayCall, cause: unknown): void {
    this.#isOver = true;
    this.#call = undefined;
    const failure = call.failure(cause);
    if (failure === undefined || !this.#depart(failure)) {
      throw failure?.error ?? cause;
    }
    this.#isOver = false;
  }

  /** @returns false when nobody is left to ask */
  #depart(failure: CallFailure | undefined): boolean {
    const leg = this.#route.next(failure);
    if (leg === undefined) {
      return false;
    }
    let { from, reason, usage } = { reason: 'resting', usage: noUsage, ...failure };
    for (const to of [...leg.passedOver, leg.model.id]) {
      if (from !== undefined) {
        this.#switches.push({ type: 'model-switch', from, to, reason, usage });
        reason = 'resting';
        usage = noUsage;
      }
      from = to;
    }
    this.#call = new RelayCall(leg, this.#request, this.#kinds);
    return true;
  }
}
