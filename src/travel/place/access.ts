import type { Place } from '../../domain/place.js';
import type { AccessNeed } from '../../domain/trip-request.js';

/** Whether a place is fit for a need; undefined where nobody has said. */
export function hasAccess({ access }: Place, need: AccessNeed): boolean | undefined {
  return need === 'step-free' ? access?.stepFree : access?.stroller;
}
