import { ConfigurationError } from '../error/configuration-error.js';

/**
 * Refuses a configuration unless something holds.
 *
 * @param message - names the option and says what to change
 * @throws {ConfigurationError} it does not hold
 */
export function demand(
  holds: boolean,
  message: string,
  code: 'invalid-configuration' | 'invalid-option' | 'invalid-tool' = 'invalid-configuration',
): asserts holds {
  if (!holds) throw new ConfigurationError(message, { code });
}

export interface NumberRange {
  readonly from: number;
  /** Default: no upper end. */
  readonly to?: number;
  readonly whole?: true;
}

/**
 * Refuses a number out of range; an option that was left out passes.
 *
 * @param name - of the option, as the message shall begin: `deepseek(): "maxTokens"`
 * @throws {ConfigurationError} it is no such number
 */
export function demandNumber(name: string, value: unknown, { from, to = Number.MAX_VALUE, whole }: NumberRange): void {
  if (value === undefined) return;
  const isInside = typeof value === 'number' && value >= from && value <= to && (!whole || Number.isInteger(value));
  const end = to === Number.MAX_VALUE ? '' : ` to ${to}`;
  demand(isInside, `${name} must be a ${whole ? 'whole number' : 'number'} from ${from}${end}, got ${value}`);
}
