import type { Document } from '../domain/document.js';
import { DocumentError } from '../error/document-error.js';

const maxIdCharacters = 512;
const loneSurrogate = /\p{Cs}/u;
const controlCharacter = /\p{Cc}/u;

/**
 * Checks what a caller, perhaps without types, gives as a document. Line breaks are made `\n`.
 *
 * @returns a copy, so that later changes of the caller's object change nothing here
 * @throws {DocumentError} something is missing, malformed or too large
 */
export function checkDocument(value: Document, maxCharacters: number): Document {
  const given: Partial<Record<keyof Document, unknown>> = typeof value === 'object' && value !== null ? value : {};
  const id = checkId(given.id);
  const invalid = (problem: string) =>
    new DocumentError(`Document "${id}": ${problem}`, { code: 'document-invalid', document: id });

  const readText = (name: string, text: unknown): string => {
    if (typeof text !== 'string') throw invalid(`${name} must be a text, got ${text === null ? 'null' : typeof text}`);
    if (loneSurrogate.test(text)) {
      throw invalid(`${name} holds half of a character (a lone surrogate); it was cut or decoded wrongly`);
    }
    return text;
  };
  const title = readText('title', given.title).trim();
  const text = given.text === undefined ? undefined : readText('text', given.text);
  const source = given.source === undefined ? undefined : readText('source', given.source);
  if (given.format !== undefined && given.format !== 'markdown' && given.format !== 'plain') {
    throw invalid('format must be "markdown" or "plain"');
  }
  if (given.questions !== undefined && !Array.isArray(given.questions)) {
    throw invalid('questions must be a list of { question, answer }');
  }
  const questions = given.questions?.map((pair: unknown, index) => {
    const { question, answer } = (typeof pair === 'object' && pair !== null ? pair : {}) as Record<string, unknown>;
    const checked = {
      question: readText(`questions[${index}].question`, question),
      answer: readText(`questions[${index}].answer`, answer),
    };
    for (const [name, part] of Object.entries(checked)) {
      if (part.trim() === '') throw invalid(`questions[${index}].${name} is empty; fill it in or leave the pair out`);
    }
    return checked;
  });
  const characters =
    (text?.length ?? 0) + (questions?.reduce((sum, pair) => sum + pair.question.length + pair.answer.length, 0) ?? 0);
  if (characters > maxCharacters) {
    throw new DocumentError(
      `Document "${id}" has ${characters} characters, more than the ${maxCharacters} allowed; split it into several`,
      { code: 'document-too-large', document: id },
    );
  }
  return {
    id,
    title: title === '' ? id : title,
    ...(text === undefined ? {} : { text }),
    ...(given.format === undefined ? {} : { format: given.format }),
    ...(questions === undefined ? {} : { questions }),
    ...(source === undefined ? {} : { source }),
  };
}

function checkId(id: unknown): string {
  const problem =
    typeof id !== 'string'
      ? `must be a text, got ${id === null ? 'null' : typeof id}`
      : id.trim() === ''
        ? 'is empty'
        : id.length > maxIdCharacters
          ? `is longer than ${maxIdCharacters} characters`
          : controlCharacter.test(id) || loneSurrogate.test(id)
            ? 'holds control characters or half of a character'
            : undefined;
  if (typeof id === 'string' && problem === undefined) return id;
  throw new DocumentError(`A document's id ${problem}; use a stable name such as a path or a database key`, {
    code: 'document-invalid',
    document: typeof id === 'string' ? id.slice(0, 64) : '',
  });
}
