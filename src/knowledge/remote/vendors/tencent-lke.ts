import type { JsonObject } from '../../../domain/json.js';
import type { KnowledgeBaseErrorKind } from '../../../error/knowledge-base-error.js';
import { toCloudCall } from '../../../http/tencent-cloud/cloud-call.js';
import { requireCredentials, type TencentCredentialSource } from '../../../http/tencent-cloud/credentials.js';
import { demand } from '../../../schema/demand.js';
import { requireKnownOptions } from '../../../schema/known-options.js';
import type { Retriever } from '../../retriever.js';
import { type FaultReader, isRecord } from '../fault.js';
import { type RemoteRetrieverOptions, readAddress, readSettings, remoteOptionNames, requireId } from '../options.js';
import { createRemoteRetriever } from '../remote-retriever.js';

export interface TencentLkeRetrieverOptions extends RemoteRetrieverOptions {
  readonly knowledgeBaseId: string;
  /** Of an account or sub-account that may use the knowledge engine. */
  readonly credentials: TencentCredentialSource;
  /** Default `HYBRID`, as the interface has it. */
  readonly retrievalMethod?: 'SEMANTIC' | 'FULL_TEXT' | 'HYBRID' | undefined;
  /** Only documents or only question–answer pairs. Default both. */
  readonly type?: 'DOC' | 'QA' | undefined;
  /** Default `ap-guangzhou`. */
  readonly region?: string | undefined;
  /** Another address of the interface. Default `https://lkeap.tencentcloudapi.com`. Its host is part of the signature. */
  readonly baseURL?: string | undefined;
  /** Further fields of the body: `AttributeLabels`. */
  readonly extraBody?: JsonObject | undefined;
}

const retrievalMethods = ['SEMANTIC', 'FULL_TEXT', 'HYBRID'];

/** By what stands before the first dot of a code. */
const codeKinds: Readonly<Record<string, KnowledgeBaseErrorKind>> = {
  AuthFailure: 'auth',
  UnauthorizedOperation: 'auth',
  ResourceNotFound: 'not-found',
  RequestLimitExceeded: 'rate-limit',
  LimitExceeded: 'rate-limit',
  InternalError: 'unavailable',
  ResourceInsufficient: 'unavailable',
  ResourceUnavailable: 'unavailable',
};

/**
 * Makes a retriever of a knowledge base in Tencent's knowledge engine (知识引擎原子能力, LKEAP), by its action
 * `RetrieveKnowledge`, version 2024-05-22. The answer has neither scores nor ids: scores fall with the rank, ids are made
 * of the text, and `minScore` goes along as `ScoreThreshold`.
 *
 * A base that lives in an application of the agent platform (ADP, formerly LKE) has another interface, which asks for the
 * application and its billing; use `httpRetriever()` before a gateway of one's own, or the model `tencentAdp()`, for it.
 *
 * Source: `RetrieveKnowledgeRequest`, `RetrievalRecord` in Tencent's SDKs (lkeap v20240522), and
 * https://cloud.tencent.com/document/api/1729/101842 for the signature.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 */
export function tencentLkeRetriever(options: TencentLkeRetrieverOptions): Retriever {
  const owner = 'tencentLkeRetriever()';
  requireKnownOptions(owner, options, [
    ...['knowledgeBaseId', 'credentials', 'retrievalMethod', 'type', 'region', 'baseURL', 'extraBody'],
    ...remoteOptionNames,
  ]);
  const { knowledgeBaseId, credentials, retrievalMethod, type, region = 'ap-guangzhou', extraBody } = options;
  requireId(owner, 'knowledgeBaseId', knowledgeBaseId);
  if (typeof credentials !== 'function') requireCredentials(owner, credentials);
  demand(
    retrievalMethod === undefined || retrievalMethods.includes(retrievalMethod),
    `${owner}: "retrievalMethod" must be one of ${retrievalMethods.join(', ')}`,
  );
  demand(type === undefined || type === 'DOC' || type === 'QA', `${owner}: "type" must be DOC or QA`);
  demand(/^[a-z]+(-[a-z0-9]+)+$/.test(region), `${owner}: "region" must be written as ap-guangzhou`);
  const { url, target } = readAddress(owner, 'baseURL', options.baseURL ?? 'https://lkeap.tencentcloudapi.com', '/');
  const { minScore, ...settings } = readSettings(owner, options);
  const action = { service: 'lkeap', action: 'RetrieveKnowledge', version: '2024-05-22' };
  return createRemoteRetriever({
    ...settings,
    minScore: undefined,
    owner,
    target,
    encode: ({ text, limit }) =>
      toCloudCall(owner, action, {
        url,
        headers: settings.headers,
        region,
        credentials,
        body: JSON.stringify({
          KnowledgeBaseId: knowledgeBaseId.trim(),
          Query: text,
          RetrievalMethod: retrievalMethod,
          RetrievalSetting: { Type: type, TopK: limit, ScoreThreshold: minScore },
          ...extraBody,
        }),
      }),
    readFault,
    readPassages: (answer) => {
      const { Response } = isRecord(answer) ? answer : {};
      const { Records } = isRecord(Response) ? Response : {};
      // Where nothing was found, the list may be null.
      if (Records === null) return [];
      return Array.isArray(Records) ? Records.map(toPassage) : Records;
    },
  });
}

/** {"Response":{"Error":{"Code","Message"},"RequestId"}}, with status 200. */
const readFault: FaultReader = ({ Response }) => {
  if (!isRecord(Response) || !isRecord(Response.Error)) return undefined;
  const code = String(Response.Error.Code);
  return { code, kind: codeKinds[code.split('.')[0] ?? ''] };
};

function toPassage(record: unknown): unknown {
  if (!isRecord(record)) return record;
  const metadata = isRecord(record.Metadata) ? record.Metadata : {};
  const [page] = Array.isArray(metadata.ChunkPageNumbers) ? metadata.ChunkPageNumbers : [];
  // The title of a question–answer pair is its question, which its text may leave out.
  const headings = metadata.Type === 'QA' && typeof record.Title === 'string' ? [record.Title] : [];
  return { text: record.Content, title: record.Title, headings, page };
}
