import { limitOf, type RetrieveOptions, type Retriever } from '../retriever.js';
import type { FaultReader } from './fault.js';
import { toUnusableError } from './fault.js';
import type { RemoteSettings } from './options.js';
import { type RemotePassage, readPassages } from './read-passages.js';
import { type BaseCall, requestJson } from './request-json.js';

/** What a base is asked. */
export interface RemoteQuestion extends RetrieveOptions {
  readonly text: string;
  /** Most passages. */
  readonly limit: number;
}

/** How one kind of knowledge base is spoken to. */
export interface RemoteBase extends RemoteSettings {
  /** How the caller wrote the function that made it: `difyRetriever()`. */
  readonly owner: string;
  /** Method and redacted address, for errors. */
  readonly target: string;
  /** Most characters of a question; longer ones are cut, for the base would refuse them. */
  readonly maxQuestionCharacters?: number | undefined;
  /** Writes one call. */
  encode(question: RemoteQuestion): BaseCall | Promise<BaseCall>;
  /** Finds the vendor's error in an answer; undefined when there is none. */
  readonly readFault: FaultReader;
  /**
   * Finds the passages in an answer, best first; what it gives is checked. An answer of another shape may give anything,
   * or throw.
   */
  readPassages(answer: unknown): readonly RemotePassage[] | unknown;
}

/** Makes a retriever of a knowledge base elsewhere: asks, checks, limits. */
export function createRemoteRetriever(base: RemoteBase): Retriever {
  const { owner, target, maxQuestionCharacters, minScore } = base;
  return {
    async retrieve(question, options = {}) {
      const limit = limitOf(options);
      const text = [...question.trim()].slice(0, maxQuestionCharacters).join('');
      if (text === '') return [];
      const answer = await requestJson({
        ...base,
        encode: () => base.encode({ ...options, text, limit }),
        signal: options.signal,
      });
      return readPassages(findPassages(answer), target, { limit, minScore });
    },
  };

  function findPassages(answer: unknown): unknown {
    try {
      return base.readPassages(answer);
    } catch (cause) {
      throw toUnusableError(target, `what ${owner} cannot read passages from`, cause);
    }
  }
}
