import { DocumentError } from '../error/document-error.js';

/**
 * Loads the package that reads a kind of file, when the first such file is met.
 *
 * @param name - of the file, for the error
 * @throws {DocumentError} the package is not installed, or does not load; the message says how to install it
 */
export async function loadReader<Reader>(
  name: string,
  packageName: string,
  load: () => Promise<Reader>,
): Promise<Reader> {
  try {
    return await load();
  } catch (cause) {
    throw new DocumentError(
      `"${name}" is read by the package ${packageName}, which cannot be loaded; run: npm install ${packageName}`,
      { code: 'document-reader-missing', document: name, cause },
    );
  }
}
