import type { JsonValue } from './json.js';

/** Who must agree before a tool runs. */
export type Approver = 'customer' | 'operator';

/** A tool call that waits until somebody agrees. */
export interface ApprovalRequest {
  readonly type: 'approval-request';
  readonly approvalId: string;
  readonly callId: string;
  readonly name: string;
  readonly input: JsonValue;
  /** Of the call, should it run: the same as of the call that asked. */
  readonly idempotencyKey: string;
  readonly from: Approver;
  /** What the customer or the operator is asked. */
  readonly question: string;
  /** ISO 8601: after this moment it counts as refused. */
  readonly expiresAt: string;
}
