import { ZhikeError } from './zhike-error.js';

/** The place where knowledge is kept did not do what it was asked. */
export class KnowledgeStoreError extends ZhikeError {
  override readonly name = 'KnowledgeStoreError';

  /**
   * @param act - what was attempted: `read the manifest`
   * @param problem - `unavailable` may be tried again; `broken` needs the documents to be put anew; the others need a change
   * @param remedy - what is wrong and what to do, where the problem does not tell
   */
  constructor(
    act: string,
    problem: 'unavailable' | 'refused' | 'broken' | 'too-new' | 'vectors-missing' | 'other-model',
    cause?: unknown,
    remedy?: string,
  ) {
    const endings: Readonly<Record<string, string>> = {
      unavailable: 'the store refused or cannot be reached; see the cause',
      refused: 'the database refused it; see the cause',
      broken: 'what is stored is damaged; erase it with clear() and put the documents anew',
      'too-new': 'it was written by a newer zhike; update this one',
    };
    super(`Knowledge store failed to ${act}: ${remedy ?? endings[problem]}`, {
      code: `knowledge-store-${problem}`,
      retryable: problem === 'unavailable',
      cause,
    });
  }
}
