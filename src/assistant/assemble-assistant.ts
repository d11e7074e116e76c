import { nanoid } from 'nanoid';
import type { ConversationStore } from '../conversation/conversation-store.js';
import { createMemoryStore } from '../conversation/store/memory-store.js';
import { createTurnQueue } from '../conversation/turn-queue.js';
import type { Budget } from '../cost/budget.js';
import type { PriceTable } from '../cost/price-table.js';
import type { UsagePeriod } from '../cost/usage-ledger.js';
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
import { handOffTool } from './hand-off-tool.js';
import { writeInstructions } from './instructions.js';
import type { Telemetry } from './telemetry.js';
import type { TurnSetting } from './turn-setting.js';

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
  readonly tools?: readonly Tool[] | undefined;
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
  /** Told of failures that the conversation survives, such as an exception in a tool. Default: nothing. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

const optionNames =
  'name instructions model knowledge tools store maxSteps industry prices budget telemetry now onError'.split(' ');

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
  conversation(id: string): Conversation;
  /**
   * What all conversations of the tenant have used, as the budget has counted it; calls under way are not in it yet.
   *
   * @param period - the day or month of `at` (default: now) in the budget's time zone, or `ever`, the default
   * @throws {ConfigurationError} the assistant was made without a budget
   */
  usage(period?: UsagePeriod, at?: Date): Promise<Usage>;
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
    options.prices !== undefined || !options.budget?.currencies.length,
    'createAssistant(): "budget" has limits of cost, which need "prices"; make them with createPriceTable()',
  );
  const { knowledge, grounding, languageOf } = parts;
  const queue = createTurnQueue();
  const model = requireModel(parts.model);
  const setting: TurnSetting = {
    name: name ?? 'zhike',
    model: options.telemetry?.model(model) ?? model,
    instructions: writeInstructions(name, instructions, options.industry?.instructions),
    tools: indexTools(options.tools ?? []),
    store: options.store ?? createMemoryStore(),
    findEvidence: knowledge && ((tenantId, question) => knowledge.tenant(tenantId).evidence(question)),
    grounding,
    languageOf,
    industry: options.industry,
    prices: options.prices,
    budget: options.budget,
    telemetry: options.telemetry,
    maxSteps,
    now: options.now ?? (() => new Date()),
    createId: nanoid,
    onError: options.onError ?? (() => {}),
  };

  return {
    name: setting.name,
    model: model.id,
    tenant(tenantId) {
      requireId('tenant', tenantId);
      return {
        id: tenantId,
        get knowledge() {
          demand(knowledge !== undefined, 'This assistant was made without "knowledge"; give it one to keep documents');
          return knowledge.tenant(tenantId);
        },
        conversation(conversationId) {
          requireId('conversation', conversationId);
          return new Conversation(setting, { tenantId, conversationId }, queue);
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

function requireText(option: string, value: unknown): void {
  if (value !== undefined && typeof value !== 'string') {
    throw new ConfigurationError(`createAssistant(): ${option} must be text, got ${typeof value}`);
  }
}

function requireId(kind: string, id: unknown): void {
  if (typeof id !== 'string' || id.length < 1 || id.length > 256) {
    throw new ConfigurationError(`${kind}(): the id must be text of 1 to 256 characters`, { code: 'invalid-id' });
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
