/** A worker of a browser, Deno or Bun, as far as it is used here. */
export interface WebTourWorker {
  postMessage(message: unknown): void;
  terminate(): unknown;
  addEventListener(
    kind: 'message' | 'messageerror' | 'error',
    listener: (event: { readonly data?: unknown }) => void,
  ): void;
}

/** A worker of Node's `worker_threads`, as far as it is used here. */
export interface NodeTourWorker {
  postMessage(message: unknown): void;
  terminate(): unknown;
  on(kind: 'message' | 'messageerror' | 'error' | 'exit', listener: (value: unknown) => void): unknown;
}

/** A worker that runs the script `zhike/travel/worker`. */
export type TourWorker = WebTourWorker | NodeTourWorker;

interface Listeners {
  readonly onMessage: (message: unknown) => void;
  /** The worker could not be started, broke, or ended. */
  readonly onEnd: () => void;
}

export function listenTo(worker: TourWorker, { onMessage, onEnd }: Listeners): void {
  if ('on' in worker) {
    worker.on('message', onMessage);
    for (const kind of ['messageerror', 'error', 'exit'] as const) worker.on(kind, onEnd);
  } else {
    worker.addEventListener('message', ({ data }) => onMessage(data));
    for (const kind of ['messageerror', 'error'] as const) worker.addEventListener(kind, onEnd);
  }
}

/** Starts a worker of the platform, from the file beside the built one; undefined where there is none. */
export function startTourWorker(): TourWorker | undefined {
  // Asked of the process, not imported, so that no bundler for browsers meets a module of Node.
  const threads = globalThis.process?.getBuiltinModule?.('node:worker_threads');
  if (threads !== undefined) return new threads.Worker(new URL('./travel-worker.js', import.meta.url));
  // Written out in one piece, for this is the form that bundlers look for.
  if (typeof Worker === 'function')
    return new Worker(new URL('./travel-worker.js', import.meta.url), { type: 'module' });
  return undefined;
}
