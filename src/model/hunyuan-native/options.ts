import type { JsonObject } from '../../domain/json.js';
import { requireCredentials, type TencentCredentialSource } from '../../http/tencent-cloud/credentials.js';
import { demand, demandNumber } from '../../schema/demand.js';
import { requireKnownOptions } from '../../schema/known-options.js';
import { createClock } from '../endpoint/clock.js';
import {
  type Address,
  type EndpointOptions,
  endpointOptionNames,
  readAddress,
  readTransport,
  type Transport,
} from '../endpoint/options.js';

export interface HunyuanNativeOptions extends EndpointOptions {
  readonly credentials: TencentCredentialSource;
  /** Default `hunyuan-turbos-latest`. Models come and go: name one to be independent of zhike's choice. */
  readonly model?: string | undefined;
  /** First half of the model's id in logs and usage. Default `hunyuan-native`. */
  readonly name?: string | undefined;
  /** Another address of the interface. Default `https://hunyuan.tencentcloudapi.com`. Its host is part of the signature. */
  readonly baseURL?: string | undefined;
  /** `ap-guangzhou`. Default: none is sent, for the interface asks for none. */
  readonly region?: string | undefined;
  /** Default: the vendor's. */
  readonly temperature?: number | undefined;
  /** Switches thinking on or off, for models that can do both. Default: the vendor's. */
  readonly thinking?: boolean | undefined;
  /**
   * Whether the text is moderated piece by piece while it streams: then what was shown may have to be withdrawn. With
   * false all of it is moderated before its first word comes; raise `timeLimits.firstTokenMs` then. Default: the
   * vendor's, which is true.
   */
  readonly streamModeration?: boolean | undefined;
  /**
   * Fields of the interface that have no option here, added to the body of every request:
   * `{ EnableEnhancement: true, SearchInfo: true, Citation: true }` lets the model search, and the pages come as
   * references. Mind `Stop`: the reply ends after the matched text, where other vendors end before it.
   */
  readonly extraBody?: JsonObject | undefined;
  /** Zone in which the model is told the time. Default `Asia/Shanghai`. */
  readonly timeZone?: string | undefined;
}

/** Options after the checks: what a request is made from. */
export interface Endpoint extends Address, Transport {
  readonly id: string;
  readonly model: string;
  readonly credentials: TencentCredentialSource;
  readonly region: string | undefined;
  readonly temperature: number | undefined;
  readonly thinking: boolean | undefined;
  readonly streamModeration: boolean | undefined;
  readonly extraBody: JsonObject | undefined;
  readonly formatNow: (now: Date) => string;
}

const optionNames = [
  ...'credentials model name baseURL region temperature thinking streamModeration extraBody timeZone'.split(' '),
  ...endpointOptionNames,
];

/**
 * Checks options and fills in what was left out.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 */
export function readEndpoint(owner: string, options: HunyuanNativeOptions): Endpoint {
  requireKnownOptions(owner, options, optionNames);
  const { credentials, model = 'hunyuan-turbos-latest', region, temperature, thinking, streamModeration } = options;
  demand(model.trim() !== '', `${owner}: "model" is empty; give the vendor's name of a model`);
  if (typeof credentials !== 'function') requireCredentials(owner, credentials);
  demandNumber(`${owner}: "temperature"`, temperature, { from: 0, to: 2 });
  for (const [name, value] of Object.entries({ thinking, streamModeration })) {
    demand(value === undefined || typeof value === 'boolean', `${owner}: "${name}" must be true or false`);
  }
  return {
    ...readAddress(owner, options.baseURL || 'https://hunyuan.tencentcloudapi.com', '/'),
    ...readTransport(owner, options),
    id: `${options.name ?? 'hunyuan-native'}/${model}`,
    model,
    credentials,
    region,
    temperature,
    thinking,
    streamModeration,
    extraBody: options.extraBody,
    formatNow: createClock(owner, options.timeZone),
  };
}
