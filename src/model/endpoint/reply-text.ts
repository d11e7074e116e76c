import type { Reference } from '../../domain/reference.js';
import type { ChatChunk } from '../chat-model.js';

/** What a reply has said so far. */
export class ReplyText {
  /** What the customer may read: all text that was not withdrawn. */
  text = '';
  reasoning = '';
  /** What was written before or after it was withdrawn, and is paid for all the same. */
  withdrawn = '';
  isWithdrawn = false;
  /** Rises with everything that brings the reply forward. */
  progress = 0;
  #references: Set<string> | undefined;

  /** @param chunk - what tells of the text; made by the caller, who knows where it comes from */
  say(chunk: Extract<ChatChunk, { readonly type: 'text-delta' }>, chunks: ChatChunk[]): void {
    this.progress += 1;
    if (this.isWithdrawn) {
      this.withdrawn += chunk.delta;
      return;
    }
    this.text += chunk.delta;
    chunks.push(chunk);
  }

  think(delta: string, chunks: ChatChunk[]): void {
    this.progress += 1;
    this.reasoning += delta;
    chunks.push({ type: 'reasoning-delta', delta });
  }

  /** Names a source, once: some bots name theirs again with every piece. */
  refer(reference: Reference, chunks: ChatChunk[]): void {
    this.#references ??= new Set();
    const key = JSON.stringify(reference);
    if (!this.#references.has(key)) {
      this.#references.add(key);
      this.progress += 1;
      chunks.push({ type: 'reference', reference });
    }
  }

  /** Takes back the text given so far, and gives no more of it. */
  withdraw(reason: string, chunks: ChatChunk[]): void {
    if (this.text !== '') {
      chunks.push({ type: 'retract', reason });
    }
    this.isWithdrawn = true;
    this.withdrawn += this.text;
    this.text = '';
  }
}
