import type { Passage } from '../../domain/passage.js';
import { demand, demandNumber } from '../../schema/demand.js';
import { decodeId, encodeId } from '../../sql/encode-id.js';
import { outliveIdleLoss, type PostgresDatabase } from '../../sql/postgres/driver.js';
import { type PostgresSchemaOptions, placeOf } from '../../sql/postgres/migration.js';
import type { Knowledge } from '../knowledge.js';
import { checkModelOptions, type KnowledgeModelOptions } from '../model-calls.js';
import type { ReaderQuery } from '../passage-index.js';
import { PassageSearch } from '../passage-search.js';
import { questionModelOptions } from '../question-models.js';
import { splitDocuments } from '../split-documents.js';
import type { TenantKnowledge } from '../tenant-knowledge.js';
import { Turns } from '../turns.js';
import { findByWords } from './find-passages.js';
import type { Wide } from './rows.js';
import { attempt, prepareSchema } from './schema.js';
import { type Ask, createStatements, type Reader } from './statements.js';
import { TenantIndex } from './tenant-index.js';
import { Vectors } from './vectors.js';

/**
 * With an embedding model the server needs the extension pgvector, 0.8 or newer. One model and one number of dimensions,
 * 4 000 at most, serve all tenants of a schema.
 */
export interface PostgresKnowledgeOptions extends PostgresSchemaOptions, KnowledgeModelOptions {
  /** Most text of one document, in UTF-16 code units, default 20 000 000. Larger ones are refused: split them. */
  readonly maxDocumentCharacters?: number | undefined;
}

/**
 * Makes a knowledge that lives in PostgreSQL 12 or newer, its index too: any number of processes put and ask and see each
 * other's changes at once, and no tenant must fit in memory. By words it finds what the knowledge in memory finds.
 *
 * The tables are made and brought up to date on first use. A change is one statement, all of it or nothing; a question
 * takes two, with `embedding` three. A pool of one connection is enough, and so is one that hands out transactions
 * (PgBouncer). `put` sends all that it is given at once: give some ten thousand passages at a time at most.
 *
 * @throws {ConfigurationError} an option is out of range
 *
 * @example
 * ```ts
 * const pool = new Pool({ connectionString, connectionTimeoutMillis: 5_000, query_timeout: 60_000 });
 * const assistant = createAssistant({ knowledge: createPostgresKnowledge(pool), store: createPostgresStore(pool) });
 * ```
 */
export function createPostgresKnowledge(database: PostgresDatabase, options: PostgresKnowledgeOptions = {}): Knowledge {
  const { maxDocumentCharacters = 20_000_000, embedding, onModelCall } = options;
  demand(typeof database?.query === 'function', 'createPostgresKnowledge() needs a pg Pool, or what has its query()');
  demandNumber('createPostgresKnowledge(): maxDocumentCharacters', maxDocumentCharacters, { from: 1, whole: true });
  checkModelOptions('createPostgresKnowledge()', options);
  const place = placeOf('createPostgresKnowledge', options.schema);
  const statements = createStatements(place);
  const turns = new Turns();
  outliveIdleLoss(database);

  let prepared: Promise<void> | undefined;
  const ask: Ask = async <Row>({ text, values }: Parameters<Ask>[0]) => {
    prepared ??= prepareSchema(database, place).catch((error) => {
      prepared = undefined;
      throw error;
    });
    await prepared;
    const { rows } = await database.query(text, [...values]);
    return rows as readonly Row[];
  };
  const vectors = embedding && new Vectors(database, ask, place, embedding, onModelCall);

  function open(id: string): TenantKnowledge {
    const index = new TenantIndex(id, ask, statements, vectors, turns);
    const search = new PassageSearch(
      {
        findByWords: (question, query) =>
          attempt('find passages', async () =>
            findByWords(ask, statements, await index.hash, question, { ...query, reader: readerOf(query), synonyms }),
          ),
        findNearest: async ({ values }, query) =>
          (await vectors?.nearest(await index.hash, values, readerOf(query), query.depth)) ?? [],
        list: (query) =>
          attempt('list passages', async () => {
            const statement = statements.listPassages(await index.hash, readerOf(query), query.depth);
            return (await ask<{ readonly passage: string }>(statement)).map(
              ({ passage }) => JSON.parse(passage) as Passage,
            );
          }),
      },
      questionModelOptions(id, options),
    );

    return {
      async put(documents) {
        await index.put(splitDocuments(documents, maxDocumentCharacters));
      },
      remove: (documentId) => index.remove(documentId),
      clear: () => index.clear(),
      list: () =>
        attempt('list the documents', async () => {
          const rows = await ask<{ readonly document_id: string; readonly title: string; readonly passages: Wide }>(
            statements.list(await index.hash),
          );
          return rows.map(({ document_id, title, passages }) => ({
            id: decodeId(document_id),
            title: decodeId(title),
            passages: Number(passages),
          }));
        }),
      retrieve: (question, given = {}) => search.retrieve(question, given),
      evidence: (question, given = {}) => search.evidence(question, given),
    };
  }

  return {
    tenant(id) {
      demand(typeof id === 'string' && id.trim() !== '', 'tenant(id): the id must be a text that is not empty');
      return open(id);
    },
  };
}

function readerOf({ tags, now }: ReaderQuery): Reader {
  return { moment: Number.isNaN(now.getTime()) ? null : now.getTime(), tags: tags.map(encodeId) };
}
