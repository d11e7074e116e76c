import type { ChatChunk } from '../chat-model.js';

/** The text given out so far, for a platform that may change its mind about it. */
export class ShownText {
  text = '';

  append(delta: string, chunks: ChatChunk[]): void {
    if (delta !== '') {
      this.text += delta;
      chunks.push({ type: 'text-delta', delta, fromOwnKnowledge: true });
    }
  }

  /** Makes `text` what is shown: goes on from what is there, or withdraws it and begins again. */
  replace(text: string, chunks: ChatChunk[]): void {
    if (!text.startsWith(this.text)) {
      this.withdraw('replaced', chunks);
    }
    this.append(text.slice(this.text.length), chunks);
  }

  withdraw(reason: string, chunks: ChatChunk[]): void {
    if (this.text !== '') {
      this.text = '';
      chunks.push({ type: 'retract', reason });
    }
  }
}
