import type { ConversationKey, LogEntry } from '../conversation/conversation-store.js';
import { ownershipOf } from '../conversation/ownership.js';
import { toMessages } from '../conversation/projection.js';
import type { TurnEvent, TurnStatus } from '../domain/turn.js';
import { addUsage, noUsage } from '../domain/usage.js';
import { ZhikeError } from '../error/zhike-error.js';
import { answer } from './answer.js';
import type { Reply } from './reply.js';
import { toReply } from './reply.js';
import { TurnRecorder } from './turn-recorder.js';
import type { TurnSetting } from './turn-setting.js';

export interface CustomerMessage {
  readonly text: string;
  readonly clientMessageId?: string | undefined;
}

/**
 * Opens a turn for a customer's message, has it answered, and closes it exactly once.
 *
 * @throws the typed error of a turn that failed, after the turn was closed and what was shown was stored
 */
export async function runTurn(
  setting: TurnSetting,
  key: ConversationKey,
  message: CustomerMessage,
  emit: (event: TurnEvent) => void,
  signal: AbortSignal,
): Promise<Reply> {
  const log = await setting.store.read(key);
  const repeated = eventsOfRepeatedMessage(log, message.clientMessageId);
  if (repeated !== undefined) {
    repeated.forEach(emit);
    return toReply(repeated);
  }

  const { owner, fence } = ownershipOf(log);
  const earlier = log.flatMap(({ event }) => (event.type === 'turn-start' ? [event.text] : []));
  const language = await setting.languageOf([...earlier, message.text]);
  const turnId = setting.createId();
  const recorder = new TurnRecorder({ store: setting.store, key, turnId, fence, now: setting.now, emit });
  const end = async (status: TurnStatus, error?: unknown): Promise<Reply> => {
    const usage = recorder.events.reduce(
      (sum, event) => (event.type === 'step-end' || event.type === 'model-switch' ? addUsage(sum, event.usage) : sum),
      noUsage,
    );
    recorder.record({
      type: 'turn-end',
      turnId,
      status,
      usage,
      ...(error === undefined ? {} : { error: summarise(error) }),
    });
    await recorder.flush();
    return toReply(recorder.events);
  };

  recorder.record({
    type: 'turn-start',
    turnId,
    messageId: setting.createId(),
    conversationId: key.conversationId,
    language,
    ...message,
  });
  // The customer's words are safe before anything else is attempted.
  await recorder.flush();

  if (owner !== 'assistant') {
    return end('handed-off');
  }
  const turn = { setting, key, turnId, recorder, text: message.text, language, now: setting.now(), signal };
  const run = async () => {
    try {
      return await end(await answer({ ...turn, history: toMessages(log) }));
    } catch (error) {
      if (signal.aborted) {
        return end('stopped');
      }
      await end('failed', error);
      throw error;
    }
  };
  const traced = { assistant: setting.name, ...key };
  return setting.telemetry === undefined ? run() : setting.telemetry.turn(traced, () => recorder.events, run);
}

function eventsOfRepeatedMessage(log: readonly LogEntry[], clientMessageId: string | undefined) {
  if (clientMessageId === undefined) {
    return undefined;
  }
  const first = log.find(({ event }) => event.type === 'turn-start' && event.clientMessageId === clientMessageId);
  return first && log.filter((entry) => entry.turnId === first.turnId).map((entry) => entry.event);
}

function summarise(error: unknown) {
  return ZhikeError.isInstance(error)
    ? { code: error.code, message: error.message, retryable: error.retryable }
    : // What a foreign error says may hold a customer's words.
      { code: 'unexpected', message: 'The turn failed unexpectedly', retryable: false };
}
