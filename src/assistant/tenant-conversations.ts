import type {
  ConversationFilter,
  ConversationHead,
  ConversationStore,
  LogEntry,
} from '../conversation/conversation-store.js';
import type { LocalConversations } from './local-conversations.js';
import type { OpenQuestion } from './open-questions.js';
import { toReply } from './reply.js';

/** One conversation as it is handed out to the customer whose it is. */
export interface ExportedConversation {
  readonly conversationId: string;
  readonly log: readonly LogEntry[];
}

/** All conversations of one tenant. */
export class TenantConversations {
  readonly #tenantId: string;
  readonly #store: ConversationStore;
  readonly #conversations: LocalConversations;

  constructor(tenantId: string, store: ConversationStore, conversations: LocalConversations) {
    this.#tenantId = tenantId;
    this.#store = store;
    this.#conversations = conversations;
  }

  async recover(): Promise<number> {
    let count = 0;
    for await (const { conversationId } of this.#list({ unfinished: true })) {
      await this.#conversations.get({ tenantId: this.#tenantId, conversationId }).touch();
      count += 1;
    }
    return count;
  }

  async waiting(): Promise<readonly ConversationHead[]> {
    const heads: ConversationHead[] = [];
    for await (const head of this.#list({ owner: 'queue' })) {
      heads.push(head);
    }
    return heads.sort((one, other) => (one.ownerSince < other.ownerSince ? -1 : 1));
  }

  async export(customerId: string): Promise<readonly ExportedConversation[]> {
    const conversations: ExportedConversation[] = [];
    for await (const { conversationId } of this.#list({ customerId })) {
      const log = await this.#store.read({ tenantId: this.#tenantId, conversationId });
      conversations.push({ conversationId, log });
    }
    return conversations;
  }

  async forget(customerId: string): Promise<number> {
    return this.#remove({ customerId });
  }

  async removeIdle(before: Date): Promise<number> {
    return this.#remove({ idleSince: before });
  }

  /** @param since - only what was asked from this moment on */
  async openQuestions(since: Date): Promise<readonly OpenQuestion[]> {
    const { OpenQuestions } = await import('./open-questions.js');
    const questions = new OpenQuestions((turn) => toReply(turn).text);
    for await (const { conversationId, updatedAt } of this.#list({})) {
      if (updatedAt >= since.toISOString()) {
        const log = await this.#store.read({ tenantId: this.#tenantId, conversationId });
        questions.add(conversationId, log, since.toISOString());
      }
    }
    return questions.list();
  }

  async #remove(filter: ConversationFilter): Promise<number> {
    let count = 0;
    for await (const { conversationId } of this.#list(filter)) {
      await this.#store.remove({ tenantId: this.#tenantId, conversationId });
      count += 1;
    }
    return count;
  }

  async *#list(filter: ConversationFilter): AsyncGenerator<ConversationHead> {
    const limit = 100;
    let after: string | undefined;
    for (;;) {
      const page = await this.#store.list(this.#tenantId, { ...filter, after, limit });
      yield* page;
      after = page.at(-1)?.conversationId;
      if (page.length < limit) {
        return;
      }
    }
  }
}
