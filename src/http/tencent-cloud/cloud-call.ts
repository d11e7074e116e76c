import { resolveCredentials, type TencentCredentialSource } from './credentials.js';
import { signTc3 } from './sign-tc3.js';

/** One action of one product of Tencent's cloud interface. */
export interface CloudAction {
  /** First label of the product's host, which the signature names: `hunyuan`. */
  readonly service: string;
  /** Name of the action: `ChatCompletions`. */
  readonly action: string;
  /** Version of the product's interface: `2023-09-01`. */
  readonly version: string;
}

/** A request as it goes over the wire. */
export interface CloudCall {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The JSON to send, already written. */
  readonly body: string;
}

export interface CloudCallOptions {
  readonly url: string;
  /** Further headers; those that the interface itself needs win over them. */
  readonly headers: Readonly<Record<string, string>>;
  /** `ap-guangzhou`; some products ask for it, some take none. */
  readonly region: string | undefined;
  readonly credentials: TencentCredentialSource;
  /** The JSON to send, already written. */
  readonly body: string;
}

const contentType = 'application/json';

/**
 * Writes a signed call. The signature holds for a few minutes, so every attempt needs a call of its own.
 *
 * @throws {ConfigurationError} the credentials are incomplete
 */
export async function toCloudCall(
  owner: string,
  { service, action, version }: CloudAction,
  { url, headers, region, credentials: source, body }: CloudCallOptions,
): Promise<CloudCall> {
  const credentials = await resolveCredentials(owner, source);
  const timestamp = Math.floor(Date.now() / 1000);
  const { host } = new URL(url);
  const authorization = await signTc3({ host, service, contentType, body, timestamp }, credentials);
  const own = {
    authorization,
    'content-type': contentType,
    'x-tc-action': action,
    'x-tc-version': version,
    'x-tc-timestamp': String(timestamp),
    ...(region !== undefined && { 'x-tc-region': region }),
    ...(credentials.token !== undefined && { 'x-tc-token': credentials.token }),
  };
  // A second header of the same name in other letters would change what is sent after it was signed.
  const further = Object.entries(headers).filter(([name]) => !Object.hasOwn(own, name.toLowerCase()));
  return { url, headers: { ...Object.fromEntries(further), ...own }, body };
}
