import { demand, demandNumber } from '../../schema/demand.js';
import type { ChatModel } from '../chat-model.js';

/** Timers hold no more than 2³¹ − 1 milliseconds. */
export const longestMs = 2 ** 31 - 1;

/** @throws {ConfigurationError} it is no list of models, or an empty one */
export function requireModels(owner: string, models: readonly ChatModel[]): void {
  demand(Array.isArray(models) && models.length > 0, `${owner} needs a list of models with at least one in it`);
  models.forEach((model, index) => {
    demand(isChatModel(model), `${owner}: entry ${index} of the list is no ChatModel`);
  });
}

export function isChatModel(value: unknown): value is ChatModel {
  const model = value as Partial<ChatModel> | null | undefined;
  return typeof model?.stream === 'function' && typeof model.id === 'string' && model.id !== '';
}

/**
 * Reads the time to the first sign of life.
 *
 * @throws {ConfigurationError} it is no time that a timer can hold
 */
export function readFirstTokenMs(owner: string, firstTokenMs = 20_000): number {
  demandNumber(`${owner}: "firstTokenMs"`, firstTokenMs, { from: 1, to: longestMs });
  return firstTokenMs;
}

/**
 * Reads the clock.
 *
 * @throws {ConfigurationError} it is no function
 */
export function readClock(owner: string, now: () => Date = steadyNow): () => Date {
  demand(typeof now === 'function', `${owner}: "now" must be a function that returns a Date`);
  return now;
}

/** The present moment by a clock that nobody sets back: a rest would last as long as the clock was set back by. */
function steadyNow(): Date {
  return new Date(performance.timeOrigin + performance.now());
}
