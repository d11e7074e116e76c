import { nanoid } from 'nanoid';
import { type Message, textOf } from '../../domain/message.js';
import { ModelError } from '../../error/model-error.js';
import { demand } from '../../schema/demand.js';
import { hashId } from '../../text/hash-id.js';
import type { ChatRequest } from '../chat-model.js';
import { countCharacters } from '../endpoint/fit-text.js';
import { wellFormed } from '../plain-history.js';
import { neutralizeFrame, renderEvidence } from '../render-evidence.js';
import { wordInstructions } from '../word-instructions.js';
import type { Endpoint } from './options.js';

/**
 * Writes a request. The platform keeps the history, so only what the customer has said since the last answer goes out.
 *
 * @throws {ModelError} kind `context-length`: the message is longer than the platform takes
 */
export async function encodeRequest(
  owner: string,
  request: ChatRequest,
  endpoint: Endpoint,
  appKey: string,
): Promise<Readonly<Record<string, unknown>>> {
  const { options, version, incremental } = endpoint;
  const { modelName, searchNetwork, streamingThrottle, customVariables, visitorLabels, extraBody } = options;
  const requestId = nanoid(32);
  const content = wordQuestion(request, endpoint);
  const { conversation, visitor } = await identify(owner, request, endpoint);
  const role = options.sendInstructions ? wellFormed(wordInstructions(request)).trim() || undefined : undefined;
  const network = searchNetwork === undefined ? undefined : searchNetwork ? 'enable' : 'disable';
  if (version === 'v1') {
    return {
      request_id: requestId,
      content,
      session_id: conversation,
      bot_app_key: appKey,
      visitor_biz_id: visitor,
      incremental,
      stream: 'enable',
      streaming_throttle: streamingThrottle,
      custom_variables: customVariables,
      system_role: role,
      search_network: network,
      model_name: modelName,
      visitor_labels: visitorLabels && Object.entries(visitorLabels).map(([name, values]) => ({ name, values })),
      ...extraBody,
    };
  }
  return {
    RequestId: requestId,
    ConversationId: conversation,
    AppKey: appKey,
    VisitorId: visitor,
    Contents: [
      { Type: 'text', Text: content },
      ...(customVariables === undefined ? [] : [{ Type: 'custom_variables', CustomVariables: customVariables }]),
    ],
    Incremental: incremental,
    Stream: 'enable',
    StreamingThrottle: streamingThrottle,
    SystemRole: role,
    SearchNetwork: network,
    ModelName: modelName,
    ...extraBody,
  };
}

/** Words what the bot has not heard yet: the customer's words last, what belongs to them in a frame before. */
function wordQuestion(request: ChatRequest, { options, maxCharacters, target }: Endpoint): string {
  const news = newsOf(request.messages);
  const words = news.map((message) => (message.role === 'user' ? neutralizeFrame(textOf(message)).trim() : ''));
  const context = [
    ...news.flatMap((message) => wordContext(message, options.sendEvidence ?? false)),
    request.output && !options.sendInstructions ? wordInstructions({ ...request, instructions: '' }) : '',
  ].filter((text) => text !== '');
  const frame = context.length === 0 ? '' : `<context>\n${context.join('\n\n')}\n</context>\n\n`;
  const said = words.filter((text) => text !== '').join('\n\n') || '(empty message)';
  const content = wellFormed(frame + said);
  requireFit(content, maxCharacters, target);
  return content;
}

/** What came after the assistant's last message; from the customer's last one on, where none of theirs did. */
function newsOf(messages: readonly Message[]): readonly Message[] {
  const news = messages.slice(messages.findLastIndex(({ role }) => role === 'assistant') + 1);
  const question = messages.findLast(({ role }) => role === 'user');
  return question === undefined || news.some(({ role }) => role === 'user') ? news : [question, ...news];
}

function wordContext(message: Message, withEvidence: boolean): readonly string[] {
  switch (message.role) {
    case 'user':
      return message.parts.flatMap((part) =>
        part.type === 'evidence' && withEvidence ? [renderEvidence(part.evidence)] : [],
      );
    case 'tool':
      // Another model has called them, before this one took over in mid-turn.
      return message.parts.map(({ name, text }) => `${name}: ${neutralizeFrame(text)}`);
    case 'assistant':
      return [];
  }
}

function requireFit(content: string, maxCharacters: number, target: string): void {
  const length = content.length <= maxCharacters ? 0 : countCharacters(content);
  if (length > maxCharacters) {
    throw new ModelError(
      `Model request is not sent: its message has ${length} characters of at most ${maxCharacters}: ${target}; shorten it, or raise "maxCharacters" if the bot takes more`,
      { kind: 'context-length' },
    );
  }
}

async function identify(owner: string, { conversation }: ChatRequest, { options }: Endpoint) {
  if (conversation === undefined) {
    return { conversation: nanoid(32), visitor: nanoid(32) };
  }
  // JSON keeps ("a", "b:c") and ("a:b", "c") apart, whatever characters the ids hold.
  const name = JSON.stringify([conversation.tenantId, conversation.conversationId]);
  const visitor = options.visitorId?.(conversation) ?? (await hashId(`visitor ${name}`, 32));
  demand(/^[\w-]{1,64}$/.test(visitor), `${owner}: "visitorId" must give 1 to 64 of a-z A-Z 0-9 _ -`);
  return { conversation: await hashId(`conversation ${name}`, 32), visitor };
}
