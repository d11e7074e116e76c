import type { ChatChunk } from '../chat-model.js';

/** A piece of a message: text that grows, or is replaced. */
interface Block {
  text: string;
  /** How much of it was given as reasoning. */
  thought: number;
}

interface GrowingMessage {
  /** Undefined as long as the platform has not said what the message is. */
  type: string | undefined;
  readonly blocks: Map<number, Block>;
}

/** A message as the finished reply has it. */
export interface FinalMessage {
  readonly id: string;
  readonly type: string | undefined;
  /** Undefined where the platform does not repeat them. */
  readonly texts: readonly string[] | undefined;
}

const shownTypes: ReadonlySet<string | undefined> = new Set(['reply', 'question']);
const echoType = 'echo';

/**
 * The messages of a reply while they grow. Those for the customer are given as one text, thoughts as reasoning, all
 * others not at all.
 *
 * Text that only grows at its end is given as it comes. When text changes that was given already, what was given is
 * retracted, and the whole new text is given.
 */
export class ReplyMessages {
  /** The text that stands. */
  text = '';
  reasoning = '';
  /** What stood and was forbidden later, and is paid for all the same. */
  withdrawn = '';
  /** Counts what has changed. */
  progress = 0;
  #messages = new Map<string, GrowingMessage>();
  /** The block that the given text ends with. */
  #tail: Block | undefined;
  #isForbidden = false;

  /** Leaves a message out for good: the customer's own. */
  ignore(id: string): void {
    this.#message(id).type = echoType;
  }

  /** Says what a message is. */
  declare(id: string, type: string | undefined, chunks: ChatChunk[]): void {
    const message = this.#message(id);
    if (type === undefined || type === message.type || message.type === echoType) {
      return;
    }
    const wasShown = shownTypes.has(message.type);
    message.type = type;
    if (message.blocks.size === 0) {
      return;
    }
    if (type === 'thought') {
      this.#think(message, chunks);
    }
    if (wasShown || shownTypes.has(type)) {
      this.settle(chunks);
    }
  }

  append(id: string, index: number, delta: string, chunks: ChatChunk[]): void {
    const message = this.#message(id);
    const block = blockOf(message, index);
    block.text += delta;
    this.progress += 1;
    if (message.type === 'thought') {
      this.#think(message, chunks);
    } else if (block === this.#tail) {
      this.#give(delta, chunks);
    } else if (shownTypes.has(message.type)) {
      this.#extend(chunks);
    }
  }

  /**
   * Takes the whole text of a block.
   *
   * @param mayReplace - false where it counts only as far as it goes on from what is known
   */
  set(id: string, index: number, text: string, chunks: ChatChunk[], mayReplace = true): void {
    const message = this.#message(id);
    const block = blockOf(message, index);
    if (text === block.text || !(mayReplace || text.startsWith(block.text))) {
      return;
    }
    block.text = text;
    this.progress += 1;
    if (message.type === 'thought') {
      this.#think(message, chunks);
    } else if (shownTypes.has(message.type)) {
      if (mayReplace) {
        this.settle(chunks);
      } else {
        this.#extend(chunks);
      }
    }
  }

  /** Takes the messages of the finished reply in place of all. */
  replaceAll(finals: readonly FinalMessage[], chunks: ChatChunk[]): void {
    const known = this.#messages;
    this.#messages = new Map();
    for (const { id, type, texts } of finals) {
      const before = known.get(id);
      if (before?.type === echoType) {
        continue;
      }
      const blocks = texts?.map((text, index) => [index, { text, thought: 0 }] as const);
      const message = { type: type ?? before?.type, blocks: blocks ? new Map(blocks) : (before?.blocks ?? new Map()) };
      this.#messages.set(id, message);
      // Thoughts cannot be taken back, so they are not given again.
      if (message.type === 'thought' && this.reasoning === '') {
        this.#think(message, chunks);
      }
    }
    this.settle(chunks);
  }

  /** Gives what stands by now, in place of what was given. */
  settle(chunks: ChatChunk[]): void {
    if (this.#isForbidden) {
      return;
    }
    const [text, tail] = this.#compose();
    if (!text.startsWith(this.text)) {
      chunks.push({ type: 'retract', reason: 'replaced' });
      this.text = '';
    }
    this.#give(text.slice(this.text.length), chunks);
    this.#tail = tail;
  }

  /** Takes back the text, and gives no more of it. */
  forbid(reason: string, chunks: ChatChunk[]): void {
    if (this.text !== '') {
      chunks.push({ type: 'retract', reason });
    }
    this.withdrawn += this.text;
    this.text = '';
    this.#isForbidden = true;
    this.progress += 1;
  }

  /** Gives a text that goes on; one that has changed waits, so as not to be given again with each piece. */
  #extend(chunks: ChatChunk[]): void {
    const [text, tail] = this.#compose();
    const goesOn = text.startsWith(this.text);
    this.#tail = goesOn ? tail : undefined;
    if (goesOn) {
      this.#give(text.slice(this.text.length), chunks);
    }
  }

  #give(delta: string, chunks: ChatChunk[]): void {
    if (delta !== '' && !this.#isForbidden) {
      this.text += delta;
      chunks.push({ type: 'text-delta', delta, fromOwnKnowledge: true });
    }
  }

  #think({ blocks }: GrowingMessage, chunks: ChatChunk[]): void {
    for (const block of blocks.values()) {
      const delta = block.text.slice(block.thought);
      block.thought = Math.max(block.thought, block.text.length);
      if (delta !== '') {
        this.reasoning += delta;
        chunks.push({ type: 'reasoning-delta', delta });
      }
    }
  }

  #compose(): readonly [text: string, tail: Block | undefined] {
    let tail: Block | undefined;
    const texts: string[] = [];
    for (const { type, blocks } of this.#messages.values()) {
      const filled = shownTypes.has(type) ? inOrder(blocks).filter(({ text }) => text !== '') : [];
      if (filled.length > 0) {
        tail = filled.at(-1);
        texts.push(filled.map(({ text }) => text).join('\n'));
      }
    }
    return [texts.join('\n\n'), tail];
  }

  #message(id: string): GrowingMessage {
    const known = this.#messages.get(id);
    if (known !== undefined) {
      return known;
    }
    const message: GrowingMessage = { type: undefined, blocks: new Map() };
    this.#messages.set(id, message);
    return message;
  }
}

function blockOf({ blocks }: GrowingMessage, index: number): Block {
  const known = blocks.get(index);
  if (known !== undefined) {
    return known;
  }
  const block: Block = { text: '', thought: 0 };
  blocks.set(index, block);
  return block;
}

function inOrder(blocks: ReadonlyMap<number, Block>): readonly Block[] {
  return [...blocks].sort(([left], [right]) => left - right).map(([, block]) => block);
}
