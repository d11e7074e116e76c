import type { Passage } from '../../domain/passage.js';
import { decodeId, encodeId } from '../../sql/encode-id.js';
import type { PostgresDatabase } from '../../sql/postgres/driver.js';
import type { SchemaPlace } from '../../sql/postgres/migration.js';
import { SynonymTable } from '../../text/synonyms.js';
import type { PassageIndex, ReaderQuery } from '../passage-index.js';
import { PassageSearch } from '../passage-search.js';
import { QuestionVectors, questionModelOptions } from '../question-models.js';
import { type KnowledgeSearchOptions, searchOptionsOf } from '../search-options.js';
import { splitDocuments } from '../split-documents.js';
import type { TenantKnowledge } from '../tenant-knowledge.js';
import { Turns } from '../turns.js';
import { findByWords } from './find-passages.js';
import type { Wide } from './rows.js';
import { attempt, prepareSchema } from './schema.js';
import { type Ask, createStatements, type Reader } from './statements.js';
import { TenantIndex } from './tenant-index.js';
import { Vectors } from './vectors.js';

/** Opens the knowledge of tenants in one place. */
export function createOpener(
  owner: string,
  database: PostgresDatabase,
  place: SchemaPlace,
  options: KnowledgeSearchOptions,
): (id: string) => TenantKnowledge {
  const { embedding, onModelCall } = options;
  const statements = createStatements(place);
  const turns = new Turns();
  const questionVectors = new QuestionVectors();

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

  return (id) => {
    const { synonyms, maxDocumentCharacters } = searchOptionsOf(owner, id, options);
    const own = synonyms.length === 0 ? undefined : new SynonymTable(synonyms);
    const index = new TenantIndex(id, ask, statements, vectors, turns);

    const searchable: PassageIndex = {
      findByWords: (question, query) =>
        attempt('find passages', async () =>
          findByWords(ask, statements, await index.hash, question, {
            ...query,
            reader: readerOf(query),
            synonyms: own,
          }),
        ),
      findNearest: ({ values }, query) =>
        attempt(
          'find passages by their vectors',
          async () => (await vectors?.nearest(await index.hash, values, readerOf(query), query.depth)) ?? [],
        ),
      list: (query) =>
        attempt('list passages', async () => {
          const statement = statements.listPassages(await index.hash, readerOf(query), query.depth);
          return (await ask<{ readonly passage: string }>(statement)).map(
            ({ passage }) => JSON.parse(passage) as Passage,
          );
        }),
    };
    const search = new PassageSearch(searchable, questionModelOptions(id, options), questionVectors);

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
  };
}

function readerOf({ tags, now }: ReaderQuery): Reader {
  return { moment: Number.isNaN(now.getTime()) ? null : now.getTime(), tags: tags.map(encodeId) };
}
