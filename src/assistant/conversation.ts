import type { ConversationKey } from '../conversation/conversation-store.js';
import { ownershipOf } from '../conversation/ownership.js';
import type { TurnQueue } from '../conversation/turn-queue.js';
import type { Owner } from '../domain/handoff.js';
import { addUsage, noUsage, type Usage } from '../domain/usage.js';
import { ConfigurationError } from '../error/configuration-error.js';
import { requireKnownOptions } from '../schema/known-options.js';
import { PendingReply } from './pending-reply.js';
import { runTurn } from './turn.js';
import type { TurnSetting } from './turn-setting.js';

export interface SendOptions {
  /** The client's own id of the message. A message sent again under the same id gets the reply of the first one. */
  readonly clientMessageId?: string | undefined;
  /** Aborting it is the same as `stop()`. */
  readonly signal?: AbortSignal | undefined;
}

/** Longer messages are refused: no customer types them, and they would crowd out everything else. */
const maxMessageCharacters = 20_000;

/** All that is said with one customer on one channel. */
export class Conversation {
  readonly id: string;
  readonly #setting: TurnSetting;
  readonly #key: ConversationKey;
  readonly #queue: TurnQueue;

  /** @internal */
  constructor(setting: TurnSetting, key: ConversationKey, queue: TurnQueue) {
    this.id = key.conversationId;
    this.#setting = setting;
    this.#key = key;
    this.#queue = queue;
  }

  /**
   * Sends a customer's message. Messages of one conversation are answered one after the other.
   *
   * @returns await it for the finished reply, or iterate it for the events as they happen
   * @throws {ConfigurationError} the text is empty or longer than 20 000 characters, or an option is unknown
   */
  send(text: string, options: SendOptions = {}): PendingReply {
    requireKnownOptions('send()', options, ['clientMessageId', 'signal']);
    if (typeof text !== 'string' || text.trim() === '') {
      throw new ConfigurationError("send() needs the text of the customer's message; it is empty", {
        code: 'invalid-message',
      });
    }
    if (text.length > maxMessageCharacters) {
      throw new ConfigurationError(
        `send() takes up to ${maxMessageCharacters} characters, got ${text.length}; give long texts to the knowledge`,
        { code: 'invalid-message' },
      );
    }
    const { clientMessageId, signal } = options;
    const message = { text: text.toWellFormed(), ...(clientMessageId === undefined ? {} : { clientMessageId }) };
    return new PendingReply(
      (emit, stopped) => this.#queue.run(this.#key, () => runTurn(this.#setting, this.#key, message, emit, stopped)),
      signal,
    );
  }

  /** Who answers the customer now. */
  async owner(): Promise<Owner> {
    return ownershipOf(await this.#setting.store.read(this.#key)).owner;
  }

  /** What all turns of the conversation have used, with its cost where prices were given. */
  async usage(): Promise<Usage> {
    const log = await this.#setting.store.read(this.#key);
    return log.reduce<Usage>(
      (sum, { event }) => (event.type === 'turn-end' ? addUsage(sum, event.usage) : sum),
      noUsage,
    );
  }

  /** Passes the conversation back to the assistant, after an operator has dealt with it. */
  async handBack(): Promise<void> {
    const { owner, fence } = ownershipOf(await this.#setting.store.read(this.#key));
    if (owner === 'assistant') {
      return;
    }
    const entry = {
      at: this.#setting.now().toISOString(),
      turnId: this.#setting.createId(),
      event: { type: 'owner-change', owner: 'assistant', fence: fence + 1, reason: 'hand-back' },
    } as const;
    await this.#setting.store.append(this.#key, [entry], fence);
  }
}
