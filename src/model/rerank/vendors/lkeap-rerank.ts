import type { RerankModel } from '../../../domain/rerank-model.js';
import { toCloudCall } from '../../../http/tencent-cloud/cloud-call.js';
import { demand } from '../../../schema/demand.js';
import { requireKnownOptions } from '../../../schema/known-options.js';
import { isRecord } from '../../endpoint/vendor-fault.js';
import { type LkeapCloudOptions, lkeapAction, lkeapOptionNames, readLkeap } from '../../tencent-cloud/lkeap.js';
import { createRerankModel } from '../create-rerank-model.js';
import { genericRerankDialect } from '../dialect.js';
import { type RankingOptions, rankingOptionNames, readRanking } from '../options.js';

export interface LkeapRerankOptions extends LkeapCloudOptions, RankingOptions {
  /** Default `lke-reranker-base`. */
  readonly model?: string | undefined;
  /** First half of the model's id in logs and usage. Default `lkeap`. */
  readonly name?: string | undefined;
}

const limits = {
  ...genericRerankDialect,
  maxDocuments: 60,
  maxCharacters: 2_000,
  // The vendor counts query and documents together; a longer query would leave no room for them.
  maxQueryCharacters: 1_000,
};

/**
 * Makes a rerank model of Tencent's knowledge engine (知识引擎原子能力), signed with the key pair of a Tencent Cloud account.
 *
 * A call takes 60 documents, and 2 000 characters of query and documents together, so that a few passages already take
 * several calls.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const model = lkeapRerank({
 *   credentials: () => ({
 *     secretId: process.env.TENCENTCLOUD_SECRET_ID ?? '',
 *     secretKey: process.env.TENCENTCLOUD_SECRET_KEY ?? '',
 *   }),
 * });
 */
export function lkeapRerank(options: LkeapRerankOptions): RerankModel {
  const owner = 'lkeapRerank()';
  requireKnownOptions(owner, options, ['model', 'name', ...lkeapOptionNames, ...rankingOptionNames]);
  const { model = 'lke-reranker-base', name = 'lkeap' } = options;
  demand(model.trim() !== '', `${owner}: "model" is empty; give the vendor's name of a model`);
  const cloud = readLkeap(owner, options);
  const ranking = readRanking(owner, options, limits);
  const { headers } = ranking.transport;
  return createRerankModel({
    ...ranking,
    id: `${name}/${model}`,
    target: cloud.target,
    ranksAll: true,
    encode: ({ query: Query, documents: Docs }) => {
      const body = JSON.stringify({ Query, Docs, Model: model, ...ranking.extraBody });
      return toCloudCall(owner, lkeapAction('RunRerank'), { ...cloud, headers, body });
    },
    read: ({ Response }) => {
      const { ScoreList, Usage } = isRecord(Response) ? Response : {};
      const scores: readonly unknown[] | undefined = Array.isArray(ScoreList) ? ScoreList : undefined;
      return { results: scores?.map((score, index) => ({ index, score })), usage: Usage };
    },
  });
}
