import type { EmbeddingModel } from '../../../domain/embedding-model.js';
import { toCloudCall } from '../../../http/tencent-cloud/cloud-call.js';
import { demand } from '../../../schema/demand.js';
import { requireKnownOptions } from '../../../schema/known-options.js';
import { isRecord } from '../../endpoint/vendor-fault.js';
import { type LkeapCloudOptions, lkeapAction, lkeapOptionNames, readLkeap } from '../../tencent-cloud/lkeap.js';
import { createEmbeddingModel } from '../create-embedding-model.js';
import { type BatchingOptions, batchingOptionNames, readBatching } from '../options.js';

export interface LkeapEmbeddingOptions extends LkeapCloudOptions, BatchingOptions {
  /** `lke-text-embedding-v1` or `-v2`: name the one that your index was made with. */
  readonly model: string;
  /** First half of the model's id in logs and usage. Default `lkeap`. */
  readonly name?: string | undefined;
  /** What queries are for, in words, for models that read that; beside `purpose: 'query'` only. */
  readonly instruction?: string | undefined;
}

const limits = { maxBatch: 7, maxCharacters: 2_000, maxBatchCharacters: undefined };

/**
 * Makes an embedding model of Tencent's knowledge engine (知识引擎原子能力), signed with the key pair of a Tencent Cloud
 * account. It tells queries from documents: pass `purpose`. A call takes 7 texts of 2 000 characters.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const model = lkeapEmbeddings({
 *   credentials: () => ({
 *     secretId: process.env.TENCENTCLOUD_SECRET_ID ?? '',
 *     secretKey: process.env.TENCENTCLOUD_SECRET_KEY ?? '',
 *   }),
 *   model: 'lke-text-embedding-v2',
 * });
 */
export function lkeapEmbeddings(options: LkeapEmbeddingOptions): EmbeddingModel {
  const owner = 'lkeapEmbeddings()';
  requireKnownOptions(owner, options, ['model', 'name', 'instruction', ...lkeapOptionNames, ...batchingOptionNames]);
  const { model, name = 'lkeap', instruction } = options;
  demand(
    typeof model === 'string' && model.trim() !== '',
    `${owner}: "model" is missing; give the vendor's name of a model`,
  );
  const cloud = readLkeap(owner, options);
  const batching = readBatching(owner, options, limits);
  const { headers } = batching.transport;
  return createEmbeddingModel({
    ...batching,
    id: `${name}/${model}`,
    target: cloud.target,
    dimensions: undefined,
    encode: (texts, purpose) => {
      const body = JSON.stringify({
        Model: model,
        Inputs: texts,
        TextType: purpose,
        ...(purpose === 'query' && { Instruction: instruction }),
        ...batching.extraBody,
      });
      return toCloudCall(owner, lkeapAction('GetEmbedding'), { ...cloud, headers, body });
    },
    read: ({ Response }) => ({
      data: isRecord(Response) ? Response.Data : undefined,
      usage: isRecord(Response) ? Response.Usage : undefined,
    }),
  });
}
