import type { ChatModel } from '../chat-model.js';

/** How a model that others stand beside has been doing lately. */
export interface ModelHealth {
  /** Id of the model. */
  readonly model: string;
  /** `on-trial`: its rest is over, and the next call decides whether it is back. */
  readonly state: 'ready' | 'resting' | 'on-trial';
  /** Failures since its last success. */
  readonly failures: number;
  /** Calls under way. */
  readonly inFlight: number;
  /** Absent unless it rests. */
  readonly restingUntil?: Date | undefined;
  /** Of a model that is a group itself. */
  readonly members?: readonly ModelHealth[] | undefined;
}

/** Several models that stand for one. */
export interface ModelGroup extends ChatModel {
  /** How each member is doing at this moment, in the order in which they were given. For dashboards and alarms. */
  health(): readonly ModelHealth[];
}

export function isModelGroup(model: ChatModel): model is ModelGroup {
  return 'health' in model && typeof model.health === 'function';
}
