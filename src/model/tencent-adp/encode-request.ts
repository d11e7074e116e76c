import type { JsonObject } from '../../domain/json.js';
import { type Message, textOf } from '../../domain/message.js';
import { ModelError } from '../../error/model-error.js';
import type { ChatRequest } from '../chat-model.js';
import { countCharacters } from '../endpoint/fit-text.js';
import { wellFormed } from '../plain-history.js';
import { neutralizeFrame, renderEvidence } from '../render-evidence.js';
import { wordInstructions } from '../word-instructions.js';
import type { PlatformIds } from './conversation-ids.js';
import type { AdpVersion } from './options.js';
import type { RequestV1, RequestV2 } from './wire.js';

export interface RequestSettings {
  /** Whose limit `maxCharacters` is, for errors. */
  readonly id: string;
  readonly version: AdpVersion;
  readonly incremental: boolean;
  readonly maxCharacters?: number | undefined;
  readonly sendEvidence?: boolean | undefined;
  readonly sendInstructions?: boolean | undefined;
  readonly searchNetwork?: boolean | undefined;
  readonly streamingThrottle?: number | undefined;
  readonly modelName?: string | undefined;
  readonly customVariables?: Readonly<Record<string, string>> | undefined;
  readonly visitorLabels?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Fields that have no option; they win over all others. */
  readonly extraBody?: JsonObject | undefined;
}

/** What every request needs anew. */
export interface RequestNames extends PlatformIds {
  readonly requestId: string;
  readonly appKey: string;
}

/**
 * Encodes a request as the body of a chat call: what was said since the assistant's last message, for the platform keeps
 * the history itself.
 *
 * @throws {ModelError} kind `context-length`: the message is longer than the platform takes
 */
export function encodeRequest(
  request: ChatRequest,
  settings: RequestSettings,
  { requestId, appKey, conversationId, visitorId }: RequestNames,
): Readonly<Record<string, unknown>> {
  const { version, incremental, streamingThrottle, modelName, customVariables, visitorLabels, extraBody } = settings;
  const text = wordMessage(request, settings);
  requireFit(text, settings);
  const role = settings.sendInstructions ? nonBlank(wellFormed(wordInstructions(request))) : undefined;
  const search = settings.searchNetwork === undefined ? undefined : settings.searchNetwork ? 'enable' : 'disable';
  if (version === 'v1') {
    const body: RequestV1 = {
      request_id: requestId,
      content: text,
      session_id: conversationId,
      bot_app_key: appKey,
      visitor_biz_id: visitorId,
      incremental,
      stream: 'enable',
      streaming_throttle: streamingThrottle,
      system_role: role,
      search_network: search,
      model_name: modelName,
      custom_variables: customVariables,
      visitor_labels: visitorLabels && Object.entries(visitorLabels).map(([name, values]) => ({ name, values })),
    };
    return { ...body, ...extraBody };
  }
  const body: RequestV2 = {
    RequestId: requestId,
    ConversationId: conversationId,
    AppKey: appKey,
    VisitorId: visitorId,
    Contents: [
      { Type: 'text', Text: text },
      ...(customVariables ? [{ Type: 'custom_variables' as const, CustomVariables: customVariables }] : []),
    ],
    Incremental: incremental,
    Stream: 'enable',
    StreamingThrottle: streamingThrottle,
    SystemRole: role,
    SearchNetwork: search,
    ModelName: modelName,
  };
  return { ...body, ...extraBody };
}

/** Words what the platform has not heard yet: the customer's words last, what belongs to them in a frame before. */
function wordMessage(request: ChatRequest, { sendEvidence, sendInstructions }: RequestSettings): string {
  const news = newsOf(request.messages);
  const words = news.map((message) => (message.role === 'user' ? neutralizeFrame(textOf(message)).trim() : ''));
  const context = news.flatMap((message) => [
    ...(sendEvidence ? evidenceIn(message) : []),
    // Another model of the same turn has called them.
    ...(message.role === 'tool' ? message.parts.map(({ name, text }) => `${name}: ${neutralizeFrame(text)}`) : []),
  ]);
  const { output } = request;
  const form = output && !sendInstructions ? [wordInstructions({ ...request, instructions: '' })] : [];
  const said = words.filter((text) => text !== '').join('\n\n') || '(empty message)';
  const frame = [...context, ...form].join('\n\n').trim();
  return wellFormed(frame === '' ? said : `<context>\n${frame}\n</context>\n\n${said}`);
}

/** What followed the assistant's last message; where that is no word of the customer's, from their last word on. */
function newsOf(messages: readonly Message[]): readonly Message[] {
  const start = messages.findLastIndex(({ role }) => role === 'assistant') + 1;
  const news = messages.slice(start);
  const question = news.some(({ role }) => role === 'user')
    ? undefined
    : messages.findLast(({ role }) => role === 'user');
  return question === undefined ? news : [question, ...news];
}

function evidenceIn(message: Message): readonly string[] {
  return message.role === 'user'
    ? message.parts.flatMap((part) => (part.type === 'evidence' ? [renderEvidence(part.evidence)] : []))
    : [];
}

function requireFit(text: string, { id, maxCharacters, sendEvidence }: RequestSettings): void {
  const length = maxCharacters === undefined || text.length <= maxCharacters ? 0 : countCharacters(text);
  if (maxCharacters !== undefined && length > maxCharacters) {
    const remedy = sendEvidence ? 'leave out "sendEvidence", or raise "maxCharacters"' : 'raise "maxCharacters"';
    throw new ModelError(
      `Model request was not sent to ${id}: the message has ${length} characters of at most ${maxCharacters}; shorten it, or, where the platform takes more, ${remedy}`,
      { kind: 'context-length' },
    );
  }
}

function nonBlank(text: string): string | undefined {
  return text.trim() === '' ? undefined : text;
}
