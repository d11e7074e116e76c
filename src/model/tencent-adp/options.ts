import type { JsonObject } from '../../domain/json.js';
import { demand, demandNumber } from '../../schema/demand.js';
import { requireKnownOptions } from '../../schema/known-options.js';
import {
  type Address,
  type ApiKey,
  type EndpointOptions,
  endpointOptionNames,
  readAddress,
  readTransport,
  requireKey,
  type Transport,
} from '../endpoint/options.js';
import { readRegion } from '../openai-compatible/options.js';
import type { Conversation } from './conversation-ids.js';
import type { RequestSettings } from './encode-request.js';

export type AdpVersion = 'v1' | 'v2';

const baseURLs = {
  china: 'https://wss.lke.cloud.tencent.com',
  international: 'https://wss.lke.tencentcloud.com',
} as const;

const versions: Readonly<
  Record<AdpVersion, { path: string; incremental: boolean; maxCharacters: number | undefined }>
> = {
  v1: { path: '/v1/qbot/chat/sse', incremental: false, maxCharacters: 6000 },
  v2: { path: '/adp/v2/chat', incremental: true, maxCharacters: undefined },
};

export interface TencentAdpOptions extends EndpointOptions {
  /** The AppKey of a published application. Whoever has it can talk as the bot: it belongs on a server. */
  readonly apiKey: ApiKey;
  /** Version of the chat interface. Default `v2`; `v1` is for applications of the older knowledge engine. */
  readonly version?: AdpVersion | undefined;
  /** First half of the model's id in logs and usage: tells several bots apart. Default `tencent-adp`. */
  readonly name?: string | undefined;
  /** Where the account lives. Default `china`. */
  readonly region?: keyof typeof baseURLs | undefined;
  /** Another address: a private deployment, a proxy. The version's path is appended where it does not stand there. */
  readonly baseURL?: string | undefined;
  /** The platform's name of a model to use instead of the one that the application is set to. */
  readonly modelName?: string | undefined;
  /** Whether the bot may search the web. Default: as the application is set. */
  readonly searchNetwork?: boolean | undefined;
  /** Characters that the platform gathers for one event, 1 to 100. Default: the platform's, 5. */
  readonly streamingThrottle?: number | undefined;
  /**
   * Whether text comes piece by piece instead of whole each time. Default: true in v2, where the platform still
   * replaces text that it has to change; false in v1, where pieces could not be changed.
   */
  readonly incremental?: boolean | undefined;
  /** Values that the application's workflows, and the scopes of its knowledge, take by name. */
  readonly customVariables?: Readonly<Record<string, string>> | undefined;
  /** v1 only: values by name of label, to narrow the knowledge that is searched. v2 has `customVariables` for that. */
  readonly visitorLabels?: Readonly<Record<string, readonly string[]>> | undefined;
  /**
   * Names the customer of a conversation for the platform, which may tie permissions to that name: the same customer
   * then has the same name in all conversations. Sent as it is where it has 1 to 64 of `a-z`, `A-Z`, `0-9`, `_` and `-`,
   * hashed elsewhere; give customers of different tenants different names. Default: a hash, another for each
   * conversation.
   */
  readonly visitorId?: ((conversation: Conversation) => string) | undefined;
  /**
   * Sends what zhike's own knowledge holds for the message along with it. Default false: the bot answers from the
   * knowledge that it was given on the platform.
   */
  readonly sendEvidence?: boolean | undefined;
  /** Sends zhike's instructions in place of the role that the application is set to. Default false. */
  readonly sendInstructions?: boolean | undefined;
  /**
   * Longest message in characters, context included; a longer one is refused before it is sent. Default: 6000 in v1,
   * none in v2, where the limit is the model's.
   */
  readonly maxCharacters?: number | undefined;
  /** Fields that have no option here, added to the body of every request: `{ EnableMultiIntent: true }`. */
  readonly extraBody?: JsonObject | undefined;
}

/** Options after the checks: what a request is made from. */
export interface Endpoint extends Address, Transport, RequestSettings {
  readonly apiKey: ApiKey;
  readonly visitorId: ((conversation: Conversation) => string) | undefined;
}

const optionNames = [
  ...'apiKey version name region baseURL modelName searchNetwork streamingThrottle incremental'.split(' '),
  ...'customVariables visitorLabels visitorId sendEvidence sendInstructions maxCharacters extraBody'.split(' '),
  ...endpointOptionNames,
];

/**
 * Checks options and fills in what was left out.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 */
export function readEndpoint(owner: string, options: TencentAdpOptions): Endpoint {
  requireKnownOptions(owner, options, optionNames);
  const { apiKey, version = 'v2', modelName, customVariables, visitorLabels, visitorId } = options;
  const { searchNetwork, streamingThrottle, incremental, sendEvidence, sendInstructions, maxCharacters } = options;
  demand(Object.hasOwn(versions, version), `${owner}: "version" must be one of ${Object.keys(versions).join(', ')}`);
  if (typeof apiKey !== 'function') requireKey(owner, apiKey);
  demand(modelName === undefined || modelName.trim() !== '', `${owner}: "modelName" is empty; leave it out`);
  demandNumber(`${owner}: "streamingThrottle"`, streamingThrottle, { from: 1, to: 100, whole: true });
  demandNumber(`${owner}: "maxCharacters"`, maxCharacters, { from: 1, whole: true });
  for (const [name, value] of Object.entries({ searchNetwork, incremental, sendEvidence, sendInstructions })) {
    demand(value === undefined || typeof value === 'boolean', `${owner}: "${name}" must be true or false`);
  }
  demand(
    visitorId === undefined || typeof visitorId === 'function',
    `${owner}: "visitorId" must be a function that names the customer of a conversation`,
  );
  demand(
    Object.values(customVariables ?? {}).every((value: unknown) => typeof value === 'string'),
    `${owner}: "customVariables" must hold texts only; write numbers and objects as text`,
  );
  demand(
    visitorLabels === undefined || version === 'v1',
    `${owner}: "visitorLabels" are known to v1 only; narrow the knowledge by "customVariables"`,
  );
  const preset = versions[version];
  return {
    ...readAddress(owner, readRegion(owner, options, baseURLs) ?? baseURLs.china, preset.path),
    ...readTransport(owner, options),
    id: `${options.name ?? 'tencent-adp'}/${modelName ?? 'bot'}`,
    apiKey,
    version,
    incremental: incremental ?? preset.incremental,
    maxCharacters: maxCharacters ?? preset.maxCharacters,
    sendEvidence,
    sendInstructions,
    searchNetwork,
    streamingThrottle,
    modelName,
    customVariables,
    visitorLabels,
    visitorId,
    extraBody: options.extraBody,
  };
}
