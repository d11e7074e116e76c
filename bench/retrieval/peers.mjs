// Plain JavaScript, so that types and lint need none of these packages: they are installed when the measurement runs.
import { create, insertMultiple, search } from '@orama/orama';
import { createTokenizer } from '@orama/tokenizers/mandarin';
import MiniSearch from 'minisearch';

function miniSearch(passages, options) {
  const index = new MiniSearch({ fields: ['title', 'text'], ...options });
  index.addAll(passages.map(({ documentId, title, text }) => ({ id: documentId, title, text })));
  return (question, limit) =>
    index
      .search(question)
      .slice(0, limit)
      .map(({ id }) => String(id));
}

/** @param ourTokens - cuts a text into tokens as zhike does */
export const createPeers = (ourTokens) => [
  { name: 'MiniSearch', build: (passages) => miniSearch(passages, {}) },
  { name: 'MiniSearch, our tokens', build: (passages) => miniSearch(passages, { tokenize: ourTokens }) },
  {
    name: 'Orama, Mandarin',
    async build(passages) {
      const index = create({
        schema: { key: 'string', title: 'string', text: 'string' },
        components: { tokenizer: createTokenizer() },
      });
      await insertMultiple(
        index,
        passages.map(({ documentId, title, text }) => ({ key: documentId, title, text })),
        5_000,
      );
      return async (question, limit) => {
        const { hits } = await search(index, { term: question, limit, properties: ['title', 'text'] });
        return hits.map(({ document }) => document.key);
      };
    },
  },
];
