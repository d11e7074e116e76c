import type { Grounding } from './grounding.js';

/** Makes what holds every sentence of one answer against the passages and other sources; loaded with the first one. */
export async function grounding(): Promise<Grounding> {
  return (await import('./grounding.js')).createGrounding();
}
