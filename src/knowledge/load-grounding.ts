import type { Grounding } from './grounding.js';

/** Loads what holds every sentence of an answer against the passages and other sources, with the first answer. */
export async function grounding(): Promise<Grounding> {
  return (await import('./grounding.js')).sentenceGrounding;
}
