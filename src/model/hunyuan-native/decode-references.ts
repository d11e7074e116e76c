import type { Reference } from '../../domain/reference.js';
import { isRecord } from '../endpoint/vendor-fault.js';
import type { NativeReply } from './wire.js';

/** Reads the pages that a search has found. One that has neither a title nor an address is left out. */
export function decodeReferences({ SearchInfo }: NativeReply): readonly Reference[] {
  const results: unknown = SearchInfo?.SearchResults;
  if (!Array.isArray(results)) {
    return [];
  }
  return results.filter(isRecord).flatMap(({ Index, Title, Url, Text }) => {
    const title = [Title, Text, Url].find(isText);
    const id = typeof Index === 'number' ? String(Index) : undefined;
    return title === undefined ? [] : [{ id, title, url: isText(Url) ? Url : undefined }];
  });
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
