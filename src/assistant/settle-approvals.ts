import type { OpenApproval } from '../conversation/conversation-state.js';
import type { ApprovalRequest } from '../domain/approval.js';
import type { Message, ToolCallPart, ToolResultPart } from '../domain/message.js';
import { notApproved } from './ask-approval.js';
import { readDecision } from './read-decision.js';
import { runApproved } from './run-tool-calls.js';
import type { OpenTurn } from './turn-setting.js';

type Ending = 'approved' | 'denied' | 'expired' | 'superseded';

/**
 * Deals with the questions that are open as the turn begins: runs what was agreed to, closes what was refused, has
 * expired, or was passed over by a customer who wrote of something else. Questions to an operator stay open meanwhile.
 *
 * @param messages - the history as it is now
 * @returns what came of the calls; empty where nothing was to be dealt with
 */
export async function settleApprovals(
  turn: OpenTurn,
  messages: () => readonly Message[],
): Promise<readonly ToolResultPart[]> {
  const results: ToolResultPart[] = [];
  for (const open of turn.approvals) {
    const ending = endingOf(turn, open);
    if (ending !== undefined) {
      results.push(await settle(turn, messages(), open.request, ending));
    }
  }
  return results;
}

/** @returns undefined where it stays open */
function endingOf({ messageIds, text, setting }: OpenTurn, { request, decision }: OpenApproval): Ending | undefined {
  if (decision !== undefined) {
    return decision;
  }
  if (new Date(request.expiresAt) <= setting.now()) {
    return 'expired';
  }
  return request.from === 'customer' && messageIds.length > 0 ? (readDecision(text) ?? 'superseded') : undefined;
}

async function settle(
  turn: OpenTurn,
  messages: readonly Message[],
  request: ApprovalRequest,
  outcome: Ending,
): Promise<ToolResultPart> {
  const { recorder, setting } = turn;
  const { approvalId, name, input } = request;
  // A call of its own, for the one that asked was answered with the question.
  const callId = setting.createId();
  const call: ToolCallPart = { type: 'tool-call', callId, name, arguments: JSON.stringify(input) };
  recorder.record(call);
  let result: ToolResultPart;
  if (outcome === 'approved') {
    result = await runApproved(turn, messages, call, request);
  } else {
    const text = `Tool "${name}" did not run. ${notApproved[outcome]}`;
    result = { type: 'tool-result', callId, name, outcome: 'not-approved', text };
    recorder.record(result);
  }
  // Comes last: a process that dies before leaves the question to the next one, which reads in the log what was done.
  recorder.record({ type: 'approval-end', approvalId, outcome });
  return result;
}
