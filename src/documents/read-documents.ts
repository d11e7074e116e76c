import type { Document } from '../domain/document.js';
import { DocumentError } from '../error/document-error.js';
import { requireKnownOptions } from '../schema/known-options.js';
import { type DocumentFile, documentKind, knownEndings } from './document-file.js';
import { type ReadListeners, readEach } from './read-each.js';
import { readFile } from './read-file.js';
import type { PdfOptions } from './read-pdf.js';

export interface ReadDocumentsOptions extends ReadListeners, PdfOptions {}

/**
 * Reads files of several kinds as documents: Markdown, plain text, HTML, FAQ tables as CSV or JSON; PDF with the package
 * `unpdf`, DOCX with `mammoth`, XLSX with `read-excel-file`, each loaded when the first such file is met.
 *
 * The id of a document is its file's name; of a sheet of a workbook, `name#sheet`. The title is that of the page, the
 * first heading, or the file's name. UTF-8 with or without byte order mark, UTF-16 with one, and GB 18030 are understood.
 *
 * @returns in the order of the files; a JSON file or a workbook may hold several documents
 * @throws {DocumentError} without `onError`: a file is empty, broken, encrypted or of another kind, or the package that
 *   reads it is not installed; the error names it
 *
 * @example
 * const files = [{ name: 'faq.csv', text: '问题,答案\n有早餐吗?,有。' }];
 * await assistant.tenant('hotel').knowledge.put(await readDocuments(files));
 */
export async function readDocuments(
  files: readonly DocumentFile[],
  options: ReadDocumentsOptions = {},
): Promise<Document[]> {
  requireKnownOptions('readDocuments()', options, ['onProgress', 'onError', 'characterMap']);
  return readEach(files, (file) => readNamed(file, options), options);
}

/** Reads one file whose name tells its kind. */
export async function readNamed(file: DocumentFile, options: PdfOptions): Promise<Document[]> {
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
  return readFile(kind, file, options);
}
