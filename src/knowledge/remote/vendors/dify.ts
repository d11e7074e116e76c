import type { JsonObject } from '../../../domain/json.js';
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
import { questionAndAnswer } from '../question-and-answer.js';
import type { RemotePassage } from '../read-passages.js';
import { createRemoteRetriever } from '../remote-retriever.js';

export interface DifyRetrieverOptions extends RemoteRetrieverOptions {
  /** Id of the knowledge base, as in the address of its page: `/datasets/{id}/documents`. */
  readonly datasetId: string;
  /** A key of the knowledge API (`dataset-…`), not of an app. */
  readonly apiKey: BaseKey;
  /** Default `https://api.dify.ai/v1`; of a server of one's own, with `/v1`. */
  readonly baseURL?: string | undefined;
  /**
   * How Dify searches, as its `retrieval_model`: `search_method`, `reranking_enable`, `score_threshold_enabled`, …;
   * `top_k` is set to the limit asked for. Default: as the knowledge base is set in Dify, with its own `top_k`.
   */
  readonly retrievalModel?: JsonObject | undefined;
}

/** Dify refuses longer questions: `hit_testing_args_check` in its hit_testing_service.py. */
const maxQuestionCharacters = 250;

/**
 * Makes a retriever of a knowledge base in Dify, Dify's own or connected to it.
 *
 * Source: https://docs.dify.ai/api-reference/knowledge-bases/retrieve-chunks-from-a-knowledge-base-test-retrieval, and
 * hit_testing_service.py of langgenius/dify for bases that are only connected.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const retriever = difyRetriever({ datasetId: 'f3d1c7be-…', apiKey: () => process.env.DIFY_KEY ?? '' });
 */
export function difyRetriever(options: DifyRetrieverOptions): Retriever {
  const owner = 'difyRetriever()';
  requireKnownOptions(owner, options, ['datasetId', 'apiKey', 'baseURL', 'retrievalModel', ...remoteOptionNames]);
  const { datasetId, apiKey, baseURL = 'https://api.dify.ai/v1', retrievalModel } = options;
  requireId(owner, 'datasetId', datasetId);
  if (typeof apiKey !== 'function') requireKey(owner, apiKey);
  const { url, target } = readAddress(
    owner,
    'baseURL',
    baseURL,
    `/datasets/${encodeURIComponent(datasetId.trim())}/retrieve`,
  );
  const settings = readSettings(owner, options);
  return createRemoteRetriever({
    ...settings,
    owner,
    target,
    maxQuestionCharacters,
    encode: async ({ text, limit }) => ({
      url,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await resolveKey(owner, apiKey)}`,
        ...settings.headers,
      },
      body: JSON.stringify({
        query: text,
        ...(retrievalModel !== undefined && { retrieval_model: { ...retrievalModel, top_k: limit } }),
      }),
    }),
    // {"code":"unauthorized","message":"…","status":401}, with the status as the response's own.
    readFault: ({ code, records }) =>
      records === undefined && typeof code === 'string' ? { code, kind: undefined } : undefined,
    readPassages: (answer) =>
      isRecord(answer) && Array.isArray(answer.records) ? answer.records.map(toPassage) : answer,
  });
}

function toPassage(record: unknown): unknown {
  if (!isRecord(record)) return record;
  const { segment, score } = record;
  if (!isRecord(segment)) {
    // A base that is only connected to Dify has no segments: the record itself is the passage.
    const metadata = isRecord(record.metadata) ? record.metadata : {};
    return { text: record.content, title: record.title, score, source: metadata.url ?? metadata.source };
  }
  const document = isRecord(segment.document) ? segment.document : {};
  const metadata = isRecord(document.doc_metadata) ? document.doc_metadata : {};
  return {
    ...questionAndAnswer(segment.content, segment.answer),
    id: segment.id,
    documentId: segment.document_id ?? document.id,
    title: document.name,
    score,
    source: metadata.url ?? metadata.source,
  } as RemotePassage;
}
