import { ModelStreamError } from '../../error/model-error.js';
import { isCompleteObject } from '../json-object.js';
import { parseJson, toResponseError } from './vendor-fault.js';

/** A JSON answer that is not streamed may be pretty-printed, but not endless. */
const maxLength = 16 * 1024 * 1024;

/** What stands in a body outside of events: a reply that was not streamed, a bare JSON error, a gateway's page of HTML. */
export class StrayBody {
  readonly #target: string;
  #text = '';

  /** @param target - method and redacted address, for errors */
  constructor(target: string) {
    this.#target = target;
  }

  /**
   * Takes a line.
   *
   * @param partialText - of the reply so far, for errors
   * @returns true where it should be read at once: a gateway may leave the connection open after a one-line answer
   * @throws {ModelStreamError} a page of HTML
   * @throws {ModelResponseError} an endless body
   */
  push(line: string, partialText: string): boolean {
    if (this.#text === '' && line.trimStart().startsWith('<')) {
      throw new ModelStreamError(`Model request answered with an HTML page: ${this.#target}`, {
        kind: 'overloaded',
        retryable: true,
        partialText,
      });
    }
    this.#text += `${line}\n`;
    if (this.#text.length > maxLength) {
      throw toResponseError(this.#target, 'an endless body that is not an event stream', partialText);
    }
    return line.startsWith('{') && isCompleteObject(line);
  }

  /** Hands out what has gathered, parsed; undefined where there is nothing. */
  take(): { readonly value: unknown; readonly mayBeCut: boolean } | undefined {
    const text = this.#text.trim();
    this.#text = '';
    if (text === '') {
      return undefined;
    }
    const value = parseJson(text);
    return { value, mayBeCut: value === undefined && isBeginning(text) };
  }
}

/** Tells whether a text may be a body that was cut: the beginning of a JSON object, or of a field of an event. */
function isBeginning(text: string): boolean {
  return text.startsWith('{') || ['data', 'event', 'id', 'retry'].some((field) => field.startsWith(text));
}
