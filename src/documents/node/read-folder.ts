import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Document } from '../../domain/document.js';
import { ConfigurationError } from '../../error/configuration-error.js';
import { DocumentError } from '../../error/document-error.js';
import { documentKind, knownEndings } from '../document-file.js';
import { readNamed } from '../read-documents.js';
import { type ReadListeners, readEach, report } from '../read-each.js';
import type { PdfOptions } from '../read-pdf.js';

export interface ReadFolderOptions extends ReadListeners, PdfOptions {
  /** Most bytes of one file, default 20 000 000. A larger one is an error, found before it is read. */
  readonly maxFileBytes?: number | undefined;
}

interface FoundFile {
  /** Relative to the folder, with `/`. */
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
}

/**
 * Reads all documents of a folder and the folders in it, sorted by name.
 *
 * Ids are paths relative to the folder with `/`, so that they stay the same on every machine. Files whose names begin
 * with a point and files of unknown kinds are passed over; links are followed, each folder once.
 *
 * @throws {DocumentError} the folder is missing, is a file, or holds no readable document; or, without `onError`, a file
 *   is broken, empty or too large
 *
 * @example
 * await assistant.tenant('lakeside').knowledge.put(await readFolder('./documents'));
 */
export async function readFolder(folder: string | URL, options: ReadFolderOptions = {}): Promise<Document[]> {
  const maxBytes = options.maxFileBytes ?? 20_000_000;
  if (!Number.isInteger(maxBytes) || maxBytes < 1) {
    throw new ConfigurationError(`readFolder: maxFileBytes must be a whole number from 1, got ${maxBytes}`);
  }
  const root = typeof folder === 'string' ? folder : fileURLToPath(folder);
  let failures = 0;
  const listeners: ReadListeners = {
    onProgress: options.onProgress,
    onError:
      options.onError &&
      ((error) => {
        failures += 1;
        options.onError?.(error);
      }),
  };
  await requireFolder(root);
  const files = await listFiles(root, '', new Set(), (error) => report(error, listeners));
  files.sort((one, other) => (one.name < other.name ? -1 : 1));
  const documents = await readEach(files, (file) => readOne(file, maxBytes, options), listeners);
  if (documents.length === 0 && failures === 0) {
    throw new DocumentError(
      `Folder "${root}" holds no document; put files ending in ${knownEndings.join(', ')} there`,
      {
        code: 'folder-empty',
        document: root,
      },
    );
  }
  return documents;
}

async function requireFolder(root: string): Promise<void> {
  const unreadable = (problem: string, cause?: unknown) =>
    new DocumentError(`Folder "${root}" cannot be read: ${problem}`, {
      code: 'folder-unreadable',
      document: root,
      cause,
    });
  const found = await stat(root).catch((cause: NodeJS.ErrnoException) => {
    throw unreadable(
      cause.code === 'ENOENT' ? 'it does not exist; check the path' : `the system says ${cause.code}`,
      cause,
    );
  });
  if (!found.isDirectory()) throw unreadable('it is a file; give the folder that it is in, or use readDocuments');
}

async function listFiles(
  root: string,
  below: string,
  visited: Set<string>,
  report: (error: unknown) => void,
): Promise<FoundFile[]> {
  const path = join(root, below);
  const real = await realpath(path);
  // A link may lead back to a folder above.
  if (visited.has(real)) return [];
  visited.add(real);
  const files: FoundFile[] = [];
  const names = await readdir(path).catch((cause: NodeJS.ErrnoException) => {
    report(unreadableFile(below, cause));
    return [];
  });
  for (const entry of names.sort()) {
    if (entry.startsWith('.')) continue;
    const name = below === '' ? entry : `${below}/${entry}`;
    try {
      const found = await stat(join(root, name));
      if (found.isDirectory()) files.push(...(await listFiles(root, name, visited, report)));
      else if (found.isFile() && documentKind(name) !== undefined)
        files.push({ name, path: join(root, name), bytes: found.size });
    } catch (error) {
      report(error instanceof DocumentError ? error : unreadableFile(name, error as NodeJS.ErrnoException));
    }
  }
  return files;
}

async function readOne(file: FoundFile, maxBytes: number, options: PdfOptions): Promise<Document[]> {
  if (file.bytes > maxBytes) {
    throw new DocumentError(`"${file.name}" has ${file.bytes} bytes, more than the ${maxBytes} allowed; split it`, {
      code: 'document-too-large',
      document: file.name,
    });
  }
  const bytes = await readFile(file.path).catch((cause: NodeJS.ErrnoException) => {
    throw unreadableFile(file.name, cause);
  });
  return readNamed({ name: file.name, bytes }, options);
}

function unreadableFile(name: string, cause: NodeJS.ErrnoException): DocumentError {
  const problem = cause.code === 'ENOENT' ? 'the link leads nowhere' : `the system says ${cause.code ?? 'no'}`;
  return new DocumentError(`"${name}" cannot be read: ${problem}`, {
    code: 'document-unreadable',
    document: name,
    cause,
  });
}
