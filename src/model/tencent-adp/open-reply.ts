import type { Reference } from '../../domain/reference.js';
import type { FinishReason } from '../../domain/turn.js';
import type { ChatChunk } from '../chat-model.js';
import { isReport } from '../openai-compatible/decode-usage.js';
import type { WireUsage } from '../openai-compatible/wire.js';
import { ReplyMessages } from './reply-messages.js';

/** What a reply has said so far, whichever version of the protocol it comes by. */
export class OpenReply {
  readonly messages = new ReplyMessages();
  responseId: string | undefined;
  responseModel: string | undefined;
  /** The last report that counts anything. */
  usage: WireUsage | undefined;
  /** Why the reply has ended; undefined while it has not. */
  reason: FinishReason | undefined;
  rawReason: string | undefined;
  /** True when nothing follows the end. */
  isLast = false;
  #progress = 0;
  readonly #references = new Set<string>();

  get progress(): number {
    return this.#progress + this.messages.progress;
  }

  /** Gives a source, once. */
  refer(reference: Reference | undefined, chunks: ChatChunk[]): void {
    const key = JSON.stringify(reference);
    if (reference !== undefined && !this.#references.has(key)) {
      this.#references.add(key);
      this.#progress += 1;
      chunks.push({ type: 'reference', reference });
    }
  }

  /** Takes a report of tokens. One of nothing but zeros comes before anything was counted. */
  count(report: WireUsage): void {
    if (isReport(report) && Number(report.prompt_tokens ?? 0) + Number(report.completion_tokens ?? 0) > 0) {
      this.usage = report;
    }
  }

  end(reason: FinishReason, rawReason: string | undefined): void {
    this.reason = reason;
    this.rawReason = rawReason;
    this.#progress += 1;
  }
}
