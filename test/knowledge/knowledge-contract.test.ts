import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, beforeAll } from 'vitest';
import { createKnowledge } from '../../src/knowledge/knowledge.js';
import { createFolderStore } from '../../src/knowledge/node/index.js';
import { createSqliteKnowledgeStore } from '../../src/knowledge/store/sqlite/sqlite-store.js';
import { knowledgeContract } from '../contract/knowledge-contract.js';
import { knowledgeStoreContract } from '../contract/knowledge-store-contract.js';

const maxDocumentCharacters = 100_000;
let place = '';
let trials = 0;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'zhike-knowledge-'));
});
afterAll(() => rm(place, { recursive: true }));

/** A name of its own for each trial. */
function newPath(): string {
  trials += 1;
  return join(place, `${trials}`);
}

knowledgeContract('in memory', () => ({ knowledge: createKnowledge({ maxDocumentCharacters }) }));

knowledgeContract('in a folder', () => {
  const folder = newPath();
  const another = () => createKnowledge({ maxDocumentCharacters, store: createFolderStore(folder) });
  return { knowledge: another(), another };
});

knowledgeContract('in a folder, none of it staying in memory', () => {
  const folder = newPath();
  const another = () =>
    createKnowledge({ maxDocumentCharacters, store: createFolderStore(folder), maxLoadedPassages: 0 });
  return { knowledge: another(), another };
});

/** Opens a file as often as asked to, and closes all of it at once. */
function onFile() {
  const file = newPath();
  const databases: Database.Database[] = [];
  const open = () => {
    const database = new Database(file);
    databases.push(database);
    return createSqliteKnowledgeStore(database);
  };
  const close = () => {
    for (const database of databases) database.close();
  };
  return { open, close };
}

knowledgeContract('in an SQLite file', () => {
  const { open, close } = onFile();
  const another = () => createKnowledge({ maxDocumentCharacters, store: open() });
  return { knowledge: another(), another, close };
});

knowledgeStoreContract('a folder', () => {
  const folder = newPath();
  return { store: createFolderStore(folder), another: () => createFolderStore(folder) };
});

knowledgeStoreContract('an SQLite file', () => {
  const { open, close } = onFile();
  return { store: open(), another: open, close };
});
