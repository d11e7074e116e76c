import type { Usage } from '../../domain/usage.js';
import type { ModelError, ModelErrorKind } from '../../error/model-error.js';
import type { ChatModel } from '../chat-model.js';
import type { CallOutcome } from './member.js';

/** A call that broke before its first word, in a way that another model may mend. */
export interface CallFailure {
  /** Id of the model that failed. */
  readonly from: string;
  readonly reason: ModelErrorKind | 'slow';
  readonly error: ModelError;
  /** What the call consumed. */
  readonly usage: Usage;
}

/** One call on a request's way. */
export interface RelayLeg {
  readonly model: ChatModel;
  /** Ids of the models that were passed over for this one because they rest, in order; each is told once. */
  readonly passedOver: readonly string[];
  /** How long to wait before the call. Default 0. */
  readonly waitMs?: number | undefined;
  /** True when a failure of this call can be passed on; where the caller has another model, that is so always. */
  readonly singleAttempt: boolean;
  /** How long the model may take to its first sign of life. Absent: as long as it allows itself. */
  readonly firstTokenMs?: number | undefined;
  /** Told how the call ended, on every way out. */
  readonly settle: (outcome: CallOutcome) => void;
}

/** The way of one request through several models. */
export interface RelayRoute {
  /**
   * Chooses who is asked: first without a failure, then after each.
   *
   * @returns undefined when nobody is left; the failure is the end of the reply then
   * @throws {ModelError} nobody can be asked for a reason that tells more than the failure
   */
  next(failure: CallFailure | undefined): RelayLeg | undefined;
}
