import type { ChatChunk, ChatRequest } from '../chat-model.js';

type Stream = (request: ChatRequest) => AsyncIterableIterator<ChatChunk>;

/**
 * Gives a `stream` that is loaded with its first request: a program that starts and waits does not pay for what speaks
 * the wire.
 *
 * @param load - called once
 */
export function lazyStream(load: () => Promise<Stream>): Stream {
  let stream: Stream | undefined;
  let loading: Promise<Stream> | undefined;
  return (request) => {
    if (stream !== undefined) {
      return stream(request);
    }
    loading ??= load().then((loaded) => {
      stream = loaded;
      return loaded;
    });
    return lazyIterator(loading.then((loaded) => loaded(request)));
  };
}

function lazyIterator(pending: Promise<AsyncIterableIterator<ChatChunk>>): AsyncIterableIterator<ChatChunk> {
  let iterator: AsyncIterableIterator<ChatChunk> | undefined;
  // Failures reach whoever reads on.
  pending.then(
    (loaded) => {
      iterator = loaded;
    },
    () => undefined,
  );
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => (iterator ? iterator.next() : pending.then((loaded) => loaded.next())),
    return: () => pending.then((loaded) => loaded.return?.() ?? { done: true as const, value: undefined }),
  };
}
