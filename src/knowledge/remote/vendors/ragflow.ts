import type { JsonObject } from '../../../domain/json.js';
import type { KnowledgeBaseErrorKind } from '../../../error/knowledge-base-error.js';
import { demand } from '../../../schema/demand.js';
import { requireKnownOptions } from '../../../schema/known-options.js';
import type { Retriever } from '../../retriever.js';
import { isRecord } from '../fault.js';
import {
  type BaseKey,
  type RemoteRetrieverOptions,
  readAddress,
  readSettings,
  remoteOptionNames,
  requireId,
  requireKey,
  resolveKey,
} from '../options.js';
import { createRemoteRetriever } from '../remote-retriever.js';

export interface RagflowRetrieverOptions extends RemoteRetrieverOptions {
  /** Address of the server: `https://ragflow.example.com`. */
  readonly baseURL: string;
  /** Ids of the knowledge bases to search, at least one; they must have the same embedding model. */
  readonly datasetIds: readonly string[];
  readonly apiKey: BaseKey;
  /** Further fields of the body: `rerank_id`, `keyword`, `vector_similarity_weight`, `metadata_condition`, … */
  readonly extraBody?: JsonObject | undefined;
}

/** Codes that RAGFlow answers with status 200, as its reference lists them. 102 says little: no such base, or no base at all. */
const codeKinds: Readonly<Record<string, KnowledgeBaseErrorKind>> = {
  100: 'unavailable',
  105: 'unavailable',
  106: 'unavailable',
  108: 'auth',
  109: 'auth',
  401: 'auth',
  403: 'auth',
  404: 'not-found',
  500: 'unavailable',
};

/**
 * Makes a retriever of knowledge bases in RAGFlow. `minScore` is RAGFlow's `similarity_threshold` too, which is 0.2 there
 * where it is left out.
 *
 * Source: https://ragflow.io/docs/http_api_reference (Retrieve chunks)
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 */
export function ragflowRetriever(options: RagflowRetrieverOptions): Retriever {
  const owner = 'ragflowRetriever()';
  requireKnownOptions(owner, options, ['baseURL', 'datasetIds', 'apiKey', 'extraBody', ...remoteOptionNames]);
  const { baseURL, datasetIds, apiKey, extraBody } = options;
  demand(Array.isArray(datasetIds) && datasetIds.length > 0, `${owner}: "datasetIds" must name at least one base`);
  for (const id of datasetIds) requireId(owner, 'datasetIds', id);
  if (typeof apiKey !== 'function') requireKey(owner, apiKey);
  const { url, target } = readAddress(owner, 'baseURL', baseURL, '/api/v1/retrieval');
  const settings = readSettings(owner, options);
  return createRemoteRetriever({
    ...settings,
    owner,
    target,
    encode: async ({ text, limit }) => ({
      url,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await resolveKey(owner, apiKey)}`,
        ...settings.headers,
      },
      body: JSON.stringify({
        question: text,
        dataset_ids: datasetIds,
        page: 1,
        page_size: limit,
        similarity_threshold: settings.minScore,
        ...extraBody,
      }),
    }),
    readFault: ({ code }) =>
      code === undefined || code === 0 ? undefined : { code: String(code), kind: codeKinds[String(code)] },
    readPassages: (answer) => {
      const { data } = isRecord(answer) ? answer : {};
      const chunks = isRecord(data) ? data.chunks : data;
      return Array.isArray(chunks) ? chunks.map(toPassage) : chunks;
    },
  });
}

function toPassage(chunk: unknown): unknown {
  if (!isRecord(chunk)) return chunk;
  const { content, id, document_id: documentId, document_keyword, document_name, similarity: score, url } = chunk;
  const [position] = Array.isArray(chunk.positions) ? chunk.positions : [];
  return {
    text: content,
    id,
    documentId,
    title: document_keyword ?? document_name,
    score,
    source: url,
    // [page, left, right, top, bottom]
    page: Array.isArray(position) ? position[0] : undefined,
  };
}
