import type { EmbeddingModel } from '../../domain/embedding-model.js';
import type { ScoredPassage } from '../../domain/passage.js';
import { KnowledgeStoreError } from '../../error/knowledge-store-error.js';
import { demand, demandNumber } from '../../schema/demand.js';
import { decodeId, encodeId } from '../../sql/encode-id.js';
import { outliveIdleLoss, type PostgresDatabase } from '../../sql/postgres/driver.js';
import { type PostgresSchemaOptions, placeOf } from '../../sql/postgres/migration.js';
import { fuseRankings } from '../fusion.js';
import { depthFor, judgeFound } from '../judge-found.js';
import type { Knowledge } from '../knowledge.js';
import { limitOf, type RetrieveOptions } from '../retriever.js';
import { splitDocuments } from '../split-documents.js';
import type { TenantKnowledge } from '../tenant-knowledge.js';
import { type FoundByWords, findByWords } from './find-passages.js';
import type { Wide } from './rows.js';
import { attempt, prepareSchema } from './schema.js';
import { type Ask, createStatements, type Reader } from './statements.js';
import { TenantIndex } from './tenant-index.js';
import { Turns } from './turns.js';
import { Vectors } from './vectors.js';

export interface PostgresKnowledgeOptions extends PostgresSchemaOptions {
  /** Most text of one document, in UTF-16 code units, default 20 000 000. Larger ones are refused: split them. */
  readonly maxDocumentCharacters?: number | undefined;
  /**
   * Finds passages by their meaning too: each gets a vector as it is put, each question one as it is asked, and both
   * orders are joined by reciprocal rank. Needs the extension pgvector 0.8 or newer. One model and one number of
   * dimensions, 4 000 at most, for all tenants of a schema. What was put without it gets its vectors when it is put
   * again. Default: words alone.
   */
  readonly embedding?: EmbeddingModel | undefined;
  /** Told when the vector of a question could not be had: its words alone find passages then. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** What both ways of searching have found. */
interface Found extends FoundByWords {
  /** Best first; none without vectors. */
  readonly near: readonly ScoredPassage[];
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
  const { maxDocumentCharacters = 20_000_000, embedding, onError } = options;
  demand(typeof database?.query === 'function', 'createPostgresKnowledge() needs a pg Pool, or what has its query()');
  demandNumber('createPostgresKnowledge(): maxDocumentCharacters', maxDocumentCharacters, { from: 1, whole: true });
  demand(
    embedding === undefined || typeof embedding?.embed === 'function',
    'createPostgresKnowledge(): embedding must be an EmbeddingModel',
  );
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
  const vectors = embedding && new Vectors(database, ask, place, embedding);

  /** A question is answered by words where its vector cannot be had; what is wrong with the database is not passed over. */
  async function findNear(hash: string, question: string, reader: Reader, limit: number) {
    if (vectors === undefined || question.trim() === '') return [];
    try {
      return await vectors.nearest(hash, question, reader, limit);
    } catch (error) {
      if (error instanceof KnowledgeStoreError) throw error;
      onError?.(error);
      return [];
    }
  }

  function open(id: string): TenantKnowledge {
    const index = new TenantIndex(id, ask, statements, vectors, turns);

    function find(question: string, depth: number, options: RetrieveOptions, judges: boolean): Promise<Found> {
      const { tags = [], now = new Date(), explain = false } = options;
      const moment = Number.isNaN(now.getTime()) ? null : now.getTime();
      const reader = { moment, tags: tags.map(encodeId) };
      return attempt('find passages', async () => {
        const hash = await index.hash;
        const [byWords, near] = await Promise.all([
          findByWords(ask, statements, hash, question, { depth, reader, explains: explain, judges }),
          findNear(hash, question, reader, depth),
        ]);
        return { ...byWords, near };
      });
    }

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
      async retrieve(question, options = {}) {
        const limit = limitOf(options);
        const found = await find(question, depthFor(limit), options, false);
        return found.near.length === 0 ? found.passages.slice(0, limit) : fuse(found, limit);
      },
      async evidence(question, options = {}) {
        const limit = limitOf(options);
        const depth = depthFor(limit);
        const found = await find(question, depth, options, true);
        return judgeFound(
          question,
          found.near.length === 0 ? found.passages : toJudge(found, depth),
          limit,
          found.postings,
        );
      },
    };
  }

  return {
    tenant(id) {
      demand(typeof id === 'string' && id.trim() !== '', 'tenant(id): the id must be a text that is not empty');
      return open(id);
    },
  };
}

function fuse({ passages, near }: Found, limit: number): ScoredPassage[] {
  return fuseRankings([{ passages }, { passages: near }], limit);
}

/** The gate reads words and their scores: what only its meaning has found is held against the best of them. */
function toJudge(found: Found, limit: number): ScoredPassage[] {
  const scores = new Map(found.passages.map(({ passage, score }) => [passage.id, score]));
  const best = found.passages[0]?.score ?? 0;
  return fuse(found, limit)
    .map((each) => ({ ...each, score: scores.get(each.passage.id) ?? best }))
    .sort((one, other) => other.score - one.score);
}
