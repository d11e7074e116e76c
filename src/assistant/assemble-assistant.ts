import { nanoid } from 'nanoid';
import type { ConversationHead, ConversationStore } from '../conversation/conversation-store.js';
import { createMemoryStore } from '../conversation/store/memory-store.js';
import { patientStore } from '../conversation/store/patient-store.js';
import type { Budget } from '../cost/budget.js';
import type { PriceTable } from '../cost/price-table.js';
import type { UsagePeriod } from '../cost/usage-ledger.js';
import type { AnswerApproval, QuestionAnswer } from '../domain/document.js';
import type { IndustryPolicy } from '../domain/industry-policy.js';
import type { Language } from '../domain/language.js';
import type { Tool } from '../domain/tool.js';
import type { Usage } from '../domain/usage.js';
import { ConfigurationError } from '../error/configuration-error.js';
import type { Grounding } from '../knowledge/grounding.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { TenantKnowledge } from '../knowledge/tenant-knowledge.js';
import type { ChatModel } from '../model/chat-model.js';
import { demand, demandNumber } from '../schema/demand.js';
import { requireKnownOptions } from '../schema/known-options.js';
import { Conversation } from './conversation.js';
import { handOffTool } from './handoff/hand-off-tool.js';
import type { HandoffPolicy } from './handoff/handoff-policy.js';
import { writeInstructions } from './instructions.js';
import { LocalConversations } from './local-conversations.js';
import type { OpenQuestion } from './open-questions.js';
import type { Telemetry } from './telemetry.js';
import { type ExportedConversation, TenantConversations } from './tenant-conversations.js';
import type { BurstPolicy, CustomerTags, MemoryPolicy, TurnSetting, UnsupportedPolicy } from './turn-setting.js';

export interface BurstOptions {
  /**
   * `merge`: messages that come within a short quiet window are answered together; one that comes while the assistant
   * answers has it plan again with both, unless a tool has changed the world already: then its next step reads it.
   * `queue`: one after the other. `reject`: `send()` fails with a `ConversationBusyError` and nothing is stored.
   * Default `merge`.
   */
  readonly policy?: 'merge' | 'queue' | 'reject' | undefined;
  /**
   * How long the customer must have been quiet before a message that reads like a beginning ("你好", "我想问一下") is
   * answered, in milliseconds. Default 500. One that reads as finished is answered at once.
   */
  readonly quietMs?: number | undefined;
  /** Longest wait for a customer who goes on writing, in milliseconds. Default 3000. */
  readonly maxWaitMs?: number | undefined;
}

export interface MemoryOptions {
  /**
   * Tokens that the history may take in the model's context, 500 or more. Default 24 000: it leaves room in a context of
   * 32 000. Where it is passed, older turns are replaced by a summary, facts and the tools' newest results, down to half.
   */
  readonly maxTokens?: number | undefined;
  /** Newest turns that are always kept as they were said, 1 to 100. Default 6. */
  readonly keepTurns?: number | undefined;
  /** Counts the tokens of a text by a real tokenizer. Default: an estimate, calibrated by what the vendor reports. */
  readonly countTokens?: ((text: string) => number) | undefined;
  /** What writes the summaries; a small model will do. Default: the assistant's model; offline, they are extracted. */
  readonly model?: ChatModel | undefined;
}

/** What every assistant can be given. */
export interface AssistantOptions {
  /** What the assistant calls itself. */
  readonly name?: string | undefined;
  /** What the company tells the assistant: tone, rules, facts that always hold. Counts as a source of facts. */
  readonly instructions?: string | undefined;
  /** What words the answers. */
  readonly model?: ChatModel | undefined;
  /** Where each tenant's documents are kept and found. */
  readonly knowledge?: Knowledge | undefined;
  /**
   * Tags of a customer: documents with `visibleTo` are found only for customers with one of theirs. Default: nobody has
   * any. Asked with each message, in whichever process answers it; where it fails, the turn fails.
   */
  readonly customerTags?: CustomerTags | undefined;
  readonly tools?: readonly Tool[] | undefined;
  /**
   * What becomes of a sentence of the model's that claims what neither a passage nor a tool's result supports. `mark`: it
   * is shown as it comes, and named in `reply.unsupported`. `remove`: each sentence is shown when it is complete and
   * judged, this one never. `retry`: the answer is shown when it is complete; where it has such sentences, the model is
   * asked once more, with these sentences named, and what is then still unsupported is removed. Default `mark`: it neither
   * delays an answer nor leaves out what is true in other words than the passage's.
   */
  readonly unsupported?: UnsupportedPolicy | undefined;
  /** Where conversations are kept. Default: in memory. */
  readonly store?: ConversationStore | undefined;
  /** Model calls in one turn, 1 to 50. Default 8. */
  readonly maxSteps?: number | undefined;
  /**
   * What an industry knows: instructions, cautions, and matters that a person must take over. See `zhike/industries`.
   */
  readonly industry?: IndustryPolicy | undefined;
  /** What each model costs; usage then carries money. Made by `createPriceTable()`. */
  readonly prices?: PriceTable | undefined;
  /** How much may be used; checked before each model call. Made by `createBudget()`. */
  readonly budget?: Budget | undefined;
  /** Spans and metrics. Made by `openTelemetry()`. Default: none. */
  readonly telemetry?: Telemetry | undefined;
  /** The present moment; for tests and demonstrations. Default: the system's clock. */
  readonly now?: (() => Date) | undefined;
  /** What is done with messages that come in a burst, or while the assistant is answering. */
  readonly burst?: BurstOptions | undefined;
  /** When and how conversations are passed to operators. Made by `handoffPolicy()`. Default: on the customer's wish. */
  readonly handoff?: HandoffPolicy | undefined;
  /** How much of a long conversation the model is shown as it was said; the rest is summarised. */
  readonly memory?: MemoryOptions | undefined;
  /**
   * Least milliseconds between two writes of text that streams, 0 to 1000. Default 50. What is shown is stored first, so
   * this is also how often readers get more of it; the first words come at once.
   */
  readonly flushMs?: number | undefined;
  /**
   * Milliseconds after which a process that has died or hangs loses its conversations to others, 1000 to 600 000.
   * Default 10 000. A process that lives renews its hold long before.
   */
  readonly leaseMs?: number | undefined;
  /** Told of failures that the conversation survives, such as an exception in a tool. Default: nothing. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

const optionNames =
  'name instructions model knowledge customerTags tools unsupported store maxSteps industry prices budget telemetry burst memory handoff flushMs leaseMs now onError'.split(
    ' ',
  );

/** The bot: a model, instructions, knowledge, tools and policies. */
export interface Assistant {
  /** For display; `zhike` when no name was given. */
  readonly name: string;
  /** For display: the model's id. */
  readonly model: string;
  /**
   * Everything of one tenant; the only way to data.
   *
   * @param id - 1 to 256 characters
   * @throws {ConfigurationError} the id is empty or too long
   */
  tenant(id: string): TenantAssistant;
  /**
   * Ends the work of this process: turns under way are finished, waiting messages are left to other processes at once,
   * new ones are refused. To be awaited before the process ends or its database is closed.
   */
  close(): Promise<void>;
}

export interface ConversationOptions {
  /** Whose conversation it is, for one customer with several; counts when the conversation begins. Default: its id. */
  readonly customerId?: string | undefined;
}

/** The assistant at work for one tenant. */
export interface TenantAssistant {
  readonly id: string;
  /** @throws {ConfigurationError} the assistant was made without knowledge */
  readonly knowledge: TenantKnowledge;
  /**
   * The conversation with one customer on one channel; begun with its first message.
   *
   * @param id - 1 to 256 characters
   * @throws {ConfigurationError} the id is empty or too long
   */
  conversation(id: string, options?: ConversationOptions): Conversation;
  /**
   * What customers asked and the knowledge did not answer, or whose answer was rated badly: asked most often first.
   * Questions that the knowledge answers by now are left out. Reads the conversations in which something was written since.
   *
   * @param since - default 30 days ago
   */
  openQuestions(since?: Date): Promise<readonly OpenQuestion[]>;
  /**
   * Makes an answer the one that is given, word for word and without a model, to whoever asks the question. Asked again for
   * the same question, it replaces the answer.
   *
   * @returns id of the document of the knowledge that holds it, for `knowledge.remove()`
   * @throws {ConfigurationError} the assistant was made without knowledge
   * @throws {DocumentError} question or answer is empty, or a date is none
   */
  approveAnswer(pair: Omit<QuestionAnswer, 'approved'> & AnswerApproval): Promise<string>;
  /**
   * What all conversations of the tenant have used, as the budget has counted it; calls under way are not in it yet.
   *
   * @param period - the day or month of `at` (default: now) in the budget's time zone, or `ever`, the default
   * @throws {ConfigurationError} the assistant was made without a budget
   */
  usage(period?: UsagePeriod, at?: Date): Promise<Usage>;
  /**
   * Answers what processes that died have left behind: messages without an answer, turns that never ended. To be called
   * when a process starts, and now and then.
   *
   * @returns how many conversations were looked after; those of living processes are left alone
   */
  recover(): Promise<number>;
  /** Conversations that wait for an operator, the longest wait first. */
  waiting(): Promise<readonly ConversationHead[]>;
  /** Everything that is kept of a customer's conversations. */
  export(customerId: string): Promise<readonly ExportedConversation[]>;
  /**
   * Erases all conversations of a customer.
   *
   * @returns how many there were
   */
  forget(customerId: string): Promise<number>;
  /**
   * Erases conversations in which nothing was written since a moment: retention by age.
   *
   * @returns how many there were
   */
  removeIdle(before: Date): Promise<number>;
}

/** What an assistant is put together from besides its options. */
export interface AssistantParts {
  readonly model: ChatModel;
  /** Absent for an assistant without knowledge. */
  readonly knowledge: Knowledge | undefined;
  /** Absent where nothing is held against its sources. */
  readonly grounding: (() => Promise<Grounding>) | undefined;
  readonly languageOf: (texts: readonly string[]) => Language | Promise<Language>;
}

/** @throws {ConfigurationError} an option is unknown or unusable */
export function assembleAssistant(options: AssistantOptions, parts: AssistantParts): Assistant {
  requireKnownOptions('createAssistant()', options, optionNames);
  const { name, instructions, maxSteps = 8 } = options;
  requireText('name', name);
  requireText('instructions', instructions);
  demandNumber('createAssistant(): maxSteps', maxSteps, { from: 1, to: 50, whole: true });
  demand(
    options.customerTags === undefined || typeof options.customerTags === 'function',
    'createAssistant(): customerTags must be a function that gives a list of tags',
  );
  const { unsupported = 'mark' } = options;
  demand(
    ['mark', 'remove', 'retry'].includes(unsupported),
    'createAssistant(): unsupported must be "mark", "remove" or "retry"',
  );
  demandNumber('createAssistant(): flushMs', options.flushMs, { from: 0, to: 1_000 });
  demandNumber('createAssistant(): leaseMs', options.leaseMs, { from: 1_000, to: 600_000 });
  demand(
    options.prices !== undefined || !options.budget?.currencies.length,
    'createAssistant(): "budget" has limits of cost, which need "prices"; make them with createPriceTable()',
  );
  const { knowledge, grounding, languageOf } = parts;
  const model = requireModel(parts.model);
  const setting: TurnSetting = {
    name: name ?? 'zhike',
    model: options.telemetry?.model(model) ?? model,
    instructions: writeInstructions(name, instructions, options.industry?.instructions),
    tools: indexTools(options.tools ?? []),
    store: options.store === undefined ? createMemoryStore() : patientStore(options.store),
    findEvidence:
      knowledge && ((tenantId, question, options) => knowledge.tenant(tenantId).evidence(question, options)),
    customerTags: options.customerTags,
    grounding,
    unsupported,
    languageOf,
    industry: options.industry,
    prices: options.prices,
    budget: options.budget,
    telemetry: options.telemetry,
    maxSteps,
    now: options.now ?? (() => new Date()),
    createId: nanoid,
    burst: readBurst(options.burst),
    memory: readMemory(options.memory),
    handoff: options.handoff,
    flushMs: options.flushMs ?? 50,
    leaseMs: options.leaseMs ?? 10_000,
    onError: options.onError ?? (() => {}),
  };
  const conversations = new LocalConversations(setting);

  return {
    name: setting.name,
    model: model.id,
    close: () => conversations.leave(),
    tenant(tenantId) {
      requireId('tenant', tenantId);
      const kept = new TenantConversations(tenantId, setting.store, conversations);
      return {
        id: tenantId,
        recover: () => kept.recover(),
        waiting: () => kept.waiting(),
        async export(customerId) {
          requireId('customer', customerId);
          return kept.export(customerId);
        },
        async forget(customerId) {
          requireId('customer', customerId);
          return kept.forget(customerId);
        },
        async removeIdle(before) {
          demand(before instanceof Date && !Number.isNaN(before.getTime()), 'removeIdle() needs a valid Date');
          return kept.removeIdle(before);
        },
        async openQuestions(since = new Date(setting.now().getTime() - 30 * 86_400_000)) {
          demand(since instanceof Date && !Number.isNaN(since.getTime()), 'openQuestions() needs a valid Date');
          const questions = await kept.openQuestions(since);
          if (knowledge === undefined) return questions;
          const isOpen = await Promise.all(
            questions.map(async ({ question, answer, reasons }) => {
              const evidence = await knowledge.tenant(tenantId).evidence(question, { now: setting.now() });
              if (!reasons.includes('bad-rating')) return evidence.answerability === 'none';
              // Settled once another answer is approved than the one that was rated.
              return evidence.approved === undefined || evidence.passages[0]?.text === answer;
            }),
          );
          return questions.filter((_, at) => isOpen[at]);
        },
        async approveAnswer({ question, answer, ...approved }) {
          const { hashId } = await import('../text/hash-id.js');
          const id = `approved/${await hashId(String(question).trim())}`;
          await this.knowledge.put({ id, title: String(question), questions: [{ question, answer, approved }] });
          return id;
        },
        get knowledge() {
          demand(knowledge !== undefined, 'This assistant was made without "knowledge"; give it one to keep documents');
          return knowledge.tenant(tenantId);
        },
        conversation(conversationId, { customerId } = {}) {
          requireId('conversation', conversationId);
          if (customerId !== undefined) {
            requireId('customer', customerId);
          }
          return new Conversation(setting, { tenantId, conversationId }, customerId, conversations);
        },
        async usage(period = 'ever', at = setting.now()) {
          const { budget } = options;
          demand(
            budget !== undefined,
            'usage() needs a "budget"; createBudget({ limits: [] }) counts and refuses nothing',
          );
          return budget.used({ tenantId, period, at });
        },
      };
    },
  };
}

function readBurst(options: BurstOptions = {}): BurstPolicy {
  requireKnownOptions('createAssistant() burst', options, ['policy', 'quietMs', 'maxWaitMs']);
  const { policy = 'merge', quietMs = 500, maxWaitMs = 3_000 } = options;
  demand(
    policy === 'merge' || policy === 'queue' || policy === 'reject',
    'createAssistant(): burst.policy must be "merge", "queue" or "reject"',
  );
  demandNumber('createAssistant(): burst.quietMs', quietMs, { from: 0, to: 60_000 });
  demandNumber('createAssistant(): burst.maxWaitMs', maxWaitMs, { from: 0, to: 600_000 });
  return { policy, quietMs, maxWaitMs };
}

function readMemory(options: MemoryOptions = {}): MemoryPolicy {
  requireKnownOptions('createAssistant() memory', options, ['maxTokens', 'keepTurns', 'countTokens', 'model']);
  const { maxTokens = 24_000, keepTurns = 6, countTokens, model } = options;
  demandNumber('createAssistant(): memory.maxTokens', maxTokens, { from: 500 });
  demandNumber('createAssistant(): memory.keepTurns', keepTurns, { from: 1, to: 100, whole: true });
  return { maxTokens, keepTurns, countTokens, model };
}

function requireText(option: string, value: unknown): void {
  if (value !== undefined && typeof value !== 'string') {
    throw new ConfigurationError(`createAssistant(): ${option} must be text, got ${typeof value}`);
  }
}

function requireId(kind: string, id: unknown): void {
  if (typeof id !== 'string' || id.length < 1 || id.length > 256 || id.includes('\0') || !id.isWellFormed()) {
    throw new ConfigurationError(
      `${kind}(): the id must be text of 1 to 256 characters, without NUL or half a surrogate pair`,
      { code: 'invalid-id' },
    );
  }
}

function requireModel(model: ChatModel): ChatModel {
  if (typeof model?.stream !== 'function' || typeof model.id !== 'string') {
    throw new ConfigurationError(
      'createAssistant(): model must be a ChatModel, such as offline() or openaiCompatible({ baseURL, apiKey, model })',
    );
  }
  return model;
}

function indexTools(tools: readonly Tool[]): ReadonlyMap<string, Tool> {
  if (!Array.isArray(tools)) {
    throw new ConfigurationError('createAssistant(): tools must be a list of tools made by tool()');
  }
  const byName = new Map<string, Tool>();
  for (const tool of tools as readonly Tool[]) {
    if (typeof tool?.run !== 'function' || typeof tool.checkInput !== 'function') {
      throw new ConfigurationError('createAssistant(): every entry of tools must be made by tool()');
    }
    if (byName.has(tool.name) || tool.name === handOffTool.name) {
      throw new ConfigurationError(`createAssistant(): there are two tools named "${tool.name}"; rename one`);
    }
    byName.set(tool.name, tool);
  }
  return byName;
}
