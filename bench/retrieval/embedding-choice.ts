import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EmbeddingModel } from '../../src/domain/embedding-model.js';
import type { RerankModel } from '../../src/domain/rerank-model.js';
import { noUsage } from '../../src/domain/usage.js';
import * as models from '../../src/model/index.js';

const here = fileURLToPath(new URL('./', import.meta.url));
const vendors = {
  ark: models.arkEmbeddings,
  dashscope: models.dashscopeEmbeddings,
  hunyuan: models.hunyuanEmbeddings,
  openai: models.openaiEmbeddings,
  qianfan: models.qianfanEmbeddings,
} as const;
const rerankVendors = { dashscope: models.dashscopeRerank, qianfan: models.qianfanRerank } as const;

export const embeddingNames = ['energetic (English, no key)', ...Object.keys(vendors).map((name) => `${name}[:model]`)];

/**
 * Makes the embedding model that a name stands for; its vectors are kept in a file, for each costs time or money.
 *
 * @param choice - `energetic`, or a vendor and perhaps a model: `dashscope:text-embedding-v4`
 * @param key - of the vendor, and its address where that is not the usual one
 */
export async function chooseEmbedding(
  choice: string,
  key: string | undefined,
  baseURL: string | undefined,
): Promise<EmbeddingModel> {
  const [name = '', model] = choice.split(':');
  if (name === 'energetic') return cached(await energetic(), choice);
  const make = vendors[name as keyof typeof vendors];
  if (make === undefined) throw new Error(`--embedding must be one of ${embeddingNames.join(', ')}`);
  if (key === undefined) throw new Error(`--embedding ${name} needs its key in EMBEDDING_API_KEY`);
  return cached(make({ apiKey: key, model: model as string, baseURL, tooLong: 'cut' }), choice);
}

export function chooseRerank(choice: string, key: string | undefined): RerankModel {
  const [name = '', model] = choice.split(':');
  const make = rerankVendors[name as keyof typeof rerankVendors];
  if (make === undefined) throw new Error(`--rerank must be one of ${Object.keys(rerankVendors).join(', ')}`);
  if (key === undefined) throw new Error(`--rerank ${name} needs its key in RERANK_API_KEY`);
  return make({ apiKey: key, model: model as string });
}

/** A small English encoder (Universal Sentence Encoder lite, Apache-2.0) whose weights come with its package. */
async function energetic(): Promise<EmbeddingModel> {
  const { createEncoder } = (await import(new URL('./energetic.mjs', import.meta.url).href)) as {
    createEncoder(): Promise<(texts: readonly string[]) => Promise<number[][]>>;
  };
  const encode = await createEncoder();
  return {
    id: 'energetic/model-embeddings-en',
    maxBatch: 16,
    async embed(texts) {
      return { vectors: (await encode(texts)).map((vector) => Float32Array.from(vector)), usage: noUsage };
    },
  };
}

function cached(model: EmbeddingModel, choice: string): EmbeddingModel {
  const folder = join(here, 'node_modules', '.vectors');
  const file = join(folder, `${choice.replaceAll(/[^\w.-]/g, '_')}.json`);
  const known = new Map<string, string>(
    existsSync(file) ? Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : [],
  );
  return {
    id: model.id,
    maxBatch: model.maxBatch,
    async embed(texts, options) {
      const keyOf = (text: string) => `${options?.purpose ?? 'document'} ${text}`;
      const missing = [...new Set(texts)].filter((text) => !known.has(keyOf(text)));
      for (let from = 0; from < missing.length; from += model.maxBatch) {
        const batch = missing.slice(from, from + model.maxBatch);
        const { vectors } = await model.embed(batch, options);
        for (const [at, text] of batch.entries()) known.set(keyOf(text), toBase64(vectors[at] ?? new Float32Array()));
        process.stderr.write(`\r${choice}: ${from + batch.length} of ${missing.length} texts`);
      }
      if (missing.length > 0) {
        process.stderr.write('\n');
        mkdirSync(folder, { recursive: true });
        writeFileSync(file, JSON.stringify(Object.fromEntries(known)));
      }
      return { vectors: texts.map((text) => fromBase64(known.get(keyOf(text)) ?? '')), usage: noUsage };
    },
  };
}

function toBase64({ buffer, byteOffset, byteLength }: Float32Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}

function fromBase64(text: string): Float32Array {
  return new Float32Array(Uint8Array.from(Buffer.from(text, 'base64')).buffer);
}
