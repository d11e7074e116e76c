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
  type Transport,
} from '../endpoint/options.js';

/** Which conversation a request belongs to. */
export interface AdpConversation {
  readonly tenantId: string;
  readonly conversationId: string;
}

export interface TencentAdpOptions extends EndpointOptions {
  /** The AppKey of the published application. It is the whole credential: it belongs on a server. */
  readonly appKey: ApiKey;
  /** Version of the protocol. Default `v2`; older applications know only `v1`. */
  readonly version?: 'v1' | 'v2' | undefined;
  /** First half of the model's id in logs and usage. Default `tencent-adp`. */
  readonly name?: string | undefined;
  /** Default `https://wss.lke.cloud.tencent.com`; international `https://wss.lke.tencentcloud.com`. */
  readonly baseURL?: string | undefined;
  /** Another model than the application's own. */
  readonly modelName?: string | undefined;
  /** Whether the bot may search the web. Default: as the application is set. */
  readonly searchNetwork?: boolean | undefined;
  /** Characters gathered for each piece, 1 to 100. Default: the platform's. */
  readonly streamingThrottle?: number | undefined;
  /** Whether pieces are sent, or the whole text again and again. Default: true in v2, false in v1. */
  readonly incremental?: boolean | undefined;
  /** Values that the application's workflows, and the scopes of its knowledge, take by name. */
  readonly customVariables?: Readonly<Record<string, string>> | undefined;
  /** v1 only: values by label, to narrow the knowledge that is searched. v2 has `customVariables` for that. */
  readonly visitorLabels?: Readonly<Record<string, readonly string[]>> | undefined;
  /**
   * The visitor whom the platform counts and may tie permissions to: 1 to 64 of `a-z A-Z 0-9 _ -`, another one for every
   * customer of every tenant. Default: a hash of tenant and conversation.
   */
  readonly visitorId?: ((conversation: AdpConversation) => string) | undefined;
  /** Whether zhike's instructions are sent along as the bot's role. Default false: the application has its own. */
  readonly sendInstructions?: boolean | undefined;
  /** Whether passages of zhike's own knowledge are sent along. Default false: the application has its own. */
  readonly sendEvidence?: boolean | undefined;
  /**
   * Longest message in characters, passages included; a longer one is not sent. Default: 6000 in v1, as its documents
   * say, and none in v2.
   */
  readonly maxCharacters?: number | undefined;
  /** Fields that have no option here, added to the body of every request: `{ EnableMultiIntent: true }`. */
  readonly extraBody?: JsonObject | undefined;
}

/** Options after the checks: what a request is made from. */
export interface Endpoint extends Address, Transport {
  readonly id: string;
  readonly options: TencentAdpOptions;
  readonly version: 'v1' | 'v2';
  readonly incremental: boolean;
  readonly maxCharacters: number;
}

const optionNames = [
  ...'appKey version name baseURL modelName searchNetwork streamingThrottle incremental customVariables'.split(' '),
  ...'visitorLabels visitorId sendInstructions sendEvidence maxCharacters extraBody'.split(' '),
  ...endpointOptionNames,
];

const paths = { v1: '/v1/qbot/chat/sse', v2: '/adp/v2/chat' } as const;

/**
 * Checks options and fills in what was left out.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 */
export function readEndpoint(owner: string, options: TencentAdpOptions): Endpoint {
  requireKnownOptions(owner, options, optionNames);
  const { appKey, version = 'v2', modelName, streamingThrottle, visitorId } = options;
  const { searchNetwork, incremental, sendInstructions, sendEvidence, customVariables, visitorLabels } = options;
  if (typeof appKey !== 'function') requireAppKey(owner, appKey);
  demand(version === 'v1' || version === 'v2', `${owner}: "version" must be v1 or v2`);
  demand(visitorId === undefined || typeof visitorId === 'function', `${owner}: "visitorId" must be a function`);
  demandNumber(`${owner}: "streamingThrottle"`, streamingThrottle, { from: 1, to: 100, whole: true });
  demandNumber(`${owner}: "maxCharacters"`, options.maxCharacters, { from: 1, whole: true });
  for (const [name, value] of Object.entries({ searchNetwork, incremental, sendInstructions, sendEvidence })) {
    demand(value === undefined || typeof value === 'boolean', `${owner}: "${name}" must be true or false`);
  }
  demand(
    Object.values(customVariables ?? {}).every((value: unknown) => typeof value === 'string'),
    `${owner}: "customVariables" must hold texts only; write numbers and objects as text`,
  );
  demand(
    visitorLabels === undefined || version === 'v1',
    `${owner}: "visitorLabels" are known to v1 only; narrow the knowledge by "customVariables"`,
  );
  return {
    ...readAddress(owner, options.baseURL || 'https://wss.lke.cloud.tencent.com', paths[version]),
    ...readTransport(owner, options),
    id: `${options.name ?? 'tencent-adp'}/${modelName ?? 'bot'}`,
    options,
    version,
    incremental: incremental ?? version === 'v2',
    maxCharacters: options.maxCharacters ?? (version === 'v1' ? 6000 : Number.POSITIVE_INFINITY),
  };
}

/**
 * Gives the AppKey for one request.
 *
 * @throws {ConfigurationError} it is no key; the message does not repeat it
 */
export async function resolveAppKey(owner: string, appKey: ApiKey): Promise<string> {
  const key = typeof appKey === 'function' ? await appKey() : appKey;
  requireAppKey(owner, key);
  return key;
}

function requireAppKey(owner: string, appKey: unknown): asserts appKey is string {
  demand(
    typeof appKey === 'string' && /^[\x21-\x7e]+$/.test(appKey),
    `${owner}: "appKey" is missing or holds a sign that no key has; give the AppKey of the published application`,
  );
}
