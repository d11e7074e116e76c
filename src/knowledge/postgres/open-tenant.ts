import type { EmbeddingModel } from '../../domain/embedding-model.js';
import type { ScoredPassage } from '../../domain/passage.js';
import { KnowledgeStoreError } from '../../error/knowledge-store-error.js';
import { decodeId, encodeId } from '../../sql/encode-id.js';
import type { PostgresDatabase } from '../../sql/postgres/driver.js';
import type { SchemaPlace } from '../../sql/postgres/migration.js';
import { fuseRankings } from '../fusion.js';
import { depthFor, judgeFound } from '../judge-found.js';
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

/** What both ways of searching have found. */
interface Found extends FoundByWords {
  /** Best first; none without vectors. */
  readonly near: readonly ScoredPassage[];
}

interface OpenerOptions {
  readonly maxDocumentCharacters: number;
  readonly embedding?: EmbeddingModel | undefined;
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** Opens the knowledge of tenants in one place. */
export function createOpener(
  database: PostgresDatabase,
  place: SchemaPlace,
  { maxDocumentCharacters, embedding, onError }: OpenerOptions,
): (id: string) => TenantKnowledge {
  const statements = createStatements(place);
  const turns = new Turns();

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

  return (id) => {
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
