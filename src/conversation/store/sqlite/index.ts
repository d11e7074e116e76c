export type { SqliteDatabase } from './driver.js';
export { createSqliteStore, type SqliteStoreOptions } from './sqlite-store.js';
