import type { Passage } from '../../src/domain/passage.js';
import { tokenize } from '../../src/text/tokenize.js';
import { indexOf } from './tasks.js';

/** An index of passages. @returns ids of documents, best first */
export type Search = (question: string, limit: number) => readonly string[] | Promise<readonly string[]>;

export interface System {
  readonly name: string;
  build(passages: readonly Passage[]): Search | Promise<Search>;
}

const own: System = {
  name: 'zhike',
  build(passages) {
    const index = indexOf(passages);
    return (question, limit) => index.search(question, limit).map(({ passage }) => passage.documentId);
  },
};

/** Ours and the others, which `numbers.ts` has installed. */
export async function loadSystems(): Promise<readonly System[]> {
  const { createPeers } = (await import(new URL('./peers.mjs', import.meta.url).href)) as {
    createPeers(ourTokens: (text: string) => readonly string[]): readonly System[];
  };
  return [own, ...createPeers(ourTokens)];
}

/** Words, characters and pairs in one list: what a library gains from good tokens alone. */
function ourTokens(text: string): readonly string[] {
  const { words, characters, bigrams } = tokenize(text);
  return [...words, ...characters, ...bigrams];
}
