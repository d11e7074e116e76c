import type { OptimisedTour, SearchTourOptions } from '../search-tour.js';
import type { TourProblem } from '../tour-problem.js';
import type { TourOrder, TourReport } from './tour-message.js';
import { listenTo, type TourWorker } from './tour-worker.js';

interface WorkerSearch {
  readonly problem: TourProblem;
  /** The options as they hold once the worker listens. */
  readonly options: () => Omit<SearchTourOptions, 'clock'>;
  readonly signal: AbortSignal | undefined;
}

function started(start: () => TourWorker | undefined): TourWorker | undefined {
  try {
    return start();
  } catch {
    return undefined;
  }
}

/** Searches in a worker of its own, which ends with the search; undefined where no worker could do it. */
export async function searchInWorker(
  { problem, options, signal }: WorkerSearch,
  start: () => TourWorker | undefined,
): Promise<OptimisedTour | undefined> {
  const worker = started(start);
  if (worker === undefined) return undefined;
  const tell = (order: TourOrder) => worker.postMessage(order);
  const abort = () => tell({ kind: 'abort' });
  try {
    return await new Promise<OptimisedTour | undefined>((resolve) => {
      const onReady = () => {
        tell({ kind: 'search', problem, options: options() });
        if (signal?.aborted) abort();
        else signal?.addEventListener('abort', abort, { once: true });
      };
      const onMessage = (message: unknown) => {
        const report = message as TourReport;
        if (report.kind === 'found') return resolve(report.found);
        try {
          onReady();
        } catch {
          // The problem holds something that cannot be copied to another thread.
          resolve(undefined);
        }
      };
      listenTo(worker, { onMessage, onEnd: () => resolve(undefined) });
    });
  } finally {
    signal?.removeEventListener('abort', abort);
    worker.terminate();
  }
}
