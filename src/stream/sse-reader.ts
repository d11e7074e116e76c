import { createParser, type EventSourceParser } from 'eventsource-parser';
import { ZhikeError } from '../error/zhike-error.js';

export type SseItem =
  | {
      readonly type: 'event';
      /** The event's name; undefined where the sender gave none. */
      readonly event: string | undefined;
      readonly data: string;
      /** True when the body ended before the event did: `data` may be cut. */
      readonly cut: boolean;
    }
  /** A line that is no part of an event stream: a bare JSON answer, or a page of HTML. */
  | { readonly type: 'stray'; readonly text: string };

/**
 * Reads server-sent events from a body.
 *
 * An event that the end of the body cuts off is given too, marked `cut`.
 * Follows https://html.spec.whatwg.org/multipage/server-sent-events.html by way of eventsource-parser.
 */
export class SseReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  readonly #parser: EventSourceParser;
  readonly #decoder = new TextDecoder();
  readonly #maxEventLength: number;
  #items: SseItem[] = [];
  #cut = false;
  /** Bytes since the last event. */
  #pendingBytes = 0;
  #endsWithReturn = false;

  /**
   * @param body - null, as a response without a body has it, counts as empty
   * @param maxEventLength - most bytes between two events, default 16 MiB
   */
  constructor(body: ReadableStream<Uint8Array> | null, maxEventLength = 16 * 1024 * 1024) {
    this.#reader = body?.getReader();
    this.#maxEventLength = maxEventLength;
    this.#parser = createParser({
      onEvent: ({ event, data }) => this.#items.push({ type: 'event', event, data, cut: this.#cut }),
      onError: (error) => {
        if (error.type === 'unknown-field') {
          this.#items.push({ type: 'stray', text: error.line ?? '' });
        }
      },
    });
  }

  /**
   * Waits for the next arrival.
   *
   * @returns what it completed, which may be nothing; undefined after the end of the body
   * @throws {ZhikeError} code `event-too-long`; whatever the body fails with
   */
  async read(): Promise<readonly SseItem[] | undefined> {
    if (this.#cut || this.#reader === undefined) {
      return undefined;
    }
    const { done, value } = await this.#reader.read();
    this.#pendingBytes += value?.length ?? 0;
    if (this.#pendingBytes > this.#maxEventLength + (value?.length ?? 0)) {
      this.cancel();
      throw new ZhikeError(`Event stream refused: one event is longer than ${this.#maxEventLength} bytes`, {
        code: 'event-too-long',
      });
    }
    this.#feed(value, done);
    const items = this.#items;
    if (items.length > 0) {
      this.#items = [];
      this.#pendingBytes = value?.length ?? 0;
    }
    return items;
  }

  /** Lets go of the body, whatever is still to come. Does no harm when called again. */
  cancel(): void {
    this.#reader?.cancel().catch(() => undefined);
  }

  #feed(value: Uint8Array | undefined, done: boolean): void {
    let text = this.#decoder.decode(value, { stream: !done });
    if (done) {
      // Completes a last event that lacks its blank line.
      this.#cut = true;
      text += '\n\n';
    }
    if (text === '') {
      return;
    }
    // The parser holds a last CR back, as an LF may follow; with CR alone as the line end every event would come one
    // read late. So the LF is given at once, and dropped if it does follow.
    if (this.#endsWithReturn && text.startsWith('\n')) {
      text = text.slice(1);
    }
    this.#endsWithReturn = text.endsWith('\r');
    this.#parser.feed(this.#endsWithReturn ? `${text}\n` : text);
  }
}
