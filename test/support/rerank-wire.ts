import { jsonReply } from './embedding-wire.js';
import type { WireReply } from './wire-server.js';

/** The score of a document by which replies are checked: how many signs it shares with the query. */
export function scoreOf(query: string, document: string): number {
  return [...new Set(document)].filter((sign) => query.includes(sign)).length / 8;
}

/** Best first, at most `topN`, as vendors answer. */
export function rank(query: string, documents: readonly string[], topN = documents.length) {
  return documents
    .map((text, index) => ({ index, relevance_score: scoreOf(query, text), document: { text } }))
    .sort((left, right) => right.relevance_score - left.relevance_score)
    .slice(0, topN);
}

/** What an endpoint of Cohere's and Jina's protocol answers. */
export function rerankReply(requestBody: string): WireReply {
  const { query, documents, top_n } = JSON.parse(requestBody) as {
    query: string;
    documents: string[];
    top_n?: number;
  };
  const usage = { total_tokens: documents.length * 4, prompt_tokens: documents.length * 4 };
  return jsonReply({ id: 'r', results: rank(query, documents, top_n), usage });
}
