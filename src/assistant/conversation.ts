import type { ConversationState, OpenApproval } from '../conversation/conversation-state.js';
import type { ConversationKey, ConversationStore, NewLogEntry } from '../conversation/conversation-store.js';
import type { Approver } from '../domain/approval.js';
import type { ConversationEvent } from '../domain/conversation-event.js';
import type { Owner, OwnerChange } from '../domain/handoff.js';
import { addUsage, noUsage, type Usage } from '../domain/usage.js';
import { ConfigurationError } from '../error/configuration-error.js';
import { ConversationBusyError, ConversationError } from '../error/conversation-error.js';
import { demand } from '../schema/demand.js';
import { requireKnownOptions } from '../schema/known-options.js';
import { followReply, type ReplyTarget } from './follow-reply.js';
import type { HandoffPacket } from './handoff/handoff-packet.js';
import type { ServiceTime } from './handoff/service-times.js';
import type { Feed, LocalConversation } from './local-conversation.js';
import type { LocalConversations } from './local-conversations.js';
import { PendingReply } from './pending-reply.js';
import type { Reply } from './reply.js';
import type { TurnSetting } from './turn-setting.js';

export interface SendOptions {
  /**
   * The client's own id of the message, up to 500 characters. A message sent again under the same id, however much
   * later and through whichever process, is not answered again: it gets the reply of the first one.
   */
  readonly clientMessageId?: string | undefined;
  /** Aborting it is the same as `stop()`. */
  readonly signal?: AbortSignal | undefined;
}

export interface DecisionOptions {
  readonly operatorId?: string | undefined;
}

export interface ResumeOptions {
  /** Id of the last event that the reader has got; the next one comes first. Default: from the turn's first event. */
  readonly after?: number | undefined;
}

/** Longer messages are refused: no customer types them, and they would crowd out everything else. */
const maxMessageCharacters = 20_000;
const maxIdCharacters = 500;

/** All that is said with one customer on one channel. */
export class Conversation {
  readonly id: string;
  readonly #setting: TurnSetting;
  readonly #store: ConversationStore;
  readonly #key: ConversationKey;
  readonly #customerId: string | undefined;
  readonly #conversations: LocalConversations;

  /** @internal */
  constructor(
    setting: TurnSetting,
    key: ConversationKey,
    customerId: string | undefined,
    conversations: LocalConversations,
  ) {
    this.id = key.conversationId;
    this.#setting = setting;
    this.#store = setting.store;
    this.#key = key;
    this.#customerId = customerId;
    this.#conversations = conversations;
  }

  /**
   * Sends a customer's message. It is stored before anything else happens; from then on it is answered, if need be by
   * another process.
   *
   * Messages that come in a burst are answered together: the reply to the last one holds the answer, those to the
   * others end as `merged` or `superseded`. The assistant's `burst` option says otherwise.
   *
   * @returns await it for the finished reply, or iterate it for the events as they happen
   * @throws {ConfigurationError} the text is empty or longer than 20 000 characters, or an option is unknown
   */
  send(text: string, options: SendOptions = {}): PendingReply {
    requireKnownOptions('send()', options, ['clientMessageId', 'signal']);
    const { clientMessageId, signal } = options;
    requireMessage('send()', text);
    if (clientMessageId !== undefined) {
      requireName('send(): clientMessageId', clientMessageId);
    }
    return new PendingReply(
      (emit, stopped) =>
        this.#following(async (feed) => {
          const { messageId, from } = await this.#accept(text.toWellFormed(), clientMessageId);
          return { feed, messageId, from, emit, signal: stopped };
        }),
      signal,
    );
  }

  /**
   * Follows a turn again, from whichever process: for a reader whose connection was lost.
   *
   * @param turnId - from the `turn-start` event or a reply
   * @returns like that of `send()`; fails with a `ConversationError` of code `turn-not-found` where there is none
   */
  resume(turnId: string, options: ResumeOptions = {}): PendingReply {
    requireKnownOptions('resume()', options, ['after']);
    requireName('resume(): turnId', turnId);
    const { after = 0 } = options;
    if (!Number.isSafeInteger(after) || after < 0) {
      throw new ConfigurationError("resume(): after must be an event's id, a whole number from 0", {
        code: 'invalid-event-id',
      });
    }
    return new PendingReply(
      (emit, stopped) =>
        this.#following(async (feed) => {
          const log = await this.#store.read(this.#key);
          const start = log.find((entry) => entry.turnId === turnId);
          if (start === undefined) {
            throw new ConversationError('Turn not found: the conversation has none with this id', {
              code: 'turn-not-found',
            });
          }
          return { feed, turnId, from: start.sequence - 1, after, emit, signal: stopped };
        }),
      undefined,
    );
  }

  /**
   * Ends a turn early, whichever process runs it; within about a second in another one. What was shown is kept. Does
   * nothing to a turn that has ended.
   */
  async stop(turnId: string): Promise<void> {
    requireName('stop(): turnId', turnId);
    if (!this.#conversations.find(this.#key)?.worker?.stopTurn(turnId)) {
      const state = await this.#state();
      if (state.turn?.turnId === turnId) {
        await this.#write({ type: 'stop-request', turnId }, {});
      }
    }
  }

  /**
   * Says what the customer, or somebody else, thinks of an answer; `tenant.openQuestions()` lists what was rated badly.
   *
   * @param options - `comment`: in the customer's words, up to 2 000 characters
   * @throws {ConversationError} code `turn-not-found`: the conversation has no such turn
   */
  async rate(
    turnId: string,
    rating: 'good' | 'bad',
    options: { readonly comment?: string | undefined } = {},
  ): Promise<void> {
    requireName('rate(): turnId', turnId);
    requireKnownOptions('rate()', options, ['comment']);
    demand(rating === 'good' || rating === 'bad', 'rate(): rating must be "good" or "bad"');
    const { comment } = options;
    demand(
      comment === undefined || (typeof comment === 'string' && comment.length <= 2_000),
      'rate(): comment must be a text of up to 2000 characters',
    );
    const log = await this.#store.read(this.#key);
    if (!log.some(({ event }) => event.type === 'turn-start' && event.turnId === turnId)) {
      throw new ConversationError(`Rating refused: conversation has no turn "${turnId}"`, { code: 'turn-not-found' });
    }
    await this.#write({ type: 'rating', turnId, rating, ...(comment && { comment: comment.toWellFormed() }) }, {});
  }

  /**
   * Agrees that a tool may run. The turn that follows runs it and tells the customer.
   *
   * @param approvalId - from the `approval-request` event
   * @param options - `operatorId`: who decides, where an operator was asked
   * @returns the reply of that turn, as `send()` does
   * @throws {ApprovalError} (by the reply) the question is not open any more, or asks somebody else
   */
  approve(approvalId: string, options: DecisionOptions = {}): PendingReply {
    return this.#decide(approvalId, 'approved', options);
  }

  /** Refuses that a tool runs; otherwise like `approve()`. */
  deny(approvalId: string, options: DecisionOptions = {}): PendingReply {
    return this.#decide(approvalId, 'denied', options);
  }

  /** Who answers the customer now. */
  async owner(): Promise<Owner> {
    return (await this.#store.head(this.#key))?.owner ?? 'assistant';
  }

  /** What all turns of the conversation have used, with its cost where prices were given. */
  async usage(): Promise<Usage> {
    const log = await this.#store.read(this.#key, 'checkpoint');
    const compaction = log.findLast(({ event }) => event.type === 'compaction')?.event;
    const [before, upTo] = compaction?.type === 'compaction' ? [compaction.usage, compaction.upTo] : [noUsage, 0];
    return log.reduce<Usage>(
      (sum, { sequence, event }) => (event.type === 'turn-end' && sequence > upTo ? addUsage(sum, event.usage) : sum),
      before,
    );
  }

  /**
   * Passes the conversation to an operator. From here on the assistant says nothing more, in no process: what it was
   * about to say is not stored and not shown.
   *
   * @throws {ConversationConflictError} somebody else took it at the same moment
   */
  async takeOver(options: { readonly operatorId: string }): Promise<void> {
    await this.#changeOwner('operator', 'take-over', options);
  }

  /**
   * Says something to the customer as an operator.
   *
   * @throws {ConversationError} code `not-the-owner`: no operator has the conversation
   */
  async say(text: string, options: { readonly operatorId: string }): Promise<void> {
    requireMessage('say()', text);
    requireName('say(): operatorId', options?.operatorId);
    const { owner, fence } = await this.#head();
    if (owner !== 'operator') {
      throw new ConversationError(
        `Message of the operator refused: the conversation belongs to ${owner}; take it over`,
        {
          code: 'not-the-owner',
        },
      );
    }
    const messageId = this.#setting.createId();
    await this.#write(
      { type: 'operator-message', messageId, operatorId: options.operatorId, text: text.toWellFormed() },
      { fence },
    );
  }

  /**
   * Passes the conversation back to the assistant, after an operator has dealt with it. The assistant knows from when to
   * when a colleague had it, and what they noted.
   */
  async handBack(
    options: { readonly operatorId?: string | undefined; readonly note?: string | undefined } = {},
  ): Promise<void> {
    await this.#changeOwner('assistant', 'hand-back', options);
  }

  /** Closes the conversation. It opens again with the customer's next message. */
  async close(options: { readonly operatorId?: string | undefined } = {}): Promise<void> {
    await this.#changeOwner('nobody', 'close', options);
  }

  #decide(approvalId: string, decision: 'approved' | 'denied', options: DecisionOptions): PendingReply {
    requireName('approvalId', approvalId);
    const { operatorId } = options;
    const by = operatorId === undefined ? 'customer' : 'operator';
    return new PendingReply(
      (emit, stopped) =>
        this.#following(async (feed) => {
          const state = await this.#state();
          const open = state.approvals.find(({ request }) => request.approvalId === approvalId);
          requireDecidable(open, by, this.#setting.now());
          await this.#write(
            {
              type: 'approval-decision',
              approvalId,
              decision,
              by,
              ...(operatorId !== undefined && { operatorId }),
            },
            { writeId: `decision:${approvalId}` },
          );
          return { feed, approvalId, from: state.sequence, emit, signal: stopped };
        }),
      undefined,
    );
  }

  /** What an operator needs to take over without asking again. */
  async handoffPacket(): Promise<HandoffPacket> {
    const { createHandoffPacket } = await import('./handoff/handoff-packet.js');
    const customerId = (await this.#store.head(this.#key))?.customerId ?? this.#customerId ?? this.id;
    return createHandoffPacket(
      { conversationId: this.id, customerId },
      await this.#store.read(this.#key, 'checkpoint'),
    );
  }

  /** When the conversation was with the operators: how long it waited, and how fast they replied. */
  async serviceTimes(): Promise<readonly ServiceTime[]> {
    const { serviceTimes } = await import('./handoff/service-times.js');
    return serviceTimes(await this.#store.read(this.#key));
  }

  async #changeOwner(
    owner: Owner,
    reason: OwnerChange['reason'],
    options: { readonly operatorId?: string | undefined; readonly note?: string | undefined },
  ): Promise<void> {
    const { operatorId, note } = options;
    if (operatorId !== undefined || owner === 'operator') {
      requireName('operatorId', operatorId);
    }
    const head = await this.#head();
    if (head.owner === owner && owner !== 'operator') {
      return;
    }
    await this.#write(
      {
        type: 'owner-change',
        owner,
        fence: head.fence + 1,
        reason,
        ...(operatorId !== undefined && { operatorId }),
        ...(note !== undefined && { note: note.toWellFormed() }),
      },
      { fence: head.fence },
    );
  }

  get #local(): LocalConversation {
    return this.#conversations.get(this.#key);
  }

  async #head() {
    return (await this.#store.head(this.#key)) ?? { owner: 'assistant' as const, fence: 0 };
  }

  async #state(): Promise<ConversationState> {
    // Who only sends messages does not load it here: the worker brings it.
    const { ConversationState } = await import('../conversation/conversation-state.js');
    const state = new ConversationState();
    state.add(await this.#store.read(this.#key, 'checkpoint'));
    return state;
  }

  /** Writes something that belongs to no turn, and lets the turn under way know. */
  async #write(
    event: ConversationEvent,
    options: { readonly fence?: number; readonly writeId?: string },
  ): Promise<void> {
    const { writeId = `event:${this.#setting.createId()}` } = options;
    await this.#local.write(() =>
      this.#store.append(this.#key, [this.#entry(event)], { ...options, ...this.#named(), writeId }),
    );
    void this.#local.touch();
  }

  /** Stores a customer's message, unless it is stored already. */
  async #accept(text: string, clientMessageId: string | undefined) {
    const { store, burst, leaseMs, createId } = this.#setting;
    const messageId = createId();
    const lease = burst.policy === 'reject' ? await this.#claim(leaseMs) : undefined;
    const event = {
      type: 'message',
      messageId,
      text,
      ...(clientMessageId !== undefined && { clientMessageId }),
    } as const;
    const writeId = clientMessageId === undefined ? `message:${messageId}` : `client:${clientMessageId}`;
    const { sequence, repeated } = await this.#local.write(() =>
      store.append(this.#key, [this.#entry(event)], { writeId, ...this.#named() }),
    );
    void this.#local.touch(lease);
    if (!repeated) {
      return { messageId, from: sequence - 1 };
    }
    const log = await store.read(this.#key);
    const first = log.find(
      (entry) => entry.event.type === 'message' && entry.event.clientMessageId === clientMessageId,
    );
    if (first?.event.type !== 'message') {
      throw new ConversationError('Reply lost: its conversation has been erased', { code: 'conversation-erased' });
    }
    return { messageId: first.event.messageId, from: first.sequence - 1 };
  }

  /** @throws {ConversationBusyError} a turn is under way */
  async #claim(leaseMs: number) {
    if (this.#local.worker?.isBusy) {
      throw new ConversationBusyError();
    }
    await this.#local.idle();
    const lease = await this.#store.acquire(this.#key, leaseMs);
    if (lease === undefined && (await this.#store.head(this.#key)) !== undefined) {
      throw new ConversationBusyError();
    }
    return lease;
  }

  async #following(begin: (feed: Feed) => Promise<ReplyTarget & { readonly feed: Feed }>): Promise<Reply> {
    if (this.#conversations.isLeaving) {
      throw new ConversationError('The assistant is closed; another process must take this', {
        code: 'assistant-closed',
        retryable: true,
      });
    }
    const local = this.#local;
    const feed = local.follow();
    try {
      return await followReply(this.#setting, this.#key, local, feed, await begin(feed));
    } finally {
      feed.close();
    }
  }

  #entry(event: ConversationEvent): NewLogEntry {
    return { at: this.#setting.now().toISOString(), event };
  }

  #named() {
    return this.#customerId === undefined ? {} : { customerId: this.#customerId };
  }
}

/** @throws {ConversationError} the question cannot be decided by them, or not any more */
function requireDecidable(open: OpenApproval | undefined, by: Approver, now: Date): asserts open is OpenApproval {
  if (open === undefined) {
    throw new ConversationError('Decision refused: the conversation has no open question with this id', {
      code: 'approval-not-open',
    });
  }
  if (open.decision !== undefined) {
    throw new ConversationError('Decision refused: the question has been decided already', {
      code: 'approval-decided',
    });
  }
  if (new Date(open.request.expiresAt) <= now) {
    throw new ConversationError('Decision refused: the time for the question is over', { code: 'approval-expired' });
  }
  if (open.request.from === 'operator' && by === 'customer') {
    throw new ConversationError('Decision refused: an operator must decide; give the operatorId', {
      code: 'approval-not-yours',
    });
  }
}

function requireMessage(owner: string, text: unknown): asserts text is string {
  if (typeof text !== 'string' || text.trim() === '') {
    throw new ConfigurationError(`${owner} needs the text of the message; it is empty`, { code: 'invalid-message' });
  }
  if (text.length > maxMessageCharacters) {
    throw new ConfigurationError(
      `${owner} takes up to ${maxMessageCharacters} characters, got ${text.length}; give long texts to the knowledge`,
      { code: 'invalid-message' },
    );
  }
}

function requireName(owner: string, name: unknown): asserts name is string {
  if (typeof name !== 'string' || name === '' || name.length > maxIdCharacters) {
    throw new ConfigurationError(`${owner} must be text of 1 to ${maxIdCharacters} characters`, { code: 'invalid-id' });
  }
}
