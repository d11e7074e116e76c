import type { ChatModel } from '../../chat-model.js';
import type { Dialect } from '../dialect.js';
import { createModel } from '../openai-compatible.js';
import type { NamedModelOptions } from '../options.js';
import { arkDialect } from './ark.js';

const dialect: Dialect = {
  ...arkDialect,
  name: 'ark-bot',
  path: '/bots/chat/completions',
  thinkingField: 'none',
  autoThinking: false,
  reasoningEfforts: {},
  ownKnowledge: true,
};

/**
 * Makes a model of a bot built on Volcano Ark (火山方舟应用). `model` is the bot's id (`bot-…`).
 *
 * A bot answers from plugins and knowledge of its own: its text is marked `fromOwnKnowledge`, its sources come as
 * references, and its usage counts the models and plugins that it called.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const model = arkBot({ apiKey: () => process.env.ARK_API_KEY ?? '', model: 'bot-20260101000000-abcde' });
 */
export function arkBot(options: NamedModelOptions): ChatModel {
  return createModel('arkBot()', options, dialect);
}
