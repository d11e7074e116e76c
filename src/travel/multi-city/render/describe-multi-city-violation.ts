import type { MultiCityViolation } from '../check/multi-city-violation.js';
export function describeMultiCityViolation(violation: MultiCityViolation, _language: string): string {
  return JSON.stringify(violation);
}
