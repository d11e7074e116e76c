import type { CloudAction } from '../../http/tencent-cloud/cloud-call.js';
import { requireCredentials, type TencentCredentialSource } from '../../http/tencent-cloud/credentials.js';
import { demand } from '../../schema/demand.js';
import { type Address, readAddress } from '../endpoint/options.js';

/** How the native interface of Tencent's knowledge engine (知识引擎原子能力) is reached. */
export interface LkeapCloudOptions {
  readonly credentials: TencentCredentialSource;
  /** Another address of the interface. Default `https://lkeap.tencentcloudapi.com`. Its host is part of the signature. */
  readonly baseURL?: string | undefined;
  /** Default `ap-guangzhou`. */
  readonly region?: string | undefined;
}

export const lkeapOptionNames: readonly string[] = ['credentials', 'baseURL', 'region'];

/** @throws {ConfigurationError} an option is unusable */
export function readLkeap(
  owner: string,
  options: LkeapCloudOptions,
): Address &
  Required<Pick<LkeapCloudOptions, 'credentials'>> & {
    readonly region: string;
  } {
  const { credentials, region = 'ap-guangzhou' } = options;
  if (typeof credentials !== 'function') requireCredentials(owner, credentials);
  demand(
    /^[a-z]+(-[a-z0-9]+)+$/.test(region),
    `${owner}: "region" is not the name of a region; write it as ap-guangzhou`,
  );
  return { ...readAddress(owner, options.baseURL || 'https://lkeap.tencentcloudapi.com', '/'), credentials, region };
}

/** One action of the interface. */
export function lkeapAction(action: string): CloudAction {
  return { service: 'lkeap', action, version: '2024-05-22' };
}
