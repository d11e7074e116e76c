import type { Grounding } from '../knowledge/grounding.js';
import type { ChatModel } from '../model/chat-model.js';
import { guessLanguage } from '../text/guess-language.js';
import { type Assistant, type AssistantOptions, assembleAssistant } from './assemble-assistant.js';

export interface BareAssistantOptions extends AssistantOptions {
  readonly model: ChatModel;
  /**
   * Holds every sentence of an answer against its sources, and cites them; give `grounding` of `zhike`. Without it
   * nothing is held back, checked or cited: the product answers for what its model says.
   */
  readonly grounding?: (() => Promise<Grounding>) | undefined;
}

/**
 * Makes an assistant of the turn alone: conversation, tools, streaming, handoff, with the model that it is given. The
 * embedded defaults of `zhike` (offline answers, knowledge, the evidence gate, citations) stay out of the bundle.
 *
 * @throws {ConfigurationError} an option is unknown or unusable
 *
 * @example
 * const assistant = createAssistant({ model: deepseek({ apiKey }), tools: [orderStatus] });
 * const reply = await assistant.tenant('shop').conversation('customer-42').send('我的订单到哪了?');
 */
export function createBareAssistant(options: BareAssistantOptions): Assistant {
  const { grounding, ...rest } = options;
  return assembleAssistant(rest, {
    model: rest.model,
    knowledge: rest.knowledge,
    grounding,
    languageOf: guessLanguage,
  });
}
