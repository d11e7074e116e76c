import type { FinishReason } from '../../domain/turn.js';
import { noUsage, type Usage } from '../../domain/usage.js';
import { ModelStreamError } from '../../error/model-error.js';
import type { ChatChunk } from '../chat-model.js';
import { estimateTokens } from '../estimate-tokens.js';

const finishReasons: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  length: 'length',
  'tool-calls': 'tool-calls',
  'content-filter': 'content-filter',
};

/** Turns the parts of an AI SDK stream (specifications v2 to v4) into chunks: one object for one reply. */
export class PartDecoder {
  text = '';
  /** True once the reply came to its end. */
  hasFinished = false;
  /** Counts the parts that brought the reply forward. */
  progress = 0;
  readonly #owner: string;
  readonly #sent: string;
  #received = '';
  #callCount = 0;
  #responseId: string | undefined;
  #responseModel: string | undefined;

  /** @param sent - the prompt as text: its tokens are estimated where the vendor does not count them */
  constructor(owner: string, sent: string) {
    this.#owner = owner;
    this.#sent = sent;
  }

  /**
   * @returns undefined for parts that say nothing of the reply
   * @throws the error that a part of type `error` carries; {ModelStreamError} kind `incomplete`: the reply was
   *   interrupted, or nobody said why it ends
   */
  push(part: unknown): ChatChunk | undefined {
    if (!isRecord(part)) {
      return undefined;
    }
    switch (part.type) {
      case 'text-delta': {
        const delta = textOf(part.delta);
        this.text += delta;
        return this.#piece(delta, 'text-delta');
      }
      case 'reasoning-delta':
        return this.#piece(textOf(part.delta), 'reasoning-delta');
      case 'tool-input-delta':
        this.progress += 1;
        return undefined;
      case 'tool-call': {
        if (part.providerExecuted === true) {
          return undefined;
        }
        const written = typeof part.input === 'string' ? part.input : JSON.stringify(part.input ?? {});
        this.progress += 1;
        this.#callCount += 1;
        this.#received += written;
        return {
          type: 'tool-call',
          call: {
            type: 'tool-call',
            callId: textOf(part.toolCallId),
            name: textOf(part.toolName),
            arguments: written.trim() || '{}',
          },
        };
      }
      case 'source':
        return {
          type: 'reference',
          reference: {
            id: textOf(part.id) || undefined,
            title: textOf(part.title) || textOf(part.url),
            url: textOf(part.url) || undefined,
          },
        };
      case 'response-metadata':
        this.#responseId = textOf(part.id) || this.#responseId;
        this.#responseModel = textOf(part.modelId) || this.#responseModel;
        return undefined;
      case 'error':
        throw part.error;
      case 'finish':
        return this.#finish(part);
      default:
        return undefined;
    }
  }

  /** What the call has consumed so far, estimated. */
  consumed(): Usage {
    return this.#usage(undefined);
  }

  #piece(delta: string, type: 'text-delta' | 'reasoning-delta'): ChatChunk | undefined {
    if (delta === '') {
      return undefined;
    }
    this.progress += 1;
    this.#received += delta;
    return { type, delta };
  }

  #finish(part: Readonly<Record<string, unknown>>): ChatChunk {
    const { finishReason } = part;
    // A word in v2, an object since v3.
    const unified = isRecord(finishReason) ? textOf(finishReason.unified) : textOf(finishReason);
    const rawReason = isRecord(finishReason) ? textOf(finishReason.raw) || undefined : undefined;
    // Where the vendor gave no reason, v3 and later say `other` without a raw one, and v2 says `unknown`.
    const isMissing = isRecord(finishReason) ? unified === 'other' && rawReason === undefined : unified === 'unknown';
    if (unified === 'error' || unified === 'interrupted' || isMissing) {
      throw new ModelStreamError(`Model request of ${this.#owner} ended before the reply did`, {
        kind: 'incomplete',
        retryable: true,
        partialText: this.text,
      });
    }
    this.hasFinished = true;
    const known = Object.hasOwn(finishReasons, unified) ? finishReasons[unified] : undefined;
    return {
      type: 'finish',
      reason: known === 'stop' && this.#callCount > 0 ? 'tool-calls' : (known ?? 'unknown'),
      rawReason: rawReason ?? unified,
      usage: this.#usage(part.usage),
      responseId: this.#responseId,
      responseModel: this.#responseModel,
    };
  }

  #usage(value: unknown): Usage {
    const usage = isRecord(value) ? value : {};
    // A number in v2, an object since v3.
    const input = isRecord(usage.inputTokens) ? usage.inputTokens : { total: usage.inputTokens };
    const output = isRecord(usage.outputTokens) ? usage.outputTokens : { total: usage.outputTokens };
    const inputTokens = toCount(input.total);
    const outputTokens = toCount(output.total);
    return {
      ...noUsage,
      calls: 1,
      inputTokens: inputTokens ?? estimateTokens(this.#sent),
      outputTokens: outputTokens ?? estimateTokens(this.#received),
      cachedInputTokens: toCount(input.cacheRead) ?? toCount(usage.cachedInputTokens) ?? 0,
      reasoningTokens: toCount(output.reasoning) ?? toCount(usage.reasoningTokens) ?? 0,
      estimated: inputTokens === undefined || outputTokens === undefined,
    };
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function toCount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;
}
