import type { ConversationKey } from '../conversation/conversation-store.js';
import { LocalConversation } from './local-conversation.js';
import type { TurnSetting } from './turn-setting.js';

/** The conversations that this process reads or answers at the moment. */
export class LocalConversations {
  readonly #setting: TurnSetting;
  #isLeaving = false;
  readonly #conversations = new Map<string, LocalConversation>();

  constructor(setting: TurnSetting) {
    this.#setting = setting;
  }

  /** Ends the work of this process on all of them; turns under way are finished. */
  async leave(): Promise<void> {
    this.#isLeaving = true;
    await Promise.all([...this.#conversations.values()].map((local) => local.leave()));
  }

  /** Whether this process takes no more messages. */
  get isLeaving(): boolean {
    return this.#isLeaving;
  }

  /** One that this process has to do with at the moment. */
  find(key: ConversationKey): LocalConversation | undefined {
    return this.#conversations.get(nameOf(key));
  }

  /** One that this process has to do with from now on, until it is idle. */
  get(key: ConversationKey): LocalConversation {
    const name = nameOf(key);
    let local = this.#conversations.get(name);
    if (local === undefined) {
      local = new LocalConversation(this.#setting, key, () => this.#conversations.delete(name));
      this.#conversations.set(name, local);
    }
    return local;
  }
}

/** JSON keeps ("a", "b:c") and ("a:b", "c") apart, whatever characters the ids hold. */
function nameOf({ tenantId, conversationId }: ConversationKey): string {
  return JSON.stringify([tenantId, conversationId]);
}
