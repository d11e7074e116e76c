import type { Document, QuestionAnswer } from '../domain/document.js';
import { DocumentError } from '../error/document-error.js';

/**
 * Reads a JSON file: a list of `{ question, answer }`, or of documents `{ id, title, text }` or `{ id, title, questions }`.
 *
 * @returns one document with all questions, or the documents with the file's name before their ids
 * @throws {DocumentError} the text is not JSON, or an entry is neither; the message gives its number, from 1
 */
export function readJson(name: string, title: string, text: string): Document[] {
  const entries = parse(name, text);
  if (!Array.isArray(entries)) throw invalid(name, 'it must hold a list of { question, answer } or of documents');
  const questions: QuestionAnswer[] = [];
  const documents: Document[] = [];
  for (const [index, entry] of entries.entries()) {
    if (typeof entry !== 'object' || entry === null) throw invalid(name, `entry ${index + 1} is not an object`);
    if ('question' in entry || 'answer' in entry) questions.push(toQuestion(name, index + 1, entry));
    else documents.push(toDocument(name, index + 1, entry));
  }
  return [...(questions.length > 0 ? [{ id: name, title, source: name, questions }] : []), ...documents];
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    // The engine's message quotes the text, which may be a customer's.
    throw invalid(name, 'it is not valid JSON; check it with a JSON formatter');
  }
}

function toQuestion(name: string, number: number, entry: object): QuestionAnswer {
  const { question, answer, approved } = entry as Record<string, unknown>;
  if (typeof question !== 'string' || question.trim() === '') {
    throw invalid(name, `entry ${number}: "question" must be a text that is not empty`);
  }
  if (typeof answer !== 'string' || answer.trim() === '') {
    throw invalid(name, `entry ${number}: "answer" must be a text that is not empty`);
  }
  // Checked where it becomes knowledge.
  return { question, answer, ...(approved !== undefined && { approved: approved as QuestionAnswer['approved'] }) };
}

function toDocument(name: string, number: number, entry: object): Document {
  const { id, title, text, format, questions, source } = entry as Record<string, unknown>;
  if (typeof text !== 'string' && !Array.isArray(questions)) {
    throw invalid(name, `entry ${number} has neither "question" and "answer" nor "text"`);
  }
  return {
    id: `${name}/${typeof id === 'string' && id !== '' ? id : number}`,
    title: typeof title === 'string' && title !== '' ? title : String(id ?? number),
    source: typeof source === 'string' ? source : name,
    ...(typeof text === 'string' ? { text, format: format === 'plain' ? 'plain' : 'markdown' } : {}),
    ...(Array.isArray(questions)
      ? { questions: questions.map((pair: object) => toQuestion(name, number, pair ?? {})) }
      : {}),
  };
}

function invalid(name: string, problem: string): DocumentError {
  return new DocumentError(`"${name}": ${problem}`, { code: 'document-invalid', document: name });
}
