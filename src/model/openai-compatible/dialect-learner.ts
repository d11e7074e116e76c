import type { HttpRefusal } from '../../http/post-json.js';
import type { Dialect } from './dialect.js';

export interface DialectLearner {
  /** The dialect as far as it is known by now. */
  readonly dialect: Dialect;
  /**
   * Learns from a refusal.
   *
   * @param sent - the body of the refused request
   * @returns true when the same request would be written differently now
   */
  learn(refusal: HttpRefusal, sent: string): boolean;
}

/**
 * Learns from its refusals how an endpoint differs from its dialect: endpoints that serve the models of many makers
 * differ from model to model, and whether reasoning must be sent back has gone both ways at the same vendor.
 *
 * Each change is made once at most, so that an endpoint that contradicts itself is not asked for ever.
 *
 * @param thinking - where it is false, no reasoning is sent back whatever the dialect says
 */
export function createDialectLearner(given: Dialect, thinking: boolean | 'auto' | undefined): DialectLearner {
  let dialect = given;
  const tried = new Set<Dialect['replayReasoning']>();
  const replay = (replayReasoning: Dialect['replayReasoning']): boolean => {
    // Requests under way at the same time are refused for the same reason: the first of them has changed it.
    if (dialect.replayReasoning !== replayReasoning) {
      if (tried.has(replayReasoning)) {
        return false;
      }
      tried.add(replayReasoning);
      dialect = { ...dialect, replayReasoning };
    }
    return true;
  };
  return {
    get dialect() {
      return dialect;
    },
    learn({ status, body }, sent) {
      if (status >= 500) {
        return false;
      }
      if (body.includes('stream_options') && sent.includes('"stream_options":')) {
        dialect = { ...dialect, includeUsage: false };
        return true;
      }
      if (status !== 400 || !body.includes('reasoning_content')) {
        return false;
      }
      if (sent.includes('"reasoning_content":')) {
        return replay('never');
      }
      return thinking !== false && sent.includes('"tool_calls":') && replay('toolTurns');
    },
  };
}
