import { noUsage } from '../../src/domain/usage.js';
import type { ChatChunk, ChatModel, ChatRequest } from '../../src/index.js';
import { Wakeup } from '../../src/stream/wakeup.js';

/** One model call that the test answers piece by piece. */
export class GatedCall {
  readonly request: ChatRequest;
  readonly #chunks: ChatChunk[] = [];
  readonly #wakeup = new Wakeup();

  constructor(request: ChatRequest) {
    this.request = request;
    request.signal?.addEventListener('abort', () => this.#wakeup.wake(), { once: true });
  }

  /** What the customer's newest message says, as the model reads it. */
  get question(): string {
    const message = this.request.messages.findLast(({ role }) => role === 'user');
    return (message?.parts ?? []).map((part) => (part.type === 'text' ? part.text : '')).join('');
  }

  say(delta: string): this {
    return this.#give({ type: 'text-delta', delta });
  }

  call(name: string, input: unknown = {}, callId = `call-${name}`): this {
    return this.#give({
      type: 'tool-call',
      call: { type: 'tool-call', callId, name, arguments: JSON.stringify(input) },
    });
  }

  finish(): this {
    return this.#give({ type: 'finish', reason: 'stop', rawReason: 'stop', usage: { ...noUsage, calls: 1 } });
  }

  async *stream(): AsyncGenerator<ChatChunk> {
    for (let index = 0; ; ) {
      this.request.signal?.throwIfAborted();
      const chunk = this.#chunks[index];
      if (chunk === undefined) {
        await this.#wakeup.wait();
        continue;
      }
      index += 1;
      yield chunk;
      if (chunk.type === 'finish') {
        return;
      }
    }
  }

  #give(chunk: ChatChunk): this {
    this.#chunks.push(chunk);
    this.#wakeup.wake();
    return this;
  }
}

/** A model whose calls the test answers by hand, in the order in which they are made. */
export class GatedModel implements ChatModel {
  readonly id = 'gated';
  readonly calls: GatedCall[] = [];
  readonly #called = new Wakeup();

  stream(request: ChatRequest): AsyncIterableIterator<ChatChunk> {
    const call = new GatedCall(request);
    this.calls.push(call);
    this.#called.wake();
    return call.stream();
  }

  /** Waits for a call. @param number - from 1 */
  async call(number: number): Promise<GatedCall> {
    for (;;) {
      const call = this.calls[number - 1];
      if (call !== undefined) {
        return call;
      }
      await this.#called.wait();
    }
  }
}
