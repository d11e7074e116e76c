import { DocumentError } from '../error/document-error.js';
import { loadReader } from './load-reader.js';
import { joinLines, type PdfLine, type PdfPiece, withoutEdges } from './pdf-lines.js';
import { writePages } from './pdf-pages.js';

/**
 * Reads the text of a PDF, page by page, as Markdown.
 *
 * @returns one text a page, as `Document.pages` takes them
 * @throws {DocumentError} the file is encrypted, broken, or holds images of pages instead of text; or the package `unpdf`
 *   is missing
 */
export async function readPdf(name: string, bytes: Uint8Array): Promise<string[]> {
  const { getDocumentProxy } = await loadReader(name, 'unpdf', () => import('unpdf'));
  const unreadable = (cause: unknown) => toDocumentError(name, cause);
  // The reader takes the bytes for itself, and writes warnings to the console unless told not to.
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 }).catch((cause: unknown) => {
    throw unreadable(cause);
  });
  const pages: PdfLine[][] = [];
  try {
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(joinLines(items.filter((item): item is PdfPiece & typeof item => 'str' in item)));
      page.cleanup();
    }
  } catch (cause) {
    throw unreadable(cause);
  } finally {
    await pdf.destroy();
  }
  if (pages.every((lines) => lines.length === 0)) {
    throw new DocumentError(
      `"${name}" has no text that can be read: its pages are images, or its fonts are not embedded; run it through text recognition (OCR), or save it as PDF anew`,
      { code: 'document-scanned', document: name },
    );
  }
  return writePages(withoutEdges(pages));
}

function toDocumentError(name: string, cause: unknown): DocumentError {
  return cause instanceof Error && cause.name === 'PasswordException'
    ? new DocumentError(`"${name}" is protected by a password; save it without one`, {
        code: 'document-encrypted',
        document: name,
        cause,
      })
    : new DocumentError(`"${name}" is damaged, or is no PDF; save it anew`, {
        code: 'document-unreadable',
        document: name,
        cause,
      });
}
