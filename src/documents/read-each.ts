import type { Document } from '../domain/document.js';
import { DocumentError } from '../error/document-error.js';

/** How far the reading of many files or pages is. */
export interface ReadProgress {
  /** Files done so far, those that could not be read counted. */
  readonly done: number;
  readonly total: number;
  /** The one done last. */
  readonly name: string;
}

/** What hears how the reading of many files or pages goes. */
export interface ReadListeners {
  /** Hears of each file that is done, read or not. */
  readonly onProgress?: ((progress: ReadProgress) => void) | undefined;
  /** Hears of each file that cannot be read, and the others are read on. By default the first such file throws. */
  readonly onError?: ((error: DocumentError) => void) | undefined;
}

/**
 * Reads many, a few at once, and tells of each.
 *
 * @param atOnce - how many are read at the same time
 * @returns the documents in the order of `entries`
 * @throws what a reader throws, where nobody hears errors or it is no `DocumentError`; nothing further is then begun
 */
export async function readEach<Entry extends { readonly name: string }>(
  entries: readonly Entry[],
  read: (entry: Entry) => Promise<Document[]>,
  listeners: ReadListeners,
  atOnce = 1,
): Promise<Document[]> {
  const found: Document[][] = entries.map(() => []);
  const waiting = entries.entries();
  let done = 0;
  let failed = false;
  const work = async () => {
    for (const [index, entry] of waiting) {
      if (failed) return;
      try {
        found[index] = await read(entry);
      } catch (error) {
        try {
          report(error, listeners);
        } catch (thrown) {
          failed = true;
          throw thrown;
        }
      }
      done += 1;
      listeners.onProgress?.({ done, total: entries.length, name: entry.name });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return found.flat();
}

/**
 * Gives an error to who hears it.
 *
 * @throws the error, where nobody does or it is no `DocumentError`
 */
export function report(error: unknown, { onError }: ReadListeners): void {
  if (onError === undefined || !(error instanceof DocumentError)) throw error;
  onError(error);
}
