import type { ConversationState, WaitingMessage } from '../conversation/conversation-state.js';
import type { ConversationKey, LogEntry } from '../conversation/conversation-store.js';
import type { TurnStatus } from '../domain/turn.js';
import { isConflict } from '../error/conversation-error.js';
import { ZhikeError } from '../error/zhike-error.js';
import { answer } from './answer.js';
import type { TurnEnding } from './turn-ending.js';
import { type StoreEntries, TurnRecorder } from './turn-recorder.js';
import type { OpenTurn, TurnSetting } from './turn-setting.js';
import { turnUsage } from './turn-usage.js';

/** What a turn begins with. */
export interface TurnStart {
  readonly key: ConversationKey;
  readonly customerId: string;
  readonly turnId: string;
  /** Where the conversation stands; followed by whoever stores. */
  readonly state: ConversationState;
  /** What the turn answers, oldest first. */
  readonly messages: readonly WaitingMessage[];
  /** The decided approval that it goes on after, where there are no messages. */
  readonly approvalId: string | undefined;
  readonly store: StoreEntries;
  readonly ending: TurnEnding;
  /** Messages that have come since, for the next step to read; given once. */
  readonly takeArrivals: () => Promise<readonly WaitingMessage[]>;
  /** Told why the turn fails, before it is closed as failed. */
  readonly failing: (error: unknown) => void;
}

/**
 * Opens a turn, has it answered, and closes it exactly once.
 *
 * @throws the typed error of a turn that failed, after the turn was closed and what was shown was stored; what the
 * store fails with, where the turn could not be closed
 */
export async function runTurn(setting: TurnSetting, start: TurnStart): Promise<void> {
  const { key, turnId, state, messages, ending } = start;
  const log: readonly LogEntry[] = [...state.log];
  const { owner } = state;
  const text = messages.map((message) => message.text).join('\n');
  const earlier = log.flatMap(({ event }) => (event.type === 'turn-start' && event.text !== '' ? [event.text] : []));
  const language = await setting.languageOf([...earlier, text]);
  const now = setting.now();
  const recorder = new TurnRecorder({
    turnId,
    fence: state.fence,
    store: start.store,
    now: setting.now,
    flushMs: setting.flushMs,
    onFailure: (cause) => ending.end(endingOf(cause), cause),
  });
  const close = async (status: TurnStatus, error?: unknown): Promise<void> => {
    recorder.record({
      type: 'turn-end',
      turnId,
      status,
      usage: turnUsage(recorder.events),
      ...(error !== undefined && { error: summarise(error) }),
    });
    try {
      await recorder.flush();
    } catch (cause) {
      if (endingOf(cause) !== 'handed-off') {
        throw cause;
      }
      // The conversation went to somebody else. What was not stored by then was never shown.
      recorder.recover(state.fence);
      await close('handed-off');
    }
  };

  recorder.record({
    type: 'turn-start',
    turnId,
    conversationId: key.conversationId,
    messageIds: messages.map(({ messageId }) => messageId),
    text,
    language,
    ...(start.approvalId !== undefined && { approvalId: start.approvalId }),
  });
  if (owner === 'nobody') {
    // A customer who writes again opens what was closed.
    recorder.record({ type: 'owner-change', owner: 'assistant', fence: recorder.fence + 1, reason: 'reopen' });
  }
  await recorder.flush();
  if (owner === 'queue' || owner === 'operator') {
    return close('handed-off');
  }

  const turn: OpenTurn = {
    setting,
    key,
    customerId: start.customerId,
    turnId,
    recorder,
    log,
    messageIds: messages.map(({ messageId }) => messageId),
    approvalId: start.approvalId,
    approvals: state.approvals,
    text,
    language,
    now,
    signal: ending.signal,
    takeArrivals: start.takeArrivals,
  };
  const run = async () => {
    try {
      const status = await answer(turn);
      // Said, but perhaps not stored yet: until it is, the turn can still be taken away.
      await recorder.flush();
      return await close(status);
    } catch (error) {
      await closeEarly(start, recorder, error, close);
    }
  };
  const traced = { assistant: setting.name, ...key };
  await (setting.telemetry === undefined ? run() : setting.telemetry.turn(traced, () => recorder.events, run));
}

async function closeEarly(
  { ending, state, failing }: TurnStart,
  recorder: TurnRecorder,
  error: unknown,
  close: (status: TurnStatus, error?: unknown) => Promise<void>,
): Promise<void> {
  switch (ending.reason) {
    case 'stopped':
    case 'superseded':
      return close(ending.reason);
    case 'handed-off':
      recorder.recover(state.fence);
      return close('handed-off');
    case 'lost':
    case 'not-stored':
      throw ending.cause ?? error;
    default:
      failing(error);
      await close('failed', error);
      throw error;
  }
}

function endingOf(cause: unknown) {
  if (isConflict(cause, 'fence')) {
    return 'handed-off' as const;
  }
  return isConflict(cause, 'lease') ? ('lost' as const) : ('not-stored' as const);
}

function summarise(error: unknown) {
  return ZhikeError.isInstance(error)
    ? { code: error.code, message: error.message, retryable: error.retryable }
    : // What a foreign error says may hold a customer's words.
      { code: 'unexpected', message: 'The turn failed unexpectedly', retryable: false };
}
