import type { AnswerApproval, Document } from '../domain/document.js';
import { DocumentError } from '../error/document-error.js';

const maxIdCharacters = 512;

/**
 * Checks what a caller, perhaps without types, gives as a document.
 *
 * @returns a copy, so that later changes of the caller's object change nothing here
 * @throws {DocumentError} something is missing, malformed or too large
 */
export function checkDocument(value: Document, maxCharacters: number): Document {
  const given = fieldsOf(value);
  const document = typeof given.id === 'string' ? given.id.slice(0, 64) : '';
  const refusal = (problem: string, code: 'document-invalid' | 'document-too-large' = 'document-invalid') =>
    new DocumentError(`Document "${document}": ${problem}`, { code, document });
  const readText = (name: string, text: unknown): string => {
    if (typeof text !== 'string') throw refusal(`${name} must be a text, got ${text === null ? 'null' : typeof text}`);
    if (/\p{Cs}/u.test(text)) {
      throw refusal(`${name} holds half of a character (a lone surrogate); it was cut or decoded wrongly`);
    }
    return text;
  };
  const readWords = (name: string, text: unknown): string => {
    const words = readText(name, text);
    if (words.trim() === '') throw refusal(`${name} is empty; fill it in or leave it out`);
    return words;
  };

  const readMoment = (name: string, moment: unknown): string => {
    if (typeof moment !== 'string' || Number.isNaN(Date.parse(moment))) {
      throw refusal(`${name} must be a moment of ISO 8601, as in "2026-10-01T00:00:00+08:00"`);
    }
    return moment;
  };
  const readApproval = (name: string, approval: unknown): boolean | AnswerApproval => {
    if (typeof approval === 'boolean') return approval;
    if (typeof approval !== 'object' || approval === null) {
      throw refusal(`${name} must be true, false or { alsoAsked, priority, from, until }`);
    }
    const { alsoAsked = [], priority, from, until } = fieldsOf(approval);
    if (!Array.isArray(alsoAsked)) throw refusal(`${name}.alsoAsked must be a list of questions`);
    if (priority !== undefined && !Number.isFinite(priority)) throw refusal(`${name}.priority must be a number`);
    const questions = alsoAsked.map((asked, index) => readWords(`${name}.alsoAsked[${index}]`, asked));
    return {
      ...(questions.length > 0 && { alsoAsked: questions }),
      ...(typeof priority === 'number' && { priority }),
      ...(from !== undefined && { from: readMoment(`${name}.from`, from) }),
      ...(until !== undefined && { until: readMoment(`${name}.until`, until) }),
    };
  };

  const id = readWords('id', given.id);
  if (id.length > maxIdCharacters || /\p{Cc}/u.test(id)) {
    throw refusal(`id must be at most ${maxIdCharacters} characters, none of them a control character`);
  }
  const title = readText('title', given.title).trim() || id;
  const text = given.text === undefined ? undefined : readText('text', given.text);
  const source = given.source === undefined ? undefined : readText('source', given.source);
  if (given.pages !== undefined && (!Array.isArray(given.pages) || text !== undefined)) {
    throw refusal(
      text === undefined ? 'pages must be a list of texts' : 'it has both text and pages; give the text once',
    );
  }
  const pages = given.pages?.map((page: unknown, index) => readText(`pages[${index}]`, page));
  const readRow = (name: string, row: unknown, from: number): number => {
    if (!Number.isSafeInteger(row) || Number(row) < from) throw refusal(`${name} must be a whole number from ${from}`);
    return Number(row);
  };
  if (given.rows !== undefined && (!Array.isArray(given.rows) || text === undefined)) {
    throw refusal('rows must be a list of numbers, one for each line of text');
  }
  const rows = given.rows?.map((row: unknown, index) => readRow(`rows[${index}]`, row, 0));
  const { format } = given;
  if (format !== undefined && format !== 'markdown' && format !== 'plain') {
    throw refusal('format must be "markdown" or "plain"');
  }
  if (given.questions !== undefined && !Array.isArray(given.questions)) {
    throw refusal('questions must be a list of { question, answer }');
  }
  const questions = given.questions?.map((pair: unknown, index) => {
    const { question, answer, approved, row } = fieldsOf(pair);
    return {
      question: readWords(`questions[${index}].question`, question),
      answer: readWords(`questions[${index}].answer`, answer),
      ...(approved !== undefined && { approved: readApproval(`questions[${index}].approved`, approved) }),
      ...(row !== undefined && { row: readRow(`questions[${index}].row`, row, 1) }),
    };
  });
  const { validFrom, validUntil, visibleTo } = given;
  if (visibleTo !== undefined && !Array.isArray(visibleTo)) throw refusal('visibleTo must be a list of tags');
  const pairs = questions?.map(({ question, answer }) => question + answer) ?? [];
  const characters = [text ?? '', ...(pages ?? []), ...pairs].reduce((sum, each) => sum + each.length, 0);
  if (characters > maxCharacters) {
    throw refusal(
      `it has ${characters} characters, more than the ${maxCharacters} allowed; split it into several`,
      'document-too-large',
    );
  }
  return {
    id,
    title,
    ...(text !== undefined && { text }),
    ...(pages && { pages }),
    ...(rows && { rows }),
    ...(format && { format }),
    ...(questions && { questions }),
    ...(source !== undefined && { source }),
    ...(validFrom !== undefined && { validFrom: readMoment('validFrom', validFrom) }),
    ...(validUntil !== undefined && { validUntil: readMoment('validUntil', validUntil) }),
    ...(visibleTo !== undefined && { visibleTo: visibleTo.map((tag, index) => readWords(`visibleTo[${index}]`, tag)) }),
  };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
