import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nanoid } from 'nanoid';
import { demand } from '../../schema/demand.js';
import { hashId } from '../../text/hash-id.js';
import type { KnowledgeStore } from '../knowledge-store.js';

/** Names that `KnowledgeStore` is asked for, and nothing that could lead out of the folder. */
const safeName = /^[\w-]+(?:\.[\w-]+)*$/;

/** Ends of files that are being written. */
const unfinished = '.part';

/**
 * Keeps the knowledge of tenants in a folder, each tenant's in a folder below. A blob is written beside its place, flushed
 * to disk and moved there, so that a crash leaves the old one or the new one.
 *
 * @param folder - made where it is missing
 *
 * @example
 * const assistant = createAssistant({ knowledge: createKnowledge({ store: createFolderStore('./knowledge') }) });
 */
export function createFolderStore(folder: string | URL): KnowledgeStore {
  const root = typeof folder === 'string' ? folder : fileURLToPath(folder);
  demand(root.trim() !== '', 'createFolderStore(folder): the folder must be a path that is not empty');

  /** Ids may hold anything; two that differ only in case must not meet on a disk that does not tell them apart. */
  async function placeOf(tenantId: string): Promise<string> {
    const readable = tenantId.replace(/[^\w-]+/g, '_').slice(0, 40);
    // UTF-8 has no halves of characters: what is hashed of an id with some is its escaped form.
    const hash = tenantId.isWellFormed()
      ? await hashId(tenantId, 32)
      : `${await hashId(JSON.stringify(tenantId), 32)}-u`;
    return join(root, `${readable}-${hash}`);
  }

  async function fileOf(tenantId: string, name: string): Promise<string> {
    demand(safeName.test(name), `createFolderStore(): "${name}" cannot be the name of a blob`);
    return join(await placeOf(tenantId), name);
  }

  return {
    async read(tenantId, name) {
      try {
        return await readFile(await fileOf(tenantId, name));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    async write(tenantId, name, bytes) {
      const file = await fileOf(tenantId, name);
      const place = await placeOf(tenantId);
      await mkdir(place, { recursive: true });
      const part = `${file}.${nanoid(8)}${unfinished}`;
      try {
        await flush(part, bytes);
        await rename(part, file);
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
      await flushFolder(place);
    },
    async remove(tenantId, name) {
      await rm(await fileOf(tenantId, name), { force: true });
    },
    async list(tenantId) {
      try {
        const names = await readdir(await placeOf(tenantId));
        return names.filter((name) => safeName.test(name));
      } catch (error) {
        if (isMissing(error)) return [];
        throw error;
      }
    },
  };
}

async function flush(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A new name is safe only once the folder is flushed too; some systems cannot. */
async function flushFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch {
    // Windows opens no folders; there the file system keeps the order by itself.
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
