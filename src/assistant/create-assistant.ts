import { createKnowledge } from '../knowledge/knowledge.js';
import { grounding } from '../knowledge/load-grounding.js';
import { offline } from '../model/offline/offline-model.js';
import { type Assistant, type AssistantOptions, assembleAssistant } from './assemble-assistant.js';

/**
 * Makes an assistant. Without options it needs no key, no network and no weights: `model` is `offline()` by default,
 * `knowledge` is `createKnowledge()`, in memory.
 *
 * @throws {ConfigurationError} an option is unknown or unusable
 *
 * @example
 * const assistant = createAssistant({ instructions: 'You serve the guests of Lakeside Travel.' });
 * const shop = assistant.tenant('lakeside');
 * await shop.knowledge.put({ id: 'boats', title: '西湖游船', text: '游船每天 8:00 开航,17:30 停航。' });
 * const reply = await shop.conversation('customer-42').send('游船几点停?');
 */
export function createAssistant(options: AssistantOptions = {}): Assistant {
  return assembleAssistant(options, {
    model: options?.model ?? offline(),
    knowledge: options?.knowledge ?? createKnowledge(),
    grounding,
    // The tables of both scripts come with the first message.
    languageOf: async (texts) => (await import('../text/talk-language.js')).languageOfTalk(texts),
  });
}
