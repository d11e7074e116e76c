export type { PostgresDatabase } from './driver.js';
export { createPostgresStore, type PostgresStoreOptions } from './postgres-store.js';
export { type PostgresSchemaOptions, postgresSchema } from './schema.js';
