export { createPostgresStore, type PostgresStoreOptions } from '../conversation/store/postgres/postgres-store.js';
export { postgresSchema } from '../conversation/store/postgres/schema.js';
export {
  type PostgresKnowledgeSchemaOptions,
  postgresKnowledgeSchema,
} from '../knowledge/postgres/knowledge-schema.js';
export { createPostgresKnowledge, type PostgresKnowledgeOptions } from '../knowledge/postgres/postgres-knowledge.js';
export type { PostgresDatabase } from '../sql/postgres/driver.js';
export type { PostgresSchemaOptions } from '../sql/postgres/migration.js';
