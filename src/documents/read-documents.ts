import type { Document } from '../domain/document.js';
import { DocumentError } from '../error/document-error.js';
import { decodeText } from './decode-text.js';
import { type DocumentFile, documentKind, knownEndings, titleOfName } from './document-file.js';
import { readCsv } from './read-csv.js';
import { readHtml } from './read-html.js';
import { readJson } from './read-json.js';

/**
 * Reads files of several kinds as documents: Markdown, plain text, HTML, FAQ tables as CSV or JSON.
 *
 * The id of a document is its file's name. The title is that of the page, the first heading, or the file's name.
 * UTF-8 with or without byte order mark, UTF-16 with one, and GB 18030 are understood.
 *
 * @returns in the order of the files; a JSON file may hold several documents
 * @throws {DocumentError} a file is empty, broken, or of another kind; the error names it
 *
 * @example
 * await assistant.tenant('hotel').knowledge.put(readDocuments([{ name: 'faq.csv', text: '问题,答案\n有早餐吗?,有。' }]));
 */
export function readDocuments(files: readonly DocumentFile[]): Document[] {
  return files.flatMap(readFile);
}

function readFile(file: DocumentFile): Document[] {
  const { name } = file;
  if (typeof name !== 'string' || name.trim() === '') {
    throw new DocumentError('A file has no name; give each one, as in { name: "faq.csv", text }', {
      code: 'document-invalid',
      document: '',
    });
  }
  const kind = documentKind(name);
  if (kind === undefined) {
    throw new DocumentError(`"${name}" is of an unknown kind; the name must end in ${knownEndings.join(', ')}`, {
      code: 'document-unreadable',
      document: name,
    });
  }
  const text = readText(file);
  const title = titleOfName(name);
  const own = { id: name, source: name };
  switch (kind) {
    case 'markdown':
      return [requireWords({ ...own, title: firstHeading(text) ?? title, text, format: 'markdown' })];
    case 'plain':
      return [requireWords({ ...own, title, text, format: 'plain' })];
    case 'html': {
      const page = readHtml(text);
      const heading = firstHeading(page.markdown);
      return [requireWords({ ...own, title: heading ?? page.title ?? title, text: page.markdown, format: 'markdown' })];
    }
    case 'csv': {
      const content = readCsv(name, text);
      return 'questions' in content
        ? [requireWords({ ...own, title, questions: content.questions })]
        : [requireWords({ ...own, title, text: content.markdown, format: 'markdown' })];
    }
    case 'json': {
      const documents = readJson(name, title, text);
      if (documents.length === 0) throw empty(name);
      return documents.map(requireWords);
    }
  }
}

function readText(file: DocumentFile): string {
  if (typeof file.text === 'string') return file.text.replace(/^\ufeff/, '');
  if (file.bytes instanceof Uint8Array) return decodeText(file.name, file.bytes);
  throw new DocumentError(`"${file.name}" has neither text nor bytes; give one of them`, {
    code: 'document-invalid',
    document: file.name,
  });
}

function requireWords(document: Document): Document {
  if (!/[\p{L}\p{N}]/u.test(document.text ?? '') && (document.questions?.length ?? 0) === 0) throw empty(document.id);
  return document;
}

function empty(name: string): DocumentError {
  return new DocumentError(`"${name}" has no words; fill it in or leave it out`, {
    code: 'document-empty',
    document: name,
  });
}

/** The first heading of level 1, or the first of any level where there is none. Fenced code has none. */
function firstHeading(markdown: string): string | undefined {
  const text = markdown.replace(/^ {0,3}(`{3,}|~{3,})[\s\S]*?^ {0,3}\1/gm, '');
  const heading = /^# +(.+?)[ #]*$/m.exec(text)?.[1] ?? /^#{2,6} +(.+?)[ #]*$/m.exec(text)?.[1];
  return heading?.replace(/(\*\*|__|`)/g, '').trim() || undefined;
}
