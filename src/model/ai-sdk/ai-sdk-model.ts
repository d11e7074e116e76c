import { demand, demandNumber } from '../../schema/demand.js';
import { requireKnownOptions } from '../../schema/known-options.js';
import type { ChatModel } from '../chat-model.js';
import { createClock } from '../endpoint/clock.js';
import { lazyStream } from '../endpoint/lazy-stream.js';
import { type EndpointOptions, readTransport } from '../endpoint/options.js';
import type { AiSdkModel, AiSdkProviderOptions } from './shape.js';

export interface FromAiSdkOptions extends Pick<EndpointOptions, 'timeLimits' | 'retry'> {
  /** Default: the model's. */
  readonly temperature?: number | undefined;
  /** Longest reply in tokens. Default: the model's. */
  readonly maxTokens?: number | undefined;
  /** Whether the model's earlier reasoning is sent back to it. Default false. */
  readonly replayReasoning?: boolean | undefined;
  /** Passed to the model as it is: `{ openai: { reasoningEffort: 'low' } }`. */
  readonly providerOptions?: AiSdkProviderOptions | undefined;
  /** Zone in which the model is told the time. Default `Asia/Shanghai`. */
  readonly timeZone?: string | undefined;
}

const optionNames = [
  'timeLimits',
  'retry',
  'temperature',
  'maxTokens',
  'replayReasoning',
  'providerOptions',
  'timeZone',
];

/** Specifications of the AI SDK's language models that are understood: AI SDK 5, 6 and 7. */
const specifications = ['v2', 'v3', 'v4'];

/**
 * Makes a model of any language model of the AI SDK, accepted by its shape: zhike depends on no package of the SDK.
 *
 * Time limits, retries before the first word and errors are zhike's; tools are run by zhike, those that the provider
 * runs itself stay with it.
 *
 * @param model - specification `v2`, `v3` or `v4`, as every provider of AI SDK 5 to 7 makes it
 * @throws {ConfigurationError} it is no such model, or an option is unknown or unusable
 * @example
 * const model = fromAiSdk(anthropic('claude-sonnet-4-5'));
 */
export function fromAiSdk(model: AiSdkModel, options: FromAiSdkOptions = {}): ChatModel {
  const owner = 'fromAiSdk()';
  requireKnownOptions(owner, options, optionNames);
  demand(
    typeof model === 'object' && model !== null && typeof model.doStream === 'function',
    `${owner} needs a language model of the AI SDK, as a provider makes it: openai('gpt-5-mini')`,
  );
  demand(
    specifications.includes(model.specificationVersion),
    `${owner} understands the specifications ${specifications.join(', ')}; this model has "${model.specificationVersion}"`,
  );
  const { temperature, maxTokens, providerOptions, replayReasoning = false } = options;
  demandNumber(`${owner}: "temperature"`, temperature, { from: 0, to: 2 });
  demandNumber(`${owner}: "maxTokens"`, maxTokens, { from: 1, whole: true });
  const { timeLimits, retry } = readTransport(owner, { timeLimits: options.timeLimits, retry: options.retry });
  const formatNow = createClock(owner, options.timeZone);
  const settings = { temperature, maxTokens, providerOptions, replayReasoning, formatNow };
  const id = `${model.provider}/${model.modelId}`;
  return {
    id,
    // `openai.chat` and the like name the provider before the point.
    provider: { name: model.provider.split('.')[0] ?? model.provider, model: model.modelId },
    stream: lazyStream(async () => {
      const [{ ReplyStream }, { AiSdkAttempt }] = await Promise.all([
        import('../endpoint/reply-stream.js'),
        import('./ai-sdk-attempt.js'),
      ]);
      const attempt = (signal: AbortSignal | undefined) => new AiSdkAttempt(model, settings, timeLimits, signal);
      return (request) => new ReplyStream({ target: id, retry, continues: false, attempt }, request);
    }),
  };
}
