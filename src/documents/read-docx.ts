import { loadReader } from './load-reader.js';
import { brokenFile, checkOfficeFile } from './office-file.js';
import { readHtml } from './read-html.js';

/** The title stands above the headings, which are all one level down: Word gives both the highest level. */
const styles = [
  "p[style-name='Title'] => h1:fresh",
  ...[1, 2, 3, 4, 5, 6].map((level) => `p[style-name='heading ${level}'] => h${Math.min(6, level + 1)}:fresh`),
];

/**
 * Reads a Word document as Markdown: headings, lists and tables keep their form, images and comments are left out.
 *
 * @throws {DocumentError} the file is encrypted or broken, or the package `mammoth` is missing
 */
export async function readDocx(name: string, bytes: Uint8Array): Promise<string> {
  checkOfficeFile(name, bytes);
  const { default: mammoth } = await loadReader(name, 'mammoth', () => import('mammoth'));
  // In Node, mammoth reads `buffer`, in a browser `arrayBuffer`; a plain array of bytes does for both.
  const input = { buffer: bytes, arrayBuffer: bytes } as unknown as { readonly arrayBuffer: ArrayBuffer };
  try {
    const { value } = await mammoth.convertToHtml(input, {
      styleMap: styles,
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    });
    return readHtml(value).markdown;
  } catch (cause) {
    throw brokenFile(name, cause);
  }
}
