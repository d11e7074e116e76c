import { grounding } from '../knowledge/grounding.js';
import { createKnowledge } from '../knowledge/knowledge.js';
import { offline } from '../model/offline/offline-model.js';
import { languageOfTalk } from '../text/talk-language.js';
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
    languageOf: languageOfTalk,
  });
}
