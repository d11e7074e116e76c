import { toMessages } from '../conversation/projection.js';
import type { ApprovalRequest } from '../domain/approval.js';
import type { Decision } from '../domain/decision.js';
import type { Evidence } from '../domain/evidence.js';
import type { Message, ToolCallPart, ToolResultPart } from '../domain/message.js';
import { talkOf } from '../domain/talk.js';
import type { TurnEvent, TurnStatus } from '../domain/turn.js';
import { ModelError } from '../error/model-error.js';
import type { RejectedDraft } from '../knowledge/citation/sentence-gate.js';
import type { AnswerWriter } from './answer-writer.js';
import { operatorAsked } from './ask-approval.js';
import { askBack } from './ask-back-words.js';
import { createWriter } from './create-writer.js';
import { earlierQuestions } from './earlier-questions.js';
import { handOffTool } from './handoff/hand-off-tool.js';
import type { HandoffCause } from './handoff/handoff-policy.js';
import { wantsHandoff } from './handoff/handoff-wish.js';
import { readDecision } from './read-decision.js';
import { runStep, type StepOptions } from './run-step.js';
import { runToolCalls } from './run-tool-calls.js';
import { settleApprovals } from './settle-approvals.js';
import type { OpenTurn } from './turn-setting.js';
import { assistantWords } from './words.js';

/** Answers a turn: rules first, then the knowledge gate, then model steps until the model is done or a limit is met. */
export async function answer(turn: OpenTurn): Promise<TurnStatus> {
  turn.signal.throwIfAborted();
  const settled = await settleApprovals(turn, () => messagesOf(turn));
  const cause = await findHandoffCause(turn);
  if (cause !== undefined) {
    return handOff(turn, await createWriter(turn), cause);
  }
  // A message that only answers a question of ours asks nothing of the knowledge.
  const isDecision = turn.messageIds.length === 0 || (settled.length > 0 && readDecision(turn.text) !== undefined);
  const evidence = isDecision ? undefined : await findEvidence(turn);
  if (evidence?.subjects !== undefined && mayAskBack(turn)) {
    const writer = await createWriter(turn);
    writer.say(askBack(evidence.subjects, turn.language));
    writer.close();
    return decide(turn, 'ask-back', [`evidence-${evidence.answerability}`, 'several-subjects']);
  }
  if (evidence?.answerability === 'none' && turn.setting.handoff?.isTooMany(missesBefore(turn) + 1)) {
    return handOff(turn, await createWriter(turn), { reason: 'rule', rule: 'no-evidence' });
  }
  const toolResults: ToolResultPart[] = [...settled];
  const said = [turn.text];
  const writer = await createWriter(turn, { evidence, toolResults, said });
  const [approved] = evidence?.approved === undefined ? [] : evidence.passages;
  if (approved !== undefined) {
    writer.quote(approved);
    return decide(turn, 'answer', ['approved-answer']);
  }
  try {
    let rejected: RejectedDraft | undefined;
    const checks = await checksOf(turn, writer, evidence);
    for (let step = 1; ; step++) {
      // The last step gets no tools, so that the turn ends with words and not with a call nobody answers.
      const withTools = step < turn.setting.maxSteps;
      const calls = await (rejected === undefined
        ? runStep(turn, writer, { step, messages: messagesOf(turn), withTools })
        : writeAgain(turn, writer, { step, messages: messagesOf(turn), withTools }, rejected));
      rejected = writer.gate?.takeRejected();
      if (rejected !== undefined && withTools) {
        continue;
      }
      rejected?.restore();
      if (calls.length === 0) {
        return await endAnswer(turn, writer, evidence, toolResults);
      }
      if (calls.some((call) => call.name === handOffTool.name)) {
        return await handOff(turn, writer, { reason: 'model' });
      }
      const { results, questions } = await runToolCalls(turn, messagesOf(turn), calls);
      toolResults.push(...results);
      await checks?.take(results);
      if (questions.length > 0) {
        return askFirst(turn, writer, questions);
      }
      said.push(...(await joinArrivals(turn)));
    }
  } finally {
    writer.close();
  }
}

/** @returns undefined where no tool checks what is said about its results */
async function checksOf(turn: OpenTurn, writer: AnswerWriter, evidence: Evidence | undefined) {
  if (![...turn.setting.tools.values()].some(({ checkText }) => checkText !== undefined)) {
    return undefined;
  }
  const { ResultChecks } = await import('./result-checks.js');
  const checks = new ResultChecks(turn, writer, evidence);
  await checks.recall();
  return checks;
}

/** Asks the model once more; where that fails or costs too much, the first answer is shown as far as it may be. */
async function writeAgain(
  turn: OpenTurn,
  writer: AnswerWriter,
  options: StepOptions,
  draft: RejectedDraft,
): Promise<readonly ToolCallPart[]> {
  const restore = () => {
    draft.restore();
    writer.close();
  };
  const messages: readonly Message[] = [
    ...options.messages,
    { role: 'assistant', parts: [{ type: 'text', text: draft.text }] },
    { role: 'user', parts: [{ type: 'note', text: draft.complaint }] },
  ];
  try {
    return await runStep(turn, writer, { ...options, messages, otherwise: restore });
  } catch (error) {
    if (turn.signal.aborted || !(error instanceof ModelError)) {
      throw error;
    }
    turn.setting.onError(error);
    restore();
    return [];
  }
}

/** Ends a turn that the model has answered; where nothing of it may be shown, as one without evidence. */
async function endAnswer(
  turn: OpenTurn,
  writer: AnswerWriter,
  evidence: Evidence | undefined,
  toolResults: readonly ToolResultPart[],
): Promise<TurnStatus> {
  const events = turn.recorder.events;
  const has = (type: TurnEvent['type']) => events.some((event) => event.type === type);
  const reasons = [
    ...(evidence === undefined ? [] : [`evidence-${evidence.answerability}`]),
    ...(toolResults.length > 0 ? ['tool-result'] : []),
    ...(has('unsupported-claim') ? ['unsupported-claim'] : []),
  ];
  if (has('budget-refusal')) {
    return decide(turn, 'unknown', ['budget-refusal']);
  }
  if (!writer.isEmptied) {
    return decide(turn, writer.outcome, reasons);
  }
  if (turn.setting.handoff?.isTooMany(missesBefore(turn) + 1)) {
    return handOff(turn, writer, { reason: 'rule', rule: 'no-evidence' });
  }
  writer.close();
  writer.say(assistantWords[turn.language].notKnown);
  return decide(turn, 'unknown', reasons);
}

/** Writes down what the turn has come to. */
function decide({ recorder }: OpenTurn, outcome: Decision['outcome'], reasons: readonly string[]): TurnStatus {
  recorder.record({ type: 'decision', decision: { outcome, reasons } });
  return 'completed';
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
  return decide(turn, 'ask-back', ['approval']);
}

/** Lets the next step read what the customer has written meanwhile. */
async function joinArrivals(turn: OpenTurn): Promise<readonly string[]> {
  const arrivals = await turn.takeArrivals();
  if (arrivals.length > 0) {
    turn.recorder.record({
      type: 'message-join',
      messageIds: arrivals.map(({ messageId }) => messageId),
      text: arrivals.map(({ text }) => text).join('\n'),
    });
  }
  return arrivals.map(({ text }) => text);
}

/** @returns undefined for an assistant without knowledge */
async function findEvidence(turn: OpenTurn): Promise<Evidence | undefined> {
  const { findEvidence: find, telemetry } = turn.setting;
  if (find === undefined) {
    return undefined;
  }
  const { key, customerId, now, setting } = turn;
  const tags = await setting.customerTags?.({ ...key, customerId });
  const search = () =>
    find(key.tenantId, turn.text, { now, tags, signal: turn.signal, earlier: earlierQuestions(turn.log) });
  const found = await (telemetry === undefined ? search() : telemetry.retrieval(turn.text, search));
  const evidence =
    found.calls === undefined ? found : await (await import('./count-retrieval.js')).countRetrieval(turn, found);
  turn.recorder.record({ type: 'evidence', evidence });
  return evidence;
}

/** Whether the customer may be asked what is meant: not twice in a row, and not where a tool may have to do with it. */
function mayAskBack(turn: OpenTurn): boolean {
  const messages = messagesOf(turn);
  const { language, now, setting } = turn;
  const talk = talkOf(messages);
  return (
    earlierQuestions(turn.log)[0]?.offered === undefined &&
    !messages.some(({ role }) => role === 'tool') &&
    ![...setting.tools.values()].some(({ interpret }) => interpret?.({ talk, language, now, previous: undefined }))
  );
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

/**
 * How many turns in a row, up to this one, asked the knowledge in vain or were left without an answer, since somebody
 * was last called for.
 */
function missesBefore({ log }: OpenTurn): number {
  const called = log.findLastIndex(({ event }) => event.type === 'owner-change' || event.type === 'ticket');
  const isMiss: boolean[] = [];
  for (const { event } of log.slice(called + 1)) {
    if (event.type === 'evidence') isMiss.push(event.evidence.answerability === 'none');
    else if (event.type === 'decision' && event.decision.reasons.includes('several-subjects')) isMiss.pop();
    else if (event.type === 'decision' && event.decision.reasons.includes('unsupported-claim')) {
      isMiss[isMiss.length - 1] ||= event.decision.outcome === 'unknown';
    }
  }
  return isMiss.length - 1 - isMiss.lastIndexOf(false);
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
    decide(turn, 'handoff', [...reasonsOf(cause), absence.because]);
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
  decide(turn, 'handoff', reasonsOf(cause));
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

function reasonsOf({ reason, rule }: HandoffCause): readonly string[] {
  return [reason, ...(rule === undefined ? [] : [rule])];
}

/** @returns undefined where the queue cannot be counted */
async function placeInQueue({ setting, key }: OpenTurn): Promise<number | undefined> {
  const limit = 1_000;
  const waiting = await setting.store.list(key.tenantId, { owner: 'queue', limit });
  return waiting.length < limit ? waiting.length + 1 : undefined;
}
