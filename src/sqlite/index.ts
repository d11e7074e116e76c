export { createSqliteStore, type SqliteStoreOptions } from '../conversation/store/sqlite/sqlite-store.js';
export { createSqliteKnowledgeStore } from '../knowledge/store/sqlite/sqlite-store.js';
export type { SqliteDatabase } from '../sql/sqlite/driver.js';
