import { noUsage, type Usage } from '../../domain/usage.js';
import { ModelResponseError } from '../../error/model-error.js';
import { estimateTokens } from '../estimate-tokens.js';
import { isRecord } from './vendor-fault.js';

const fields = ['prompt_tokens', 'input_tokens', 'total_tokens', 'InputTokens', 'TotalTokens'];

/**
 * Reads the tokens of a call that writes none, as of embeddings and reranking.
 *
 * @param report - as sent, in whatever vendor's words; where it counts nothing, the tokens are estimated
 * @param sent - what the model read
 */
export function toInputUsage(report: unknown, sent: readonly string[], retries: number): Usage {
  const counts = isRecord(report) ? fields.map((name) => Number(report[name])) : [];
  const counted = counts.find((count) => Number.isInteger(count) && count > 0);
  const inputTokens = counted ?? sent.reduce((sum, text) => sum + estimateTokens(text), 0);
  return { ...noUsage, inputTokens, calls: 1, retries, estimated: counted === undefined };
}

/**
 * Reads what an answer holds.
 *
 * @throws what `read` throws; an error over an answer that is of no use says what the answer has cost all the same
 */
export function chargeFor<Result>(usage: Usage, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw error instanceof ModelResponseError ? Object.assign(error, { usage }) : error;
  }
}
