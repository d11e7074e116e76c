import { ConfigurationError } from '../../error/configuration-error.js';
import type { TencentCredentials } from './credentials.js';

export interface Tc3Request {
  /** As the `Host` header has it: with the port where that is not the protocol's own. */
  readonly host: string;
  /** First label of the product's host: `hunyuan`. */
  readonly service: string;
  /** The `Content-Type` header, exactly as sent. */
  readonly contentType: string;
  /** Exactly what is sent. */
  readonly body: string;
  /** Seconds since 1970, as `X-TC-Timestamp` has it. */
  readonly timestamp: number;
}

const encoder = new TextEncoder();

/**
 * Signs a `POST /` of Tencent's cloud interface with TC3-HMAC-SHA256.
 * Source: https://cloud.tencent.com/document/api/1729/101842
 *
 * @returns the `Authorization` header
 * @throws {ConfigurationError} the runtime has no WebCrypto: a page that was not loaded over https
 */
export async function signTc3(request: Tc3Request, { secretId, secretKey }: TencentCredentials): Promise<string> {
  const { host, service, contentType, body, timestamp } = request;
  const signedHeaders = 'content-type;host';
  const headers = `content-type:${contentType}\nhost:${host}\n`;
  const canonical = ['POST', '/', '', headers, signedHeaders, await digest(body)].join('\n');
  const date = new Date(timestamp * 1000).toISOString().slice(0, 10);
  const scope = `${date}/${service}/tc3_request`;
  const toSign = ['TC3-HMAC-SHA256', timestamp, scope, await digest(canonical)].join('\n');
  let key: Uint8Array<ArrayBuffer> = encoder.encode(`TC3${secretKey}`);
  for (const part of [date, service, 'tc3_request', toSign]) {
    key = await authenticate(key, part);
  }
  return `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${toHex(key)}`;
}

async function digest(text: string): Promise<string> {
  return toHex(new Uint8Array(await subtle().digest('SHA-256', encoder.encode(text))));
}

async function authenticate(secret: Uint8Array<ArrayBuffer>, text: string): Promise<Uint8Array<ArrayBuffer>> {
  const key = await subtle().importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await subtle().sign('HMAC', key, encoder.encode(text)));
}

function subtle(): SubtleCrypto {
  const found = (globalThis.crypto as Crypto | undefined)?.subtle;
  if (found === undefined) {
    throw new ConfigurationError(
      'Signing for Tencent Cloud needs WebCrypto; browsers have it only in pages loaded over https',
    );
  }
  return found;
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
