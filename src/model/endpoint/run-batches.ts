import { addUsage, noUsage, type Usage } from '../../domain/usage.js';
import { ModelError } from '../../error/model-error.js';

/** Bounds of one call. */
export interface BatchLimits<Item> {
  readonly maxItems: number;
  /** Most that the items of one call may weigh together. */
  readonly maxWeight?: number | undefined;
  weigh?(item: Item): number;
}

/** Splits items into runs that fit, in their order. An item that is too heavy by itself gets a run of its own. */
export function splitIntoBatches<Item>(
  items: readonly Item[],
  { maxItems, maxWeight = Number.POSITIVE_INFINITY, weigh = () => 0 }: BatchLimits<Item>,
): readonly (readonly Item[])[] {
  const batches: Item[][] = [];
  let batch: Item[] = [];
  let weight = 0;
  for (const item of items) {
    const added = weigh(item);
    if (batch.length > 0 && (batch.length >= maxItems || weight + added > maxWeight)) {
      batches.push(batch);
      batch = [];
      weight = 0;
    }
    batch.push(item);
    weight += added;
  }
  return batch.length === 0 ? batches : [...batches, batch];
}

/**
 * Makes one call for each batch, some of them at a time. The first one that fails stops the others.
 *
 * @param ask - makes one call
 * @returns what the calls gave, in the order of the batches
 * @throws what the first failed call threw; a model error says what all the calls have consumed
 */
export async function runBatches<Batch, Answer extends { readonly usage: Usage }>(
  batches: readonly Batch[],
  { concurrency, signal }: { readonly concurrency: number; readonly signal: AbortSignal | undefined },
  ask: (batch: Batch, signal: AbortSignal) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const controller = new AbortController();
  const passAbort = () => controller.abort(signal?.reason);
  const answers: Answer[] = [];
  const failures: unknown[] = [];
  const queue = [...batches.entries()].values();
  const work = async () => {
    for (const [index, batch] of queue) {
      if (failures.length > 0) {
        return;
      }
      try {
        answers[index] = await ask(batch, controller.signal);
      } catch (error) {
        failures.push(error);
        controller.abort();
      }
    }
  };
  if (signal?.aborted) {
    passAbort();
  }
  signal?.addEventListener('abort', passAbort, { once: true });
  try {
    await Promise.all(Array.from({ length: Math.min(concurrency, batches.length) }, work));
  } finally {
    signal?.removeEventListener('abort', passAbort);
  }
  if (failures.length > 0) {
    throw withUsage(failures, answers);
  }
  return answers;
}

function withUsage(failures: readonly unknown[], answers: readonly { readonly usage: Usage }[]): unknown {
  const [first] = failures;
  if (!(first instanceof ModelError)) {
    return first;
  }
  const spent = [...failures.filter((failure) => failure instanceof ModelError), ...answers.filter(Boolean)];
  const usages = spent.flatMap(({ usage }) => (usage === undefined ? [] : [usage]));
  return usages.length === 0 ? first : Object.assign(first, { usage: usages.reduce(addUsage, noUsage) });
}
