import type { JsonObject } from '../../../domain/json.js';
import { demand, demandNumber } from '../../../schema/demand.js';
import { requireKnownOptions } from '../../../schema/known-options.js';
import type { Retriever } from '../../retriever.js';
import { type FaultReader, isRecord } from '../fault.js';
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
import { createRemoteRetriever } from '../remote-retriever.js';

export interface FastGptRetrieverOptions extends RemoteRetrieverOptions {
  /** Id of the knowledge base, as in the address of its page: `datasetId=…`. */
  readonly datasetId: string;
  /** A key of the account (`openapi-…`), not of an app. */
  readonly apiKey: BaseKey;
  /** Address of the server, without `/api`. Default `https://api.fastgpt.in`. */
  readonly baseURL?: string | undefined;
  /** Default `embedding`, as FastGPT has it. */
  readonly searchMode?: 'embedding' | 'fullTextRecall' | 'mixedRecall' | undefined;
  /** Whether FastGPT reranks what it found. Default false, as FastGPT has it. */
  readonly usingReRank?: boolean | undefined;
  /** Most tokens of all passages together, up to 20 000, for FastGPT counts those, not passages. Default 5 000. */
  readonly maxTokens?: number | undefined;
  /** Further fields of the body: `rerankModel`, `datasetSearchUsingExtensionQuery`, … */
  readonly extraBody?: JsonObject | undefined;
}

const searchModes = ['embedding', 'fullTextRecall', 'mixedRecall'];

/** Of several scores the one of the last step of the search counts, for the order comes from it. */
const scoreTypes = ['reRank', 'rrf', 'embedding', 'fullText'];

/**
 * Makes a retriever of a knowledge base in FastGPT. `minScore` is FastGPT's `similarity` too.
 *
 * Source: https://doc.fastgpt.io/docs/openapi/dataset (搜索测试), and searchTest.ts of labring/FastGPT: `data` is a list in
 * older versions and has one in newer ones, `score` is a number or one for each step of the search.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 */
export function fastGptRetriever(options: FastGptRetrieverOptions): Retriever {
  const owner = 'fastGptRetriever()';
  requireKnownOptions(owner, options, [
    ...['datasetId', 'apiKey', 'baseURL', 'searchMode', 'usingReRank', 'maxTokens', 'extraBody'],
    ...remoteOptionNames,
  ]);
  const { datasetId, apiKey, baseURL = 'https://api.fastgpt.in', searchMode, usingReRank, extraBody } = options;
  const { maxTokens = 5_000 } = options;
  requireId(owner, 'datasetId', datasetId);
  if (typeof apiKey !== 'function') requireKey(owner, apiKey);
  demandNumber(`${owner}: "maxTokens"`, maxTokens, { from: 1, to: 20_000, whole: true });
  demand(
    searchMode === undefined || searchModes.includes(searchMode),
    `${owner}: "searchMode" must be one of ${searchModes.join(', ')}`,
  );
  const { url, target } = readAddress(owner, 'baseURL', baseURL, '/api/core/dataset/searchTest');
  const settings = readSettings(owner, options);
  return createRemoteRetriever({
    ...settings,
    owner,
    target,
    encode: async ({ text }) => ({
      url,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await resolveKey(owner, apiKey)}`,
        ...settings.headers,
      },
      body: JSON.stringify({
        datasetId: datasetId.trim(),
        text,
        limit: maxTokens,
        similarity: settings.minScore,
        searchMode,
        usingReRank,
        ...extraBody,
      }),
    }),
    readFault,
    readPassages: (answer) => {
      const { data } = isRecord(answer) ? answer : {};
      const list = isRecord(data) ? data.list : data;
      return Array.isArray(list) ? list.map(toPassage) : list;
    },
  });
}

/** {"code":514,"statusText":"unAuthApiKey","message":"…","data":null}, with status 200 or the code's own. */
const readFault: FaultReader = ({ code, statusText }) => {
  if (code === undefined || code === 200) return undefined;
  const name = typeof statusText === 'string' && statusText !== '' ? statusText : String(code);
  if (/^unAuth/i.test(name) || code === 401 || code === 403) return { code: name, kind: 'auth' };
  return { code: name, kind: /unExist|notExist/i.test(name) ? 'not-found' : undefined };
};

function toPassage(item: unknown): unknown {
  if (!isRecord(item)) return item;
  const { q, a, id, collectionId, sourceName, sourceId } = item;
  return {
    ...questionAndAnswer(q, a),
    id,
    documentId: collectionId,
    title: sourceName,
    score: toScore(item.score),
    source: sourceId,
  };
}

function toScore(score: unknown): unknown {
  if (!Array.isArray(score)) return score;
  const scores = score.filter(isRecord);
  const best = scoreTypes.map((type) => scores.find((each) => each.type === type)).find((each) => each !== undefined);
  return (best ?? scores[0])?.value;
}
