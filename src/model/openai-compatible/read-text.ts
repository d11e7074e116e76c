import { isRecord } from '../endpoint/vendor-fault.js';

/** Some gateways send `""` first and the real value later. */
export function nonEmpty(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Null, `""` and anything else that is not text are nothing; some vendors send an array of text parts. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') {
    return value;
  }
  if (!Array.isArray(value)) {
    return '';
  }
  return value.map((part: unknown) => (isRecord(part) && typeof part.text === 'string' ? part.text : '')).join('');
}
