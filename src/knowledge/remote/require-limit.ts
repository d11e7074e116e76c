import { demandNumber } from '../../schema/demand.js';

const defaultLimit = 8;

/** @throws {ConfigurationError} it is no whole number from 1 */
export function requireLimit(limit: number | undefined): number {
  demandNumber('retrieve(): limit', limit, { from: 1, whole: true });
  return limit ?? defaultLimit;
}
