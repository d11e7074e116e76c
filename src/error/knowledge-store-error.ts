import { ZhikeError } from './zhike-error.js';

/** The place where knowledge is kept did not do what it was asked. */
export class KnowledgeStoreError extends ZhikeError {
  override readonly name = 'KnowledgeStoreError';

  /**
   * @param act - what was attempted: `read the manifest`
   * @param problem - `unavailable` may be tried again; `broken` needs the documents to be put anew
   */
  constructor(act: string, problem: 'unavailable' | 'broken' | 'too-new', cause?: unknown) {
    const endings = {
      unavailable: 'the store refused or cannot be reached; see the cause',
      broken: 'what is stored is damaged; erase it with clear() and put the documents anew',
      'too-new': 'it was written by a newer zhike; update this one',
    };
    super(`Knowledge store failed to ${act}: ${endings[problem]}`, {
      code: `knowledge-store-${problem}`,
      retryable: problem === 'unavailable',
      cause,
    });
  }
}
