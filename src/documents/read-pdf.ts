import { DocumentError } from '../error/document-error.js';
import { loadReader } from './load-reader.js';
import { joinLines, type PdfLine, type PdfPiece, withoutEdges } from './pdf-lines.js';
import { writePages } from './pdf-pages.js';

export interface PdfOptions {
  /**
   * Gives a file of the character maps that some PDF refer to instead of telling the characters of their fonts, as older
   * Chinese, Japanese and Korean ones do: `UniGB-UCS2-H.bcmap`. The folder `cmaps` of the package `pdfjs-dist` has them.
   */
  readonly characterMap?: ((file: string) => Promise<Uint8Array>) | undefined;
}

/**
 * Reads the text of a PDF, page by page, as Markdown.
 *
 * @returns one text a page, as `Document.pages` takes them
 * @throws {DocumentError} the file is encrypted, broken, or holds images of pages instead of text; or the package `unpdf`,
 *   or a character map, is missing
 */
export async function readPdf(name: string, bytes: Uint8Array, options: PdfOptions = {}): Promise<string[]> {
  const { getDocumentProxy } = await loadReader(name, 'unpdf', () => import('unpdf'));
  const unreadable = (cause: unknown) => toDocumentError(name, cause);
  const maps = new CharacterMaps(options);
  const pdf = await getDocumentProxy(
    // The reader takes the bytes for itself.
    new Uint8Array(bytes),
    // Level 0 keeps warnings off the console. Maps are asked for only where an address of them is set.
    { verbosity: 0, useWorkerFetch: false, cMapUrl: 'cmaps/', cMapPacked: true, BinaryDataFactory: maps.factory },
  ).catch((cause: unknown) => {
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
  // Without its map, the text of a font is left out silently, perhaps in the middle of a page.
  if (maps.missing !== undefined) throw withoutMap(name, maps.missing);
  if (pages.every((lines) => lines.length === 0)) {
    throw new DocumentError(
      `"${name}" has no text that can be read: its pages are images; run it through text recognition (OCR) first`,
      { code: 'document-scanned', document: name },
    );
  }
  return writePages(withoutEdges(pages));
}

/** Where the reader gets character maps from. */
class CharacterMaps {
  readonly #load: PdfOptions['characterMap'];
  /** The first map that was asked for and not there. */
  missing: { readonly file: string; readonly cause: unknown } | undefined;
  /** The class that the reader makes its own instance of. */
  readonly factory: new () => object;

  constructor(options: PdfOptions) {
    this.#load = options.characterMap;
    const fetch = (request: { readonly kind: string; readonly filename: string }) => this.#fetch(request);
    this.factory = class {
      readonly fetch = fetch;
    };
  }

  async #fetch({ kind, filename: file }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    try {
      if (kind !== 'cMapUrl' || this.#load === undefined) throw new Error(`nothing gives ${file}`);
      // A copy as a plain array, for the reader refuses a Buffer.
      return new Uint8Array(await this.#load(file));
    } catch (cause) {
      // Other kinds are fonts, which matter for pictures of pages only.
      if (kind === 'cMapUrl') this.missing ??= { file, cause };
      throw cause;
    }
  }
}

function withoutMap(name: string, { file, cause }: { readonly file: string; readonly cause: unknown }): DocumentError {
  return new DocumentError(
    `"${name}" has fonts that need the character map ${file}; give it by the option characterMap, from the folder cmaps of the package pdfjs-dist, or save the PDF anew`,
    { code: 'document-reader-missing', document: name, cause },
  );
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
