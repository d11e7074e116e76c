import { createParser } from 'eventsource-parser';
import { ZhikeError } from '../error/zhike-error.js';
import type { SilenceTimer } from './silence-timer.js';

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

export interface ReadSseOptions {
  /** Aborting cancels the body and throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Told of every wait and arrival. Its owner decides what happens on silence, as a rule by aborting `signal`. */
  readonly silence?: SilenceTimer | undefined;
  /** Longest event or line, in UTF-16 code units. Default 16 Mi. */
  readonly maxEventLength?: number | undefined;
}

const defaultMaxEventLength = 16 * 1024 * 1024;

/**
 * Reads server-sent events from a body: every yielded array holds what one read completed, and is never empty.
 *
 * An event that the end of the body cuts off is yielded too, marked `cut`. The body is cancelled on every way out.
 * Follows https://html.spec.whatwg.org/multipage/server-sent-events.html by way of eventsource-parser.
 *
 * @throws {ZhikeError} code `event-too-long`; the reason of `signal`; whatever the body fails with
 */
export async function* readSse(
  body: ReadableStream<Uint8Array>,
  options: ReadSseOptions = {},
): AsyncGenerator<readonly SseItem[], void, undefined> {
  const { signal, silence, maxEventLength = defaultMaxEventLength } = options;
  signal?.throwIfAborted();
  let items: SseItem[] = [];
  let cut = false;
  let tooLong = false;
  const parser = createParser({
    maxBufferSize: maxEventLength,
    onEvent: ({ event, data }) => items.push({ type: 'event', event, data, cut }),
    onError: (error) => {
      if (error.type === 'unknown-field') {
        items.push({ type: 'stray', text: error.line ?? '' });
      } else if (error.type === 'max-buffer-size-exceeded') {
        tooLong = true;
      }
    },
  });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  const cancel = () => {
    reader.cancel(signal?.reason).catch(() => undefined);
  };
  signal?.addEventListener('abort', cancel, { once: true });
  let endsWithReturn = false;

  try {
    while (true) {
      silence?.waiting();
      const { done, value } = await reader.read();
      silence?.heard();
      signal?.throwIfAborted();
      let text = decoder.decode(value, { stream: !done });
      if (done) {
        // Completes a last event that lacks its blank line.
        cut = true;
        text += '\n\n';
      }
      if (text === '') {
        continue;
      }
      // The parser holds a last CR back, as an LF may follow; with CR alone as the line end every event would come one
      // read late. So the LF is given at once, and dropped if it does follow.
      if (endsWithReturn && text.startsWith('\n')) {
        text = text.slice(1);
      }
      endsWithReturn = text === '' ? false : text.endsWith('\r');
      parser.feed(endsWithReturn ? `${text}\n` : text);
      if (tooLong) {
        throw new ZhikeError(`Event stream refused: one event is longer than ${maxEventLength} characters`, {
          code: 'event-too-long',
        });
      }
      if (items.length > 0) {
        const completed = items;
        items = [];
        yield completed;
        signal?.throwIfAborted();
      }
      if (done) {
        return;
      }
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', cancel);
    silence?.stop();
    cancel();
  }
}
