import { ModelError } from '../../error/model-error.js';
import { wellFormed } from '../plain-history.js';

export interface TextLimit {
  /** Whose limit it is, for errors: the id of the model. */
  readonly model: string;
  /** Most characters (Unicode code points); undefined where there is no limit. */
  readonly maxCharacters: number | undefined;
  /** What becomes of a longer text. */
  readonly tooLong: 'refuse' | 'cut';
}

/**
 * Makes a text fit to be sent.
 *
 * @param name - where the text stands, for errors: `texts[3]`
 * @returns the text; its beginning, ended between two characters, where it is too long and may be cut
 * @throws {ModelError} kind `invalid-request`: it is blank, which vendors refuse together with all texts beside it; kind
 * `context-length`: it is too long and may not be cut
 */
export function fitText(text: unknown, name: string, { model, maxCharacters, tooLong }: TextLimit): string {
  if (typeof text !== 'string' || text.trim() === '') {
    throw new ModelError(`Model request was not sent to ${model}: ${name} is empty; leave it out`, {
      kind: 'invalid-request',
    });
  }
  const length = maxCharacters === undefined || text.length <= maxCharacters ? 0 : countCharacters(text);
  if (maxCharacters === undefined || length <= maxCharacters) {
    return wellFormed(text);
  }
  if (tooLong === 'refuse') {
    const found = `${name} has ${length} characters of at most ${maxCharacters}`;
    throw new ModelError(
      `Model request was not sent to ${model}: ${found}; split the text, or set "tooLong" to "cut" to lose its end`,
      { kind: 'context-length' },
    );
  }
  return fitText(beginning(text, maxCharacters), name, { model, maxCharacters: undefined, tooLong });
}

/** Counts Unicode code points. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) {
    count += 1;
  }
  return count;
}

function beginning(text: string, maxCharacters: number): string {
  let end = 0;
  let count = 0;
  for (const character of text) {
    if (count === maxCharacters) {
      break;
    }
    count += 1;
    end += character.length;
  }
  return text.slice(0, end);
}
