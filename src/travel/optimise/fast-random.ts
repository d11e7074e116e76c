/** Numbers that look random and are the same for the same seed: xorshift, made for the inner loop, not for secrets. */
export class FastRandom {
  #state: number;

  constructor(seed: number) {
    // Neighbouring seeds must not give neighbouring streams.
    let mixed = (seed ^ 0x9e3779b9) | 0;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    this.#state = mixed ^ (mixed >>> 16) || 1;
  }

  /** From 0 (included) to 1 (not included). */
  fraction(): number {
    let state = this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state;
    return (state >>> 0) / 4294967296;
  }

  /** An integer from 0 (included) to `below` (not included). */
  below(below: number): number {
    return Math.floor(this.fraction() * below);
  }
}
