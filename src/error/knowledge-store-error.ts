import { ZhikeError } from './zhike-error.js';

/** The place where knowledge is kept did not do what it was asked. */
export class KnowledgeStoreError extends ZhikeError {
  override readonly name = 'KnowledgeStoreError';

  /**
   * @param act - what was attempted: `read the manifest`
   * @param problem - `unavailable` may be tried again; `broken` needs the documents to be put anew; the others need a change
   */
  constructor(
    act: string,
    problem: 'unavailable' | 'refused' | 'broken' | 'too-new' | 'vectors-missing' | 'other-model',
    cause?: unknown,
  ) {
    const endings = {
      unavailable: 'the store refused or cannot be reached; see the cause',
      refused: 'the database refused it; see the cause',
      broken: 'what is stored is damaged; erase it with clear() and put the documents anew',
      'too-new': 'it was written by a newer zhike; update this one',
      'vectors-missing':
        'the database lacks the extension pgvector 0.8 or newer; install it on the server (package postgresql-NN-pgvector, NN being the version of PostgreSQL), run CREATE EXTENSION vector, or ALTER EXTENSION vector UPDATE, as a role that may, or leave out `embedding`',
      'other-model':
        'vectors of two models cannot be compared; use the model that is stored, or another `schema` and put the documents there',
    };
    super(`Knowledge store failed to ${act}: ${endings[problem]}`, {
      code: `knowledge-store-${problem}`,
      retryable: problem === 'unavailable',
      cause,
    });
  }
}
