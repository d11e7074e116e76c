import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFolder } from '../../src/documents/node/index.js';
import { ConfigurationError } from '../../src/error/configuration-error.js';
import type { DocumentError } from '../../src/error/document-error.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhike-documents-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

const idsOf = async (...rest: [] | [Parameters<typeof readFolder>[1]]) =>
  (await readFolder(folder, ...rest)).map(({ id }) => id);

describe('readFolder', () => {
  it('reads folders within folders, sorted, with relative ids', async () => {
    await write({ 'b.md': '# 乙', 'a/z.txt': '丙', 'a/b/faq.csv': '问题,答案\n问,答', 'a.md': '甲' });
    expect(await idsOf()).toEqual(['a.md', 'a/b/faq.csv', 'a/z.txt', 'b.md']);
  });

  it('takes a file URL', async () => {
    await write({ 'a.md': '甲' });
    expect(await readFolder(pathToFileURL(`${folder}/`))).toMatchObject([{ id: 'a.md', title: 'a' }]);
  });

  it('passes over hidden files and unknown kinds', async () => {
    await write({ 'a.md': '甲', '.b.md': '乙', '.git/c.md': '丙', 'photo.png': 'x', LICENSE: 'x' });
    expect(await idsOf()).toEqual(['a.md']);
  });

  it('reads each folder once where links lead in a circle', async () => {
    await write({ 'a/b.md': '甲' });
    await symlink(folder, join(folder, 'a', 'loop'));
    expect(await idsOf()).toEqual(['a/b.md']);
  });

  it('throws at the first bad file and names it', async () => {
    await write({ 'a.md': '甲', 'faq.csv': '问题,答案\n问,' });
    await expect(readFolder(folder)).rejects.toMatchObject({ code: 'document-invalid', document: 'faq.csv' });
  });

  it('reports bad files and goes on where asked to', async () => {
    await write({ 'a.md': '甲', 'empty.md': '', 'faq.csv': '问题,答案\n问,' });
    await symlink(join(folder, 'gone.md'), join(folder, 'link.md'));
    const errors: DocumentError[] = [];
    expect(await idsOf({ onError: (error) => errors.push(error) })).toEqual(['a.md']);
    expect(errors.map(({ code, document }) => [document, code]).sort()).toEqual([
      ['empty.md', 'document-empty'],
      ['faq.csv', 'document-invalid'],
      ['link.md', 'document-unreadable'],
    ]);
  });

  it('tells how far it is', async () => {
    await write({ 'a.md': '甲', 'b.md': '', 'c/d.md': '丁' });
    const progress: unknown[] = [];
    await readFolder(folder, { onError: () => undefined, onProgress: (each) => progress.push(each) });
    expect(progress).toEqual([
      { done: 1, total: 3, name: 'a.md' },
      { done: 2, total: 3, name: 'b.md' },
      { done: 3, total: 3, name: 'c/d.md' },
    ]);
  });

  it('refuses a file that is too large without reading it', async () => {
    await write({ 'a.md': '甲'.repeat(10) });
    await expect(readFolder(folder, { maxFileBytes: 29 })).rejects.toMatchObject({ code: 'document-too-large' });
    expect(await idsOf({ maxFileBytes: 30 })).toEqual(['a.md']);
  });

  it.each([
    ['folder-unreadable', 'missing', 'does not exist'],
    ['folder-unreadable', 'file.md', 'is a file'],
    ['folder-empty', 'empty', 'holds no document'],
  ])('answers %s for %s', async (code, name, hint) => {
    await write({ 'file.md': '甲', 'empty/.keep': '' });
    await expect(readFolder(join(folder, name))).rejects.toMatchObject({
      code,
      message: expect.stringContaining(hint),
    });
  });

  it('refuses a limit out of range', async () => {
    await expect(readFolder(folder, { maxFileBytes: 0 })).rejects.toThrow(ConfigurationError);
  });
});
