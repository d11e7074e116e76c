import { ConfigurationError } from '../../error/configuration-error.js';

/** A key pair of a Tencent Cloud account or sub-account, from the console's access management. */
export interface TencentCredentials {
  readonly secretId: string;
  readonly secretKey: string;
  /** Only beside temporary credentials. */
  readonly token?: string | undefined;
}

/** Credentials, or a function that fetches them before each attempt, for such as expire or live in a vault. */
export type TencentCredentialSource = TencentCredentials | (() => TencentCredentials | Promise<TencentCredentials>);

/**
 * Gives the credentials for one attempt.
 *
 * @throws {ConfigurationError} they are incomplete; the message does not repeat them
 */
export async function resolveCredentials(owner: string, source: TencentCredentialSource): Promise<TencentCredentials> {
  const credentials = typeof source === 'function' ? await source() : source;
  requireCredentials(owner, credentials);
  return credentials;
}

/** @throws {ConfigurationError} they are incomplete; the message does not repeat them */
export function requireCredentials(owner: string, credentials: unknown): asserts credentials is TencentCredentials {
  if (typeof credentials !== 'object' || credentials === null) {
    throw new ConfigurationError(
      `${owner}: "credentials" is missing; give { secretId, secretKey }, or a function that returns them`,
    );
  }
  const { secretId, secretKey, token } = credentials as Partial<TencentCredentials>;
  for (const [name, value] of Object.entries({ secretId, secretKey })) {
    if (typeof value !== 'string' || value === '') {
      throw new ConfigurationError(`${owner}: "credentials.${name}" is missing or empty`);
    }
  }
  for (const [name, value] of Object.entries({ secretId, secretKey, token })) {
    if (value !== undefined && (typeof value !== 'string' || !/^[\x21-\x7e]+$/.test(value))) {
      throw new ConfigurationError(
        `${owner}: "credentials.${name}" holds a space, a line break or another sign that no key has`,
      );
    }
  }
}
