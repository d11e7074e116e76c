import type { Reference } from '../../domain/reference.js';
import { isRecord } from '../endpoint/vendor-fault.js';
import { idOf, textOf } from './read-values.js';
import type { ReferenceV1, ReferenceV2 } from './wire.js';

/** @returns undefined where it has neither a name nor an address */
export function decodeReferenceV1({ id, name, url, doc_name }: ReferenceV1): Reference | undefined {
  return toReference(idOf(id), [name, doc_name], [url]);
}

/** @returns undefined where it has neither a name nor an address */
export function decodeReferenceV2(wire: ReferenceV2): Reference | undefined {
  const { Index, Name, Url, DocRefer, WebSearchRefer } = wire;
  const [document, page] = [DocRefer, WebSearchRefer].map((refer) => (isRecord(refer) ? refer : {}));
  return toReference(idOf(Index), [Name, document?.DocName], [Url, document?.Url, page?.Url]);
}

function toReference(id: string | undefined, names: readonly unknown[], urls: readonly unknown[]) {
  const url = firstText(urls);
  const title = firstText(names) ?? url;
  return title === undefined ? undefined : { id, title, url };
}

function firstText(candidates: readonly unknown[]): string | undefined {
  return candidates.map(textOf).find((text) => text !== '');
}
