import type { EmbeddingModel } from '../../domain/embedding-model.js';
import type { Passage, ScoredPassage } from '../../domain/passage.js';
import { KnowledgeStoreError } from '../../error/knowledge-store-error.js';
import type { PostgresDatabase } from '../../sql/postgres/driver.js';
import { migrate, type SchemaPlace } from '../../sql/postgres/migration.js';
import type { KnowledgeModelOptions } from '../model-calls.js';
import { embeddedText } from '../vector/embed-passages.js';
import { attempt } from './schema.js';
import type { Ask, PassageRow, Reader } from './statements.js';
import { exactUpTo, maxDimensions, vectorComponent, vectorSteps } from './vector-schema.js';

interface Extension {
  /** Undefined where it is not installed in the database. */
  readonly version: string | null;
  readonly schema_name: string | null;
}

interface Nearest {
  readonly found_number: unknown;
  readonly found_passage: string;
  readonly similarity: number | string;
}

/** The vectors of all tenants: one model, one number of dimensions. */
export class Vectors {
  readonly #database: PostgresDatabase;
  readonly #ask: Ask;
  readonly #place: SchemaPlace;
  readonly #embedding: EmbeddingModel;
  readonly #onModelCall: KnowledgeModelOptions['onModelCall'];
  #ready: Promise<void> | undefined;
  /** Schema of the extension, as it stands before a name; known once a vector was prepared. */
  #types = '';

  constructor(
    database: PostgresDatabase,
    ask: Ask,
    place: SchemaPlace,
    embedding: EmbeddingModel,
    onModelCall: KnowledgeModelOptions['onModelCall'],
  ) {
    this.#onModelCall = onModelCall;
    this.#database = database;
    this.#ask = ask;
    this.#place = place;
    this.#embedding = embedding;
  }

  get model(): string {
    return this.#embedding.id;
  }

  /** The step of a change that stores vectors. */
  get changing(): string {
    return `, new_vectors as (
  insert into ${this.#place.prefix}zhike_knowledge_vector
  select tenant.id, number, embedding::${this.#types}halfvec from tenant, json_to_recordset($13::json) as (number bigint, embedding text)
)`;
  }

  /** What `changing` stores. */
  rowsOf(passages: readonly PassageRow[], vectors: readonly string[]): string {
    return JSON.stringify(passages.map(({ number }, at) => ({ number, embedding: vectors[at] })));
  }

  /**
   * Asks for the vectors of passages, and makes sure that there is a place for them.
   *
   * @throws {KnowledgeStoreError} there is none, or it has vectors of another model
   */
  async prepare(tenantId: string, passages: readonly Passage[]): Promise<readonly string[]> {
    // Where there is no place for vectors, none are paid for.
    await this.#findTypes();
    const { vectors, usage } = await this.#embedding.embed(passages.map(embeddedText), { purpose: 'document' });
    this.#onModelCall?.({ tenantId, act: 'embed-documents', model: this.model, usage });
    await this.#makeReady(vectors[0]?.length ?? 0);
    return vectors.map(toText);
  }

  /** The nearest passages of a tenant, best first. */
  async nearest(
    tenantHash: string,
    vector: Float32Array,
    { moment, tags }: Reader,
    limit: number,
  ): Promise<readonly ScoredPassage[]> {
    const types = await this.#makeReady(vector.length);
    const rows = await this.#ask<Nearest>({
      text: `select * from ${this.#place.prefix}zhike_knowledge_nearest($1, $2::text::${types}halfvec, $3, $4, $5::text[], $6)`,
      values: [tenantHash, toText(vector), limit, moment, tags, exactUpTo],
    });
    return rows.flatMap(({ found_passage, similarity }) =>
      Number(similarity) > 0 ? [{ passage: JSON.parse(found_passage) as Passage, score: Number(similarity) }] : [],
    );
  }

  /** Finds the extension's schema, as it stands before a name. */
  async #findTypes(): Promise<string> {
    this.#types ||= await attempt('prepare its vectors', () => this.#findExtension());
    return this.#types;
  }

  async #makeReady(dimensions: number): Promise<string> {
    const types = await this.#findTypes();
    this.#ready ??= attempt('prepare its vectors', () => this.#prepare(dimensions, types)).catch((error) => {
      this.#ready = undefined;
      throw error;
    });
    await this.#ready;
    return types;
  }

  async #prepare(dimensions: number, types: string): Promise<void> {
    if (dimensions > maxDimensions) {
      throw toOtherModelError(
        `prepare its vectors: ${this.model} gives ${dimensions} dimensions, more than the ${maxDimensions} allowed`,
      );
    }
    const { prefix } = this.#place;
    await migrate(this.#database, this.#place, vectorComponent, vectorSteps(this.#place, dimensions, types));
    // Of two processes that come first with two models, the second one is told so.
    await this.#ask({
      text: `insert into ${prefix}zhike_knowledge_model values (1, $1, $2) on conflict do nothing`,
      values: [this.model, dimensions],
    });
    const [found] = await this.#ask<{ readonly model: string; readonly dimensions: number }>({
      text: `select model, dimensions from ${prefix}zhike_knowledge_model`,
      values: [],
    });
    if (found?.model !== this.model || Number(found.dimensions) !== dimensions) {
      throw toOtherModelError(
        `use vectors of ${this.model} with ${dimensions} dimensions beside those of ${found?.model} with ${found?.dimensions}`,
      );
    }
  }

  async #findExtension(): Promise<string> {
    const find = () =>
      this.#ask<Extension>({
        text: `select available.installed_version as version, quote_ident(nspname) as schema_name
from pg_available_extensions as available left join pg_extension on extname = name
left join pg_namespace on pg_namespace.oid = extnamespace where name = 'vector'`,
        values: [],
      });
    let [found] = await find();
    if (found !== undefined && found.version === null) {
      await this.#ask({ text: 'create extension if not exists vector', values: [] }).catch((cause: unknown) => {
        throw toMissingError(cause);
      });
      [found] = await find();
    }
    if (found?.version === undefined || found.version === null || isOlder(found.version, [0, 8])) {
      throw toMissingError();
    }
    return `${found.schema_name}.`;
  }
}

function isOlder(version: string, [major, minor]: readonly [number, number]): boolean {
  const [foundMajor = 0, foundMinor = 0] = version.split('.').map(Number);
  return foundMajor < major || (foundMajor === major && foundMinor < minor);
}

function toText(vector: Float32Array): string {
  return `[${vector.join(',')}]`;
}

function toMissingError(cause?: unknown): KnowledgeStoreError {
  const remedy =
    'the database lacks the extension pgvector 0.8 or newer; install it on the server (package postgresql-NN-pgvector, NN being the version of PostgreSQL), run CREATE EXTENSION vector, or ALTER EXTENSION vector UPDATE, as a role that may, or leave out `embedding`';
  return new KnowledgeStoreError('prepare its vectors', 'vectors-missing', cause, remedy);
}

function toOtherModelError(act: string): KnowledgeStoreError {
  const remedy =
    'vectors of two models cannot be compared; use the model that is stored, or another `schema` and put the documents there';
  return new KnowledgeStoreError(act, 'other-model', undefined, remedy);
}
