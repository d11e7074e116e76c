import { toMessages } from '../conversation/projection.js';
import type { ApprovalRequest } from '../domain/approval.js';
import type { Evidence } from '../domain/evidence.js';
import { type Message, type ToolResultPart, textOf } from '../domain/message.js';
import type { TurnStatus } from '../domain/turn.js';
import { AnswerWriter } from './answer-writer.js';
import { operatorAsked } from './ask-approval.js';
import { handOffTool } from './handoff/hand-off-tool.js';
import type { HandoffCause } from './handoff/handoff-policy.js';
import { wantsHandoff } from './handoff/handoff-wish.js';
import { readDecision } from './read-decision.js';
import { runStep } from './run-step.js';
import { runToolCalls } from './run-tool-calls.js';
import { searchQuestion } from './search-question.js';
import { settleApprovals } from './settle-approvals.js';
import type { OpenTurn } from './turn-setting.js';
import { assistantWords } from './words.js';

const noEvidence: Evidence = { answerability: 'none', passages: [], confidence: 0 };

/** Answers a turn: rules first, then the knowledge gate, then model steps until the model is done or a limit is met. */
export async function answer(turn: OpenTurn): Promise<TurnStatus> {
  turn.signal.throwIfAborted();
  const settled = await settleApprovals(turn, () => messagesOf(turn));
  const cause = await findHandoffCause(turn);
  if (cause !== undefined) {
    return handOff(turn, await createWriter(turn, noEvidence, []), cause);
  }
  // A message that only answers a question of ours asks nothing of the knowledge.
  const isDecision = turn.messageIds.length === 0 || (settled.length > 0 && readDecision(turn.text) !== undefined);
  const evidence = isDecision ? undefined : await findEvidence(turn);
  if (evidence?.answerability === 'none' && turn.setting.handoff?.isTooMany(missesBefore(turn) + 1)) {
    return handOff(turn, await createWriter(turn, noEvidence, []), { reason: 'rule', rule: 'no-evidence' });
  }
  const toolResults: ToolResultPart[] = [...settled];
  const writer = await createWriter(turn, evidence ?? noEvidence, toolResults);
  const [approved] = evidence?.approved === undefined ? [] : evidence.passages;
  if (approved !== undefined) {
    writer.quote(approved);
    return 'completed';
  }
  try {
    for (let step = 1; ; step++) {
      // The last step gets no tools, so that the turn ends with words and not with a call nobody answers.
      const withTools = step < turn.setting.maxSteps;
      const calls = await runStep(turn, writer, { step, messages: messagesOf(turn), withTools });
      if (calls.length === 0) {
        return 'completed';
      }
      if (calls.some((call) => call.name === handOffTool.name)) {
        return await handOff(turn, writer, { reason: 'model' });
      }
      const { results, questions } = await runToolCalls(turn, messagesOf(turn), calls);
      toolResults.push(...results);
      if (questions.length > 0) {
        return askFirst(turn, writer, questions);
      }
      await joinArrivals(turn);
    }
  } finally {
    writer.close();
  }
}

/**
 * The history as the model is shown it, up to this moment. It is projected from the log as in later turns, so that
 * their requests begin with the same words and vendors bill those at a fraction.
 */
function messagesOf({ log, recorder }: OpenTurn): readonly Message[] {
  const last = log.at(-1)?.sequence ?? 0;
  return toMessages([...log, ...recorder.entries.map((entry, index) => ({ ...entry, sequence: last + index + 1 }))]);
}

/** Ends the turn with the questions that somebody must answer before it can go on. */
function askFirst(turn: OpenTurn, writer: AnswerWriter, questions: readonly ApprovalRequest[]): TurnStatus {
  const words = questions.map(({ from, question }) => (from === 'customer' ? question : operatorAsked[turn.language]));
  writer.say([...new Set(words)].join('\n'));
  writer.close();
  return 'completed';
}

/** Lets the next step read what the customer has written meanwhile. */
async function joinArrivals(turn: OpenTurn): Promise<void> {
  const arrivals = await turn.takeArrivals();
  if (arrivals.length > 0) {
    turn.recorder.record({
      type: 'message-join',
      messageIds: arrivals.map(({ messageId }) => messageId),
      text: arrivals.map(({ text }) => text).join('\n'),
    });
  }
}

async function createWriter(
  turn: OpenTurn,
  evidence: Evidence,
  toolResults: readonly ToolResultPart[],
): Promise<AnswerWriter> {
  return new AnswerWriter({
    grounding: await turn.setting.grounding?.(),
    evidence,
    mustHold: () => evidence.answerability === 'none' && !toolResults.some((result) => result.outcome === 'done'),
    otherSources: () => [
      turn.setting.instructions,
      turn.text,
      ...toMessages(turn.log).map(wordsOf),
      ...toolResults.map((result) => result.text),
    ],
    toolWords: () => toolResults.map((result) => result.text),
    notKnown: assistantWords[turn.language].notKnown,
    emit: (event) => turn.recorder.record(event),
  });
}

/** @returns undefined for an assistant without knowledge */
async function findEvidence(turn: OpenTurn): Promise<Evidence | undefined> {
  const { findEvidence: find, telemetry } = turn.setting;
  if (find === undefined) {
    return undefined;
  }
  const before = toMessages(turn.log).findLast((message) => message.role === 'user');
  const question = searchQuestion(turn.text, before === undefined ? undefined : textOf(before));
  const { key, customerId, now, setting } = turn;
  const tags = await setting.customerTags?.({ ...key, customerId });
  const search = () => find(key.tenantId, question, { now, tags, signal: turn.signal });
  const found = await (telemetry === undefined ? search() : telemetry.retrieval(question, search));
  const evidence =
    found.calls === undefined ? found : await (await import('./count-retrieval.js')).countRetrieval(turn, found);
  turn.recorder.record({ type: 'evidence', evidence });
  return evidence;
}

interface Cause extends HandoffCause {
  /** What the customer should read at once. */
  readonly say?: string | undefined;
}

/** Why the message is to be passed on before any model is asked. */
async function findHandoffCause(turn: OpenTurn): Promise<Cause | undefined> {
  const { setting, key, text, log, now, language, customerId } = turn;
  if (wantsHandoff(text)) {
    return { reason: 'customer-wish' };
  }
  const matter = setting.industry?.findHandoffRule(text);
  if (matter !== undefined) {
    return { reason: 'rule', rule: matter.id, say: matter.say?.(language) };
  }
  const rule = await setting.handoff?.findRule({ ...key, customerId, text, log, now }, setting.onError);
  return rule === undefined ? undefined : { reason: 'rule', rule };
}

/** How many turns in a row, up to this one, asked the knowledge in vain, since somebody was last called for. */
function missesBefore({ log }: OpenTurn): number {
  const called = log.findLastIndex(({ event }) => event.type === 'owner-change' || event.type === 'ticket');
  const asked = log
    .slice(called + 1)
    .flatMap(({ event }) => (event.type === 'evidence' ? [event.evidence.answerability] : []));
  return asked.length - 1 - asked.findLastIndex((answerability) => answerability !== 'none');
}

/**
 * Tells the customer, then passes the conversation on: after that the assistant writes no more. Where nobody could take
 * it, the customer gets a ticket, and the assistant goes on.
 */
async function handOff(turn: OpenTurn, writer: AnswerWriter, { say, ...cause }: Cause): Promise<TurnStatus> {
  const { recorder, setting, key, language } = turn;
  if (say !== undefined) {
    writer.say(`${say}\n`);
  }
  const { handoff } = setting;
  const absence = await handoff?.whyNotNow(key.tenantId, setting.now(), setting.onError);
  if (handoff !== undefined && absence !== undefined) {
    const { openTicketFor } = await import('./handoff/open-ticket.js');
    const { ticket, isNew, words } = await openTicketFor(turn, handoff, cause, absence);
    writer.say(words);
    writer.close();
    if (isNew) {
      recorder.record(ticket);
    }
    return 'completed';
  }
  const position = handoff && (await placeInQueue(turn));
  writer.say(assistantWords[language].handoff);
  if (position !== undefined) {
    const { wordPosition } = await import('./handoff/handoff-words.js');
    writer.say(wordPosition(position, language));
  }
  writer.close();
  recorder.record({
    type: 'owner-change',
    owner: 'queue',
    fence: recorder.fence + 1,
    ...cause,
    ...(position !== undefined && { position }),
  });
  await recorder.flush();
  return 'handed-off';
}

/** @returns undefined where the queue cannot be counted */
async function placeInQueue({ setting, key }: OpenTurn): Promise<number | undefined> {
  const limit = 1_000;
  const waiting = await setting.store.list(key.tenantId, { owner: 'queue', limit });
  return waiting.length < limit ? waiting.length + 1 : undefined;
}

/** Everything that a message says, tool results and passages included. */
function wordsOf(message: Message): string {
  return message.parts
    .map((part) => {
      switch (part.type) {
        case 'text':
        case 'tool-result':
          return part.text;
        case 'evidence':
          return part.evidence.passages.map((passage) => passage.text).join('\n');
        default:
          return '';
      }
    })
    .join('\n');
}
