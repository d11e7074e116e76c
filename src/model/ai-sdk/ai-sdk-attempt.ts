import { noUsage, type Usage } from '../../domain/usage.js';
import { ModelStreamError, ModelTimeoutError } from '../../error/model-error.js';
import { SilenceTimer } from '../../stream/silence-timer.js';
import type { ChatChunk, ChatRequest } from '../chat-model.js';
import type { Transport } from '../endpoint/options.js';
import type { ReplyAttempt } from '../endpoint/reply-attempt.js';
import { PartDecoder } from './decode-parts.js';
import { type CallSettings, encodeCall } from './encode-call.js';
import type { AiSdkModel } from './shape.js';
import { toModelError } from './to-model-error.js';

/** One call of an AI SDK language model. */
export class AiSdkAttempt implements ReplyAttempt {
  readonly #model: AiSdkModel;
  readonly #settings: CallSettings;
  readonly #timeLimits: Transport['timeLimits'];
  readonly #signal: AbortSignal | undefined;
  readonly #owner: string;
  readonly #controller = new AbortController();
  readonly #silence: SilenceTimer;
  #decoder: PartDecoder | undefined;
  #reader: ReadableStreamDefaultReader<unknown> | undefined;
  /** Rejects when the call is cut: a model that does not heed its signal must not be waited for. */
  readonly #cut: Promise<never>;

  constructor(
    model: AiSdkModel,
    settings: CallSettings,
    timeLimits: Transport['timeLimits'],
    signal: AbortSignal | undefined,
  ) {
    this.#model = model;
    this.#settings = settings;
    this.#timeLimits = timeLimits;
    this.#signal = signal;
    this.#owner = `${model.provider}/${model.modelId}`;
    const { signal: ownSignal } = this.#controller;
    this.#cut = new Promise((_, reject) => {
      ownSignal.addEventListener('abort', () => reject(ownSignal.reason), { once: true });
    });
    this.#cut.catch(() => undefined);
    const { firstTokenMs: idleMs, progressMs } = timeLimits;
    this.#silence = new SilenceTimer({ idleMs, progressMs }, () => {
      this.#controller.abort(
        new ModelTimeoutError(`Model request of ${this.#owner} got no answer in time; see "timeLimits"`, {
          retryable: true,
          partialText: this.text,
        }),
      );
    });
  }

  get text(): string {
    return this.#decoder?.text ?? '';
  }

  async open(request: ChatRequest): Promise<void> {
    this.#signal?.addEventListener('abort', this.#passAbort, { once: true });
    const call = encodeCall(request, this.#settings, this.#controller.signal);
    this.#decoder = new PartDecoder(this.#owner, JSON.stringify(call.prompt));
    this.#silence.waiting();
    const { stream } = await Promise.race([this.#model.doStream(call), this.#cut]);
    this.#silence.heard();
    this.#reader = stream.getReader();
  }

  async read(chunks: ChatChunk[]): Promise<boolean> {
    const reader = this.#reader;
    const decoder = this.#decoder;
    if (reader === undefined || decoder === undefined) {
      return false;
    }
    while (!decoder.hasFinished) {
      const { progress } = decoder;
      this.#silence.waiting();
      const { done, value } = await Promise.race([reader.read(), this.#cut]);
      this.#silence.heard();
      if (done) {
        throw new ModelStreamError(`Model request of ${this.#owner} ended without a finish reason`, {
          kind: 'incomplete',
          retryable: true,
          partialText: this.text,
        });
      }
      const chunk = decoder.push(value);
      if (decoder.progress > progress) {
        this.#silence.progressed();
        this.#silence.allow(this.#timeLimits.idleMs);
      }
      if (chunk !== undefined) {
        chunks.push(chunk);
        if (chunk.type !== 'finish') {
          return true;
        }
      }
    }
    this.#letGo();
    return false;
  }

  consumed(): Usage {
    return this.#decoder?.consumed() ?? noUsage;
  }

  toError(cause: unknown): unknown {
    return toModelError(this.#owner, cause, this.text);
  }

  close(): void {
    this.#letGo();
    this.#controller.abort();
  }

  #letGo(): void {
    this.#silence.stop();
    this.#signal?.removeEventListener('abort', this.#passAbort);
    this.#reader?.cancel().catch(() => undefined);
  }

  readonly #passAbort = () => this.#controller.abort(this.#signal?.reason);
}
