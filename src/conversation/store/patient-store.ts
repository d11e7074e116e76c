import { ZhikeError } from '../../error/zhike-error.js';
import type { ConversationStore } from '../conversation-store.js';

export interface PatientStoreOptions {
  /** How long a step is tried again, in milliseconds from its first failure. Default 30 000. */
  readonly patienceMs?: number | undefined;
  /** Milliseconds that never go back. Default `performance.now()`. */
  readonly now?: (() => number) | undefined;
  readonly wait?: ((waitMs: number) => Promise<void>) | undefined;
}

const firstWaitMs = 50;
const longestWaitMs = 2_000;

/**
 * A store that outlasts short absences of the place behind it: steps that fail with a retryable
 * `ConversationStoreError` are made again, after 50 ms and then ever longer up to 2 s, until patience is over; then the
 * last error is thrown. Processes that lost the same database do not come back to it all at once: half of each wait is
 * random.
 *
 * A step whose answer was lost may have been made, and making it again does no harm. A write is known by its `writeId`;
 * one without is not made again. A lease that was taken unheard is nobody's until its time runs out. One that was given
 * back unheard is given back again, or, where somebody has written since, goes on as if it had not been.
 */
export function patientStore(
  store: ConversationStore,
  {
    patienceMs = 30_000,
    now = () => performance.now(),
    wait = (waitMs) => new Promise((resolve) => setTimeout(resolve, waitMs)),
  }: PatientStoreOptions = {},
): ConversationStore {
  const persist = async <Result>(step: () => Promise<Result>): Promise<Result> => {
    let endsAt: number | undefined;
    for (let waitMs = firstWaitMs; ; waitMs = Math.min(2 * waitMs, longestWaitMs)) {
      try {
        return await step();
      } catch (error) {
        if (!ZhikeError.isInstance(error) || error.code !== 'conversation-store-unavailable') {
          throw error;
        }
        endsAt ??= now() + patienceMs;
        const leftMs = endsAt - now();
        if (leftMs <= 0) {
          throw error;
        }
        await wait(Math.min(waitMs * (0.5 + Math.random() / 2), leftMs));
      }
    }
  };

  return {
    append: (key, entries, options) => {
      const step = () => store.append(key, entries, options);
      return options?.writeId === undefined ? step() : persist(step);
    },
    read: (key, after) => persist(() => store.read(key, after)),
    head: (key) => persist(() => store.head(key)),
    acquire: (key, ttlMs) => persist(() => store.acquire(key, ttlMs)),
    renew: (key, lease, ttlMs) => persist(() => store.renew(key, lease, ttlMs)),
    release: (key, lease, sequence) => persist(() => store.release(key, lease, sequence)),
    list: (tenantId, filter) => persist(() => store.list(tenantId, filter)),
    remove: (key) => persist(() => store.remove(key)),
  };
}
