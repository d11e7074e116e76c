const opening = '<think>';
const closing = '</think>';

/**
 * Takes a leading `<think>…</think>` out of a text that comes in pieces, as self-hosted models write their reasoning.
 * A span anywhere but at the very beginning is text.
 */
export class ThinkSpan {
  #state: 'undecided' | 'reasoning' | 'gap' | 'text' = 'undecided';
  #held = '';

  /** True once nothing can be a think span any more: what comes is text as it is. */
  get isOver(): boolean {
    return this.#state === 'text';
  }

  /** Splits one piece; text that may be the beginning of a tag is held back until the next one. */
  push(delta: string): { readonly reasoning: string; readonly text: string } {
    if (this.#state === 'text') {
      return { reasoning: '', text: delta };
    }
    this.#held += delta;
    let reasoning = '';
    if (this.#state === 'undecided') {
      const start = this.#held.trimStart();
      if (start.length < opening.length && opening.startsWith(start)) {
        return { reasoning, text: '' };
      }
      if (!start.startsWith(opening)) {
        return { reasoning, text: this.#release() };
      }
      this.#held = start.slice(opening.length);
      this.#state = 'reasoning';
    }
    if (this.#state === 'reasoning') {
      const end = this.#held.indexOf(closing);
      const kept = end >= 0 ? 0 : overlap(this.#held, closing);
      reasoning = this.#held.slice(0, end >= 0 ? end : this.#held.length - kept);
      this.#held = end >= 0 ? this.#held.slice(end + closing.length) : this.#held.slice(this.#held.length - kept);
      if (end < 0) {
        return { reasoning, text: '' };
      }
      this.#state = 'gap';
    }
    // The blank lines between the reasoning and the answer belong to neither.
    this.#held = this.#held.trimStart();
    return { reasoning, text: this.#held === '' ? '' : this.#release() };
  }

  /** Gives up what is still held back, at the end of the reply. */
  end(): { readonly reasoning: string; readonly text: string } {
    const inReasoning = this.#state === 'reasoning';
    const held = this.#release();
    return inReasoning ? { reasoning: held, text: '' } : { reasoning: '', text: held };
  }

  #release(): string {
    const held = this.#held;
    this.#held = '';
    this.#state = 'text';
    return held;
  }
}

/** Length of the longest end of `text` that `tag` begins with. */
function overlap(text: string, tag: string): number {
  for (let length = Math.min(text.length, tag.length - 1); length > 0; length -= 1) {
    if (text.endsWith(tag.slice(0, length))) {
      return length;
    }
  }
  return 0;
}
