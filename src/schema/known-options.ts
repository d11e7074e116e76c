import { ConfigurationError } from '../error/configuration-error.js';

/**
 * Refuses options that are not known: a misspelt option that is silently ignored is found only in production.
 *
 * @throws {ConfigurationError} names the unknown option and the known ones
 */
export function requireKnownOptions(owner: string, options: unknown, known: readonly string[]): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new ConfigurationError(
      `${owner} takes an object of options, got ${options === null ? 'null' : typeof options}`,
      {
        code: 'invalid-option',
      },
    );
  }
  const unknown = Object.keys(options).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new ConfigurationError(
      `${owner} does not know the option ${unknown.map((name) => `"${name}"`).join(', ')}; known options: ${known.join(', ')}`,
      { code: 'unknown-option' },
    );
  }
}
