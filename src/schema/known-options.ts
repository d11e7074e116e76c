import { ConfigurationError } from '../error/configuration-error.js';

/**
 * Refuses options that are not known: a misspelt option that is silently ignored is found only in production.
 *
 * @throws {ConfigurationError} names the unknown option and the known ones
 */
export function requireKnownOptions(owner: string, options: unknown, known: readonly string[]): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new ConfigurationError(`${owner} takes an object of options`, { code: 'invalid-option' });
  }
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new ConfigurationError(`${owner} does not know the option "${unknown}"; known options: ${known.join(', ')}`, {
      code: 'unknown-option',
    });
  }
}
