import { toMessages } from '../conversation/projection.js';
import type { ApprovalRequest } from '../domain/approval.js';
import type { Evidence } from '../domain/evidence.js';
import type { HandoffReason } from '../domain/handoff.js';
import type { IndustryHandoff } from '../domain/industry-policy.js';
import { type Message, type ToolResultPart, textOf } from '../domain/message.js';
import type { TurnStatus } from '../domain/turn.js';
import { AnswerWriter } from './answer-writer.js';
import { operatorAsked } from './ask-approval.js';
import { handOffTool } from './hand-off-tool.js';
import { wantsHandoff } from './handoff-wish.js';
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
  const isAnswered = turn.messageIds.length === 0 || settled.some(({ outcome }) => outcome !== 'not-approved');
  if (wantsHandoff(turn.text)) {
    return handOff(turn, await createWriter(turn, noEvidence, []), 'customer-wish');
  }
  const rule = turn.setting.industry?.findHandoffRule(turn.text);
  if (rule !== undefined) {
    return handOff(turn, await createWriter(turn, noEvidence, []), 'rule', rule);
  }
  // A message that only agrees asks nothing of the knowledge.
  const evidence = isAnswered ? undefined : await findEvidence(turn);
  const toolResults: ToolResultPart[] = [...settled];
  const writer = await createWriter(turn, evidence ?? noEvidence, toolResults);
  try {
    for (let step = 1; ; step++) {
      // The last step gets no tools, so that the turn ends with words and not with a call nobody answers.
      const withTools = step < turn.setting.maxSteps;
      const calls = await runStep(turn, writer, { step, messages: messagesOf(turn), withTools });
      if (calls.length === 0) {
        return 'completed';
      }
      if (calls.some((call) => call.name === handOffTool.name)) {
        return await handOff(turn, writer, 'model');
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
  const search = () => find(turn.key.tenantId, question);
  const evidence = await (telemetry === undefined ? search() : telemetry.retrieval(question, search));
  turn.recorder.record({ type: 'evidence', evidence });
  return evidence;
}

/** Tells the customer, then passes the conversation on: after that the assistant writes no more. */
async function handOff(
  turn: OpenTurn,
  writer: AnswerWriter,
  reason: HandoffReason,
  rule?: IndustryHandoff,
): Promise<TurnStatus> {
  const { recorder } = turn;
  const urgent = rule?.say?.(turn.language);
  if (urgent !== undefined) {
    writer.say(`${urgent}\n`);
  }
  writer.say(assistantWords[turn.language].handoff);
  writer.close();
  recorder.record({
    type: 'owner-change',
    owner: 'queue',
    fence: recorder.fence + 1,
    reason,
    ...(rule !== undefined && { rule: rule.id }),
  });
  await recorder.flush();
  return 'handed-off';
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
