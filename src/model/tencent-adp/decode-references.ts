import type { Reference } from '../../domain/reference.js';
import type { WireReferenceV1, WireReferenceV2 } from './wire.js';

/** @returns undefined where it has neither a name nor an address */
export function decodeReferenceV2(wire: WireReferenceV2): Reference | undefined {
  const { Index, Name, Url, DocRefer, WebSearchRefer } = wire;
  const url = firstText(Url, DocRefer?.Url, WebSearchRefer?.Url);
  return toReference(firstText(Index), firstText(Name, DocRefer?.DocName, url), url);
}

/** @returns undefined where it has neither a name nor an address */
export function decodeReferenceV1(wire: WireReferenceV1): Reference | undefined {
  const url = firstText(wire.url);
  return toReference(firstText(wire.id), firstText(wire.name, wire.doc_name, url), url);
}

function toReference(
  id: string | undefined,
  title: string | undefined,
  url: string | undefined,
): Reference | undefined {
  return title === undefined ? undefined : { id, title, url };
}

function firstText(...candidates: readonly unknown[]): string | undefined {
  const found = candidates.find((value) => (typeof value === 'string' && value !== '') || typeof value === 'number');
  return found === undefined ? undefined : String(found);
}
