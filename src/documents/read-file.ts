import type { Document } from '../domain/document.js';
import { DocumentError } from '../error/document-error.js';
import { decodeText } from './decode-text.js';
import { type DocumentFile, type DocumentKind, titleOfName } from './document-file.js';
import { readDocx } from './read-docx.js';
import { type PdfOptions, readPdf } from './read-pdf.js';
import { firstHeading, readText } from './read-text.js';
import { readXlsx } from './read-xlsx.js';

export interface ReadFileOptions extends PdfOptions {
  /** Of its bytes, where something beside them tells it; otherwise they are looked at. */
  readonly encoding?: string | undefined;
}

/**
 * Reads one file of a kind that is known.
 *
 * @returns one document or more, each with words
 * @throws {DocumentError} the file is empty, broken or encrypted, or the package that reads it is missing
 */
export async function readFile(kind: DocumentKind, file: DocumentFile, options: ReadFileOptions): Promise<Document[]> {
  const documents = await readKind(kind, file, options);
  if (documents.length === 0) throw empty(file.name);
  for (const document of documents) if (!hasWords(document)) throw empty(document.id);
  return documents;
}

async function readKind(kind: DocumentKind, file: DocumentFile, options: ReadFileOptions): Promise<Document[]> {
  const { name } = file;
  const own = { id: name, source: name };
  switch (kind) {
    case 'pdf': {
      const pages = await readPdf(name, bytesOf(file), options);
      return [{ ...own, title: firstHeading(pages.join('\n')) ?? titleOfName(name), pages, format: 'markdown' }];
    }
    case 'docx': {
      const text = await readDocx(name, bytesOf(file));
      return [{ ...own, title: firstHeading(text) ?? titleOfName(name), text, format: 'markdown' }];
    }
    case 'xlsx': {
      const sheets = await readXlsx(name, bytesOf(file));
      return sheets.map(({ sheet, markdown, rows, questions }) => ({
        id: `${name}#${sheet}`,
        source: name,
        title: sheets.length === 1 ? titleOfName(name) : `${titleOfName(name)} · ${sheet}`,
        ...(markdown === '' ? {} : { text: markdown, rows, format: 'markdown' as const }),
        ...(questions === undefined ? {} : { questions }),
      }));
    }
    default:
      return readText(kind, name, textOf(file, options.encoding));
  }
}

function textOf(file: DocumentFile, encoding: string | undefined): string {
  if (typeof file.text === 'string') return file.text.replace(/^\ufeff/, '');
  if (file.bytes instanceof Uint8Array) return decodeText(file.name, file.bytes, encoding);
  throw new DocumentError(`"${file.name}" has neither text nor bytes; give one of them`, {
    code: 'document-invalid',
    document: file.name,
  });
}

function bytesOf({ name, bytes }: DocumentFile): Uint8Array {
  if (!(bytes instanceof Uint8Array)) {
    throw new DocumentError(`"${name}" is no text; give its bytes`, { code: 'document-invalid', document: name });
  }
  if (bytes.length === 0) throw empty(name);
  return bytes;
}

function hasWords({ text = '', pages = [], questions = [] }: Document): boolean {
  return questions.length > 0 || [text, ...pages].some((each) => /[\p{L}\p{N}]/u.test(each));
}

function empty(name: string): DocumentError {
  return new DocumentError(`"${name}" has no words; fill it in or leave it out`, {
    code: 'document-empty',
    document: name,
  });
}
