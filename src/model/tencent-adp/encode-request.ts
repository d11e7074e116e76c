import { nanoid } from 'nanoid';
import { textOf, type UserMessage } from '../../domain/message.js';
import { ModelError } from '../../error/model-error.js';
import { demand } from '../../schema/demand.js';
import { hashId } from '../../text/hash-id.js';
import type { ChatRequest } from '../chat-model.js';
import { wellFormed } from '../plain-history.js';
import { renderEvidence } from '../render-evidence.js';
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
  const { modelName, searchNetwork, streamingThrottle, customVariables } = options;
  const content = wordQuestion(request, endpoint);
  const { conversation, visitor } = await identify(owner, request, endpoint);
  const role = options.sendInstructions && request.instructions.trim() !== '' ? request.instructions : undefined;
  const network = searchNetwork === undefined ? undefined : searchNetwork ? 'enable' : 'disable';
  if (version === 'v1') {
    return {
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
    };
  }
  return {
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
  };
}

function wordQuestion({ messages }: ChatRequest, { options, maxCharacters, target }: Endpoint): string {
  const answered = messages.findLastIndex(({ role }) => role === 'assistant');
  const asked = messages.slice(answered + 1).filter((message): message is UserMessage => message.role === 'user');
  const evidence = options.sendEvidence
    ? asked.flatMap(({ parts }) =>
        parts.flatMap((part) => (part.type === 'evidence' ? renderEvidence(part.evidence) : [])),
      )
    : [];
  const words = asked.map(textOf).filter((text) => text.trim() !== '');
  const content = wellFormed([...evidence, ...words].join('\n\n')).trim() || '(empty message)';
  if (content.length > maxCharacters) {
    throw new ModelError(
      `Model request is not sent: its message has ${content.length} characters, the bot takes ${maxCharacters}: ${target}`,
      { kind: 'context-length' },
    );
  }
  return content;
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
