import type { Reference } from '../../domain/reference.js';
import { isRecord } from '../endpoint/vendor-fault.js';
import type { WireReference, WireReply } from './wire.js';

/**
 * Reads the sources that a reply names: `references` of Volcano Ark's bots, `search_info.search_results` of Hunyuan.
 * An entry that has neither a name nor an address is left out.
 */
export function decodeReferences({ references, search_info }: WireReply): readonly Reference[] {
  const found = references ?? (isRecord(search_info) ? search_info.search_results : undefined);
  return Array.isArray(found)
    ? found
        .filter(isRecord)
        .map(toReference)
        .filter(({ title }) => title !== '')
    : [];
}

function toReference(wire: WireReference): Reference {
  const { url, title, doc_name, site_name, chunk_id, doc_id, index, summary, text } = wire;
  return {
    id: firstText(chunk_id, doc_id, index),
    // Hunyuan's `text` is the name of the site, whatever it sounds like.
    title: firstText(title, doc_name, site_name, text, url) ?? '',
    url: firstText(url),
    excerpt: firstText(summary),
  };
}

function firstText(...candidates: readonly unknown[]): string | undefined {
  const found = candidates.find((value) => (typeof value === 'string' && value !== '') || typeof value === 'number');
  return found === undefined ? undefined : String(found);
}
